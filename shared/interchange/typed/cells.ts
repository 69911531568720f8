import type { Joiner } from '../../domain/realist.ts'
import { type Facet, type Role, type Stance, STANCES } from '../../domain/roles.ts'
import { roleOfName } from '../role-words.ts'
import type { TypedElement } from './table.ts'

/** Elements in a cell: one a line, without list marks, and with `(resource)` or `(reasoning)` behind a mechanism. */
export function elementsIn(cell: string, role: Role, facet: Facet | null): TypedElement[] {
  let next: Joiner = 'and'
  return cell
    .replaceAll(OPERATOR, '\n$1 ')
    .split('\n')
    .map(line => line.trim().replace(MARK, ''))
    .filter(line => line !== '' && !/^(?:n\/?a|none|-+|–|—)$/i.test(line))
    .flatMap((whole, index) => {
      const first = index === 0 ? /^(or)\s+/i : /^(and|or)(?:\s+|$)/i
      const said = first.exec(whole)?.[1]?.toLowerCase() as Joiner | undefined
      const joiner = index === 0 ? 'and' : (said ?? next)
      const bare = said === undefined ? whole : whole.slice(said.length).trim()
      const trailing = /\s+(and|or)$/i.exec(bare)?.[1]
      next = (trailing?.toLowerCase() as Joiner | undefined) ?? 'and'
      if (bare === '') {
        // The word stands on a line of its own, between two.
        next = joiner
        return []
      }
      return [
        { line: trailing === undefined ? bare : bare.slice(0, -trailing.length).trim(), joiner },
      ]
    })
    .map(({ line, joiner }) => {
      const [, words, said] = /^(.+?)\s*\((resource|reasoning)\)$/i.exec(line) ?? []
      const own = role === 'M' ? ((said?.toLowerCase() as Facet | undefined) ?? facet) : null
      return { role, facet: own, label: (words ?? line).slice(0, 500).toWellFormed(), joiner }
    })
}

/** Written large between two, it joins elements; in small letters it is a word of one. */
const OPERATOR = /(?<=\S)[^\S\n]+(AND|OR)[^\S\n]+(?=\S)/g

/** A list mark, or a name such as `C1:` before an element. */
const MARK = /^(?:[-–—•·*▪◦]\s+|\d{1,2}[.)]\s+|[CIMO]\d{0,2}\s*[:.)]\s+)/

/** A quote in a cell with what stands behind it in brackets. */
export interface CellQuote {
  text: string
  /** Such as `Ann, Interview 1`; empty where there is nothing. */
  who: string
}

/** Quotes in a cell: each within quotation marks, or one a paragraph. */
export function quotesIn(cell: string): CellQuote[] {
  const marked = [...cell.matchAll(MARKED)].map(({ 1: text = '', 2: who = '' }) => ({ text, who }))
  const rest = cell.replace(MARKED, '').trim()
  // What stands outside of the marks is words of whoever typed it, unless there is much of it.
  if (marked.length > 0 && rest.length < cell.length / 2) return marked
  return cell
    .split(/\n\s*\n|\n(?=\s*[-•*]\s)/)
    .map(part => part.replace(/^\s*[-•*]\s+/, '').trim())
    .filter(part => part !== '')
    .map(part => {
      const [, text, who] = /^([\s\S]{12,}?)\s*\(([^()\n]{1,200})\)\.?$/.exec(part) ?? []
      return text === undefined ? { text: part, who: '' } : { text, who: who ?? '' }
    })
}

const MARKED =
  /(?<=^|\n)[^\S\n]*(?:[-•*]\s+)?[“"]([\s\S]+?)[”"][^\S\n]*(?:[([—–-][^\S\n]*([^\n]*?)[\])]?)?(?=\n|$)/g

/** A role as people write it: `C`, `context`, `Mechanism (reasoning)`, `mechanism-resource`. */
export function roleIn(cell: string): { role: Role; facet: Facet | null } | null {
  const words = cell.trim().toLowerCase()
  const facet = /resource/.test(words)
    ? 'resource'
    : /reason|respon|reaction/.test(words)
      ? 'reasoning'
      : null
  const letter = /^[cimo](?=\d{0,2}$)/.exec(words)?.[0]?.toUpperCase() as Role | undefined
  const first = /^\p{L}+/u.exec(words)?.[0] ?? ''
  const role = letter ?? roleOfName(first) ?? (facet === null ? null : 'M')
  return role === null ? null : { role, facet: role === 'M' ? facet : null }
}

/** A stance as people write it; what is not known supports. */
export function stanceIn(cell: string): Stance {
  const words = cell.trim().toLowerCase()
  const known = STANCES.find(stance => words.startsWith(stance.slice(0, -1)))
  if (known !== undefined) return known
  if (/^(?:against|contradict|refut|disconfirm|negative|-|no\b|con\b)/.test(words))
    return 'challenges'
  return /^(?:nuance|qualif|mixed|partial)/.test(words) ? 'refines' : 'supports'
}
