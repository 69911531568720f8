import type { InputOf } from '../../../shared/contract/contract.ts'

/** An element that is to be made of another; `key` tells it apart while its wording is being written. */
export interface Part {
  key: number
  label: string
}

/** A slot or a piece of evidence of the element that is split. */
export type Piece = { slotId: string } | { evidenceId: string }

/** The parts that each piece goes to, by the key of the piece; what is not named stays. */
export type Assignments = ReadonlyMap<string, ReadonlySet<number>>

/** A piece as a key. */
export function pieceKey(piece: Piece): string {
  return 'slotId' in piece ? `slot ${piece.slotId}` : `evidence ${piece.evidenceId}`
}

/** Gives a piece to a part, or takes it back. */
export function toggle(assignments: Assignments, piece: Piece, part: number): Assignments {
  const next = new Map(assignments)
  const parts = new Set(assignments.get(pieceKey(piece)))
  if (!parts.delete(part)) parts.add(part)
  if (parts.size === 0) next.delete(pieceKey(piece))
  else next.set(pieceKey(piece), parts)
  return next
}

/** Takes a part away; what only it had stays. */
export function withoutPart(assignments: Assignments, part: number): Assignments {
  const kept = [...assignments].map(([key, parts]): [string, ReadonlySet<number>] => [
    key,
    new Set([...parts].filter(one => one !== part)),
  ])
  return new Map(kept.filter(([, parts]) => parts.size > 0))
}

/** What the engine is asked for; null while a part that has something has no wording, or there is none with one. */
export function splitInput(
  parts: readonly Part[],
  pieces: readonly Piece[],
  assignments: Assignments,
): Pick<InputOf<'elements.split'>, 'into' | 'assign'> | null {
  const given = new Set([...assignments.values()].flatMap(keys => [...keys]))
  const used = parts.filter(({ key, label }) => label.trim() !== '' || given.has(key))
  if (used.length === 0 || used.some(({ label }) => label.trim() === '')) return null
  return {
    into: used.map(({ label }) => label.trim()),
    assign: pieces.flatMap(piece => {
      const keys = assignments.get(pieceKey(piece)) ?? new Set<number>()
      const places = used.flatMap(({ key }, place) => (keys.has(key) ? [place] : []))
      return places.length === 0 ? [] : [{ ...piece, parts: places }]
    }),
  }
}
