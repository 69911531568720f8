/** What a stretch of a source is. */
export const BLOCK_KINDS = ['paragraph', 'heading', 'turn', 'tableRow'] as const
/** What a stretch of a source is. */
export type BlockKind = (typeof BLOCK_KINDS)[number]

/** What a source is to the study. */
export const SOURCE_KINDS = [
  'transcript',
  'focusGroup',
  'observation',
  'document',
  'paper',
  'survey',
] as const
/** What a source is to the study. */
export type SourceKind = (typeof SOURCE_KINDS)[number]

/**
 * One line of a source's text: a paragraph, a heading, a row of a table, or a paragraph of a speaker's turn.
 * Offsets are UTF-16 code units of the source's text, `[start, end)`; blocks are in order, never overlap, and leave
 * out the line break between them.
 */
export interface Block {
  kind: BlockKind
  start: number
  end: number
  /** Where the words themselves begin: behind a speaker label and time stamp such as `[00:12:31] Ann: `. */
  contentStart: number
  /** The speaker's label as written, without time stamp, role in brackets or colon. */
  speaker: string | null
  /** Counts turns from 1; the paragraphs of one turn share the number. */
  turn: number | null
  /** The time stamp of the turn in milliseconds from the start of the recording. */
  timeMs: number | null
  /** The level of a heading, 1 to 6. */
  level: number | null
}

/** Where a page of the original begins in the text, in UTF-16 code units. */
export interface PageStart {
  /** Counts the pages of the file from 1. */
  number: number
  start: number
}

/** Something an importer could not carry, or had to guess; shown in the import report. */
export interface ImportWarning {
  /** Stable and machine readable, such as `image_dropped`. */
  code: string
  /** A sentence for the researcher, without any of the source's text. */
  message: string
  /** How many times it happened. */
  count: number
}

/** What every importer returns: a source that is not stored yet. */
export interface SourceDraft {
  title: string
  kind: SourceKind
  /** The format that was read, such as `txt`, `md`, `docx`. */
  format: string
  /** The character encoding that was found, for text formats. */
  encoding: string | null
  /** The whole text: line feeds only, no byte order mark, no NUL, no lone surrogate. */
  text: string
  blocks: Block[]
  /** The pages of formats that have them, in order; a page without text is left out. */
  pages?: PageStart[]
  warnings: ImportWarning[]
}
