import { isKnownSpeaker, isNeverSpeaker } from '../../shared/text/speaker-labels.ts'
import { readCandidate } from '../../shared/text/turn-candidates.ts'
import { textOfLine } from './pdf-lines.ts'
import type { PageLines } from './pdf-margins.ts'
import type { PdfCell, PdfLine } from './pdf-lines.ts'

/** What is usual in a document, by which a new paragraph is told from the next line of one. */
export class Layout {
  /** The size of most letters. */
  readonly bodySize: number
  /** The usual distance of lines, in letter heights. */
  readonly #spacing: number
  readonly #labels: ReadonlySet<string>
  /** The right ends of a page's lines, by where they begin and their size. */
  readonly #ends = new Map<string, number[]>()

  constructor(pages: readonly PageLines[]) {
    const lines = pages.flatMap(page => page.lines)
    this.bodySize = mostCommon(lines.map(line => [round(line.size), textOfLine(line).length])) || 10
    this.#spacing = usualSpacing(pages)
    this.#labels = recurringLabels(lines)
    for (const { number, lines: own } of pages) {
      for (const line of own) {
        for (const { left, right } of line.cells) {
          const key = endsKey(number, left, line.size)
          const ends = this.#ends.get(key)
          if (ends) ends.push(right)
          else this.#ends.set(key, [right])
        }
      }
    }
  }

  /** The distance of lines above which a paragraph ends. */
  maxDistance(size: number): number {
    return this.#spacing * size * 1.2
  }

  /**
   * How far a line could have gone on that begins and ends here: to the end of the longest line beside it, or nowhere
   * if many lines end at this very place, as they do in justified columns.
   */
  roomBehind(page: number, { left, right }: PdfCell, size: number): number {
    const ends = [-1, 0, 1].flatMap(
      step => this.#ends.get(endsKey(page, left + step * ENDS_STEP, size)) ?? [],
    )
    const same = ends.filter(end => Math.abs(end - right) <= 1).length
    if (same >= Math.max(4, ends.length * 0.15)) return 0
    return ends.reduce((most, end) => Math.max(most, end), right) - right
  }

  /** Whether a line begins with a speaker's label or a time. */
  opensTurn(line: PdfLine): boolean {
    const text = textOfLine(line)
    if (/^[[(<{]?\d{1,2}:\d{2}(?::\d{2})?\b/.test(text)) return true
    const key = labelOf(text)
    return key !== null && this.#labels.has(key)
  }
}

const ENDS_STEP = 30

function endsKey(page: number, left: number, size: number): string {
  return `${page} ${Math.round(left / ENDS_STEP)} ${Math.round(size)}`
}

function round(value: number): number {
  return Math.round(value * 2) / 2
}

function mostCommon(weighted: readonly (readonly [number, number])[]): number {
  const weights = new Map<number, number>()
  for (const [value, weight] of weighted) weights.set(value, (weights.get(value) ?? 0) + weight)
  let best = 0
  for (const [value, weight] of weights) if (weight > (weights.get(best) ?? 0)) best = value
  return best
}

/** The smallest distance that is not rare: between paragraphs of one line each the larger one may prevail. */
function usualSpacing(pages: readonly PageLines[]): number {
  const counts = new Map<number, number>()
  let total = 0
  for (const { lines } of pages) {
    for (const [index, line] of lines.entries()) {
      const previous = lines[index - 1]
      if (!previous || Math.abs(previous.size - line.size) > 1) continue
      const ratio = Math.round(((line.y - previous.y) / line.size) * 10) / 10
      if (ratio < 0.8 || ratio > 3.5) continue
      counts.set(ratio, (counts.get(ratio) ?? 0) + 1)
      total++
    }
  }
  const usual = [...counts].filter(([, count]) => count >= total * 0.12)
  return usual.length > 0 ? Math.min(...usual.map(([ratio]) => ratio)) : 1.2
}

function recurringLabels(lines: readonly PdfLine[]): Set<string> {
  const counts = new Map<string, number>()
  for (const line of lines) {
    const key = labelOf(textOfLine(line))
    if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return new Set(
    [...counts].filter(([key, n]) => n >= 2 || isKnownSpeaker(key)).map(([key]) => key),
  )
}

function labelOf(text: string): string | null {
  const found = readCandidate(text, { start: 0, end: text.length, isAfterBlank: true }, 0)
  if (!found || found.form === 'tab' || isNeverSpeaker(found.label)) return null
  return found.key
}
