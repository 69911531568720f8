import type { TextRange } from './boundaries.ts'
import type { Block } from './source-draft.ts'

/** A turn whose speaker is known by a label. */
export interface LabelledTurn {
  turn: number
  label: string
  /** Where the label is written; null where the text does not hold it, since somebody named the speaker by hand. */
  place: TextRange | null
}

/** The stretches of a text that hold labels and time stamps, in order. */
export function labelRegions(blocks: readonly Block[]): TextRange[] {
  return blocks.flatMap(({ start, contentStart }) =>
    contentStart > start ? [{ start, end: contentStart }] : [],
  )
}

/** All turns with their labels and where these are written. */
export function labelledTurns(text: string, blocks: readonly Block[]): LabelledTurn[] {
  const turns = new Map<number, LabelledTurn>()
  for (const { turn, speaker, start, contentStart } of blocks) {
    if (turn === null || speaker === null) continue
    const known = turns.get(turn)
    if (known !== undefined && known.place !== null) continue
    const at = text.slice(start, contentStart).indexOf(speaker)
    const place =
      at < 0 || speaker === '' ? null : { start: start + at, end: start + at + speaker.length }
    if (known === undefined) turns.set(turn, { turn, label: speaker, place })
    else known.place = place
  }
  return [...turns.values()]
}
