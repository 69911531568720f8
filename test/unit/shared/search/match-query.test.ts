import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchQuery } from '../../../../shared/search/match-query.ts'
import { parseQuery } from '../../../../shared/search/parse-query.ts'
import type { Query } from '../../../../shared/search/query.ts'
import { prepareSource, prepareWritten } from '../../../../shared/search/search-text.ts'
import { detectTurns } from '../../../../shared/text/turns.ts'
import { searchNaively } from './naive-search.ts'

const ANY = { matchCase: false, wholeWord: true, isFrom: () => true }

function found(
  query: string,
  text: string,
  options: { matchCase?: boolean; wholeWord?: boolean } = {},
) {
  const parsed = parseQuery(query)
  if (parsed.query === null) return []
  return matchQuery(parsed.query, prepareWritten(text), { ...ANY, ...options }).map(match =>
    text.slice(match.start, match.end),
  )
}

describe('words', () => {
  it('are found whole, whatever their case, accents and apostrophes', () => {
    const text = 'Trust, trusted, distrust. The café’s “TRUST”. We don\u2019t.'
    expect(found('trust', text)).toEqual(['Trust', 'TRUST'])
    expect(found('trust*', text)).toEqual(['Trust', 'trusted', 'TRUST'])
    expect(found('cafe', text)).toEqual(['café'])
    expect(found("don't", text)).toEqual(['don\u2019t'])
    expect(found('CAFE\u0301', text)).toEqual(['café'])
    expect(found('cafe', 'cafe\u0301s cafe\u0301.')).toEqual(['cafe\u0301'])
    expect(found('trust', text, { wholeWord: false })).toEqual(['Trust', 'trust', 'trust', 'TRUST'])
    expect(found('Trust', text, { matchCase: true })).toEqual(['Trust'])
    expect(found('strasse', 'Die Straße.')).toEqual(['Straße'])
    expect(found('soft', 'so\u00adft')).toEqual(['so\u00adft'])
    expect(found('信任', '我信任她')).toEqual(['信任'])
  })

  it('must all stand in one turn or paragraph', () => {
    expect(found('trust worker', 'Trust in the worker.\n\nTrust alone.\n\nWorker.')).toEqual([
      'Trust',
      'worker',
    ])
    expect(found('trust -worker', 'Trust in the worker.\n\nTrust alone.')).toEqual(['Trust'])
  })

  it('in a phrase follow each other over line breaks and punctuation', () => {
    expect(found('"link worker"', 'The link\nworker, a Link-Worker; link the worker')).toEqual([
      'link\nworker',
      'Link-Worker',
    ])
  })

  it('near each other are found as the shortest stretch', () => {
    const text = 'Trust came first, then trust in my own worker, whom I trust.'
    expect(found('trust NEAR/3 worker', text)).toEqual([
      'trust in my own worker',
      'worker, whom I trust',
    ])
    expect(found('trust NEAR/1 worker', text)).toEqual([])
    expect(found('first NEAR/2 (worker OR trust)', text)).toEqual([
      'Trust came first',
      'first, then trust',
    ])
  })

  it('never lie in labels, nor in two turns at once', () => {
    const text = 'Ann: I was afraid.\nIt passed.\nBen: Ann?\nAnn: Yes.\n'
    const ready = prepareSource(text, detectTurns(text))
    const places = (written: string) => {
      const { query } = parseQuery(written)
      return query === null ? [] : matchQuery(query, ready, ANY).map(match => match.start)
    }
    expect(places('ann')).toEqual([text.indexOf('Ann?')])
    expect(places('afraid passed')).toHaveLength(2)
    expect(places('"passed ann"')).toEqual([])
    expect(places('ann yes')).toEqual([])
  })
})

const WORDS = [
  'trust',
  'Trust',
  'truth',
  'café',
  'cafe\u0301',
  'worker',
  'link',
  'don’t',
  'Straße',
  'a',
  '7',
]
const GAPS = [' ', ', ', '\n', '. ', ' – ', ' 😀 ']
const word = fc.constantFrom(...WORDS)
const turn = fc.record({
  words: fc.array(word, { minLength: 1, maxLength: 12 }),
  gaps: fc.array(fc.constantFrom(...GAPS), { minLength: 12, maxLength: 12 }),
  speaker: fc.constantFrom('Ann', 'Ben', null),
})

const term = fc.oneof(
  word,
  word.map(one => `${one.slice(0, 2)}*`),
  fc.tuple(word, word).map(([first, second]) => `"${first} ${second}"`),
)
const { written } = fc.letrec<{ written: string; place: string }>(tie => ({
  place: fc.oneof(
    { depthSize: 'small' },
    term,
    fc.tuple(term, fc.nat(4), tie('place')).map(([a, n, b]) => `(${a} NEAR/${n} ${b})`),
    fc.tuple(tie('place'), tie('place')).map(([a, b]) => `(${a} OR ${b})`),
  ),
  written: fc.oneof(
    { depthSize: 'small' },
    tie('place'),
    fc.tuple(tie('written'), tie('written')).map(([a, b]) => `(${a} ${b})`),
    fc.tuple(tie('written'), tie('written')).map(([a, b]) => `(${a} OR ${b})`),
    tie('written').map(one => `-${one}`),
    fc.constantFrom('speaker:ann', 'speaker:b*'),
  ),
}))

describe('any query', () => {
  it('finds what a search word by word finds, at the same words', () => {
    fc.assert(
      fc.property(
        written,
        fc.array(turn, { minLength: 1, maxLength: 6 }),
        fc.boolean(),
        (query, turns, matchCase) => {
          const parsed = parseQuery(query)
          expect(parsed.problem === null || parsed.query === null).toBe(true)
          if (parsed.query === null) return
          const { text, blocks, places } = layOut(turns)
          const isFrom = (
            field: { value: string; isPrefix: boolean },
            unit: { speaker: string | null },
          ) => {
            const name = unit.speaker?.toLowerCase()
            return (
              name !== undefined &&
              (field.isPrefix ? name.startsWith(field.value) : name === field.value)
            )
          }
          const options = { matchCase, wholeWord: true, isFrom }
          const real = matchQuery(parsed.query, prepareSource(text, blocks), options)
          const naive = turns.flatMap((one, unit) =>
            searchNaively(parsed.query as Query, one, matchCase).map(({ from, to }) => ({
              unit,
              start: places[unit]?.[from]?.start,
              end: places[unit]?.[to - 1]?.end,
            })),
          )
          expect(real.map(({ unit, start, end }) => ({ unit, start, end }))).toEqual(naive)
        },
      ),
      { numRuns: 500 },
    )
  })
})

type Turn = { words: string[]; gaps: string[]; speaker: string | null }

/** Turns as a text, with the offsets of each word. */
function layOut(turns: readonly Turn[]) {
  let text = ''
  const places: { start: number; end: number }[][] = []
  const blocks = turns.map(({ words, gaps, speaker }, index) => {
    const start = text.length
    // A label that could be taken for words, if labels were searched.
    text += speaker === null ? '' : 'trust worker: '
    const contentStart = text.length
    places.push(
      words.map((one, at) => {
        const from = text.length
        text += one
        const place = { start: from, end: text.length }
        text += at === words.length - 1 ? '' : (gaps[at] ?? ' ')
        return place
      }),
    )
    const block = { start, end: text.length, contentStart, speaker, turn: index + 1 }
    text += '\n'
    return block
  })
  return { text, blocks, places }
}
