import type { Role } from '../../../shared/domain/roles.ts'
import type { SubjectKind } from '../../../shared/memos/kinds.ts'
import type { MemoTarget } from '../../../shared/memos/memo-links.ts'

/** Something that a memo can link to or be about. */
export interface Thing {
  target: MemoTarget
  /** What it is called in the list, and by a link to it. */
  name: string
  /** Where it is, or who said it. */
  detail: string
  role?: Role | null
  /** All words of a passage, to be quoted. */
  quote?: string
  /** It is in hand, or open somewhere: offered first. */
  isNear?: boolean
}

/** Most of a name that is looked at; characters. */
const LOOKED_AT = 300
/** With nothing typed yet, a few of each kind are offered. */
const FEW = 4

/** Things that fit what was typed, the best first; names count for more than where a thing is. */
export function findThings(things: readonly Thing[], typed: string, limit = 12): Thing[] {
  const query = fold(typed)
  if (query === '') return offerFew(things).slice(0, limit)
  return things
    .flatMap((thing, index) => {
      const score = scoreOf(fold(thing.name.slice(0, LOOKED_AT)), fold(thing.detail), query)
      return score === null ? [] : [{ thing, index, rank: score + (thing.isNear ? 5 : 0) }]
    })
    .sort((one, other) => other.rank - one.rank || one.index - other.index)
    .slice(0, limit)
    .map(({ thing }) => thing)
}

function offerFew(things: readonly Thing[]): Thing[] {
  const shown = new Map<SubjectKind, number>()
  const near = things.filter(({ isNear }) => isNear)
  const others = things.filter(({ isNear, target: { kind } }) => {
    const before = shown.get(kind) ?? 0
    if (!isNear) shown.set(kind, before + 1)
    return !isNear && before < FEW
  })
  return [...near, ...others]
}

/** Start of the name before start of a word before anywhere before letters in order; null where nothing fits. */
function scoreOf(name: string, detail: string, query: string): number | null {
  if (name === query) return 60
  if (name.startsWith(query)) return 50
  if (name.includes(` ${query}`)) return 40
  if (name.includes(query)) return 30
  const words = query.split(/\s+/)
  if (words.every(word => name.includes(word) || detail.includes(word))) return 20
  return query.length > 1 && hasInOrder(name.slice(0, 60), query) ? 10 : null
}

function hasInOrder(text: string, query: string): boolean {
  let from = 0
  for (const letter of query) {
    if (letter === ' ') continue
    from = text.indexOf(letter, from) + 1
    if (from === 0) return false
  }
  return true
}

/** Lower case without accents. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()
}
