import { SaxesParser } from 'saxes'
import { LIMITS, broken, tooLarge } from './limits.ts'
import { inspectXml } from './xml-guard.ts'

/** An element of an XML document. */
export interface XmlElement {
  /** With its prefix, as written. */
  name: string
  attributes: Record<string, string>
  children: (XmlElement | string)[]
}

/** Parses a checked part of a document. Throws `format_broken`, `too_large`; nothing outside the text is ever read. */
export function parseXml(data: Uint8Array, mostNodes: number = LIMITS.xmlNodes): XmlElement {
  const xml = decodeXml(data)
  inspectXml(xml, mostNodes)
  const root: XmlElement = { name: '', attributes: {}, children: [] }
  const open = [root]
  let nodes = 0
  const parser = new SaxesParser({ xmlns: false })
  parser.on('error', () => {
    throw broken('The document inside the file is damaged.')
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (++nodes > mostNodes) throw tooLarge('The file has too many parts.', mostNodes)
    // A copy takes a fifth of the memory of what the parser hands over, which is made to be changed.
    const element: XmlElement = { name, attributes: { ...attributes }, children: [] }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => void open.pop())
  const keep = (text: string) => void open.at(-1)?.children.push(text)
  parser.on('text', keep)
  parser.on('cdata', keep)
  parser.write(xml).close()
  return root
}

/** The text of a part, in Unicode of whatever width. Throws `format_broken`. */
export function decodeXml(data: Uint8Array): string {
  const [a, b] = data
  const isBig = (a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)
  const isWide = isBig || (a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)
  try {
    const encoding = isWide ? (isBig ? 'utf-16be' : 'utf-16le') : 'utf-8'
    return new TextDecoder(encoding, { fatal: true }).decode(data)
  } catch {
    throw broken('A part of the document is in a character encoding that cannot be read.')
  }
}

/** The elements among an element's children. */
export function elementsOf(element: XmlElement): XmlElement[] {
  return element.children.filter(child => typeof child !== 'string')
}

/** The first element of a name below an element, at any depth. */
export function findElement(element: XmlElement, name: string): XmlElement | null {
  for (const child of elementsOf(element)) {
    if (child.name === name) return child
    const found = findElement(child, name)
    if (found) return found
  }
  return null
}
