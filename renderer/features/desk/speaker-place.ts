import type { Block } from '../../../shared/text/source-draft.ts'
import { readLabel } from '../../../shared/text/correct-turns.ts'
import { blockIndexAt } from '../../../shared/text/block-index.ts'
import type { TranscriptView } from '../../editor/transcript-view.ts'
import { useNotices } from '../../store/notices.ts'
import { type SpeakerScope, useDesk } from './desk-store.ts'
import type { DeskSession } from './session.ts'

/** What can be said about who speaks at a block. */
export interface SpeakerPlace {
  block: Block
  /** Whether the block opens its turn. */
  isFirst: boolean
  /** Whoever would go on if no turn began here. */
  before: string | null
  /** The label that the words begin with, where it was read as text. */
  written: string | null
}

/** Reads what can be said about who speaks at a block; null where there is none. */
export function speakerPlace(
  { text, blocks }: { text: string; blocks: readonly Block[] },
  index: number,
): SpeakerPlace | null {
  const block = blocks[index]
  if (block === undefined) return null
  const above = blocks[index - 1]
  const isFirst = block.turn !== null && above?.turn !== block.turn
  const written = block.contentStart === block.start ? readLabel(text, block) : null
  return { block, isFirst, before: above?.speaker ?? null, written: written?.label ?? null }
}

/** Asks who speaks at the caret. */
export function askWhoSpeaks(session: DeskSession): void {
  const caret = session.selection?.focus
  if (caret === undefined) {
    useNotices.getState().say('Put the caret into the text first; then there is a turn.')
    return
  }
  askAt(session, blockIndexAt(session.source.blocks, caret), 'turn')
}

/** Asks who speaks at a block; without a turn there, and with `here`, a new one begins. */
export function askAt(session: DeskSession, blockIndex: number, scope: SpeakerScope): void {
  const turn = session.source.blocks[blockIndex]?.turn
  if (turn === undefined) return
  useDesk.setState({
    popup: { kind: 'speaker', blockIndex, scope: turn === null ? 'here' : scope },
  })
}

/** Height of the part of the gutter that holds the speaker and the time, in lines of text. */
const LABEL_LINES = 2

/** The block beside whose first lines a point lies in the gutter; null elsewhere. */
function gutterBlock({ root }: TranscriptView, x: number, y: number): HTMLElement | null {
  const under = root.ownerDocument.elementFromPoint(x, y)
  const block = under?.closest<HTMLElement>('[data-index]')
  // Over the words it is the element around them that is hit.
  if (!block || block !== under || !root.contains(block)) return null
  const style = getComputedStyle(block)
  const { left, top } = block.getBoundingClientRect()
  const isLabel =
    y - top <
    Number.parseFloat(style.paddingTop) + LABEL_LINES * Number.parseFloat(style.lineHeight)
  const words = block.firstElementChild?.getClientRects()[0]
  const isAbove = words !== undefined && block.dataset['turn'] !== undefined && y < words.top
  const isBeside =
    x - left > GUTTER_START && x - left < Number.parseFloat(style.paddingLeft) - GUTTER_GAP
  return isAbove || (isBeside && isLabel) ? block : null
}

/** Where names begin, behind the numbers of turns, and the gap between them and the words; CSS pixels. */
const GUTTER_START = 30
const GUTTER_GAP = 12

/** What the mouse is told at a speaker, whose name the gutter may be too narrow for. */
function hintFor({ dataset }: HTMLElement): string {
  if (!dataset['turn']) return 'A new speaker begins here (Shift+S)'
  return [dataset['speaker'], 'Change who speaks (Shift+S)'].filter(Boolean).join('\n')
}

/** Lets the mouse point at the speakers in the gutter and press them; returns how to stop. */
export function followGutter(
  view: TranscriptView,
  onPress: (blockIndex: number, isTurn: boolean) => void,
): () => void {
  const { root } = view
  let hot: HTMLElement | null = null
  const point = (block: HTMLElement | null) => {
    if (block === hot) return
    hot?.removeAttribute('data-hot')
    hot?.removeAttribute('title')
    hot = block
    block?.setAttribute('data-hot', '')
    if (block !== null) block.title = hintFor(block)
  }
  const onMove = (event: PointerEvent) => {
    const isFree = event.pointerType === 'mouse' && event.buttons === 0
    point(isFree ? gutterBlock(view, event.clientX, event.clientY) : null)
  }
  const onLeave = () => point(null)
  const onClick = (event: MouseEvent) => {
    const block = event.detail === 1 ? gutterBlock(view, event.clientX, event.clientY) : null
    const selection = view.map.readSelection()
    // Words that were dragged over from here are selected, not asked about.
    if (block === null || (selection !== null && selection.start !== selection.end)) return
    onPress(Number(block.dataset['index']), block.dataset['turn'] !== undefined)
  }
  root.addEventListener('pointermove', onMove)
  root.addEventListener('pointerleave', onLeave)
  root.addEventListener('click', onClick)
  return () => {
    point(null)
    root.removeEventListener('pointermove', onMove)
    root.removeEventListener('pointerleave', onLeave)
    root.removeEventListener('click', onClick)
  }
}
