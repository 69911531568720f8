import type { PrincipleRow } from '../../../shared/contract/principles.ts'
import { ThingLink } from '../../ui/ThingLink.tsx'
import css from './PrincipleTable.module.css'

/** One entry of a cell of the table. */
export type Entry = PrincipleRow['actions'][number]

/** Entries of a cell, each with who says so; what names an element leads to it, and a source to its text. */
export function Entries({ entries }: { entries: readonly Entry[] }) {
  return (
    <ul className={css.entries}>
      {entries.map(entry => (
        <li key={`${entry.elementId} ${entry.itemId} ${entry.role}`}>
          {entry.elementId === null ? (
            <span>{entry.text}</span>
          ) : (
            <ThingLink kind="element" id={entry.elementId} label={entry.text} />
          )}
          <Sources entry={entry} />
        </li>
      ))}
    </ul>
  )
}

function Sources({ entry: { citation, sources, otherSources } }: { entry: Entry }) {
  if (citation === '' && sources.length === 0 && otherSources.length === 0) return null
  return (
    <span className={css.cited}>
      {citation !== '' && <span>{citation}</span>}
      {sources.map(({ sourceId, title }) => (
        <ThingLink key={sourceId} kind="source" id={sourceId} label={title} />
      ))}
      {otherSources.map(({ sourceId, title, challenges }) => (
        <span key={sourceId}>
          {challenges > 0 ? 'challenged in ' : 'refined in '}
          <ThingLink kind="source" id={sourceId} label={title} />
        </span>
      ))}
    </span>
  )
}
