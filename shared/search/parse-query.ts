import { fold, foldKeepingCase } from './fold.ts'
import type { Query, QueryProblem, Term, TermWord } from './query.ts'
import { type Token, tokenize } from './tokens.ts'

/** A query as it is understood, and the first thing in it that is not. */
export interface ParsedQuery {
  /** Null where there is nothing to look for. */
  query: Query | null
  problem: QueryProblem | null
}

const MAX_DEPTH = 50
const WORD = /[\p{L}\p{N}\p{M}_]+(?:'[\p{L}\p{N}\p{M}_]+)*/gu

/**
 * Reads the query language (docs/search.md): words, "phrases", prefix*, OR, -not, NEAR/5, brackets, speaker:, source: and
 * group:. It never throws: what is wrong is explained, and the rest is still looked for.
 * @param isTyping the last word may be unfinished, and so counts as the beginning of one.
 */
export function parseQuery(written: string, { isTyping = false } = {}): ParsedQuery {
  let problem: QueryProblem | null = null
  const report = (found: QueryProblem) => {
    if (problem === null || found.at < problem.at) problem = found
  }
  const query = readTokens(written, tokenize(written, report), isTyping, report)
  if (query !== null && !hasWords(query)) {
    report({
      message:
        'Write a word to look for as well: what is here only says where, or what to leave out.',
      at: 0,
    })
    return { query: null, problem }
  }
  return { query, problem }
}

function readTokens(
  written: string,
  tokens: readonly Token[],
  isTyping: boolean,
  report: (problem: QueryProblem) => void,
): Query | null {
  let next = 0
  let depth = 0
  let isTooDeep = false

  function readAny(): Query | null {
    const options: Query[] = []
    for (;;) {
      const option = readAll()
      if (option !== null) options.push(option)
      const or = tokens[next]
      if (or?.kind !== 'or') break
      if (option === null) {
        report({
          message: 'OR stands between two words: something is missing before it.',
          at: or.at,
        })
      }
      next += 1
      const after = tokens[next]
      if (after === undefined || after.kind === 'close') {
        report({
          message: 'OR stands between two words: something is missing behind it.',
          at: or.at,
        })
      }
    }
    return combine('any', options)
  }

  function readAll(): Query | null {
    const parts: Query[] = []
    for (let token = tokens[next]; token !== undefined; token = tokens[next]) {
      if (token.kind === 'or') break
      if (token.kind === 'close') {
        if (depth > 0) break
        report({ message: 'This bracket was never opened.', at: token.at })
        next += 1
      } else if (token.kind === 'and') next += 1
      else {
        const part = readNot()
        if (part !== null) parts.push(part)
      }
    }
    return combine('all', parts)
  }

  function readNot(): Query | null {
    const token = tokens[next]
    if (token?.kind !== 'not') return readNear()
    let isNegated = false
    while (tokens[next]?.kind === 'not') {
      isNegated = !isNegated
      next += 1
    }
    const of = readNear()
    if (of === null) {
      report({ message: 'Write the word to leave out right behind this.', at: token.at })
      return null
    }
    return isNegated ? { kind: 'not', of } : of
  }

  function readNear(): Query | null {
    let left = readOne()
    for (let token = tokens[next]; token?.kind === 'near'; token = tokens[next]) {
      next += 1
      const after = tokens[next]
      const isMissing = left === null || after === undefined || !BEGINS_ONE.has(after.kind)
      const right = isMissing && left !== null ? null : readOne()
      if (left === null || right === null) {
        report({
          message: 'NEAR stands between two words: something is missing beside it.',
          at: token.at,
        })
        left ??= right
      } else if (!hasPlace(left) || !hasPlace(right)) {
        report({
          message: 'NEAR joins words, phrases, and brackets that hold these with OR between them.',
          at: token.at,
        })
        left = { kind: 'all', of: [left, right] }
      } else left = { kind: 'near', left, right, distance: token.distance }
    }
    return left
  }

  function readOne(): Query | null {
    const token = tokens[next]
    if (token === undefined || !BEGINS_ONE.has(token.kind)) return null
    next += 1
    if (token.kind !== 'words' && token.kind !== 'field') return readBracket(token)
    const isUnfinished = isTyping && token.end === written.length && !token.isClosed
    if (token.kind === 'words') return readTerm(token, isUnfinished, report)
    const value = fold(token.text).text.trim()
    const isPrefix = value.endsWith('*') || isUnfinished
    return { kind: 'field', field: token.field, value: value.replace(/\*+$/, ''), isPrefix }
  }

  function readBracket(open: Token): Query | null {
    if (depth === MAX_DEPTH) {
      report({ message: 'There are too many brackets inside each other.', at: open.at })
      next = tokens.length
      isTooDeep = true
      return null
    }
    depth += 1
    const inside = readAny()
    depth -= 1
    if (isTooDeep) return inside
    if (tokens[next]?.kind === 'close') next += 1
    else report({ message: 'This bracket is never closed.', at: open.at })
    if (inside === null) report({ message: 'There is nothing in this bracket.', at: open.at })
    return inside
  }

  return readAny()
}

const BEGINS_ONE = new Set<Token['kind']>(['words', 'field', 'open'])

function combine(kind: 'all' | 'any', of: Query[]): Query | null {
  return of.length > 1 ? { kind, of } : (of[0] ?? null)
}

function readTerm(
  token: Token & { kind: 'words' },
  isUnfinished: boolean,
  report: (problem: QueryProblem) => void,
): Term | null {
  const words: TermWord[] = []
  const cased = foldKeepingCase(token.text)
  if (/(?:^|\s)\*|\*[^\s*]/.test(token.text)) {
    report({ message: 'A star stands at the end of a word, as in trust*.', at: token.at })
  }
  for (const { 0: word, index } of cased.matchAll(WORD)) {
    const isPrefix = cased.charAt(index + word.length) === '*'
    words.push({ cased: word, folded: fold(word).text, isPrefix })
  }
  const last = words.at(-1)
  if (last === undefined) {
    report({ message: 'There is no letter or digit in this to look for.', at: token.at })
    return null
  }
  const isOpen = isUnfinished && cased.endsWith(last.cased)
  return { kind: 'term', words: isOpen ? words.with(-1, { ...last, isPrefix: true }) : words }
}

/** Whether it is found at places, so that a distance to it can be told. */
function hasPlace(query: Query): boolean {
  if (query.kind === 'any') return query.of.every(hasPlace)
  return query.kind === 'term' || query.kind === 'near'
}

/** Whether there is anything in it that can be found, and not only left out. */
function hasWords(query: Query): boolean {
  if (query.kind === 'all' || query.kind === 'any') return query.of.some(hasWords)
  return query.kind === 'term' || query.kind === 'near'
}
