import { AppError } from '../../shared/domain/app-error.ts'
import { detectTurns, kindOf } from '../../shared/text/turns.ts'
import { LIMITS, tooLarge } from './limits.ts'
import type { SourceDraft } from '../../shared/text/source-draft.ts'
import type { BlockMark } from '../../shared/text/turns.ts'
import type { Warnings } from './warnings.ts'

interface Content {
  name: string
  format: string
  encoding: string | null
  text: string
  marks: readonly BlockMark[]
  warnings: Warnings
}

/** Completes what a reader found to a draft. Throws `source_empty` and `too_large`. */
export function makeDraft({ name, format, encoding, text, marks, warnings }: Content): SourceDraft {
  if (!/\S/.test(text)) {
    throw new AppError('source_empty', 'The file holds no text. Nothing was imported.', { format })
  }
  if (text.length > LIMITS.textUnits) {
    throw tooLarge('The text of the file is longer than a source may be.', LIMITS.textUnits)
  }
  const blocks = detectTurns(text, marks)
  const title = titleOf(name)
  return { title, kind: kindOf(blocks), format, encoding, text, blocks, warnings: warnings.list() }
}

/** The file's name without folder and extension. */
function titleOf(name: string): string {
  const file = name.split(/[/\\]/).at(-1) ?? name
  return file.replace(/\.[^.]*$/, '') || file
}
