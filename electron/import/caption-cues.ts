import { LIMITS, tooManyLines } from './limits.ts'
import type { Warnings } from './warnings.ts'

/** The caption formats. */
export type CaptionFormat = 'vtt' | 'srt' | 'sbv'

/** A caption as it lies in the file. */
export interface RawCue {
  /** Milliseconds from the start of the recording; null where the file has none that can be. */
  startMs: number | null
  endMs: number | null
  /** With tags and entities; blank lines only where a tool puts them into a caption. */
  lines: string[]
}

const ARROW = /^\s*(\S{1,40})\s*-->\s*(\S{1,40})/
const COMMA = /^\s*(\d{1,4}:\d{1,2}:[^\s,]{1,12})\s*,\s*(\d{1,4}:\d{1,2}:\S{1,12})\s*$/
const TIME = /^(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?$/
const SKIPPED = /^(NOTE|STYLE|REGION)(?:[ \t]|$)/

/**
 * Splits a caption file into its captions. A line with times opens one, a blank line ends it. Text outside any caption
 * is kept as a caption without a time. Returns null where no line has times at all.
 */
export function splitCues(
  text: string,
  format: CaptionFormat,
  warnings: Warnings,
): RawCue[] | null {
  const splitter = new Splitter(format, warnings)
  splitter.read(text.split('\n'))
  return splitter.hasTimes ? splitter.cues : null
}

class Splitter {
  readonly cues: RawCue[] = []
  hasTimes = false
  readonly #format: CaptionFormat
  readonly #warnings: Warnings
  /** Lines outside a caption: an identifier, or text whose times are missing. */
  #loose: string[] = []
  #lastNumber = 0

  constructor(format: CaptionFormat, warnings: Warnings) {
    this.#format = format
    this.#warnings = warnings
  }

  read(lines: readonly string[]): void {
    let cue: RawCue | null = null
    for (let at = this.#skipHeader(lines); at < lines.length; at++) {
      const line = lines[at] ?? ''
      const isBlank = line.trim() === ''
      const times = isBlank ? null : this.#timesOf(line)
      if (times) {
        this.hasTimes = true
        this.#takeIdentifier(cue)
        this.#flush()
        cue = this.#open(times)
      } else if (isBlank) {
        // YouTube puts a line with a single blank into a caption; an empty one ends it.
        if (cue && line !== '') cue.lines.push('')
        else cue = null
        this.#flush()
      } else if (cue) {
        cue.lines.push(line)
      } else if (this.#loose.length === 0 && this.#skips(line)) {
        while (lines[at + 1]?.trim()) at++
      } else {
        this.#loose.push(line)
      }
    }
    this.#flush()
  }

  /** The header of a VTT file goes down to the first blank line. */
  #skipHeader(lines: readonly string[]): number {
    if (this.#format !== 'vtt') return 0
    if (!/^WEBVTT(?:[ \t]|$)/.test(lines[0] ?? '')) {
      this.#warnings.add('caption_header_missing')
      return 0
    }
    let at = 1
    while (lines[at]?.trim() && !ARROW.test(lines[at] ?? '')) at++
    return at
  }

  #skips(line: string): boolean {
    const kind = this.#format === 'vtt' ? SKIPPED.exec(line)?.[1] : undefined
    if (kind === 'NOTE') this.#warnings.add('caption_note_dropped')
    return kind !== undefined
  }

  #timesOf(line: string): RegExpExecArray | null {
    const times = (this.#format === 'sbv' ? COMMA : ARROW).exec(line)
    // An arrow may stand in speech; times have digits on both sides of it.
    return times && /\d/.test(times[1] ?? '') && /\d/.test(times[2] ?? '') ? times : null
  }

  #open(times: RegExpExecArray): RawCue {
    const [startMs, endMs] = [parseTime(times[1] ?? ''), parseTime(times[2] ?? '')]
    const isGood = startMs !== null && endMs !== null && startMs <= endMs
    if (!isGood) this.#warnings.add('time_dropped')
    const cue: RawCue = { startMs: null, endMs: null, lines: [] }
    if (isGood) Object.assign(cue, { startMs, endMs })
    this.cues.push(cue)
    // A recording of a working day has about ten thousand.
    if (this.cues.length > LIMITS.blocks) throw tooManyLines()
    return cue
  }

  /** The line above the times is the caption's identifier, in SRT a number, not text. */
  #takeIdentifier(cue: RawCue | null): void {
    // Captions that follow each other without a blank line: the number belongs to the next.
    const lines = cue && this.#format === 'srt' ? cue.lines : this.#loose
    const last = lines.at(-1)?.trim() ?? ''
    if (this.#format === 'sbv' || (this.#format === 'srt' && !/^\d{1,9}$/.test(last))) return
    lines.pop()
    this.#lastNumber = Number(last)
  }

  #flush(): void {
    const lines = this.#loose
    this.#loose = []
    const number = lines[0]?.trim() ?? ''
    const isNumber = /^\d{1,9}$/.test(number) && Number(number) === this.#lastNumber + 1
    if (this.#format === 'srt' && isNumber) {
      lines.shift()
      this.#lastNumber = Number(number)
    }
    if (lines.length === 0) return
    this.#warnings.add('time_missing')
    this.cues.push({ startMs: null, endMs: null, lines })
  }
}

/** Milliseconds of `hh:mm:ss.mmm` or `mm:ss.mmm`; null where it is no time. */
function parseTime(text: string): number | null {
  const [, hours = '0', minutes, seconds, fraction = ''] = TIME.exec(text) ?? []
  if (minutes === undefined || Number(minutes) > 59 || Number(seconds) > 59) return null
  const whole = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)
  return whole * 1000 + Number(fraction.padEnd(3, '0'))
}
