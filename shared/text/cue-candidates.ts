import { readCandidate } from './turn-candidates.ts'
import type { Line } from './lines.ts'
import type { Candidate } from './turn-candidates.ts'

const CUE =
  /^\s*\d{1,2}:\d{1,2}(?::\d{1,2})?(?:[.,]\d{1,3})?(?:\s*-->\s*\d{1,2}:[\d:.,]{1,12})?\s*$/
const MAX_CUE = 40
const MIN_SHARE = 0.8

/**
 * Finds turns as Teams writes them: a line with the time, a line with the name, then the words. Subtitles look the same
 * but have words where the name should be, so it counts only where nearly all times are followed by a name.
 */
export function readCues(text: string, lines: readonly Line[]): Candidate[] {
  const found: Candidate[] = []
  let times = 0
  for (const [index, line] of lines.entries()) {
    if (line.end - line.start > MAX_CUE || !CUE.test(text.slice(line.start, line.end))) continue
    times++
    const [name, words] = [lines[index + 1], lines[index + 2]]
    if (!name || !words || name.isAfterBlank || words.isAfterBlank) continue
    // The first time and the name on one line are a form that is read already.
    const first = text.slice(line.start, line.end).replace(/-->.*/, '').trim()
    const joined = `[${first}] ${text.slice(name.start, Math.min(name.end, name.start + 80)).trim()}`
    const stamped = readCandidate(
      joined,
      { start: 0, end: joined.length, isAfterBlank: true },
      index,
    )
    if (stamped?.form !== 'stamped') continue
    found.push({ ...stamped, form: 'cue', contentStart: line.end })
  }
  return found.length >= 2 && found.length >= times * MIN_SHARE ? found : []
}
