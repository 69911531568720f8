import { chooseSpeakers, chooseWeakSpeakers } from './choose-speakers.ts'
import { readCues } from './cue-candidates.ts'
import { capitalHeadings, linesOf } from './lines.ts'
import { isInterviewer } from './speaker-labels.ts'
import { readCandidate } from './turn-candidates.ts'
import { readWeak } from './weak-candidates.ts'
import type { Line } from './lines.ts'
import type { Block, SourceKind } from './source-draft.ts'
import type { Candidate } from './turn-candidates.ts'

/** What an importer already knows of a line: it never opens a turn, unless it is a table's row. */
export interface BlockMark {
  /** Where the line starts, in UTF-16 code units. */
  start: number
  kind: 'heading' | 'tableRow' | 'paragraph'
  level: number | null
}

/**
 * Splits a text into blocks, one a line, and finds the speakers' turns. A paragraph without a label continues the turn
 * before it; headings (marked ones, and short lines in capitals), table rows and marked paragraphs end it. Blank lines belong to no block. Never throws.
 */
export function detectTurns(text: string, marks: readonly BlockMark[] = []): Block[] {
  const lines = linesOf(text)
  const markAt = new Map(marks.map(mark => [mark.start, mark]))
  const candidates = readCues(text, lines)
  const cues = new Set(candidates.flatMap(({ line }) => [line, line + 1]))
  const isOpen = ({ start }: Line, index: number) =>
    !cues.has(index) && (markAt.get(start)?.kind ?? 'tableRow') === 'tableRow'
  const read = (reader: typeof readCandidate) =>
    lines.flatMap((line, index) => {
      const found = isOpen(line, index) ? reader(text, line, index) : null
      return found && hasWords(lines, found) ? [found] : []
    })
  candidates.push(...read(readCandidate))
  candidates.sort((a, b) => a.line - b.line)
  const strong = chooseSpeakers(lines, candidates)
  const found = strong.length > 0 ? strong : chooseWeakSpeakers(lines, read(readWeak), candidates)
  const chosen = new Map(found.map(each => [each.line, each]))
  for (const start of capitalHeadings(text, lines)) {
    if (!markAt.has(start)) markAt.set(start, { start, kind: 'heading', level: 1 })
  }
  return toBlocks(lines, markAt, chosen)
}

// A label above its words needs words below it.
function hasWords(lines: readonly Line[], { contentStart, line }: Candidate): boolean {
  return contentStart < (lines[line]?.end ?? 0) || line + 1 < lines.length
}

interface Turn extends Pick<Block, 'speaker' | 'turn' | 'timeMs'> {
  isRow: boolean
}

function toBlocks(
  lines: readonly Line[],
  markAt: ReadonlyMap<number, BlockMark>,
  chosen: ReadonlyMap<number, Candidate>,
): Block[] {
  let turn: Turn | null = null
  let count = 0
  return lines.map(({ start, end }, index) => {
    const mark = markAt.get(start)
    const opening = chosen.get(index)
    if (opening) {
      count++
      turn = {
        speaker: opening.label,
        turn: count,
        timeMs: opening.timeMs,
        isRow: mark?.kind === 'tableRow',
      }
      return {
        kind: 'turn',
        start,
        end,
        contentStart: opening.contentStart,
        level: null,
        ...said(turn),
      }
    }
    if (mark && !(mark.kind === 'tableRow' && turn?.isRow)) turn = null
    if (turn) {
      // Below a time stands the name, which is no speech either.
      const contentStart = chosen.get(index - 1)?.form === 'cue' ? end : start
      return { kind: 'turn', start, end, contentStart, level: null, ...said(turn) }
    }
    const kind = mark?.kind ?? 'paragraph'
    return { kind, start, end, contentStart: start, level: mark?.level ?? null, ...said(null) }
  })
}

function said(turn: Turn | null): Pick<Block, 'speaker' | 'turn' | 'timeMs'> {
  return {
    speaker: turn?.speaker ?? null,
    turn: turn?.turn ?? null,
    timeMs: turn?.timeMs ?? null,
  }
}

/** What a source is by its blocks: four or more people besides the interviewers make a focus group. */
export function kindOf(blocks: readonly Block[]): SourceKind {
  const speakers = new Set<string>()
  let hasTurns = false
  for (const { speaker } of blocks) {
    if (speaker === null) continue
    hasTurns = true
    if (!isInterviewer(speaker)) speakers.add(speaker.toLowerCase())
  }
  if (!hasTurns) return 'document'
  return speakers.size >= 4 ? 'focusGroup' : 'transcript'
}
