import type { IdentifierHit } from './identifier.ts'

/** E-mail addresses, names people bear in social media, and pages about one person. */
export function findOnline(text: string): IdentifierHit[] {
  return [...findAtSigns(text), ...findSpokenAddresses(text), ...findPersonalPages(text)]
}

const LOCAL_PART = /[\p{L}\p{M}\p{N}._%+'’-]/u
const MAX_LOCAL = 64
const DOMAIN =
  /(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,6}[\p{L}]{2,24}(?![\p{L}\p{N}_])/uy
const HANDLE = /[\p{L}\p{N}_](?:[\p{L}\p{N}_.]{0,28}[\p{L}\p{N}_])/uy

/** Looks around every "@", so that a text without one costs nothing and one full of them little. */
function findAtSigns(text: string): IdentifierHit[] {
  const hits: IdentifierHit[] = []
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const start = startOfLocalPart(text, at)
    const kind = start < at ? 'email' : 'socialHandle'
    const pattern = start < at ? DOMAIN : HANDLE
    const isFree = start < at || !/[\p{L}\p{N}@]/u.test(text[at - 1] ?? '')
    pattern.lastIndex = at + 1
    const behind = isFree ? pattern.exec(text) : null
    if (behind === null) continue
    hits.push({ kind, start, end: at + 1 + behind[0].length, isSure: true })
  }
  return hits
}

function startOfLocalPart(text: string, at: number): number {
  let start = at
  while (at - start < MAX_LOCAL && LOCAL_PART.test(text[start - 1] ?? '')) start--
  // What is longer is no address; and an address begins with a letter or a digit, not with a quotation mark.
  if (LOCAL_PART.test(text[start - 1] ?? '')) return at
  while (start < at && !/[\p{L}\p{N}_]/u.test(text[start] ?? '')) start++
  return start
}

const SPOKEN =
  /(?<![\p{L}\p{N}._-])[\p{L}\p{N}._-]{1,64} (?:at|\(at\)|\[at\]) [\p{L}\p{N}-]{2,30}(?: (?:dot|\(dot\)|\[dot\]) (?:com|co|org|net|uk|ac|nhs|gov|ie|eu)){1,3}(?![\p{L}\p{N}_])/giu

function findSpokenAddresses(text: string): IdentifierHit[] {
  return [...text.matchAll(SPOKEN)].map(({ 0: found, index: start }) => ({
    ...{ kind: 'email', start, end: start + found.length, isSure: false },
  }))
}

/** Sites where a page is one person's, with what stands before the person. */
const PERSONAL_PAGE =
  /(?<![\p{L}\p{N}_@-])(?:https?:\/\/)?(?:(?:www|m|mobile|en|uk)\.)?(?:linkedin\.com\/(?:in|pub)|facebook\.com|fb\.com|instagram\.com|twitter\.com|x\.com|threads\.net|tiktok\.com|youtube\.com\/(?:user|c|channel)|youtube\.com\/(?=@)|snapchat\.com\/add|pinterest\.(?:com|co\.uk)|github\.com|researchgate\.net\/profile|orcid\.org|t\.me|wa\.me|justgiving\.com\/fundraising|bsky\.app\/profile)\/?[^\s<>"]{2,2000}/giu
const CLOSING = new Set('.,;:!?)]}\'"’”»')

function findPersonalPages(text: string): IdentifierHit[] {
  return [...text.matchAll(PERSONAL_PAGE)].map(({ 0: found, index: start }) => {
    let end = start + found.length
    while (CLOSING.has(text[end - 1] ?? '')) end--
    return { kind: 'url', start, end, isSure: true }
  })
}
