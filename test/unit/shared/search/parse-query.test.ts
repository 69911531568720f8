import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseQuery } from '../../../../shared/search/parse-query.ts'
import type { Query } from '../../../../shared/search/query.ts'

/** A query as it was understood, in a form that can be read at a glance. */
function show(query: Query | null): string {
  if (query === null) return 'nothing'
  switch (query.kind) {
    case 'term':
      return query.words.map(word => word.folded + (word.isPrefix ? '*' : '')).join('+')
    case 'near':
      return `[${show(query.left)} ${query.distance} ${show(query.right)}]`
    case 'all':
      return `(${query.of.map(show).join(' & ')})`
    case 'any':
      return `(${query.of.map(show).join(' | ')})`
    case 'not':
      return `!${show(query.of)}`
    case 'field':
      return `${query.field}=${query.value}${query.isPrefix ? '*' : ''}`
  }
}
const read = (written: string, isTyping = false) => show(parseQuery(written, { isTyping }).query)
const problem = (written: string) => parseQuery(written).problem

describe('a query', () => {
  it('is read as it is documented', () => {
    expect(read('trust worker')).toBe('(trust & worker)')
    expect(read('trust OR fear worker')).toBe('(trust | (fear & worker))')
    expect(read('(trust OR fear) worker')).toBe('((trust | fear) & worker)')
    expect(read('"Link Worker" -"not sure" support*')).toBe('(link+worker & !not+sure & support*)')
    expect(read('trust NEAR/5 worker')).toBe('[trust 5 worker]')
    expect(read('trust NEAR (worker OR nurse)')).toBe('[trust 10 (worker | nurse)]')
    expect(read('self-care don’t')).toBe("(self+care & don't)")
    expect(read('speaker:Anna source:“P01” group:staff trust')).toBe(
      '(speaker=anna & source=p01 & group=staff & trust)',
    )
    expect(read('NOT trust AND fear')).toBe('(!trust & fear)')
    expect(read('near or and not')).toBe('(near & or & and & not)')
  })

  it('takes its last word for a beginning while it is typed', () => {
    expect(read('link wor', true)).toBe('(link & wor*)')
    expect(read('link wor ', true)).toBe('(link & wor)')
    expect(read('"link wor', true)).toBe('link+wor*')
    expect(read('"link worker"', true)).toBe('link+worker')
    expect(read('trust speaker:An', true)).toBe('(trust & speaker=an*)')
  })

  it('that is wrong is explained at its place, and the rest is looked for', () => {
    const cases: [string, string, number, RegExp][] = [
      ['trust "link worker', '(trust & link+worker)', 6, /never closed/],
      ['trust OR', 'trust', 6, /missing behind/],
      ['OR trust', 'trust', 0, /missing before/],
      ['(trust', 'trust', 0, /never closed/],
      ['trust )', 'trust', 6, /never opened/],
      ['trust ()', 'trust', 6, /nothing in this bracket/],
      ['trust NEAR', 'trust', 6, /missing beside/],
      ['trust NEAR/x fear', '[trust 10 fear]', 6, /NEAR\/5/],
      ['trust NEAR/999 fear', '[trust 100 fear]', 6, /at most 100/],
      ['trust NEAR (a b)', '(trust & (a & b))', 6, /NEAR joins/],
      ['trust & fear', '(trust & fear)', 6, /no letter or digit/],
      ['*trust', 'trust', 0, /star stands at the end/],
      ['trust speaker:', 'trust', 6, /speaker:Anna/],
      ['-trust', 'nothing', 0, /Write a word/],
      ['speaker:Anna', 'nothing', 0, /Write a word/],
    ]
    for (const [written, understood, at, message] of cases) {
      expect(read(written), written).toBe(understood)
      expect(problem(written), written).toMatchObject({ at })
      expect(problem(written)?.message, written).toMatch(message)
    }
    expect(parseQuery('   ')).toEqual({ query: null, problem: null })
    expect(problem('('.repeat(2_000))?.message).toMatch(/too many brackets/)
  })

  it('never throws, and says where in it a problem is', () => {
    const piece = fc.constantFrom(
      '(',
      ')',
      '"',
      ' ',
      '-',
      'OR',
      'NEAR/2',
      'NEAR',
      '*',
      'speaker:',
      'trust',
      '”',
      '\u0301',
    )
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.string()), { maxLength: 20 }),
        fc.boolean(),
        (pieces, isTyping) => {
          const written = pieces.join('')
          const parsed = parseQuery(written, { isTyping })
          const at = parsed.problem?.at ?? 0
          expect(at >= 0 && at <= written.length).toBe(true)
          expect(
            parsed.query !== null || parsed.problem !== null || !/[\p{L}\p{N}]/u.test(written),
          ).toBe(true)
        },
      ),
    )
  })
})
