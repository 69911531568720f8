import { type PointerEvent, useRef } from 'react'
import type { Source } from '../../../shared/contract/sources.ts'
import type { TextRange } from '../../../shared/text/boundaries.ts'
import { Words } from '../../ui/Words.tsx'
import { contextOf, piecesOf } from './context.ts'
import type { Draft } from './drafts.ts'
import styles from './Markers.module.css'

interface ClauseWordsProps {
  source: Source
  draft: Draft
  onBounds: (bounds: TextRange) => void
}

/** A clause in its paragraph; a press on a word takes the nearer edge there, and a drag takes it along. */
export function ClauseWords({ source, draft, onBounds }: ClauseWordsProps) {
  const { text, blocks } = source
  const dragged = useRef<'start' | 'end' | null>(null)
  const context = contextOf(text, blocks, draft, draft.marker)
  const toWord = (word: TextRange | null) => {
    if (word === null || dragged.current === null) return
    onBounds(
      dragged.current === 'start'
        ? { start: word.start, end: draft.end }
        : { start: draft.start, end: word.end },
    )
  }
  const begin = (event: PointerEvent<HTMLElement>) => {
    const word = wordAt(event)
    if (word === null || event.button !== 0) return
    const toStart = Math.abs(word.start - draft.start)
    dragged.current = toStart <= Math.abs(word.end - draft.end) ? 'start' : 'end'
    event.currentTarget.setPointerCapture(event.pointerId)
    event.preventDefault()
    toWord(word)
  }
  const stop = () => {
    dragged.current = null
  }
  return (
    <p
      className={styles.context}
      data-testid="clause-words"
      onPointerDown={begin}
      onPointerMove={event => toWord(wordAt(event))}
      onPointerUp={stop}
      onPointerCancel={stop}
    >
      {piecesOf(text, context, draft.marker).map(({ start, end, kind }) => (
        <span
          key={start}
          className={styles[kind]}
          data-role={draft.roles[0] ?? 'none'}
          data-in={(start >= draft.start && end <= draft.end) || undefined}
          data-edge={start === draft.start ? 'start' : end === draft.end ? 'end' : undefined}
          {...(kind === 'word' && { 'data-start': start, 'data-end': end })}
        >
          <Words text={text.slice(start, end)} />
        </span>
      ))}
    </p>
  )
}

/** The word under the pointer, by its offsets. */
function wordAt({ clientX, clientY }: PointerEvent): TextRange | null {
  const word = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('[data-start]')
  const { start, end } = word?.dataset ?? {}
  return start === undefined || end === undefined
    ? null
    : { start: Number(start), end: Number(end) }
}
