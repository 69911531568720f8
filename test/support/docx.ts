import { makeZip } from './zip.ts'
import type { ZipPart } from './zip.ts'

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const NAMESPACES = [
  `xmlns:w="${WORD}"`,
  `xmlns:r="${OFFICE}"`,
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(' ')

const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
const CONTENT_TYPES = `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${MAIN}"/></Types>`

/** What a Word file is made of; each is the XML inside its root. */
export interface DocxParts {
  body: string
  styles?: string
  numbering?: string
  footnotes?: string
  endnotes?: string
  comments?: string
  header?: string
  /** Relationships of the document, without their root. */
  relationships?: string
  /** Stands before the root of the document, such as a DOCTYPE. */
  prolog?: string
  more?: ZipPart[]
}

/** A paragraph of one run; `properties` is the XML inside `w:pPr`. */
export function paragraph(text: string, properties = ''): string {
  return `<w:p><w:pPr>${properties}</w:pPr>${run(text)}</w:p>`
}

/** A run of text, which is escaped. */
export function run(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<w:r><w:t xml:space="preserve">${escaped}</w:t></w:r>`
}

/** A part of a Word file by its root element. */
export function xmlPart(root: string, inner: string, prolog = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>${prolog}<w:${root} ${NAMESPACES}>${inner}</w:${root}>`
}

/** Builds a small Word file in memory. */
export function makeDocx(parts: DocxParts): Buffer {
  const { body, relationships = '', prolog = '', more = [] } = parts
  const document = xmlPart('document', `<w:body>${body}</w:body>`, prolog)
  const entries: ZipPart[] = [
    { name: '[Content_Types].xml', data: CONTENT_TYPES },
    {
      name: '_rels/.rels',
      data: relationshipsXml(
        `<Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/>`,
      ),
    },
    { name: 'word/document.xml', data: document },
    { name: 'word/_rels/document.xml.rels', data: relationshipsXml(relationships) },
  ]
  for (const root of ['styles', 'numbering', 'footnotes', 'endnotes', 'comments'] as const) {
    const inner = parts[root]
    if (inner !== undefined) entries.push({ name: `word/${root}.xml`, data: xmlPart(root, inner) })
  }
  if (parts.header !== undefined) {
    entries.push({ name: 'word/header1.xml', data: xmlPart('hdr', parts.header) })
  }
  return makeZip([...entries, ...more])
}

function relationshipsXml(inner: string): string {
  return `<Relationships xmlns="${PACKAGE}/relationships">${inner}</Relationships>`
}
