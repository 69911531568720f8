import { useDesk } from './desk-store.ts'

/** Says to a screen reader what a key has just done. */
export function Announcer() {
  const { text, at } = useDesk(state => state.announcement)
  // Two regions in turn: the same sentence said twice is heard twice.
  const isOdd = Math.round(at) % 2 === 1
  return (
    <div className="visually-hidden">
      <div role="status" aria-live="polite">
        {isOdd ? '' : text}
      </div>
      <div role="status" aria-live="polite">
        {isOdd ? text : ''}
      </div>
    </div>
  )
}
