/** A small strict reader of XML without DTDs: throws where a document is not well formed, and lists its elements. */
export interface XmlElement {
  name: string
  attributes: Record<string, string>
  text: string
}

const NAME = '[A-Za-z_][A-Za-z0-9_.-]*'
const TOKEN = new RegExp(
  `<(?<open>${NAME})(?<attributes>(?: ${NAME}="[^"<]*")*)(?<empty>/?)>|</(?<close>${NAME})>|(?<text>[^<]+)`,
  'gyu',
)
const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
const LEGAL = /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u

/** Reads a document; elements come in the order in which they open. */
export function readXml(source: string): XmlElement[] {
  if (!source.startsWith(DECLARATION)) throw new Error('no XML declaration')
  if (!LEGAL.test(source)) throw new Error('a character that XML forbids')
  const elements: XmlElement[] = []
  const open: XmlElement[] = []
  const body = source.slice(DECLARATION.length).trimEnd()
  let end = 0
  for (const match of body.matchAll(TOKEN)) {
    const { groups = {} } = match
    if (end > 0 && open.length === 0) throw new Error('something after the root element')
    end = match.index + match[0].length
    if (groups.text !== undefined) {
      const parent = open.at(-1)
      if (parent === undefined) throw new Error('text outside the root element')
      parent.text += unescape(groups.text)
    } else if (groups.close !== undefined) {
      if (open.pop()?.name !== groups.close) throw new Error(`</${groups.close}> closes nothing`)
    } else {
      const element = {
        name: groups.open ?? '',
        attributes: readAttributes(groups.attributes),
        text: '',
      }
      elements.push(element)
      if (groups.empty === '') open.push(element)
    }
  }
  if (end !== body.length) throw new Error(`not XML at ${end}: ${body.slice(end, end + 40)}`)
  if (open.length > 0) throw new Error(`<${open.at(-1)?.name}> is not closed`)
  return elements
}

function readAttributes(source = ''): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (const [, name = '', value = ''] of source.matchAll(/ ([^=]+)="([^"]*)"/gu)) {
    if (name in attributes) throw new Error(`attribute ${name} twice`)
    attributes[name] = unescape(value)
  }
  return attributes
}

function unescape(text: string): string {
  return text.replace(/&([^;]*;)?/gu, (_, name: string | undefined) => {
    const entities: Record<string, string> = {
      'amp;': '&',
      'lt;': '<',
      'gt;': '>',
      'quot;': '"',
      '#39;': "'",
    }
    const character = entities[name ?? '']
    if (character === undefined) throw new Error(`unknown entity &${name ?? ''}`)
    return character
  })
}
