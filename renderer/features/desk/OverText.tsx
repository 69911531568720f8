import { type ReactNode, useEffect, useRef } from 'react'
import styles from './Desk.module.css'
import { showInspector } from './desk-store.ts'
import { backToText } from './moves.ts'

/**
 * The side with the coding in hand, over the text of a desk that has no room for both. It takes the keyboard, and goes
 * with Escape or when the text has the keyboard again.
 */
export function OverText({ children }: { children: ReactNode }) {
  const frame = useRef<HTMLElement>(null)
  useEffect(() => {
    const { current } = frame
    if (current !== null && !current.contains(document.activeElement)) current.focus()
  }, [])
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof Element && target.closest('[data-pane]')) showInspector(false)
    }
    document.addEventListener('focusin', onFocus)
    return () => document.removeEventListener('focusin', onFocus)
  }, [])
  return (
    <section
      ref={frame}
      className={styles.overText}
      aria-label="Coding and configuration"
      tabIndex={-1}
      onKeyDown={event => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        showInspector(false)
        backToText()
      }}
    >
      {children}
    </section>
  )
}
