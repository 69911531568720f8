import { X } from 'lucide-react'
import type { Researcher } from '../../../shared/contract/project.ts'
import { THING_KINDS, type ThingKind, THINGS } from '../../../shared/history/things.ts'
import { Button } from '../../ui/Button.tsx'
import { Select } from '../../ui/Select.tsx'
import styles from './History.module.css'

/** Which steps are shown. */
export interface HistoryFilter {
  researcherId: string | null
  thing: ThingKind | null
  /** One thing of that kind. */
  one: { id: string; name: string } | null
}

/** All steps. */
export const EVERYTHING: HistoryFilter = { researcherId: null, thing: null, one: null }

/** Whether some steps are left out. */
export function isFiltered({ researcherId, thing }: HistoryFilter): boolean {
  return researcherId !== null || thing !== null
}

const ALL = ''

interface FiltersProps {
  filter: HistoryFilter
  researchers: readonly Researcher[]
  onChange: (filter: HistoryFilter) => void
}

/** Whose steps, and on what. */
export function Filters({ filter, researchers, onChange }: FiltersProps) {
  const { researcherId, thing, one } = filter
  return (
    <div className={styles.filters}>
      <Select
        label="Researcher"
        isLabelHidden
        value={researcherId ?? ALL}
        options={[
          { id: ALL, label: 'Every researcher' },
          ...researchers.map(({ id, name }) => ({ id, label: name })),
        ]}
        onChange={id => onChange({ ...filter, researcherId: id === ALL ? null : id })}
      />
      <Select<ThingKind | ''>
        label="Kind of thing"
        isLabelHidden
        value={thing ?? ALL}
        options={[
          { id: ALL, label: 'Everything' },
          ...THING_KINDS.map(kind => ({ id: kind, label: THINGS[kind].words })),
        ]}
        onChange={kind => onChange({ ...filter, thing: kind === '' ? null : kind, one: null })}
      />
      {one !== null && (
        <Button variant="quiet" icon={X} onPress={() => onChange(EVERYTHING)}>
          {`Only ${one.name === '' ? 'this one' : `“${one.name.slice(0, 40)}”`}; show every step`}
        </Button>
      )}
    </div>
  )
}
