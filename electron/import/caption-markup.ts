import { decodeEntities } from './entities.ts'

/** A line of a caption, without tags. */
export interface CaptionLine {
  /** The name in the voice tag; null where there is none. */
  speaker: string | null
  text: string
}

const VOICE = /<v(?:\.[^\s<>]{0,100})?[ \t]+((?:[^<>]|<[^<>]{0,100}>){1,200})>/
const VOICE_END = /<\/v>/
// Only the tags of the formats: `<laughs>` and `x < y` are words of the transcript.
const TAG =
  /<\/?(?:c|b|i|u|s|ruby|rt|lang|font|v)(?:[.\s][^<>]{0,200})?\/?>|<\d{1,4}:[\d:.]{1,12}>|\{\\[a-z]{1,3}\d{1,2}\}/gi
const SPLIT = new RegExp(`(${VOICE.source}|${VOICE_END.source})`)

/** Takes the tags out of a caption's lines. A voice tag holds until the next one or its end. */
export function stripMarkup(lines: readonly string[]): CaptionLine[] {
  let speaker: string | null = null
  return lines.flatMap(line => {
    if (!line.includes('<') && !line.includes('{')) return [{ speaker, text: plain(line) }]
    const found: CaptionLine[] = []
    // `split` gives text, tag, name in the tag, text, ...
    const parts = line.split(SPLIT)
    for (let at = 0; at < parts.length; at += 3) {
      const text = plain(parts[at] ?? '')
      if (text !== '') found.push({ speaker, text })
      const tag = parts[at + 1]
      if (tag !== undefined) speaker = nameOf(parts[at + 2] ?? '')
    }
    return found.length > 0 ? found : [{ speaker, text: '' }]
  })
}

function nameOf(annotation: string): string | null {
  return plain(annotation).slice(0, 200) || null
}

function plain(text: string): string {
  // An entity may stand for a line feed, which would begin a new line of the source.
  return decodeEntities(text.replace(TAG, '')).replace(/\s+/g, ' ').trim()
}
