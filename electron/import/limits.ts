import { AppError } from '../../shared/domain/app-error.ts'

const MEGABYTE = 1024 * 1024

/** Every limit of an import. Above a project's largest real source by far, below what hurts (threats.md 5). */
export const LIMITS = {
  /** A file, as it lies on disk, in bytes. */
  fileBytes: 100 * MEGABYTE,
  /** A source's text, in UTF-16 code units; a book has about a million. */
  textUnits: 12_000_000,
  /** A file that is plain text, captions or a web page, in bytes. */
  textBytes: 40 * MEGABYTE,
  /** Lines as a reader meets them, blank ones included. */
  lines: 2_000_000,
  /** Paragraphs, headings, captions and rows of tables; a long book has about ten thousand. */
  blocks: 100_000,
  /** Entries of a zip archive. */
  zipEntries: 1_000,
  /** One inflated entry of a zip archive, in bytes, counted while inflating. */
  zipEntryBytes: 50 * MEGABYTE,
  /** All inflated entries of a zip archive, in bytes. */
  zipTotalBytes: 200 * MEGABYTE,
  /** Elements within elements of an XML part; Word stays below 60. */
  xmlDepth: 256,
  /** Attributes of one XML element; the parser is quadratic in them. */
  xmlAttributes: 1_000,
  /** Groups within groups of an RTF file; Word stays below 40. */
  rtfDepth: 500,
  /** Elements of an XML part; a book in Word has about a hundred thousand. */
  xmlNodes: 1_000_000,
  /** Pages of a PDF. */
  pdfPages: 5_000,
  /** A codebook of another program, in bytes. */
  codebookBytes: 20 * MEGABYTE,
  /** A project of another program, with its pictures and recordings, in bytes; it is read a piece at a time. */
  projectFileBytes: 4_000 * MEGABYTE,
  /** Parts of a project of another program: each source is one, and each picture. */
  projectZipEntries: 20_000,
  /** One part of such a file that is read, in bytes, counted while inflating. */
  projectEntryBytes: 250 * MEGABYTE,
  /** All parts of such a file that are read, in bytes; most are read twice. */
  projectTotalBytes: 8_000 * MEGABYTE,
  /** Elements of the XML of such a file: a passage is three, and a big project has 100,000. */
  projectXmlNodes: 4_000_000,
  /** Sheets of a spreadsheet file. */
  tableSheets: 100,
  /** Rows of a sheet, those that name the columns included. */
  tableRows: 20_000,
  /** Columns of a sheet; exports of survey services have some hundreds. */
  tableColumns: 1_000,
  /** Cells of all sheets, empty ones before a row's last included; a row for each of 2,000 people may have 200. */
  tableCells: 400_000,
  /** One cell, in UTF-16 code units; Excel stops at 32,767. */
  tableCellUnits: 100_000,
} as const

/** The failure for a file that is above a limit. */
export function tooLarge(what: string, limit: number): AppError {
  return new AppError('too_large', `${what} Nothing was imported. Split the file and try again.`, {
    limit,
  })
}

/** The failure for a text of more lines or paragraphs than a source may have. */
export function tooManyLines(): AppError {
  return tooLarge('The text has more lines or paragraphs than a source may have.', LIMITS.blocks)
}

/** The failure for a file that is not what its format says. */
export function broken(what: string, details: Record<string, unknown> = {}): AppError {
  return new AppError('format_broken', `${what} Nothing was imported.`, details)
}

/** The failure for a file of a format that is not read. */
export function unsupported(what: string, details: Record<string, unknown> = {}): AppError {
  return new AppError('format_unsupported', `${what} Nothing was imported.`, details)
}
