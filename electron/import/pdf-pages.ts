import { AppError } from '../../shared/domain/app-error.ts'
import { LIMITS, broken, tooLarge } from './limits.ts'
import { loadPdfjs } from './pdf-library.ts'
import { toItems } from './pdf-items.ts'
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { PdfPage } from './pdf-items.ts'
import type { Warnings } from './warnings.ts'

/**
 * Reads the pieces of text of every page. Nothing is drawn, run or fetched: no scripts, no forms of the XFA kind, no
 * fonts, no pictures. Throws `format_broken`, `too_large`; pdf.js's own messages may quote the file and are not passed on.
 */
export async function readPages(bytes: Uint8Array, warnings: Warnings): Promise<PdfPage[]> {
  const { getDocument, VerbosityLevel } = await loadPdfjs()
  const task = getDocument({
    // pdf.js takes the buffer over.
    data: Uint8Array.from(bytes),
    enableXfa: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
    useWorkerFetch: false,
    disableAutoFetch: true,
    disableStream: true,
    stopAtErrors: false,
    verbosity: VerbosityLevel.ERRORS,
  })
  try {
    return await pagesOf(await task.promise, warnings)
  } catch (error) {
    throw toAppError(error)
  } finally {
    await task.destroy()
  }
}

async function pagesOf(pdf: PDFDocumentProxy, warnings: Warnings): Promise<PdfPage[]> {
  if (pdf.numPages > LIMITS.pdfPages) {
    throw tooLarge('The PDF has too many pages.', LIMITS.pdfPages)
  }
  const pages: PdfPage[] = []
  let units = 0
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await readPage(pdf, number)
    if (page === null) warnings.add('page_broken')
    pages.push(page ?? { number, height: 0, items: [], comments: [] })
    units += page?.items.reduce((sum, item) => sum + item.text.length, 0) ?? 0
    if (units > LIMITS.textUnits) {
      throw tooLarge('The text of the file is longer than a source may be.', LIMITS.textUnits)
    }
  }
  return pages
}

/** One page; null where it is damaged, so that the others still come in. */
async function readPage(pdf: PDFDocumentProxy, number: number): Promise<PdfPage | null> {
  let page: PDFPageProxy
  try {
    page = await pdf.getPage(number)
    const { items } = await page.getTextContent({ includeMarkedContent: false })
    const { transform, height } = page.getViewport({ scale: 1 })
    return { number, height, items: toItems(items, transform), comments: await commentsOf(page) }
  } catch (error) {
    if (isPassword(error)) throw error
    return null
  }
}

/** The words of notes and of filled form fields, which are no part of a page's text. */
async function commentsOf(page: PDFPageProxy): Promise<string[]> {
  const annotations: unknown[] = await page.getAnnotations()
  return annotations.flatMap(annotation => {
    const { subtype, contentsObj, titleObj, fieldValue } = annotation as Annotation
    if (subtype === 'Link' || subtype === 'Popup') return []
    const value = subtype === 'Widget' ? [fieldValue].flat() : [contentsObj?.str]
    const words = value
      .filter(part => typeof part === 'string')
      .join(', ')
      .trim()
    if (words === '' || (subtype === 'Widget' && words === 'Off')) return []
    const author = subtype === 'Widget' ? '' : (titleObj?.str ?? '').trim()
    return [author === '' ? words : `${author}: ${words}`]
  })
}

interface Annotation {
  subtype?: string
  contentsObj?: { str?: string }
  titleObj?: { str?: string }
  fieldValue?: unknown
}

function isPassword(error: unknown): boolean {
  return error instanceof Error && error.name === 'PasswordException'
}

function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  if (isPassword(error)) {
    return broken(
      'The PDF is protected by a password. Open it, save it without the password, and try again.',
    )
  }
  return broken(
    'The PDF is damaged. Open it in a PDF reader, print it to a new PDF, and try again.',
  )
}
