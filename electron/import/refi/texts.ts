import type { PageStart } from '../../../shared/text/source-draft.ts'
import { storeForm } from '../../../shared/interchange/stored-text.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { decodeText } from '../decode-text.ts'
import { readSource, SOURCE_EXTENSIONS } from '../import-file.ts'
import { broken, LIMITS } from '../limits.ts'
import { Warnings } from '../warnings.ts'
import type { ProjectParts } from '../folder-parts.ts'
import { fileName } from './parts.ts'

/** A text of a project file as it was read, and where its pages begin. */
export interface ReadText {
  raw: string
  pages: PageStart[]
  /** Whether it can be read again by its path alone, as `readAgain` does. */
  isPlain: boolean
}

const WORD_FILES: ReadonlySet<string> = new Set(
  SOURCE_EXTENSIONS.filter(each => !['txt', 'text', 'md', 'markdown'].includes(each)),
)

/** Reads the text that a path names: plain, or out of a Word file or PDF. Null where it is not there or has no text. */
export async function readText(parts: ProjectParts, path: string): Promise<ReadText | null> {
  const size = path === '' ? null : parts.sizeOf(path)
  if (size === null || size > LIMITS.fileBytes) return null
  const ending = extensionOf(path)
  if (!WORD_FILES.has(ending)) {
    const raw = readPlain(parts, path)
    return raw === null ? null : { raw, pages: [], isPlain: true }
  }
  const bytes = parts.read(path)
  if (bytes === null) return null
  try {
    const { text, pages = [] } = await readSource(`text.${ending}`, bytes)
    return { raw: text, pages, isPlain: false }
  } catch (error) {
    // A picture of a page, or a file that is damaged: the source comes in without its text, and the report says so.
    if (error instanceof AppError) return null
    throw error
  }
}

/** A plain text as its positions count, or null where it is not there. Throws `format_broken` or `too_large`. */
export function readPlain(parts: ProjectParts, path: string): string | null {
  const data = parts.read(path)
  if (data === null) return null
  const { text } = decodeText(data, new Warnings())
  // No program counts it.
  return text.startsWith('\uFEFF') ? text.slice(1) : text
}

/** A text that was read before, as it is stored. Throws `format_broken` where the file has changed since. */
export function readAgain(parts: ProjectParts, path: string, length: number): string {
  const raw = readPlain(parts, path)
  const text = raw === null ? null : storeForm(raw).text
  if (text?.length !== length) throw broken('The file was changed while it was read.')
  return text
}

function extensionOf(path: string): string {
  return /\.([^.]{1,16})$/.exec(fileName(path))?.[1]?.toLowerCase() ?? ''
}
