import type { InputOf, OutputOf } from '../../../shared/contract/contract.ts'
import { STANCES, STATUSES } from '../../../shared/domain/roles.ts'
import { ATTRIBUTIONS } from '../../../shared/tables/kinds.ts'
import { useProcedure } from '../../api/client.ts'
import { ATTRIBUTION_WORDS } from '../../ui/attribution.ts'
import { Select } from '../../ui/Select.tsx'
import { TickList } from './TickList.tsx'
import { CONTEXTS, NO_GROUP, QUOTES, STANCE_WORDS, STATUS_WORDS } from './words.ts'

type Options = NonNullable<InputOf<'tables.get'>['options']>
type Described = OutputOf<'tables.kinds'>[number]

interface TableChoicesProps {
  described: Described
  /** The keys of the columns that are shown now. */
  shown: readonly string[]
  options: Options
  onChange: (options: Options) => void
}

/** Everything that can be chosen of a table; what makes no difference to it is left out. */
export function TableChoices({ described, shown, options, onChange }: TableChoicesProps) {
  const has = (name: string) => described.options.includes(name)
  const set = (change: Options) => onChange({ ...options, ...change })
  const columns = options.columns ?? shown
  return (
    <>
      <Select
        label="Rows grouped by"
        value={options.groupBy ?? ''}
        options={[
          { id: '', label: 'Not grouped' },
          ...described.groupings.map(({ key, label }) => ({ id: key, label })),
        ]}
        onChange={groupBy => {
          const { groupBy: _before, ...rest } = options
          onChange(groupBy === '' ? rest : { ...rest, groupBy })
        }}
      />
      {has('theoryId') && <VersionChoice options={options} onChange={onChange} />}
      {has('attribution') && (
        <Select
          label="People are told by"
          value={options.attribution ?? 'participant'}
          options={ATTRIBUTIONS.map(id => ({ id, label: ATTRIBUTION_WORDS[id] }))}
          onChange={attribution => set({ attribution })}
        />
      )}
      {has('quotes') && (
        <Select
          label="Quotes in a cell, for each stance or code"
          value={String(options.quotes ?? 'all')}
          options={QUOTES}
          onChange={quotes =>
            set({ quotes: quotes === 'all' || quotes === 'none' ? quotes : Number(quotes) })
          }
        />
      )}
      {has('contextLength') && (
        <Select
          label="Words around a passage"
          value={String(options.contextLength ?? 120)}
          options={CONTEXTS}
          onChange={length => set({ contextLength: Number(length) })}
        />
      )}
      {has('groups') && <GroupChoice options={options} onChange={onChange} />}
      {has('stances') && (
        <TickList
          label="Evidence"
          items={STANCES.map(id => ({ id, label: STANCE_WORDS[id] }))}
          ticked={options.stances ?? STANCES}
          onChange={stances => set({ stances })}
        />
      )}
      {has('statuses') && options.theoryId === undefined && (
        <TickList
          label="Statuses"
          items={STATUSES.map(id => ({ id, label: STATUS_WORDS[id] }))}
          ticked={options.statuses ?? STATUSES.slice(0, 3)}
          onChange={statuses => set({ statuses })}
        />
      )}
      <TickList
        label="Columns"
        items={described.columns.map(({ key, label }) => ({ id: key, label }))}
        ticked={columns}
        onChange={keys =>
          set({
            columns: described.columns.map(({ key }) => key).filter(key => keys.includes(key)),
          })
        }
      />
    </>
  )
}

type ChoiceProps = Pick<TableChoicesProps, 'options' | 'onChange'>

function VersionChoice({ options, onChange }: ChoiceProps) {
  const { data: theories = [] } = useProcedure('theories.list', {})
  if (theories.length === 0) return null
  return (
    <Select
      label="Configurations of"
      value={options.theoryId ?? ''}
      options={[
        { id: '', label: 'No version: by status' },
        ...theories.map(({ id, name }) => ({ id, label: name })),
      ]}
      onChange={theoryId => {
        const { theoryId: _before, ...rest } = options
        onChange(theoryId === '' ? rest : { ...rest, theoryId })
      }}
    />
  )
}

function GroupChoice({ options, onChange }: ChoiceProps) {
  const { data: participants = [] } = useProcedure('participants.list', {})
  const { data: sources = [] } = useProcedure('sources.list', {})
  const groups = [...new Set([...participants, ...sources].map(({ group }) => group))]
  const named = groups.filter(group => group !== null).toSorted()
  if (named.length === 0) return null
  const items = [
    ...named.map(name => ({ id: `=${name}`, label: name })),
    ...(groups.includes(null) ? [{ id: NO_GROUP, label: 'Without a group' }] : []),
  ]
  const chosen = options.groups?.map(group => (group === null ? NO_GROUP : `=${group}`))
  return (
    <TickList
      label="Stakeholder groups"
      items={items}
      ticked={chosen ?? items.map(({ id }) => id)}
      onChange={ids => {
        const { groups: _before, ...rest } = options
        const isAll = ids.length === items.length
        const wanted = ids.map(id => (id === NO_GROUP ? null : id.slice(1)))
        onChange(isAll ? rest : { ...rest, groups: wanted })
      }}
    />
  )
}
