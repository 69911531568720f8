import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findOwnWords, isOwnWords, ownWords } from '../../../../shared/text/own-words.ts'

const SAID = 'Well, the heron stood waiting beside the rusty sluice, and nobody rang me.'
const own = ownWords([SAID])
const found = (text: string) =>
  findOwnWords(text, own).map(({ start, end }) => text.slice(start, end))

describe('words of somebody in a text of another', () => {
  it('are found however they are set, from five in a row on', () => {
    expect(found('She said THE HERON,\nstood — waiting, and left.')).toEqual([])
    expect(found('As she put it: The HERON\nstood, waiting beside it.')).toEqual([
      'The HERON\nstood, waiting beside',
    ])
    expect(found('Then the heron stood waiting beside the rusty bridge.')).toEqual([
      'the heron stood waiting beside the rusty',
    ])
  })

  it('are found when they are few, if in quotation marks', () => {
    expect(found('Her “rusty sluice” stands for the service.')).toEqual(['rusty sluice'])
    expect(found('The rusty sluice stands for the service.')).toEqual([])
    expect(found('Her “sluice” stands for it, and “waiting room” too.')).toEqual([])
  })

  it('are told of a short passage by itself', () => {
    expect(isOwnWords('rusty sluice', own)).toBe(true)
    expect(isOwnWords('a rusty sluice', own)).toBe(false)
    expect(isOwnWords('sluice', own)).toBe(false)
  })

  it('are all found, wherever a stretch of them is put, and nothing where there are none', () => {
    const words = SAID.toLowerCase().match(/[a-z]+/g) ?? []
    const Stretch = fc
      .tuple(fc.nat(words.length - 5), fc.integer({ min: 5, max: words.length }))
      .map(([from, length]) => words.slice(from, from + length))
      .filter(stretch => stretch.length >= 5)
    const Other = fc.array(fc.constantFrom('other', 'things', 'were', 'said'), { maxLength: 12 })
    fc.assert(
      fc.property(Other, Stretch, Other, (before, stretch, after) => {
        const text = [...before, ...stretch, ...after].join(' ')
        expect(found(text)).toEqual([stretch.join(' ')])
        expect(found([...before, ...after].join(' '))).toEqual([])
      }),
    )
  })
})
