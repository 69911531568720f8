import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findQuote, prepareText } from '../../../../shared/interchange/find-quote.ts'

const word = fc.stringMatching(/^[a-zäé]{2,9}$/u)
const text = fc.array(word, { minLength: 30, maxLength: 80 }).map(words => words.join(' '))

/** A stretch of at least eight words of a text, as first and last word. */
const stretch = fc.tuple(fc.nat(15), fc.integer({ min: 8, max: 14 }))

function cut(whole: string, [from, count]: [number, number]): { start: number; quote: string } {
  const words = whole.split(' ')
  const quote = words.slice(from, from + count).join(' ')
  return { start: words.slice(0, from).join(' ').length + (from > 0 ? 1 : 0), quote }
}

describe('a quote in a text', () => {
  it('is found exactly wherever it was cut from', () => {
    fc.assert(
      fc.property(text, stretch, (whole, place) => {
        const { quote } = cut(whole, place)
        const found = findQuote(prepareText(whole), `“${quote}”`)
        expect(found?.how).toBe('exact')
        expect(whole.slice(found?.start, found?.end)).toBe(quote)
      }),
    )
  })

  it('is found in the same words however marks, dashes, blanks and letters are written', () => {
    fc.assert(
      fc.property(text, stretch, (whole, place) => {
        const source = `${whole.replaceAll(' e', " 'e")} – end`
        const { quote } = cut(source, place)
        const other = quote.toUpperCase().replaceAll("'", '’').replaceAll(' ', '\u00A0\n ')
        const found = findQuote(prepareText(source), other)
        expect(source.slice(found?.start, found?.end)).toBe(quote)
      }),
    )
  })

  it('is found where some words were left out of the middle, with dots or without', () => {
    fc.assert(
      fc.property(
        text,
        stretch,
        fc.constantFrom(' … ', ' [...] ', ' (…) ', ' '),
        (whole, place, gap) => {
          const { quote } = cut(whole, place)
          fc.pre(new Set(quote.split(' ')).size === quote.split(' ').length)
          const words = quote.split(' ')
          const typed = [...words.slice(0, 4), ...words.slice(5)]
          const shortened = `${typed.slice(0, 4).join(' ')}${gap}${typed.slice(4).join(' ')}`
          const found = findQuote(prepareText(whole), shortened)
          const there = whole.slice(found?.start, found?.end)
          expect(found).not.toBeNull()
          expect(there.includes(words.slice(1, 4).join(' '))).toBe(true)
        },
      ),
    )
  })

  it('is not found where most of its words are others, or where it has hardly any letters', () => {
    fc.assert(
      fc.property(text, stretch, (whole, place) => {
        const { quote } = cut(whole, place)
        const foreign = quote
          .split(' ')
          .map((each, index) => (index % 3 === 0 ? each : `q${each}x`))
        fc.pre(foreign.filter(each => whole.split(' ').includes(each)).length < foreign.length / 2)
        expect(findQuote(prepareText(whole), foreign.join(' '))).toBeNull()
      }),
    )
    expect(findQuote(prepareText('a b c'), ' . a ')).toBeNull()
  })

  it('is not taken for words that say something else', () => {
    const text = prepareText(
      'Then I felt like there was a wall. We went there again and again, she and I.',
    )
    expect(findQuote(text, 'I felt safe there')).toBeNull()
    expect(findQuote(text, 'We went there embarrassed and again')).toBeNull()
  })

  it('tells how often it stands there', () => {
    expect(findQuote(prepareText('so it was, so it was'), 'so it was')?.times).toBe(2)
  })
})
