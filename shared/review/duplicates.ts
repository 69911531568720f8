import { findLikePairs } from '../domain/near-duplicates.ts'
import { type Person, shortName } from './reference.ts'

/**
 * References that may be the same. Nothing is compared with everything: what shares a DOI, a PubMed number or a title is filed
 * together, and nearly equal titles are found by their rarer words (`near-duplicates.ts`).
 */

/** What references are compared by. */
export interface Comparable {
  id: string
  title: string
  authors: readonly Person[]
  year: number | null
  doi: string
  pmid: string
}

/** By what two references are alike, the surest first. */
export const LIKENESSES = ['exact', 'doi', 'pmid', 'title', 'near'] as const
/** By what two references are alike. */
export type Likeness = (typeof LIKENESSES)[number]

/** Two references that may be the same; the first stands before the other. */
export interface DuplicatePair {
  ids: [string, string]
  why: Likeness
  /** Of `near` titles from 0 to 1; otherwise 1. */
  likeness: number
}

/** The likeness of titles from which they are nearly equal. */
const NEARLY = 0.8
/** Titles such as “Editorial” stand for many things; with more than this each is compared with the first of them only. */
const MOST_HEADS = 20
/** Nobody goes through more, and merging some makes others go. */
const MOST_PAIRS = 20_000

/** A title without what databases write differently: case, accents, signs. */
export function titleKey(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** What two references that are the same for sure have in common; null where that cannot be said. */
export function exactKey({ doi, title }: Pick<Comparable, 'doi' | 'title'>): string | null {
  const key = titleKey(title)
  return doi === '' || key === '' ? null : `${doi}\n${key}`
}

/** Pairs that may be the same, the surest first. Of several that are alike each is paired with the first of them. */
export function findDuplicates(references: readonly Comparable[]): DuplicatePair[] {
  const pairs = new Map<string, DuplicatePair>()
  const places = new Map(references.map(({ id }, place) => [id, place]))
  const add = (one: string, other: string, why: Likeness, likeness = 1) => {
    const isBehind = (places.get(one) ?? 0) > (places.get(other) ?? 0)
    const ids: [string, string] = isBehind ? [other, one] : [one, other]
    const key = ids.join('/')
    if (!pairs.has(key) && pairs.size < MOST_PAIRS) pairs.set(key, { ids, why, likeness })
  }
  const pairFiled = (why: Likeness, keyOf: (each: Comparable) => string | null) => {
    const heads = new Map<string, string>()
    for (const each of references) {
      const key = keyOf(each)
      if (key === null) continue
      const head = heads.get(key)
      if (head === undefined) heads.set(key, each.id)
      else add(head, each.id, why)
    }
  }
  pairFiled('exact', exactKey)
  pairFiled('doi', ({ doi }) => (doi === '' ? null : doi))
  pairFiled('pmid', ({ pmid }) => (pmid === '' ? null : pmid))
  pairTitles(references, add)
  return [...pairs.values()].sort(
    (a, b) => LIKENESSES.indexOf(a.why) - LIKENESSES.indexOf(b.why) || b.likeness - a.likeness,
  )
}

function pairTitles(
  references: readonly Comparable[],
  add: (one: string, other: string, why: Likeness, likeness?: number) => void,
): void {
  const byTitle = Map.groupBy(references, ({ title }) => titleKey(title))
  byTitle.delete('')
  const heads = new Map<string, Comparable[]>()
  for (const [title, same] of byTitle) {
    const found: Comparable[] = []
    heads.set(title, found)
    for (const each of same) {
      const head = found.find(one => isCompatible(one, each))
      if (head !== undefined) add(head.id, each.id, 'title')
      else if (found.length < MOST_HEADS) found.push(each)
    }
  }
  const titles = [...heads.keys()].map(label => ({ id: label, label }))
  for (const { ids, likeness } of findLikePairs(titles, NEARLY)) {
    for (const one of heads.get(ids[0]) ?? []) {
      for (const other of heads.get(ids[1]) ?? []) {
        if (mayBeSame(one, other)) add(one.id, other.id, 'near', likeness)
      }
    }
  }
}

/** Of the same title: year and first author are the same, as far as they are known. */
function isCompatible(one: Comparable, other: Comparable): boolean {
  const years = [one.year, other.year]
  const authors = [one, other].map(firstAuthor)
  return (
    (years.includes(null) || one.year === other.year) &&
    (authors.includes('') || authors[0] === authors[1])
  )
}

/** Of nearly the same title: no two years apart, and not known as two things by their DOIs. */
function mayBeSame(one: Comparable, other: Comparable): boolean {
  if (one.doi !== '' && other.doi !== '' && one.doi !== other.doi) return false
  if (one.year === null || other.year === null) return true
  return Math.abs(one.year - other.year) <= 1
}

function firstAuthor({ authors }: Comparable): string {
  const [first] = authors
  if (first === undefined) return ''
  // Where a name is written in one, such as `Okoro B`, the longest word is the family's.
  const name = shortName(first)
  return titleKey(name.split(' ').toSorted((a, b) => b.length - a.length)[0] ?? '')
}
