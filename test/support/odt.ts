import { makeZip } from './zip.ts'
import type { ZipPart } from './zip.ts'

const NAMESPACES = ['office', 'text', 'table', 'style', 'draw', 'xlink', 'dc', 'svg']
  .map(name => `xmlns:${name}="urn:${name}"`)
  .join(' ')

/** Builds a small OpenDocument text in memory; `body` is the XML inside `office:text`. */
export function makeOdt(
  body: string,
  { styles = '', prolog = '', more = [] as ZipPart[] } = {},
): Buffer {
  const content =
    `<?xml version="1.0" encoding="UTF-8"?>${prolog}<office:document-content ${NAMESPACES}>` +
    `<office:automatic-styles>${styles}</office:automatic-styles>` +
    `<office:body><office:text>${body}</office:text></office:body></office:document-content>`
  return makeZip([
    { name: 'mimetype', data: 'application/vnd.oasis.opendocument.text' },
    { name: 'content.xml', data: content },
    ...more,
  ])
}
