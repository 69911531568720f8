import type { CaptionLine } from './caption-markup.ts'

/** A caption without markup. */
export interface Cue {
  startMs: number | null
  endMs: number | null
  lines: CaptionLine[]
}

// Captions that roll touch each other in time, give or take a frame.
const TOUCH_MS = 100

/**
 * Takes out what rolling captions (YouTube's, and live ones) repeat: each shows the line before it again, or again with
 * words added. Works only on a file in which most captions do so, since people do say "Yes" twice. Returns how many lines went.
 */
export function dropRepeats(cues: Cue[]): number {
  if (!isRolling(cues)) return 0
  let dropped = 0
  let shown: CaptionLine[] = []
  let latest: CaptionLine | undefined
  for (const cue of cues) {
    const all = cue.lines.filter(line => line.text !== '')
    const repeated = overlap(shown, all)
    cue.lines = all.slice(repeated)
    dropped += repeated
    const [first] = cue.lines
    if (latest && first && repeated === 0 && grows(latest, first)) {
      // The line before is longer now: it takes the words, so none stands twice.
      latest.text = first.text
      cue.lines = cue.lines.slice(1)
      dropped++
    }
    latest = cue.lines.at(-1) ?? latest
    shown = all
  }
  return dropped
}

function isRolling(cues: readonly Cue[]): boolean {
  let repeats = 0
  let isSure = false
  for (const [index, cue] of cues.entries()) {
    const previous = cues[index - 1]
    if (!previous || !touches(previous, cue)) continue
    const before = previous.lines.filter(line => line.text !== '')
    const lines = cue.lines.filter(line => line.text !== '')
    const shared = overlap(before, lines)
    const [last, first] = [before.at(-1), lines[0]]
    if (shared === 0 && !(last && first && grows(last, first))) continue
    repeats++
    // The same words again are also what somebody may say; a line that moves up is not.
    if (shared !== lines.length || shared !== before.length) isSure = true
  }
  return isSure && cues.length > 3 && repeats * 2 >= cues.length - 1
}

function touches(previous: Cue, cue: Cue): boolean {
  if (previous.endMs === null || cue.startMs === null) return false
  return Math.abs(cue.startMs - previous.endMs) <= TOUCH_MS
}

/** How many lines at the end of `before` are the first lines of `after`. */
function overlap(before: readonly CaptionLine[], after: readonly CaptionLine[]): number {
  for (let count = Math.min(before.length, after.length, 4); count > 0; count--) {
    const from = before.length - count
    if (after.slice(0, count).every((line, at) => isSame(before[from + at], line))) return count
  }
  return 0
}

function isSame(a: CaptionLine | undefined, b: CaptionLine): boolean {
  return a?.text === b.text && a.speaker === b.speaker
}

function grows(before: CaptionLine, after: CaptionLine): boolean {
  return (
    before.speaker === after.speaker &&
    before.text.length >= 3 &&
    after.text.startsWith(`${before.text} `)
  )
}
