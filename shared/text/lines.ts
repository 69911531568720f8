/** A line of a text, without its line feed; offsets are UTF-16 code units, `[start, end)`. */
export interface Line {
  start: number
  end: number
  /** Whether a blank line, or the top of the text, stands before it. */
  isAfterBlank: boolean
}

/** The lines of a text that hold anything but white space, in order. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let isAfterBlank = true
  for (let start = 0; start <= text.length; ) {
    const feed = text.indexOf('\n', start)
    const end = feed === -1 ? text.length : feed
    if (isBlank(text, start, end)) {
      isAfterBlank = true
    } else {
      lines.push({ start, end, isAfterBlank })
      isAfterBlank = false
    }
    start = end + 1
  }
  return lines
}

// Looks character by character, so that a 10 MB line is not copied to be tested.
function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 32 || (unit >= 9 && unit <= 13)) continue
    if (unit < 128 || /\S/.test(text.charAt(at))) return false
  }
  return true
}

const MAX_HEADING = 60
const MAX_HEADING_SHARE = 0.4

/**
 * The starts of lines that are headings by their look, as in notes typed without styles: a few words in capitals behind
 * a blank line, without a full stop. None in a text that has capitals throughout.
 */
export function capitalHeadings(text: string, lines: readonly Line[]): Set<number> {
  const starts = lines.filter(line => isCapitalHeading(text, line)).map(line => line.start)
  return new Set(starts.length > Math.max(2, lines.length * MAX_HEADING_SHARE) ? [] : starts)
}

function isCapitalHeading(text: string, { start, end, isAfterBlank }: Line): boolean {
  if (!isAfterBlank || end - start > MAX_HEADING) return false
  const words = text.slice(start, end).trim()
  return (
    /^\p{Lu}[\p{Lu}\p{M}\d &/,’'()–-]+$/u.test(words) && (words.match(/\p{Lu}/gu)?.length ?? 0) >= 5
  )
}
