import { type KeyboardEvent, useRef } from 'react'
import { ListBox, ListBoxItem, ListLayout, Virtualizer } from 'react-aria-components'
import type { Coding } from '../../../shared/contract/codings.ts'
import { useProcedure } from '../../api/client.ts'
import { spoken } from '../../ui/spoken.ts'
import { Words } from '../../ui/Words.tsx'
import styles from './Split.module.css'
import type { Assignments, SplitPart } from './split.ts'

interface SplitPassagesProps {
  codings: readonly Coding[]
  parts: readonly SplitPart[]
  assignments: Assignments
  chosen: ReadonlySet<string>
  onChoose: (codingIds: ReadonlySet<string>) => void
  onGive: (codingIds: Iterable<string>, partId: number | null, isMore: boolean) => void
}

const ROW_HEIGHT_REM = 5

/** The passages of the code, each with the code it goes to; a digit gives those that are chosen. */
export function SplitPassages(props: SplitPassagesProps) {
  const { codings, parts, assignments, chosen, onChoose, onGive } = props
  const { data: sources } = useProcedure('sources.list', {})
  const list = useRef<HTMLDivElement>(null)
  const titles = new Map(sources?.map(({ id, title }) => [id, title]))
  const remPixels = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const rows = codings.map(coding => ({
    id: coding.id,
    coding,
    origin: [coding.speaker, titles.get(coding.sourceId)].filter(Boolean).join(' · '),
    goesTo: parts.flatMap(({ id, name }, index) =>
      assignments.get(coding.id)?.has(id) ? [`${index + 1} ${name}`.trim()] : [],
    ),
  }))

  const onKey = (event: KeyboardEvent) => {
    const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1]
    if (digit === undefined || event.ctrlKey || event.altKey || event.metaKey) return
    // Before the list takes it for the beginning of a word to find.
    event.preventDefault()
    event.stopPropagation()
    const part = digit === '0' ? null : parts[Number(digit) - 1]
    if (part === undefined || chosen.size === 0) return
    onGive(chosen, part?.id ?? null, event.shiftKey)
    if (chosen.size === 1 && !event.shiftKey) goToNext([...chosen][0] ?? '')
  }
  const goToNext = (codingId: string) => {
    const next = codings[codings.findIndex(({ id }) => id === codingId) + 1]
    if (!next) return
    onChoose(new Set([next.id]))
    list.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(next.id)}"]`)?.focus()
  }
  return (
    <div ref={list} className={styles.passages} onKeyDownCapture={onKey}>
      <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: ROW_HEIGHT_REM * remPixels }}>
        <ListBox
          aria-label="Passages"
          className={styles.list ?? ''}
          items={rows}
          dependencies={[parts, assignments]}
          selectionMode="multiple"
          selectionBehavior="replace"
          selectedKeys={chosen}
          onSelectionChange={keys =>
            onChoose(new Set(keys === 'all' ? codings.map(({ id }) => id) : [...keys].map(String)))
          }
          renderEmptyState={() => (
            <p className={styles.help}>No passage has this code; the new codes begin empty.</p>
          )}
        >
          {({ id, coding, origin, goesTo }) => (
            <ListBoxItem
              id={id}
              textValue={describe(coding, goesTo)}
              aria-label={describe(coding, goesTo)}
              className={styles.passage ?? ''}
            >
              <span className={styles.goesTo} data-stays={goesTo.length === 0 || undefined}>
                {goesTo.join(' and ') || 'stays'}
              </span>
              <span className={styles.words}>
                <span className={styles.quote}>
                  <Words text={coding.quote} />
                </span>
                <span className={styles.origin}>{origin}</span>
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Virtualizer>
    </div>
  )
}

/** A passage and where it goes, for those who hear the row. */
function describe({ quote }: Coding, goesTo: readonly string[]): string {
  return `${goesTo.join(' and ') || 'Stays'}: ${spoken(quote.slice(0, 200))}`
}
