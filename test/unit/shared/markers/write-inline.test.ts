import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { orderRoles, ROLES, type Role } from '../../../../shared/domain/roles.ts'
import { findMarkers } from '../../../../shared/markers/find-markers.ts'
import { removeMarkers } from '../../../../shared/markers/remove-markers.ts'
import { type QuotedCoding, writeInline } from '../../../../shared/markers/write-inline.ts'
import { applyEdits } from '../../../../shared/text/edit-script.ts'

const Word = fc.constantFrom(
  ...['she', 'rang', 'Moira', 'twice', 'I', 'context', 'a', 'naïve', '😀x'],
)
const Between = fc.constantFrom(' ', ' ', ' ', ', ', '. ', '; ', ' – ', '? ', '… ', '\n', ': ')
const Roles = fc.uniqueArray(fc.constantFrom(...ROLES), { minLength: 1, maxLength: 2 })

interface Quote {
  text: string
  /** Where the words are. */
  words: { start: number; end: number }[]
}

const Quote = fc.array(fc.tuple(Word, Between), { minLength: 2, maxLength: 14 }).map(parts => {
  const quote: Quote = { text: '', words: [] }
  for (const [index, [word, between]] of parts.entries()) {
    quote.words.push({ start: quote.text.length, end: quote.text.length + word.length })
    quote.text += word + (index === parts.length - 1 ? '' : between)
  }
  return quote
})
const Picks = fc.array(fc.tuple(fc.nat(), fc.nat(), Roles), { minLength: 1, maxLength: 6 })

/** Codings of whole words. */
function place({ words }: Quote, picks: [number, number, Role[]][]): QuotedCoding[] {
  return picks.map(([a, b, roles]) => {
    const first = a % words.length
    const last = first + (b % (words.length - first))
    return { start: words[first]?.start ?? 0, end: words[last]?.end ?? 0, roles }
  })
}

/** The roles of every word, by where it begins in the quote. */
function rolesOfWords({ words }: Quote, codings: readonly QuotedCoding[]): string[] {
  return words.map(word =>
    orderRoles(
      codings
        .filter(coding => coding.start <= word.start && word.end <= coding.end)
        .flatMap(({ roles }) => roles),
    ).join('/'),
  )
}

/** What a reader finds in what was written, at its places in the quote. */
function readBack(quote: string, written: string): QuotedCoding[] {
  const found = findMarkers(written)
  const edits = removeMarkers(written, found)
  expect(applyEdits(written, edits)).toBe(quote)
  const toQuote = (offset: number) =>
    offset -
    edits.reduce(
      (taken, edit) =>
        taken + Math.max(0, Math.min(edit.end, offset) - Math.min(edit.start, offset)),
      0,
    )
  return found.map(({ start, end, roles }) => ({ start: toQuote(start), end: toQuote(end), roles }))
}

const isCrossing = (a: QuotedCoding, b: QuotedCoding) =>
  a.start < b.start && b.start < a.end && a.end < b.end

const key = ({ start, end, roles }: QuotedCoding) =>
  `${start}-${end} ${orderRoles(roles).join('/')}`

describe('a quote written with its codings', () => {
  it('gives every word back the roles that it had, however the codings lie', () => {
    fc.assert(
      fc.property(Quote, Picks, (quote, picks) => {
        const codings = place(quote, picks)
        const back = readBack(quote.text, writeInline(quote.text, codings, { isExact: true }))
        expect(rolesOfWords(quote, back)).toEqual(rolesOfWords(quote, codings))
      }),
      { numRuns: 1_000 },
    )
  })

  it('gives back the very clauses and roles where none cross', () => {
    fc.assert(
      fc.property(Quote, Picks, (quote, picks) => {
        const codings = place(quote, picks)
        fc.pre(!codings.some(a => codings.some(b => isCrossing(a, b))))
        const written = writeInline(quote.text, codings, { isExact: true })
        const places = Map.groupBy(codings, ({ start, end }) => `${start}-${end}`)
        const merged = [...places.values()].map(same => ({
          ...(same[0] as QuotedCoding),
          roles: orderRoles(same.flatMap(({ roles }) => roles)),
        }))
        expect(readBack(quote.text, written).map(key).sort()).toEqual(merged.map(key).sort())
      }),
      { numRuns: 1_000 },
    )
  })

  it('writes a published quote as it stood, without any brace', () => {
    fc.assert(
      fc.property(Quote, fc.array(fc.nat(), { minLength: 1 }), (quote, picks) => {
        // A “context (C)” would define the letter.
        const text = quote.text.replaceAll('context', 'strange')
        const marked = new Set(picks.map(pick => quote.words[pick % quote.words.length]?.end ?? 0))
        const published = [...marked]
          .sort((a, b) => b - a)
          .reduce((so, at) => `${so.slice(0, at)} (C/M)${so.slice(at)}`, text)
        const codings = readBack(text, published)
        expect(codings.map(({ end }) => end).sort()).toEqual([...marked].sort())
        expect(writeInline(text, codings, { isExact: true })).toBe(published)
        expect(writeInline(text, codings)).toBe(published)
      }),
    )
  })

  it('looks as papers print it', () => {
    const quote = 'people with low confidence so they’re not going to look down on you.'
    const codings = [
      { start: 0, end: 26, roles: ['C'] },
      { start: 27, end: quote.length, roles: ['M', 'C'] },
    ] as const
    expect(writeInline(quote, codings)).toBe(
      'people with low confidence (C) so they’re not going to look down on you (C/M).',
    )
    expect(writeInline(quote, [{ start: 12, end: 24, roles: ['C'] }])).toBe(
      'people with low confidence (C) so they’re not going to look down on you.',
    )
    expect(
      writeInline('we went together to the café', [
        { start: 0, end: 28, roles: ['C'] },
        { start: 8, end: 16, roles: ['M'] },
      ]),
    ).toBe('{we went together (M) to the café} (C)')
  })
})
