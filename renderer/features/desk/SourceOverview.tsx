import { useDeferredValue, useMemo } from 'react'
import type { Coding } from '../../../shared/contract/codings.ts'
import type { Source } from '../../../shared/contract/sources.ts'
import { findMarkers } from '../../../shared/markers/find-markers.ts'
import type { TextRange } from '../../../shared/text/boundaries.ts'
import { coveredLength } from '../../../shared/text/coverage.ts'
import { passagesAt, passagesIn } from '../../../shared/text/passage-index.ts'
import { count, formatShare } from '../../ui/format.ts'
import { ChosenCodings } from './ChosenCodings.tsx'
import { MarkerHint } from '../../ui/MarkerHint.tsx'
import { CodingList } from './CodingList.tsx'
import { CodingRow } from './CodingRow.tsx'
import styles from './DeskInspector.module.css'
import { useDesk } from './desk-store.ts'

/** Rows drawn for a selection that covers very many codings; the list below has all. */
const SHOWN_HERE = 50

/** With no coding in hand: what the source is, what lies at the caret, and everything coded in it. */
export function SourceOverview({
  source,
  codings,
}: {
  source: Source
  codings: readonly Coding[]
}) {
  const covered = useMemo(() => coveredLength(codings), [codings])
  return (
    <section className={styles.overview} aria-label="Source">
      <header className={styles.head}>
        <h2 className={styles.title} title={source.title}>
          {source.title}
        </h2>
        <p className={styles.facts}>
          {[
            source.group,
            count(source.wordCount, 'word'),
            source.turnCount > 0 ? count(source.turnCount, 'turn') : null,
            source.speakers.length > 0 ? source.speakers.slice(0, 6).join(', ') : null,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </header>
      <Markers source={source} codings={codings} />
      <CodingsHere codings={codings} />
      <h3 className={styles.heading}>
        {`${count(codings.length, 'coding')}, ${formatShare(covered / Math.max(1, source.length))} of the text`}
      </h3>
      {codings.length === 0 ? (
        <p className={styles.hint}>
          Select words in the text and press C, I, M or O to code them. Press ? for all keys.
        </p>
      ) : (
        <>
          <ChosenCodings />
          <CodingList codings={codings} />
        </>
      )}
    </section>
  )
}

/** Where the text came with inline markers, it says so. */
function Markers({ source, codings }: { source: Source; codings: readonly Coding[] }) {
  const { id, text, blocks } = source
  const clauses = useMemo(() => findMarkers(text, blocks), [text, blocks])
  if (clauses.length === 0) return null
  const places = new Set(codings.map(({ start, end }) => `${start}-${end}`))
  const coded = clauses.filter(({ start, end }) => places.has(`${start}-${end}`)).length
  return (
    <div className={styles.markers}>
      <MarkerHint sourceId={id} found={clauses.length} coded={coded} />
    </div>
  )
}

/** What lies at the caret or over the words selected, nothing flattened. */
function CodingsHere({ codings }: { codings: readonly Coding[] }) {
  const selection = useDeferredValue(useDesk(state => state.selection))
  const here = useMemo(
    () => (selection === null ? [] : codingsHere(codings, selection)),
    [codings, selection],
  )
  if (here.length === 0) return null
  return (
    <div className={styles.here}>
      <h3 className={styles.heading}>{`At the caret: ${count(here.length, 'coding')}`}</h3>
      <ul className={styles.rows}>
        {here.slice(0, SHOWN_HERE).map(coding => (
          <li key={coding.id}>
            <CodingRow coding={coding} />
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The codings that cover the caret, or any of the words selected. */
function codingsHere(codings: readonly Coding[], { start, end }: TextRange): Coding[] {
  return start === end ? passagesAt(codings, start) : passagesIn(codings, start, end)
}
