import { broken } from './limits.ts'
import { prepareSheet } from './xlsx-sheet.ts'
import { inspectXml } from './xml-guard.ts'
import { decodeXml, elementsOf, findElement, parseXml } from './xml-tree.ts'
import { readZip, storeZip } from './zip.ts'
import type { MergedCells } from './xlsx-sheet.ts'
import type { XmlElement } from './xml-tree.ts'

/** An Excel file that has been checked, repacked with the parts that hold cells. */
export interface XlsxPackage {
  archive: ArrayBuffer
  /** Merged cells, sheet by sheet in the order of the workbook. */
  merged: MergedCells[][]
  /** Formulas without a result. */
  unsaved: number
}

const WORKBOOK = 'xl/workbook.xml'
const RELATIONS = 'xl/_rels/workbook.xml.rels'
const UNREAD =
  /^xl\/(?:theme|drawings|charts|chartsheets|diagrams|media|embeddings|pivotCache|pivotTables|externalLinks|tables|queryTables|printerSettings|ctrlProps|activeX|threadedComments|persons|revisions|model|comments|calcChain|connections|metadata|richData)/

/**
 * Takes an Excel file apart and puts it together again from what was checked: cells, texts and number formats only. So
 * the parser behind it never meets a bomb, a DOCTYPE, or a row far outside every table.
 */
export function openXlsx(bytes: Uint8Array): XlsxPackage {
  const raw = readZip(bytes, name => /^xl\/.*\.xml(?:\.rels)?$/.test(name) && !UNREAD.test(name))
  const [workbook, relations] = [raw.get(WORKBOOK), raw.get(RELATIONS)]
  if (workbook === undefined || relations === undefined) {
    throw broken('The file is a ZIP archive, but not an Excel file.')
  }
  const paths = sheetPaths(parseXml(workbook), parseXml(relations))
  const mergedAt = new Map<string, MergedCells[]>()
  const parts = new Map<string, Uint8Array>()
  let unsaved = 0
  for (const [name, data] of raw) {
    const decoded = decodeXml(data)
    inspectXml(decoded)
    const xml = plainText(decoded)
    if (!paths.includes(name)) {
      parts.set(name, Buffer.from(xml))
      continue
    }
    const sheet = prepareSheet(xml)
    mergedAt.set(name, sheet.merged)
    unsaved += sheet.unsaved
    parts.set(name, Buffer.from(sheet.xml))
  }
  const packed = storeZip(parts)
  const archive = new ArrayBuffer(packed.length)
  new Uint8Array(archive).set(packed)
  return { archive, merged: paths.map(path => mergedAt.get(path) ?? []), unsaved }
}

/** The parser keeps the last piece of a text only: nothing may divide it. */
function plainText(xml: string): string {
  if (!xml.includes('<!')) return xml
  return xml
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, text: string) =>
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
    )
}

/** Where the sheets lie in the archive, in the order of the workbook; `''` for what is no sheet of cells. */
function sheetPaths(workbook: XmlElement, relations: XmlElement): string[] {
  const targets = new Map<string, string>()
  for (const { attributes } of elementsOf(elementsOf(relations)[0] ?? relations)) {
    const { Id, Type, Target } = attributes
    if (Id === undefined || Target === undefined || !Type?.endsWith('/worksheet')) continue
    targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`)
  }
  const [root] = elementsOf(workbook)
  const prefix = /^.*:/.exec(root?.name ?? '')?.[0] ?? ''
  const sheets = root ? findElement(root, `${prefix}sheets`) : null
  return elementsOf(sheets ?? workbook)
    .filter(({ attributes }) => attributes['name'])
    .map(({ attributes }) => {
      const [, id = ''] = Object.entries(attributes).find(([name]) => name.endsWith(':id')) ?? []
      return targets.get(id) ?? ''
    })
}
