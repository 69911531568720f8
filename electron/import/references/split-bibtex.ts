/** An entry of a BibTeX file. */
export interface BibEntry {
  line: number
  raw: string
  /** The entry without its abstract and what no citation needs: what is left for the parser. */
  short: string
  abstract: string
  /** Why it is broken, or null. */
  problem: string | null
}

/** Braces within braces; TeX that people write stays below ten. */
const MOST_DEPTH = 40

/** Fields that are long or of no use to a citation. */
const APART = new Set([
  'abstract',
  'file',
  'annote',
  'annotation',
  'review',
  'references',
  'cited-references',
])

const START = /^[ \t]*@[ \t]*([A-Za-z]+)[ \t]*[{(]/gm

/**
 * The entries of a BibTeX file, and its `@string`s. An entry begins at the beginning of a line; one whose braces do not match
 * ends where the next begins.
 */
export function splitBibtex(text: string): { entries: BibEntry[]; strings: string } {
  const starts = [...text.matchAll(START)]
  const entries: BibEntry[] = []
  let strings = ''
  let [line, counted] = [1, 0]
  let behind = 0
  starts.forEach((start, index) => {
    // Within the entry before: words of an abstract may begin so.
    if (start.index < behind) return
    for (; counted < start.index; counted += 1) if (text.charCodeAt(counted) === 10) line += 1
    const kind = (start[1] ?? '').toLowerCase()
    const end = findEnd(text, start.index + start[0].length - 1)
    const next = starts[index + 1]?.index ?? text.length
    const raw = text.slice(start.index, end.at ?? next).trim()
    behind = end.at ?? next
    if (kind === 'string' && end.at !== null) strings += `${raw}\n`
    if (kind === 'string' || kind === 'comment' || kind === 'preamble') return
    if (end.at === null) entries.push({ line, raw, short: '', abstract: '', problem: end.problem })
    else entries.push({ line, raw, ...splitFields(raw), problem: null })
  })
  return { entries, strings }
}

/** Where braces that open at a place close: behind the last one. */
function findEnd(text: string, open: number): { at: number | null; problem: string } {
  const closing = text.charAt(open) === '(' ? ')' : '}'
  let depth = 0
  for (let at = open; at < text.length; at += 1) {
    const char = text.charAt(at)
    if (char === '\\') at += 1
    else if (char === '{' || (at === open && char === '(')) depth += 1
    else if (char === '}' || (depth === 1 && char === closing)) depth -= 1
    if (depth > MOST_DEPTH) return { at: null, problem: 'Its braces are nested too deep.' }
    if (depth === 0) return { at: at + 1, problem: '' }
  }
  return { at: null, problem: 'Its braces do not match: one that opens is never closed.' }
}

const FIELD = /([A-Za-z][\w-]*)\s*=\s*/y

/** The fields of an entry, those that are read apart taken out of it. */
function splitFields(raw: string): { short: string; abstract: string } {
  let [short, abstract, kept] = ['', '', 0]
  let depth = 0
  for (let at = 0; at < raw.length; at += 1) {
    const char = raw.charAt(at)
    if (char === '\\') at += 1
    else if (char === '{' || char === '(') depth += 1
    else if (char === '}' || char === ')') depth -= 1
    else if (depth === 1 && /[A-Za-z]/.test(char) && /[\s,]/.test(raw.charAt(at - 1))) {
      FIELD.lastIndex = at
      const [whole, name = ''] = FIELD.exec(raw) ?? []
      if (whole === undefined) continue
      const end = endOfValue(raw, at + whole.length)
      if (APART.has(name.toLowerCase())) {
        short += raw.slice(kept, at)
        kept = raw.charAt(end) === ',' ? end + 1 : end
        if (name.toLowerCase() === 'abstract')
          abstract = plainTex(raw.slice(at + whole.length, end))
      }
      at = end - 1
    }
  }
  return { short: short + raw.slice(kept), abstract }
}

/** Where the value of a field ends: at the comma or brace behind it. */
function endOfValue(raw: string, start: number): number {
  let depth = 0
  let isQuoted = false
  for (let at = start; at < raw.length; at += 1) {
    const char = raw.charAt(at)
    if (char === '\\') at += 1
    else if (char === '"' && depth === 0) isQuoted = !isQuoted
    else if (char === '{') depth += 1
    else if (char === '}' || char === ')') {
      if (depth === 0 && !isQuoted) return at
      if (char === '}' && depth > 0) depth -= 1
    } else if (char === ',' && depth === 0 && !isQuoted) return at
  }
  return raw.length
}

/** TeX's accents as the signs that Unicode puts behind a letter. */
const ACCENTS: Readonly<Record<string, string>> = {
  ...{ "'": '\u0301', '`': '\u0300', '^': '\u0302', '"': '\u0308', '~': '\u0303', '=': '\u0304' },
  ...{ '.': '\u0307', c: '\u0327', v: '\u030C', u: '\u0306', H: '\u030B' },
}

/** Prose with a little TeX as plain words. */
function plainTex(value: string): string {
  return value
    .trim()
    .replace(/^["{]|["}]$/g, '')
    .replace(
      /\\(['`^"~=.]|[cvuH](?=[ {]))\s*\{?\\?([A-Za-z])\}?/g,
      (_, sign: string, letter: string) => `${letter}${ACCENTS[sign] ?? ''}`.normalize('NFC'),
    )
    .replace(/\\([&%$#_{}])/g, '$1')
    .replaceAll('---', '—')
    .replaceAll('--', '–')
    .replace(/\\[A-Za-z]+\s?/g, '')
    .replace(/[{}]/g, '')
    .replaceAll('~', ' ')
}
