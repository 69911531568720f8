import { LIMITS, broken, tooLarge } from './limits.ts'

/** What an XML part of a Word file holds, counted before any parser sees it. */
export interface XmlCounts {
  /** Characters of text, without white space, that a reader should find. */
  textUnits: number
  /** Runs of text that were deleted with tracked changes on. */
  deletions: number
  /** Text boxes. */
  textBoxes: number
}

/**
 * Walks over a part's tags once and refuses what harms a parser: a DOCTYPE (entity bombs, files read from outside),
 * elements nested too deep, elements with too many attributes, tags that do not match (the parser drops what follows them
 * without a word). Counts the text, so that what a parser loses is noticed.
 */
export function inspectXml(xml: string, mostNodes: number = LIMITS.xmlNodes): XmlCounts {
  const text = new TextCounter()
  const names: string[] = []
  let elements = 0
  for (let open = xml.indexOf('<'); open !== -1; ) {
    if (xml.startsWith('<!DOCTYPE', open) || xml.startsWith('<!doctype', open)) {
      throw broken('The file holds a document type declaration, which no word processor writes.')
    }
    const close = findTagEnd(xml, open)
    const first = xml.charAt(open + 1)
    const isClosed = xml.charAt(close - 2) === '/'
    if (first === '/') {
      const name = nameAt(xml, open + 2)
      if (names.pop() !== name) throw broken('The tags of the document do not match.')
      text.close(name)
    } else if (first !== '!' && first !== '?') {
      if (++elements > mostNodes) {
        throw tooLarge('The file has too many parts.', mostNodes)
      }
      if (names.length >= LIMITS.xmlDepth) {
        throw broken('The parts of the document are nested too deep.', { limit: LIMITS.xmlDepth })
      }
      const name = nameAt(xml, open + 1)
      text.open(name, isClosed)
      if (!isClosed) names.push(name)
    }
    open = xml.indexOf('<', close)
    if (text.isReading && first !== '/') text.read(xml, close, open)
  }
  if (names.length > 0) throw broken('The document is cut off.')
  return text.counts
}

/** The index behind a tag, comment, CDATA section or processing instruction that starts at `open`. */
function findTagEnd(xml: string, open: number): number {
  if (xml.startsWith('<!--', open)) return endOf(xml, '-->', open)
  if (xml.startsWith('<![CDATA[', open)) return endOf(xml, ']]>', open)
  if (xml.startsWith('<?', open)) return endOf(xml, '?>', open)
  let attributes = 0
  for (let at = open + 1; at < xml.length; at++) {
    const char = xml.charAt(at)
    if (char === '>') return at + 1
    if (char !== '"' && char !== "'") continue
    if (++attributes > LIMITS.xmlAttributes) {
      throw tooLarge('An element of the document has too many attributes.', LIMITS.xmlAttributes)
    }
    at = endOf(xml, char, at + 1) - 1
  }
  throw broken('A part of the document is cut off.')
}

function endOf(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from)
  if (at === -1) throw broken('A part of the document is cut off.')
  return at + mark.length
}

function nameAt(xml: string, start: number): string {
  let end = start
  while (end < xml.length && !NAME_END.has(xml.charCodeAt(end))) end++
  return xml.slice(start, end)
}

// White space, slash and greater-than.
const NAME_END = new Set([9, 10, 13, 32, 47, 62])

/** Adds up the text a reader has to find: not moved away, and of a choice and its fallback only one. */
class TextCounter {
  readonly counts: XmlCounts = { textUnits: 0, deletions: 0, textBoxes: 0 }
  isReading = false
  #moved = 0
  #choice = 0
  #inChoice = 0

  open(name: string, isClosed: boolean): void {
    if (name === 'w:delText' && !isClosed) this.counts.deletions++
    if (isClosed) return
    if (name === 'w:t') this.isReading = true
    else if (name === 'w:moveFrom') this.#moved++
    else if (name === 'mc:Choice') this.#inChoice++
    else if (name === 'mc:Fallback') this.#choice = 0
    else if (name === 'v:textbox') this.counts.textBoxes++
  }

  close(name: string): void {
    if (name === 'w:t') this.isReading = false
    else if (name === 'w:moveFrom') this.#moved--
    else if (name === 'mc:Choice') this.#inChoice--
    else if (name === 'mc:AlternateContent' && this.#inChoice === 0) {
      this.counts.textUnits += this.#choice
      this.#choice = 0
    }
  }

  read(xml: string, start: number, end: number): void {
    const units = countUnits(xml.slice(start, end === -1 ? xml.length : end))
    if (this.#moved > 0) return
    if (this.#inChoice > 0) this.#choice += units
    else this.counts.textUnits += units
  }
}

/** The characters of escaped XML text, without white space; an entity is one. */
function countUnits(text: string): number {
  return text.replace(/&(?:#x?[\da-fA-F]+|\w+);/g, '.').replace(/\s+/g, '').length
}
