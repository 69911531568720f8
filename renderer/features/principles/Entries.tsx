import type { PrincipleRow } from '../../../shared/contract/principles.ts'
import { ThingLink } from '../../ui/ThingLink.tsx'
import { useFew } from '../../ui/use-few.tsx'
import css from './PrincipleTable.module.css'

/** Entries of a cell and sources of an entry that are listed before the others are asked for. */
const FEW = { entries: 12, sources: 4 }

/** One entry of a cell of the table. */
export type Entry = PrincipleRow['actions'][number]

/** Entries of a cell, each with who says so; what names an element leads to it, and a source to its text. */
export function Entries({ entries }: { entries: readonly Entry[] }) {
  const { shown, more } = useFew(entries, FEW.entries)
  return (
    <ul className={css.entries}>
      {shown.map(entry => (
        <li key={`${entry.elementId} ${entry.itemId} ${entry.role}`}>
          {entry.elementId === null ? (
            <span>{entry.text}</span>
          ) : (
            <ThingLink kind="element" id={entry.elementId} label={entry.text} />
          )}
          <Sources entry={entry} />
        </li>
      ))}
      {more !== null && <li>{more}</li>}
    </ul>
  )
}

function Sources({ entry: { citation, sources, otherSources } }: { entry: Entry }) {
  const { shown, more } = useFew(
    [
      ...sources.map(source => ({ ...source, words: '' })),
      ...otherSources.map(source => ({
        ...source,
        words: source.challenges > 0 ? 'challenged in ' : 'refined in ',
      })),
    ],
    FEW.sources,
  )
  if (citation === '' && sources.length === 0 && otherSources.length === 0) return null
  return (
    <span className={css.cited}>
      {citation !== '' && <span>{citation}</span>}
      {shown.map(({ sourceId, title, words }) => (
        <span key={sourceId}>
          {words}
          <ThingLink kind="source" id={sourceId} label={title} />
        </span>
      ))}
      {more}
    </span>
  )
}
