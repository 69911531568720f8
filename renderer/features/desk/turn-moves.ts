import { blockIndexAt } from '../../../shared/text/block-index.ts'
import { findTurn, nextTurn } from '../../../shared/text/find-turn.ts'
import { announce, useDesk } from './desk-store.ts'
import type { DeskSession } from './session.ts'

/** The block the caret is in, or else the first on screen. */
function blockHere({ selection, source, view }: DeskSession): number {
  return selection === null
    ? (view?.position.blockIndex ?? 0)
    : blockIndexAt(source.blocks, selection.focus)
}

/** Goes to the next or the previous turn of whoever speaks at the caret. */
export function stepSpeaker(session: DeskSession, direction: -1 | 1): void {
  const { blocks } = session.source
  const here = blockHere(session)
  const speaker = blocks[here]?.speaker ?? null
  if (speaker === null) {
    announce('Nobody speaks at the caret.')
    return
  }
  const next = nextTurn(blocks, here, direction, other => other === speaker)
  if (next === null) announce(`No ${direction === 1 ? 'later' : 'earlier'} turn of ${speaker}`)
  else goToBlock(session, next)
}

/** Goes to the next or the previous turn of anyone but those who ask. */
export function stepAnswer(session: DeskSession, direction: -1 | 1): void {
  const { blocks } = session.source
  const next = nextTurn(blocks, blockHere(session), direction, other => !session.asks(other))
  if (next === null) announce(`No ${direction === 1 ? 'later' : 'earlier'} answer`)
  else goToBlock(session, next)
}

/** Goes to a turn by its number, its time or its speaker. False where there is no such turn. */
export function goToTurn(session: DeskSession, typed: string): boolean {
  const found = findTurn(session.source.blocks, typed, blockHere(session))
  if (found !== null) goToBlock(session, found)
  return found !== null
}

function goToBlock(session: DeskSession, index: number): void {
  const block = session.source.blocks[index]
  if (block === undefined) return
  const { contentStart, end, speaker, turn } = block
  useDesk.setState({ popup: null })
  session.view?.select(contentStart, contentStart)
  session.view?.reveal({ start: contentStart, end: Math.min(contentStart + 1, end) }, 'center')
  session.view?.flash({ start: contentStart, end })
  const words = session.source.text.slice(contentStart, Math.min(end, contentStart + 120))
  announce(`Turn ${turn ?? ''}, ${speaker ?? 'nobody named'}: ${words}`)
}
