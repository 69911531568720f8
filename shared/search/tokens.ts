import { FIELD_NAMES, type FieldName, type QueryProblem } from './query.ts'

/** A piece of a written query; `at` and `end` are its UTF-16 offsets. */
export type Token = { at: number; end: number } & (
  | { kind: 'open' | 'close' | 'or' | 'and' | 'not' }
  | { kind: 'near'; distance: number }
  | Written<'words'>
  | (Written<'field'> & { field: FieldName })
)

/** What is to be looked for; the last word of one that is not closed by a quotation mark may be unfinished. */
interface Written<Kind extends string> {
  kind: Kind
  text: string
  isClosed: boolean
}

const QUOTES = '"“”„«»'
/** Words between the two sides of NEAR where no number is given, and the most that may be asked for. */
const NEAR_WORDS = 10
const MAX_NEAR_WORDS = 100
const FIELD = new RegExp(`^(${FIELD_NAMES.join('|')}):`, 'i')

/** Takes a query apart. What is wrong goes to `report`, and is read as what it most likely means. */
export function tokenize(query: string, report: (problem: QueryProblem) => void): Token[] {
  const tokens: Token[] = []
  let at = 0

  function readPhrase() {
    const start = at + 1
    let end = start
    while (end < query.length && !QUOTES.includes(query.charAt(end))) end += 1
    const isClosed = end < query.length
    if (!isClosed) {
      report({
        message: 'This quotation mark is never closed. Write another one behind the last word.',
        at,
      })
    }
    at = isClosed ? end + 1 : end
    return { text: query.slice(start, end), isClosed }
  }

  function readWord() {
    const start = at
    while (
      at < query.length &&
      !/[\s()]/.test(query.charAt(at)) &&
      !QUOTES.includes(query.charAt(at))
    ) {
      at += 1
    }
    return { text: query.slice(start, at), isClosed: false }
  }

  function readField(start: number, name: string): void {
    at = start + name.length
    const field = name.slice(0, -1).toLowerCase() as FieldName
    const isQuoted = at < query.length && QUOTES.includes(query.charAt(at))
    const value = isQuoted ? readPhrase() : readWord()
    if (value.text.trim() !== '')
      tokens.push({ kind: 'field', field, ...value, at: start, end: at })
    else report({ message: `Write a name right behind ${name} such as ${name}Anna.`, at: start })
  }

  while (at < query.length) {
    const start = at
    const character = query.charAt(at)
    if (/\s/.test(character)) at += 1
    else if (character === '(' || character === ')') {
      at += 1
      tokens.push({ kind: character === '(' ? 'open' : 'close', at: start, end: at })
    } else if (QUOTES.includes(character)) {
      tokens.push({ kind: 'words', ...readPhrase(), at: start, end: at })
    } else if (/^[-−–](?=[^\s)])/.test(query.slice(at, at + 2))) {
      at += 1
      tokens.push({ kind: 'not', at: start, end: at })
    } else {
      const field = FIELD.exec(query.slice(at))?.[0]
      if (field === undefined) tokens.push(nameWord(readWord().text, start, report))
      else readField(start, field)
    }
  }
  return tokens
}

/** A word, or one of the words in capitals that join others. */
function nameWord(word: string, at: number, report: (problem: QueryProblem) => void): Token {
  const end = at + word.length
  if (word === 'OR' || word === 'AND' || word === 'NOT') {
    return { kind: word.toLowerCase() as 'or' | 'and' | 'not', at, end }
  }
  const near = /^NEAR(?:\/(.*))?$/.exec(word)
  if (near === null) return { kind: 'words', text: word, isClosed: false, at, end }
  const written = near[1]
  if (written === undefined) return { kind: 'near', distance: NEAR_WORDS, at, end }
  if (!/^\d+$/.test(written)) {
    report({ message: 'NEAR takes the number of words between, such as NEAR/5.', at })
    return { kind: 'near', distance: NEAR_WORDS, at, end }
  }
  const distance = Number(written)
  if (distance > MAX_NEAR_WORDS) {
    report({ message: `NEAR reaches over at most ${MAX_NEAR_WORDS} words.`, at })
  }
  return { kind: 'near', distance: Math.min(distance, MAX_NEAR_WORDS), at, end }
}
