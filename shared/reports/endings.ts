/** The files that a document is written as. */
export const REPORT_ENDINGS = ['.docx', '.pdf', '.html', '.md'] as const
/** A file that a document is written as. */
export type ReportEnding = (typeof REPORT_ENDINGS)[number]
