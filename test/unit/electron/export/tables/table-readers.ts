import { strFromU8, unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'

/** Strict readers of the files that tables are written as: what is not well formed throws. */

/** An element with what is in it, in order. */
export interface Node {
  name: string
  attributes: Record<string, string>
  children: (Node | string)[]
}

/** Reads XML, or HTML that is written as XML. */
export function readTree(source: string): Node {
  const root: Node = { name: '', attributes: {}, children: [] }
  const open = [root]
  const parser = new SaxesParser()
  parser.on('error', error => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const node = { name, attributes: { ...attributes }, children: [] }
    open.at(-1)?.children.push(node)
    open.push(node)
  })
  parser.on('closetag', () => void open.pop())
  parser.on('text', text => void open.at(-1)?.children.push(text))
  parser.write(source).close()
  return root
}

/** All elements of a name below another, in order. */
export function findAll(node: Node, name: string): Node[] {
  return node.children.flatMap(child => {
    if (typeof child === 'string') return []
    return [...(child.name === name ? [child] : []), ...findAll(child, name)]
  })
}

/** The words in an element. */
export function textOf(node: Node): string {
  return node.children.map(child => (typeof child === 'string' ? child : textOf(child))).join('')
}

/** The parts of an office document as text, by their names. */
export function readParts(bytes: Uint8Array): Record<string, string> {
  const parts = Object.entries(unzipSync(bytes))
  return Object.fromEntries(parts.map(([name, content]) => [name, strFromU8(content)]))
}

/** A row of a table in Word: its cells are lists of paragraphs. */
export interface DocxRow {
  isHeading: boolean
  isWhole: boolean
  cells: { style: string; text: string }[][]
}

/** Reads the one table of a Word document. */
export function readDocx(bytes: Uint8Array) {
  const parts = readParts(bytes)
  const document = readTree(parts['word/document.xml'] ?? '')
  const tables = findAll(document, 'w:tbl')
  if (tables.length !== 1) throw new Error(`${tables.length} tables`)
  const rows = findAll(document, 'w:tr').map(
    (row): DocxRow => ({
      isHeading: isOn(row, 'w:tblHeader'),
      isWhole: isOn(row, 'w:cantSplit'),
      cells: findAll(row, 'w:tc').map(cell => findAll(cell, 'w:p').map(readParagraph)),
    }),
  )
  const [size] = findAll(document, 'w:pgSz')
  const paragraphs = findAll(document, 'w:p').map(readParagraph)
  return {
    parts,
    rows,
    tableStyle: findAll(document, 'w:tblStyle')[0]?.attributes['w:val'],
    styles: findAll(readTree(parts['word/styles.xml'] ?? ''), 'w:style').map(
      style => style.attributes['w:styleId'],
    ),
    isLandscape: size?.attributes['w:orient'] === 'landscape',
    width: Number(size?.attributes['w:w']),
    title: paragraphs.find(({ style }) => style === 'Heading1')?.text,
    caption: paragraphs.find(({ style }) => style === 'TableCaption')?.text,
    notes: paragraphs.filter(({ style }) => style === 'TableNote').map(({ text }) => text),
  }
}

function isOn(row: Node, name: string): boolean {
  const [found] = findAll(row, name)
  return found !== undefined && !['false', '0', 'off'].includes(found.attributes['w:val'] ?? '')
}

function readParagraph(paragraph: Node) {
  const words = (node: Node): string =>
    node.children
      .map(child => {
        if (typeof child === 'string') return ''
        if (child.name === 'w:t') return textOf(child)
        if (child.name === 'w:br') return '\n'
        return words(child)
      })
      .join('')
  return {
    style: findAll(paragraph, 'w:pStyle')[0]?.attributes['w:val'] ?? '',
    text: words(paragraph),
  }
}

/** Reads a table's page: its heading row, and the rows of its bodies with the group each stands under. */
export function readHtml(bytes: Uint8Array) {
  const page = readTree(strFromU8(bytes))
  const [head] = findAll(page, 'thead')
  return {
    page,
    columns: head === undefined ? [] : findAll(head, 'th').map(textOf),
    bodies: findAll(page, 'tbody').map(body => ({
      group: findAll(body, 'th')
        .filter(cell => cell.attributes['scope'] === 'rowgroup')
        .map(textOf),
      rows: findAll(body, 'tr')
        .map(row => row.children.filter(child => typeof child !== 'string'))
        .filter(cells => cells[0]?.attributes['scope'] !== 'rowgroup')
        .map(cells => cells.map(readCell)),
    })),
  }
}

function readCell(cell: Node): string {
  const paragraphs = findAll(cell, 'p')
  return paragraphs.length === 0 ? textOf(cell) : paragraphs.map(textOf).join('\n')
}
