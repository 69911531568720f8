import { useSettled } from '../../ui/use-settled.ts'

/** Long enough that typing is not talked over. */
const PAUSE_MS = 700

/** Says to a screen reader how things stand, once they have come to rest. */
export function Spoken({ text }: { text: string }) {
  const settled = useSettled(text, PAUSE_MS)
  return (
    <p className="visually-hidden" role="status">
      {settled}
    </p>
  )
}
