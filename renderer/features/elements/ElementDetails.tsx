import type { InputOf } from '../../../shared/contract/contract.ts'
import type { Element } from '../../../shared/contract/elements.ts'
import { OUTCOME_LEVELS } from '../../../shared/domain/realist.ts'
import { FACETS, ROLE_NAMES, ROLES } from '../../../shared/domain/roles.ts'
import { useProcedure } from '../../api/client.ts'
import { act } from '../../store/act.ts'
import { DraftCombo } from '../../ui/DraftCombo.tsx'
import { DraftField } from '../../ui/DraftField.tsx'
import { Select } from '../../ui/Select.tsx'
import css from './ElementInspector.module.css'

const NONE = 'none'
/** Pawson's four layers of context. */
const LAYERS = ['individual', 'interpersonal', 'institutional', 'infrastructural']
const VALENCES = ['enabling', 'constraining'] as const
const INTENDED = ['yes', 'no'] as const
const ROLE_OPTIONS = ROLES.map(id => ({ id, label: ROLE_NAMES[id] }))

interface Props {
  element: Element
  elements: readonly Element[]
}

/** What an element says and what is said of it, each field one undoable change. */
export function ElementDetails({ element, elements }: Props) {
  const { id: elementId, role, isIntended } = element
  const groups = useGroups(elements)
  const update = (change: Omit<InputOf<'elements.update'>, 'elementId'>) => {
    void act('elements.update', { elementId, ...change })
  }
  return (
    <div className={css.details}>
      <DraftField
        label="Wording"
        isMultiline
        isRequired
        rows={2}
        value={element.label}
        onCommit={label => update({ label: label.replace(/\s+/gu, ' ').trim() })}
      />
      <div className={css.fields}>
        <Select
          label="Role"
          value={role}
          options={ROLE_OPTIONS}
          onChange={next => update({ role: next })}
        />
        {role === 'M' && (
          <Select
            label="Resource or reasoning"
            value={element.facet ?? NONE}
            options={options('Not yet said', FACETS)}
            onChange={facet => update({ facet: facet === NONE ? null : facet })}
          />
        )}
        {role === 'O' && (
          <Select
            label="Outcome level"
            value={element.outcomeLevel ?? NONE}
            options={options('Not said', OUTCOME_LEVELS)}
            onChange={level => update({ outcomeLevel: level === NONE ? null : level })}
          />
        )}
        {role === 'O' && (
          <Select
            label="Intended"
            value={isIntended === null ? NONE : isIntended ? 'yes' : 'no'}
            options={options('Not said', INTENDED)}
            onChange={said => update({ isIntended: said === NONE ? null : said === 'yes' })}
          />
        )}
        <Select
          label="Works as"
          value={element.valence ?? NONE}
          options={options('Not said', VALENCES)}
          onChange={valence => update({ valence: valence === NONE ? null : valence })}
        />
        <DraftCombo
          label="Context layer"
          value={element.layer ?? ''}
          options={distinct([...LAYERS, ...elements.map(({ layer }) => layer)])}
          placeholder="None"
          maxLength={500}
          onCommit={layer => update({ layer: layer || null })}
        />
        <DraftCombo
          label="Stakeholder group"
          value={element.group ?? ''}
          options={groups}
          placeholder="None"
          maxLength={500}
          onCommit={group => update({ group: group || null })}
        />
        <DraftCombo
          label="Setting"
          value={element.setting ?? ''}
          options={distinct(elements.map(({ setting }) => setting))}
          placeholder="None"
          maxLength={500}
          onCommit={setting => update({ setting: setting || null })}
        />
      </div>
      <DraftField
        label="Description"
        isMultiline
        rows={1}
        value={element.description}
        onCommit={description => update({ description })}
      />
    </div>
  )
}

/** Groups that elements speak of, and those of participants and sources. */
function useGroups(elements: readonly Element[]): string[] {
  const { data: participants = [] } = useProcedure('participants.list', {})
  const { data: sources = [] } = useProcedure('sources.list', {})
  return distinct([...elements, ...participants, ...sources].map(({ group }) => group)).sort()
}

function distinct(values: readonly (string | null)[]): string[] {
  return [...new Set(values.flatMap(value => value ?? []))]
}

function options<T extends string>(none: string, values: readonly T[]) {
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
  return [
    { id: NONE as T | typeof NONE, label: none },
    ...values.map(id => ({ id: id as T | typeof NONE, label: capital(id) })),
  ]
}
