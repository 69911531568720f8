import { cleanText } from './clean-text.ts'
import { LIMITS, tooManyLines } from './limits.ts'
import type { BlockMark } from '../../shared/text/turns.ts'
import type { Warnings } from './warnings.ts'

/** A line of the text to be, and what it is; `text` kinds may open a speaker's turn. */
export interface SourceLine {
  text: string
  kind: 'text' | 'heading' | 'tableRow' | 'paragraph'
  level: number | null
}

/** Joins lines to one text; runs of empty lines become one. */
export function composeLines(
  lines: readonly SourceLine[],
  warnings: Warnings,
): { text: string; marks: BlockMark[] } {
  if (lines.length > LIMITS.lines) throw tooManyLines()
  const marks: BlockMark[] = []
  let text = ''
  let isBlank = true
  for (const { text: raw, kind, level } of lines) {
    const line = cleanText(raw, warnings).replaceAll('\n', ' ').trimEnd()
    if (line.trim() === '') {
      if (!isBlank) text += '\n'
      isBlank = true
      continue
    }
    if (kind !== 'text') marks.push({ start: text.length, kind, level })
    text += `${line}\n`
    isBlank = false
  }
  return { text: text.trimEnd(), marks }
}

/** The lines of a part behind the text, such as its notes: none where there are no entries. */
export function appendixOf(title: string, entries: readonly string[]): SourceLine[] {
  if (entries.length === 0) return []
  return [
    { text: '', kind: 'paragraph', level: null },
    { text: title, kind: 'heading', level: 1 },
    ...entries.flatMap(entry =>
      entry.split('\n').map((text): SourceLine => ({ text, kind: 'paragraph', level: null })),
    ),
  ]
}

/** A row of a table as lines. A lone cell that holds paragraphs is a frame around them, not data. */
export function rowLines(cells: readonly (readonly string[])[]): SourceLine[] {
  const [only] = cells
  if (cells.length === 1 && only && only.length > 1) {
    return only.map(text => ({ text, kind: 'text', level: null }))
  }
  const words = cells.map(cell => cell.join(' ').replace(/\s+/g, ' ').trim())
  return words.some(text => text !== '')
    ? [{ text: words.join('\t'), kind: 'tableRow', level: null }]
    : []
}
