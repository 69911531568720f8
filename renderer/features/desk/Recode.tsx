import { type FocusEvent, useState } from 'react'
import type { Code } from '../../../shared/contract/codes.ts'
import type { TranscriptView } from '../../editor/transcript-view.ts'
import { count } from '../../ui/format.ts'
import { CodeFinder } from './CodeFinder.tsx'
import { findOrMakeCode, updateCoding } from './coding-actions.ts'
import { announce, useDesk } from './desk-store.ts'
import { codingsWith, recodeAll } from './piece-actions.ts'
import styles from './Popups.module.css'
import { useSession } from './session.ts'
import { usePlace } from './use-place.ts'

interface RecodeProps {
  view: TranscriptView
  /** The code that is to go. */
  codeId: string
  /** Codings chosen in the list; without any it is about the one in hand. */
  codingIds?: readonly string[] | undefined
}

/** Puts another code in the place of one: on the coding in hand, on those chosen, or wherever the source has it. */
export function Recode({ view, codeId, codingIds }: RecodeProps) {
  const session = useSession()
  const codings = (codingIds ?? [session.selectedCoding?.id ?? null]).flatMap(
    id => session.find(id) ?? [],
  )
  const [isEverywhere, setIsEverywhere] = useState(false)
  const { ref, style } = usePlace<HTMLDivElement>(view, codings[0] ?? null, 'below')
  const held = new Set(codings.flatMap(({ codeIds }) => codeIds))
  const given = session.codes.filter(({ id }) => held.has(id))
  const all = codingsWith(session, codeId)

  function close() {
    useDesk.setState({ popup: null })
    session.focusText()
  }
  async function take(chosen: Code | string) {
    close()
    const code = typeof chosen === 'string' ? await findOrMakeCode(session, chosen) : chosen
    if (code === undefined || code.id === codeId) return
    if (isEverywhere) return recodeAll(session, all, codeId, code.id)
    const now = codings.flatMap(({ id }) => session.find(id) ?? [])
    const having = now.filter(({ codeIds }) => codeIds.includes(codeId))
    if (codingIds !== undefined && having.length > 0) {
      return recodeAll(session, having, codeId, code.id)
    }
    const [coding] = having
    if (coding === undefined) return
    const codeIds = coding.codeIds.map(id => (id === codeId ? code.id : id))
    void updateCoding(session, coding, { codeIds: [...new Set(codeIds)] })
    announce(`Recoded as ${code.name}`)
  }
  function onBlur(event: FocusEvent) {
    if (ref.current?.contains(event.relatedTarget) || !document.hasFocus()) return
    useDesk.setState({ popup: null })
  }
  return (
    <div
      ref={ref}
      className={styles.picker}
      style={style}
      role="group"
      aria-label="Put another code in the place of one"
      // Pressed beside a field, it keeps the focus instead of closing.
      tabIndex={-1}
      onBlur={onBlur}
      onKeyDown={event => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        close()
      }}
    >
      <div className={styles.scopes}>
        {given.map(code => (
          <label key={code.id} className={styles.facet}>
            <input
              type="radio"
              name="from"
              checked={code.id === codeId}
              onChange={() =>
                useDesk.setState({ popup: { kind: 'recode', codeId: code.id, codingIds } })
              }
            />
            {`“${code.name}”`}
          </label>
        ))}
      </div>
      <p className={styles.pickerTitle}>becomes</p>
      <CodeFinder
        label="The code that takes its place"
        placeholder="Find or make a code"
        note={code => (code.id === codeId ? 'now' : null)}
        onTake={chosen => void take(chosen)}
        onClose={close}
      />
      <div className={styles.scopes}>
        <label className={styles.facet}>
          <input
            type="checkbox"
            checked={isEverywhere}
            disabled={all.length < 2}
            onChange={event => setIsEverywhere(event.target.checked)}
          />
          {`On all ${count(all.length, 'coding')} of this source that have it`}
        </label>
      </div>
    </div>
  )
}
