import type { Researcher } from '../../../shared/contract/project.ts'
import type { SourceSummary } from '../../../shared/contract/sources.ts'
import { SOURCE_KINDS, type SourceKind } from '../../../shared/text/source-draft.ts'
import { formatDay, formatNumber, formatShare } from '../../ui/format.ts'

/** What a kind of source is called. */
export const KIND_NAMES: Record<SourceKind, string> = {
  transcript: 'Interview',
  focusGroup: 'Focus group',
  observation: 'Observation',
  document: 'Document',
  paper: 'Paper',
  survey: 'Survey',
}

/** Kinds as a choice. */
export const KIND_OPTIONS = SOURCE_KINDS.map(kind => ({ id: kind, label: KIND_NAMES[kind] }))

/** A column of the table of sources. */
export interface Column {
  id: string
  label: string
  /** As CSS grid writes it. */
  width: string
  isNumber?: boolean
  cell: (source: SourceSummary, researchers: ReadonlyMap<string, Researcher>) => string | null
  sortBy: (source: SourceSummary) => string | number
}

export const COLUMNS: readonly Column[] = [
  {
    id: 'title',
    label: 'Title',
    width: 'minmax(9.5rem, 3fr)',
    cell: source => source.title,
    sortBy: source => source.title,
  },
  {
    id: 'kind',
    label: 'Kind',
    width: 'minmax(5.75rem, 1fr)',
    cell: source => KIND_NAMES[source.kind],
    sortBy: source => KIND_NAMES[source.kind],
  },
  {
    id: 'group',
    label: 'Group',
    width: 'minmax(6.5rem, 1fr)',
    cell: source => source.group,
    sortBy: source => source.group ?? '\uffff',
  },
  number('words', 'Words', source => source.wordCount),
  number('turns', 'Turns', source => source.turnCount),
  {
    id: 'speakers',
    label: 'Speakers',
    width: 'minmax(5.75rem, 1.2fr)',
    cell: source => source.speakers.join(', '),
    sortBy: source => source.speakers.length,
  },
  {
    ...number('coded', 'Coded', source => source.codedShare),
    cell: source => formatShare(source.codedShare),
  },
  number('codings', 'Codings', source => source.codingCount),
  {
    id: 'researchers',
    label: 'By',
    width: '3.75rem',
    cell: (source, researchers) =>
      source.researcherIds.map(id => researchers.get(id)?.initials ?? '?').join(' '),
    sortBy: source => source.researcherIds.length,
  },
  {
    id: 'added',
    label: 'Added',
    width: '6.25rem',
    cell: source => formatDay(source.createdAt),
    sortBy: source => source.createdAt,
  },
]

function number(id: string, label: string, value: (source: SourceSummary) => number): Column {
  return {
    id,
    label,
    width: label.length > 6 ? '4.5rem' : '3.9rem',
    isNumber: true,
    cell: source => formatNumber(value(source)),
    sortBy: value,
  }
}

/** How the table is sorted. */
export interface Sorting {
  column: string
  isDescending: boolean
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** The sources that hold every word of the filter in title, group, kind or speakers, sorted. */
export function arrange(
  sources: readonly SourceSummary[],
  filter: string,
  { column, isDescending }: Sorting,
): SourceSummary[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean)
  const sortBy = COLUMNS.find(({ id }) => id === column)?.sortBy ?? (source => source.title)
  const direction = isDescending ? -1 : 1
  return sources
    .filter(source => {
      const text = [source.title, source.group, KIND_NAMES[source.kind], ...source.speakers]
        .join(' ')
        .toLowerCase()
      return words.every(word => text.includes(word))
    })
    .sort((one, other) => direction * compare(sortBy(one), sortBy(other)))
}

function compare(one: string | number, other: string | number): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other
  return collator.compare(String(one), String(other))
}
