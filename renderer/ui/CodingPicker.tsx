import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef, useState } from 'react'
import type { Coding } from '../../shared/contract/codings.ts'
import type { Role } from '../../shared/domain/roles.ts'
import { useProcedure } from '../api/client.ts'
import { RoleBadge } from './RoleBadge.tsx'
import { RoleToggle } from './RoleToggle.tsx'
import { Select } from './Select.tsx'
import { TextField } from './TextField.tsx'
import css from './CodingPicker.module.css'

interface Props {
  chosen: ReadonlySet<string>
  onChange: (chosen: Set<string>) => void
  /** Codings that are attached already: shown as such and not to be chosen again. */
  attached?: ReadonlySet<string>
  /** The role looked for at first. */
  role?: Role | null
}

/** Finds codings by words, role and source, and chooses several. */
export function CodingPicker({ chosen, onChange, attached, role = null }: Props) {
  const codings = useProcedure('codings.list', {}).data
  const sources = useProcedure('sources.list', {}).data
  const [typed, setTyped] = useState('')
  const [roles, setRoles] = useState<Role[]>(role === null ? [] : [role])
  const [sourceId, setSourceId] = useState('all')
  const found = useMemo(
    () => filterCodings(codings ?? [], typed, roles, sourceId),
    [codings, typed, roles, sourceId],
  )
  const titles = new Map(sources?.map(({ id, title }) => [id, title]))
  const scroll = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: found.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => 84,
    overscan: 6,
    getItemKey: index => found[index]?.id ?? index,
  })

  function toggle(codingId: string) {
    const next = new Set(chosen)
    if (!next.delete(codingId)) next.add(codingId)
    onChange(next)
  }

  return (
    <div className={css.root}>
      <div className={css.tools}>
        <TextField
          label="Find in passages and notes"
          isLabelHidden
          placeholder="Find in passages and notes"
          value={typed}
          onChange={setTyped}
          autoFocus
        />
        <RoleToggle label="Role" value={roles} onChange={setRoles} />
        <Select
          label="Source"
          isLabelHidden
          value={sourceId}
          options={[
            { id: 'all', label: 'All sources' },
            ...(sources ?? []).map(({ id, title }) => ({ id, label: title })),
          ]}
          onChange={setSourceId}
        />
      </div>
      <p className={css.count} role="status">
        {found.length === codings?.length
          ? `${found.length} coded passages`
          : `${found.length} of ${codings?.length ?? 0} coded passages`}
        {chosen.size > 0 && ` · ${chosen.size} chosen`}
      </p>
      <div ref={scroll} className={css.scroll} role="group" aria-label="Coded passages">
        <div className={css.rows} style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(row => {
            const coding = found[row.index]
            if (coding === undefined) return null
            const isAttached = attached?.has(coding.id) ?? false
            return (
              <label
                key={row.key}
                ref={rows.measureElement}
                data-index={row.index}
                className={css.row}
                data-attached={isAttached || undefined}
                style={{ transform: `translateY(${row.start}px)` }}
              >
                <input
                  type="checkbox"
                  checked={isAttached || chosen.has(coding.id)}
                  disabled={isAttached}
                  onChange={() => toggle(coding.id)}
                />
                <span className={css.quote}>{coding.quote}</span>
                <span className={css.origin}>
                  {coding.roles.map(letter => (
                    <RoleBadge key={letter} role={letter} />
                  ))}
                  {[coding.speaker, titles.get(coding.sourceId)].filter(Boolean).join(' · ')}
                  {isAttached && ' · attached already'}
                </span>
              </label>
            )
          })}
        </div>
        {codings?.length === 0 && (
          <p className={css.none}>Nothing is coded yet. Code passages on the coding desk first.</p>
        )}
      </div>
    </div>
  )
}

/** Codings that hold every word typed, play one of the roles and lie in the source; no roles means any. */
export function filterCodings(
  codings: Coding[],
  typed: string,
  roles: Role[],
  sourceId: string,
): Coding[] {
  const words = typed
    .toLocaleLowerCase()
    .split(/\s+/u)
    .filter(word => word !== '')
  return codings.filter(coding => {
    if (sourceId !== 'all' && coding.sourceId !== sourceId) return false
    if (roles.length > 0 && !roles.some(role => coding.roles.includes(role))) return false
    if (words.length === 0) return true
    const text = `${coding.quote} ${coding.note} ${coding.speaker ?? ''}`.toLocaleLowerCase()
    return words.every(word => text.includes(word))
  })
}
