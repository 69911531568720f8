import { type KeyboardEvent, useRef, useState } from 'react'
import type { ConfigurationDetail } from '../../../shared/contract/configurations.ts'
import type { Evidence } from '../../../shared/contract/evidence.ts'
import { act } from '../../store/act.ts'
import { CopyQuote } from '../../ui/CopyQuote.tsx'
import { isTextField } from '../../ui/keys.ts'
import { Quote } from '../../ui/Quote.tsx'
import { spoken } from '../../ui/spoken.ts'
import { Attachment } from './Attachment.tsx'
import { STANCE_KEYS, STRENGTH_KEYS } from './evidence-keys.ts'
import css from './EvidencePanel.module.css'
import { walkQuotes } from './walk-quotes.ts'

interface Props {
  /** One passage, once for everything it is attached to with this stance; at least one. */
  items: Evidence[]
  configuration: ConfigurationDetail
}

/** One passage with what it is about, its notes and the way back to the transcript; letters say what it says. */
export function EvidenceItem({ items, configuration }: Props) {
  /** The attachment whose note is being written. */
  const [writingId, setWritingId] = useState<string | null>(null)
  const root = useRef<HTMLDivElement>(null)
  const [first] = items
  if (first === undefined) return null

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey
    if (!isPlain || isTextField(event.target) || event.defaultPrevented) return
    if (!answer(event.key, event.currentTarget)) return
    event.preventDefault()
    event.stopPropagation()
  }
  /** Does what a key asks for, for everything that the passage is attached to; false for other keys. */
  function answer(key: string, item: HTMLElement): boolean {
    const stance = STANCE_KEYS[key]
    const strength = STRENGTH_KEYS[key]
    if (stance !== undefined || strength !== undefined) {
      const change = stance === undefined ? { strength: strength ?? null } : { stance }
      void inTurn(({ id }) => act('evidence.update', { evidenceId: id, ...change }))
      if (stance !== undefined) walkQuotes('ArrowDown', item)
    } else if (key === 'n') setWritingId(first?.id ?? null)
    else if (key === 'Delete') {
      if (!walkQuotes('ArrowDown', item)) walkQuotes('ArrowUp', item)
      void inTurn(({ id }) => act('evidence.detach', { evidenceId: id }))
    } else return walkQuotes(key, item)
    return true
  }
  async function inTurn(run: (item: Evidence) => Promise<unknown>) {
    for (const item of items) await run(item)
  }

  return (
    <div ref={root} className={css.item} data-quote onKeyDown={onKeyDown}>
      <Quote
        sourceId={first.sourceId}
        start={first.start}
        end={first.end}
        quote={first.quote}
        codingId={first.codingId}
        speaker={first.speaker}
        sourceTitle={first.sourceTitle}
        group={first.group}
        roles={first.roles}
      >
        <CopyQuote codingIds={[first.codingId]} label={spoken(first.quote.slice(0, 80))} />
      </Quote>
      {items.map(item => (
        <Attachment
          key={item.id}
          item={item}
          configuration={configuration}
          isWriting={writingId === item.id}
          onWrite={isWriting => setWritingId(isWriting ? item.id : null)}
          onWritten={() => root.current?.querySelector('button')?.focus()}
        />
      ))}
    </div>
  )
}
