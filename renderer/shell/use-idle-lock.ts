import { useEffect } from 'react'
import { onAway } from '../api/client.ts'
import { useAppearance } from '../store/appearance.ts'
import { lockProject, waitsToBeSaved } from '../store/encryption.ts'

/** How often the clock is looked at. */
const TICK_MS = 5_000
/** A clock that jumped by this much more: the computer slept. */
const SLEPT_MS = 30_000

/**
 * Locks an encrypted project when nobody has touched the program for as long as the researcher chose, when the screen of
 * the computer is locked, and when it goes to sleep or wakes. What is typed and not saved is never lost by it: then the
 * lock waits.
 */
export function useIdleLock(isEncrypted: boolean): void {
  const lockAfter = useAppearance(state => state.lockAfter)
  useEffect(() => {
    if (!isEncrypted || lockAfter === 0) return
    let touched = Date.now()
    let ticked = Date.now()
    // Somebody was away, and what they had typed was not saved yet.
    let isDue = false
    const touch = () => {
      touched = Date.now()
    }
    const tick = () => {
      const now = Date.now()
      const hasSlept = now - ticked > TICK_MS + SLEPT_MS
      ticked = now
      const isIdle = now - touched > lockAfter * 60_000
      isDue ||= hasSlept || isIdle
      lockWhereDue()
    }
    const lockWhereDue = () => {
      if (!isDue || waitsToBeSaved()) return
      isDue = false
      void lockProject()
    }
    const stopHearing = onAway(() => {
      isDue = true
      lockWhereDue()
    })
    const timer = setInterval(tick, TICK_MS)
    const events = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const
    for (const event of events)
      window.addEventListener(event, touch, { capture: true, passive: true })
    return () => {
      clearInterval(timer)
      stopHearing()
      for (const event of events) window.removeEventListener(event, touch, true)
    }
  }, [isEncrypted, lockAfter])
}
