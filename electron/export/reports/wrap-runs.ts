import { cleanText } from '../../../shared/diagram/clean-text.ts'
import type { FontWeight, MeasureText } from '../../../shared/diagram/scene.ts'
import { wrapText } from '../../../shared/diagram/wrap-text.ts'

/** Words in one look. */
export interface Run {
  text: string
  weight: FontWeight
  fill: string
}

/** Words on a line, `x` points from its beginning. */
export interface PlacedRun extends Run {
  x: number
}

interface Word extends Run {
  width: number
  /** Whether a space stands before it. */
  isApart: boolean
}

/** Lays runs in lines no wider than `room`, in points; their own line breaks stay. Always at least one line. */
export function wrapRuns(
  runs: readonly Run[],
  room: number,
  size: number,
  measure: MeasureText,
): PlacedRun[][] {
  const lines: PlacedRun[][] = []
  for (const words of splitLines(runs, room, size, measure)) {
    let line: Word[] = []
    let width = 0
    for (const word of words) {
      const gap = line.length > 0 && word.isApart ? measure(' ', size, word.weight) : 0
      if (line.length > 0 && word.isApart && width + gap + word.width > room) {
        lines.push(place(line, size, measure))
        line = []
        width = 0
      }
      width += (line.length === 0 ? 0 : gap) + word.width
      line.push(word)
    }
    lines.push(place(line, size, measure))
  }
  return lines
}

/** The words of each line that the text itself has. */
function splitLines(
  runs: readonly Run[],
  room: number,
  size: number,
  measure: MeasureText,
): Word[][] {
  const lines: Word[][] = [[]]
  let isApart = false
  for (const { text, weight, fill } of runs) {
    const parts = cleanText(text)
      .replace(/\r\n?/g, '\n')
      .split(/(\n|[^\S\u00A0\u202F\n]+)/u)
    for (const part of parts) {
      if (part === '') continue
      if (part === '\n') {
        lines.push([])
        isApart = false
      } else if (/^[^\S\u00A0\u202F]+$/u.test(part)) isApart = true
      else {
        // A word that is wider than a line goes on over several.
        for (const [index, piece] of wrapText(part, room, words =>
          measure(words, size, weight),
        ).entries()) {
          const width = measure(piece, size, weight)
          lines.at(-1)?.push({ text: piece, weight, fill, width, isApart: isApart || index > 0 })
        }
        isApart = false
      }
    }
  }
  return lines
}

/** Words beside each other in one look are drawn as one text, so that they can be selected and searched as one. */
function place(words: readonly Word[], size: number, measure: MeasureText): PlacedRun[] {
  const line: PlacedRun[] = []
  let at = 0
  for (const [index, { text, weight, fill, width, isApart }] of words.entries()) {
    const gap = index > 0 && isApart ? measure(' ', size, weight) : 0
    const last = line.at(-1)
    if (last?.weight === weight && last.fill === fill) last.text += (gap > 0 ? ' ' : '') + text
    else line.push({ text, weight, fill, x: at + gap })
    at += gap + width
  }
  return line
}
