import { copyQuotes } from '../../store/copy-quotes.ts'
import { announce } from './desk-store.ts'
import { realId } from './pending.ts'
import type { DeskSession } from './session.ts'

/** The keys that copy what is in hand as a quote with its inline markers. */
export const COPY_KEYS = '$mod+Shift+c'

/** Copies the coding in hand, or the words selected with all codings in them, as a paper would quote them. */
export function copyInHand(session: DeskSession): void {
  const { target } = session
  if (target === null) announce('Select words or a coding first, then copy.')
  else if ('coding' in target) void copyQuotes({ codingIds: [realId(target.coding.id)] })
  else void copyQuotes({ sourceId: session.source.id, ...target.range })
}
