import type { InputOf } from '../../../shared/contract/contract.ts'
import { useProcedure } from '../../api/client.ts'
import { listForImport, useNames } from '../../store/names.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { count } from '../../ui/format.ts'
import { Segments } from '../../ui/Segments.tsx'
import css from './CopiesView.module.css'

/** What of the project a copy is to have. */
export interface CopyScope {
  kind: 'all' | 'groups' | 'sources'
  /** The groups or sources. */
  ids: readonly string[]
  replacesNames: boolean
}

/** Everything, as it is. */
export const WHOLE: CopyScope = { kind: 'all', ids: [], replacesNames: false }

/** The same as the engine takes it. */
export function scopeInput({ kind, ids, replacesNames }: CopyScope): Partial<InputOf<'team.copy'>> {
  return {
    ...(kind === 'groups' && { groups: [...ids] }),
    ...(kind === 'sources' && { sourceIds: [...ids] }),
    ...(replacesNames && listForImport()),
  }
}

const KINDS = [
  { id: 'all', label: 'All sources' },
  { id: 'groups', label: 'Some groups' },
  { id: 'sources', label: 'Some sources' },
] as const

interface ScopeFieldsProps {
  scope: CopyScope
  onChange: (scope: CopyScope) => void
  isDisabled: boolean
}

/** Asks which sources a copy is to have, and whether names are replaced in it. */
export function ScopeFields({ scope, onChange, isDisabled }: ScopeFieldsProps) {
  const { data: sources = [] } = useProcedure('sources.list', {})
  // The list of names is read anew when it changes.
  useNames(state => state.rows)
  const { names } = listForImport()
  const groups = [...new Set(sources.flatMap(({ group }) => group ?? []))].sort()
  const kinds = groups.length === 0 ? KINDS.filter(({ id }) => id !== 'groups') : KINDS
  const items =
    scope.kind === 'groups'
      ? groups.map(group => ({ id: group, label: group }))
      : sources.map(({ id, title }) => ({ id, label: title }))
  const tick = (id: string, isIn: boolean) =>
    onChange({ ...scope, ids: isIn ? [...scope.ids, id] : scope.ids.filter(each => each !== id) })
  return (
    <>
      <div className={css.tools}>
        <Segments
          label="What the copy has"
          value={scope.kind}
          options={kinds}
          onChange={kind => onChange({ ...scope, kind, ids: [] })}
        />
      </div>
      {scope.kind !== 'all' && (
        <>
          <fieldset className={css.ticks}>
            <legend className={css.legend}>
              {scope.kind === 'groups' ? 'Groups' : 'Sources'} in the copy
            </legend>
            {items.map(({ id, label }) => (
              <Checkbox
                key={id}
                label={label}
                isTicked={scope.ids.includes(id)}
                isDisabled={isDisabled}
                onChange={isIn => tick(id, isIn)}
              />
            ))}
          </fieldset>
          <p className={css.soft}>
            Of the other sources the copy has no text, coding, evidence, comment or memo that links
            to them, and no history. Codes, elements and configurations are all in it: words of
            people that stand in these go along.
          </p>
        </>
      )}
      <Checkbox
        label={
          names === undefined
            ? 'Replace names: open a list of names in the place Protection first'
            : `Replace the ${count(names.length, 'name')} of the open list`
        }
        isTicked={scope.replacesNames && names !== undefined}
        isDisabled={isDisabled || names === undefined}
        onChange={replacesNames => onChange({ ...scope, replacesNames })}
      />
      {scope.replacesNames && names !== undefined && (
        <p className={css.soft}>
          Such a copy sends bundles and takes none in, has no original files and no former texts,
          and its texts cannot be edited. Names that are not on the list stay in it.
        </p>
      )}
    </>
  )
}
