/** Attributes in the order in which they are written; null leaves one out. */
export type Attributes = Readonly<Record<string, string | number | boolean | null>>

/** An element as XML; `children` are written already. */
export function element(
  name: string,
  attributes: Attributes,
  children: readonly string[] = [],
): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => (value === null ? '' : ` ${key}="${escapeAttribute(String(value))}"`))
    .join('')
  const content = children.join('')
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`
}

/** An element that holds text; none at all for an empty one. */
export function textElement(name: string, text: string): string {
  return text === '' ? '' : `<${name}>${escapeText(text)}</${name}>`
}

/** A container of the standard: it has at least one child, or is not there. */
export function container(name: string, children: readonly string[]): string {
  return children.length === 0 ? '' : `<${name}>\n${children.join('\n')}\n</${name}>\n`
}

/** A whole document: UTF-8 without byte order mark. */
export function documentXml(root: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`
}

function escapeText(text: string): string {
  return legal(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;')
}

function escapeAttribute(text: string): string {
  // A reader would make blanks of them.
  return escapeText(text)
    .replaceAll('"', '&quot;')
    .replaceAll('\t', '&#9;')
    .replaceAll('\n', '&#10;')
}

// No XML may hold these, not even escaped.
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const ILLEGAL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g

function legal(text: string): string {
  return text.toWellFormed().replace(ILLEGAL, '')
}
