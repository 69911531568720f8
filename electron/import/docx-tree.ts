import mammoth from 'mammoth'
import { broken } from './limits.ts'

/** A node of the document tree that mammoth hands to `transformDocument`; only what is used here. */
export interface DocxNode {
  type: string
  children?: DocxNode[]
  value?: string
  styleName?: string | null
  numbering?: DocxNumbering | null
  noteType?: 'footnote' | 'endnote'
  noteId?: string
  commentId?: string
  checked?: boolean
  /** How many columns and rows a cell of a table covers. */
  colSpan?: number
  rowSpan?: number
  href?: string
}

/** The list level of a paragraph; one object for all paragraphs of the level of a list. */
export interface DocxNumbering {
  isOrdered: boolean
  /** `"0"` to `"8"`. */
  level: string
}

/** The root of the tree, with the notes and comments that its nodes refer to. */
export interface DocxDocument extends DocxNode {
  notes: { resolve(reference: DocxNode): { body: DocxNode[] } | null }
  comments: {
    commentId: string
    body: DocxNode[]
    authorName: string | null
    authorInitials: string | null
  }[]
}

/** A parsed document, and how many symbols mammoth could not read. */
export interface DocxTree {
  document: DocxDocument
  symbols: number
}

/**
 * Parses a checked Word file. The tree is taken where mammoth offers it for changes, and an empty one is handed back, so
 * no HTML is ever made. Throws `format_broken`; the library's own message may quote the text and is not passed on.
 */
export async function parseDocx(bytes: Buffer): Promise<DocxTree> {
  let document: DocxDocument | undefined
  try {
    const { messages } = await mammoth.convertToHtml(
      { buffer: bytes },
      {
        externalFileAccess: false,
        includeEmbeddedStyleMap: false,
        transformDocument: (root: DocxDocument) => {
          document = root
          return { ...root, children: [] }
        },
      },
    )
    const symbols = messages.filter(({ message }) => message.startsWith('A w:sym element')).length
    if (document) return { document, symbols }
  } catch {
    // Falls through: whatever the parser said, the file is not one it can read.
  }
  throw broken(
    'The document inside the file is damaged. Open it in Word or LibreOffice and save it again.',
  )
}
