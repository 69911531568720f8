import { cutsCharacter } from '../text/anchors.ts'

/** Characters shown on either side of what was found. */
const REACH = 50

/** What was found with what stands around it, in one line. */
export function excerpt(
  text: string,
  start: number,
  end: number,
): { found: string; before: string; after: string } {
  let from = Math.max(0, start - REACH)
  let to = Math.min(text.length, end + REACH)
  if (cutsCharacter(text, from)) from += 1
  if (cutsCharacter(text, to)) to -= 1
  return {
    found: text.slice(start, end),
    before: inOneLine(text.slice(from, start)),
    after: inOneLine(text.slice(end, to)),
  }
}

function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ')
}
