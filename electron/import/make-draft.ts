import { AppError } from '../../shared/domain/app-error.ts'
import { detectTurns, kindOf } from '../../shared/text/turns.ts'
import { LIMITS, tooLarge, tooManyLines } from './limits.ts'
import type { Block, PageStart, SourceDraft, SourceKind } from '../../shared/text/source-draft.ts'
import type { BlockMark } from '../../shared/text/turns.ts'
import type { Warnings } from './warnings.ts'

interface Content {
  name: string
  format: string
  encoding: string | null
  text: string
  /** What is known of lines before turns are looked for. */
  marks?: readonly BlockMark[]
  /** The blocks, where the format tells who speaks. */
  blocks?: Block[]
  /** What the source is where its blocks name no speakers. */
  kind?: SourceKind
  pages?: PageStart[]
  warnings: Warnings
}

/** Completes what a reader found to a draft. Throws `source_empty` and `too_large`. */
export function makeDraft(content: Content): SourceDraft {
  const { name, format, encoding, text, marks, warnings, pages } = content
  if (!/\S/.test(text)) {
    throw new AppError('source_empty', 'The file holds no text. Nothing was imported.', { format })
  }
  if (text.length > LIMITS.textUnits) {
    throw tooLarge('The text of the file is longer than a source may be.', LIMITS.textUnits)
  }
  refuseTooManyLines(text)
  const blocks = content.blocks ?? detectTurns(text, marks)
  const detected = kindOf(blocks)
  const draft: SourceDraft = {
    title: titleOf(name),
    kind: detected === 'document' ? (content.kind ?? detected) : detected,
    format,
    encoding,
    text,
    blocks,
    warnings: warnings.list(),
  }
  return pages ? { ...draft, pages } : draft
}

/** Every line that is not blank becomes a block. */
function refuseTooManyLines(text: string): void {
  let count = 0
  for (const _ of text.matchAll(/\S[^\n]*/g)) {
    if (++count > LIMITS.blocks) throw tooManyLines()
  }
}

/** The file's name without folder and extension. */
function titleOf(name: string): string {
  const file = name.split(/[/\\]/).at(-1) ?? name
  return file.replace(/\.[^.]*$/, '') || file
}
