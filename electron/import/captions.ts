import { AppError } from '../../shared/domain/app-error.ts'
import { captionBlocks } from '../../shared/text/caption-turns.ts'
import { splitCues } from './caption-cues.ts'
import { stripMarkup } from './caption-markup.ts'
import { dropRepeats } from './caption-rolling.ts'
import { broken } from './limits.ts'
import { makeDraft } from './make-draft.ts'
import { readPlainText } from './text-file.ts'
import { Warnings } from './warnings.ts'
import type { SourceDraft } from '../../shared/text/source-draft.ts'
import type { SpokenLine } from '../../shared/text/caption-turns.ts'
import type { CaptionFormat } from './caption-cues.ts'
import type { CaptionLine } from './caption-markup.ts'
import type { Cue } from './caption-rolling.ts'

/** The reader of one caption format. */
export function captionReader(format: CaptionFormat) {
  return (name: string, bytes: Uint8Array): SourceDraft => readCaptions(name, bytes, format)
}

/**
 * Reads captions as a transcript: one line a caption, its time on the line's block, the speaker from its voice tag or
 * from a label in its words. Throws `format_broken` where no line has times, `source_empty` where no caption has words.
 */
function readCaptions(name: string, bytes: Uint8Array, format: CaptionFormat): SourceDraft {
  const warnings = new Warnings()
  const { text: raw, encoding } = readPlainText(bytes, warnings)
  const found = splitCues(raw, format, warnings)
  if (found === null) throw noCaptions(raw, format)
  const cues = found.map(({ lines, ...times }): Cue => ({ ...times, lines: stripMarkup(lines) }))
  warnings.add('captions_joined', dropRepeats(cues))
  const lines = cues.flatMap(spokenLines)
  const text = lines.map(line => line.text).join('\n')
  const blocks = captionBlocks(lines)
  return makeDraft({ name, format, encoding, text, blocks, kind: 'transcript', warnings })
}

function noCaptions(raw: string, format: CaptionFormat): AppError {
  if (/^(?:WEBVTT[^\n]*)?\s*$/.test(raw)) {
    return new AppError('source_empty', 'The file holds no captions. Nothing was imported.', {
      format,
    })
  }
  return broken(
    `The file holds no captions with times, as ${format.toUpperCase()} files do. If it is plain text, give it the extension .txt.`,
  )
}

// Lines of one caption are wrapped, unless each begins with a dash or a name: then two people speak.
const OWN_LINE = /^(?:[-–—] ?\S|>>|\p{Lu}[^:.!?]{0,38}: )/u

function spokenLines({ startMs, lines }: Cue): SpokenLine[] {
  const spoken: SpokenLine[] = []
  let previous: CaptionLine | null = null
  for (const line of lines) {
    if (line.text === '') continue
    const last = spoken.at(-1)
    const isSame = previous?.speaker === line.speaker && !OWN_LINE.test(line.text)
    if (last && isSame) last.text += ` ${line.text}`
    else spoken.push({ ...line, timeMs: startMs })
    previous = line
  }
  return spoken
}
