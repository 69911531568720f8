import { SUBJECT_KINDS, type SubjectKind } from './kinds.ts'

/**
 * The links of a memo's Markdown: `[words](retroduce:coding/<id>)`. Nothing else is a link: no other scheme, no picture,
 * no kind that is not known. So a memo that was written elsewhere can show nothing but a thing of this project.
 */

/** A thing that a memo speaks of. */
export interface MemoTarget {
  kind: SubjectKind
  id: string
}

/** A link in a body. `[start, end)` is all of it, brackets and address too, in UTF-16 code units. */
export interface MemoLink extends MemoTarget {
  /** What stands for the thing, without the backslashes of Markdown. */
  words: string
  start: number
  end: number
}

// The words hold no line break, and brackets that are not escaped only in pairs, one within the other, as a name that was
// replaced by “[a colleague]”. So every place is looked at a few times only.
const LINK =
  /\[((?:\\[^\n]|[^\\[\]\n]|\[[^\\[\]\n]*\])*)\]\(retroduce:([a-z]+)\/([^\s()<>\\]{1,400})\)/g
const MAX_ID = 64

/** The links of a body, in order. */
export function findLinks(body: string): MemoLink[] {
  return linksIn(body).flatMap(({ kind, ...link }) =>
    isSubjectKind(kind) ? [{ ...link, kind }] : [],
  )
}

/** A researcher whom a comment speaks to: a link whose words are their name as it was then. */
export type PersonLink = Omit<MemoLink, 'kind'>

/** The researchers whom a comment mentions, in order; their links keep to them whatever they are called. */
export function findPeople(body: string): PersonLink[] {
  return linksIn(body).flatMap(({ kind, ...link }) => (kind === PERSON ? [link] : []))
}

/** A mention of a researcher as Markdown; `findPeople` reads it back. */
export function writePerson(name: string, id: string): string {
  return writeAny(`@${name}`, PERSON, id)
}

const PERSON = 'researcher'

/** Whatever has the form of a link, of any kind. */
function linksIn(body: string): (Omit<MemoLink, 'kind'> & { kind: string })[] {
  return [...body.matchAll(LINK)].flatMap(match => {
    const [whole, words = '', kind = '', address = ''] = match
    const id = decode(address)
    const isPlain = !isEscaped(body, match.index) && body[match.index - 1] !== '!'
    if (!isPlain || id === null) return []
    const end = match.index + whole.length
    return [{ kind, id, words: words.replaceAll(/\\([^\n])/g, '$1'), start: match.index, end }]
  })
}

/** Every thing that a body links to, once, in the order of the first links. */
export function mentionsIn(body: string): MemoTarget[] {
  const found = new Map(findLinks(body).map(({ kind, id }) => [`${kind}/${id}`, { kind, id }]))
  return [...found.values()]
}

/** A link as Markdown; `findLinks` reads it back. Line breaks in the words become spaces. */
export function writeLink(words: string, { kind, id }: MemoTarget): string {
  return writeAny(words, kind, id)
}

function writeAny(words: string, kind: string, id: string): string {
  const escaped = words.replaceAll(/\s*\n\s*/g, ' ').replaceAll(/[\\[\]]/g, '\\$&')
  return `[${escaped}](retroduce:${kind}/${encode(id)})`
}

/** A body in which the links to one thing lead to another. Everything else stays as it was written. */
export function retargetLinks(body: string, from: MemoTarget, to: MemoTarget): string {
  let result = ''
  let at = 0
  for (const { kind, id, end } of findLinks(body)) {
    if (kind !== from.kind || id !== from.id) continue
    // An address holds no bracket, so the last that opens one is the link's.
    const address = body.lastIndexOf('](', end - 1) + 2
    result += `${body.slice(at, address)}retroduce:${to.kind}/${encode(to.id)})`
    at = end
  }
  return result + body.slice(at)
}

/** A body as it reads: the words of links without their addresses. */
export function readableBody(body: string): string {
  let result = ''
  let at = 0
  for (const { kind, words, start, end } of linksIn(body)) {
    if (!isSubjectKind(kind) && kind !== PERSON) continue
    result += body.slice(at, start) + words
    at = end
  }
  return result + body.slice(at)
}

function isSubjectKind(kind: string): kind is SubjectKind {
  return (SUBJECT_KINDS as readonly string[]).includes(kind)
}

/** True where a sign stands behind an odd number of backslashes. */
function isEscaped(body: string, at: number): boolean {
  let count = 0
  while (body[at - 1 - count] === '\\') count += 1
  return count % 2 === 1
}

/** An id as a part of an address: round brackets would end it. */
function encode(id: string): string {
  return encodeURIComponent(id).replaceAll('(', '%28').replaceAll(')', '%29')
}

function decode(address: string): string | null {
  try {
    const id = decodeURIComponent(address)
    return id.length <= MAX_ID && !id.includes('\0') ? id : null
  } catch {
    // Not an address that this program wrote.
    return null
  }
}
