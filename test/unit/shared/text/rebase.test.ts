import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutsCharacter, describeAnchor } from '../../../../shared/text/anchors.ts'
import {
  applyEdits,
  type Edit,
  findEdits,
  normaliseEdits,
} from '../../../../shared/text/edit-script.ts'
import { type Passage, rebase } from '../../../../shared/text/rebase.ts'

const Line = fc.array(
  fc.constantFrom('she', 'rang', 'me', 'and', 'nobody', 'else', 'ever', '😀', 'Moira'),
  {
    minLength: 1,
    maxLength: 9,
  },
)
const Text = fc
  .array(Line, { minLength: 1, maxLength: 12 })
  .map(lines => `${lines.map(words => words.join(' ')).join('\n')}\n`)

function passageAt(text: string, a: number, b: number): Passage | null {
  const start = a % text.length
  const end = start + 1 + (b % (text.length - start))
  if (cutsCharacter(text, start) || cutsCharacter(text, end)) return null
  return { start, end, ...describeAnchor(text, start, end) }
}

/** A replacement somewhere in a text, in whole characters. */
function editAt(text: string, a: number, b: number, words: string): Edit | null {
  const start = a % (text.length + 1)
  const end = Math.min(text.length, start + (b % 25))
  return cutsCharacter(text, start) || cutsCharacter(text, end) ? null : { start, end, text: words }
}

describe('an edit script', () => {
  it('turns the one text into the other', () => {
    fc.assert(
      fc.property(Text, Text, (from, to) => {
        const edits = findEdits(from, to)
        expect(applyEdits(from, edits)).toBe(to)
        expect(normaliseEdits(from, edits)).toEqual(edits)
        for (const { start, end } of edits) {
          expect(cutsCharacter(from, start) || cutsCharacter(from, end)).toBe(false)
        }
      }),
    )
  })

  it('touches only the word that was corrected', () => {
    const from = 'Ann: I wated and waited.\nBen: Nobody rang.\n'
    expect(findEdits(from, from.replace('wated', 'waited'))).toEqual([
      { start: 9, end: 9, text: 'i' },
    ])
  })

  it('refuses edits that overlap or leave the text', () => {
    expect(normaliseEdits('abc', [{ start: 2, end: 4, text: '' }])).toBeNull()
    expect(
      normaliseEdits('abcdef', [
        { start: 0, end: 3, text: 'x' },
        { start: 2, end: 4, text: 'y' },
      ]),
    ).toBeNull()
  })
})

describe('a passage over an edit of its text', () => {
  it('keeps its words when the edit lies outside it', () => {
    fc.assert(
      fc.property(Text, fc.nat(), fc.nat(), fc.nat(), fc.nat(), Line, (text, a, b, c, d, words) => {
        const passage = passageAt(text, a, b)
        const edit = editAt(text, c, d, words.join(' '))
        fc.pre(passage !== null && edit !== null)
        fc.pre(edit.end <= passage.start || edit.start >= passage.end)
        const newText = applyEdits(text, [edit])
        const { start, end, status } = rebase(passage, [edit], newText)
        expect(newText.slice(start, end)).toBe(passage.quote)
        expect(status).toBe(start === passage.start ? 'exact' : 'moved')
      }),
      { numRuns: 500 },
    )
  })

  it('always lies in the new text, in whole characters, whatever happened', () => {
    fc.assert(
      fc.property(Text, Text, fc.nat(), fc.nat(), (text, other, a, b) => {
        const passage = passageAt(text, a, b)
        fc.pre(passage !== null)
        const { start, end } = rebase(passage, findEdits(text, other), other)
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(other.length)
        expect(cutsCharacter(other, start) || cutsCharacter(other, end)).toBe(false)
      }),
      { numRuns: 500 },
    )
  })

  const text = 'Ann: I waited and waited, and nobody rang me back.\nBen: Nobody at all?\n'
  const passage = (quote: string): Passage => {
    const start = text.indexOf(quote)
    return {
      start,
      end: start + quote.length,
      ...describeAnchor(text, start, start + quote.length),
    }
  }
  const after = (quote: string, to: string) => {
    const { start, end, status } = rebase(passage(quote), findEdits(text, to), to)
    return [status, to.slice(start, end)]
  }

  it('takes a correction inside it in', () => {
    expect(after('waited, and nobody rang', text.replace('nobody', 'no one'))).toEqual([
      'changed',
      'waited, and no one rang',
    ])
  })

  it('shrinks where words at its edge go', () => {
    expect(after('nobody rang me back', text.replace('rang me back.', ''))).toEqual([
      'shrunk',
      'nobody',
    ])
  })

  const over = (quote: string, edits: Edit[]) => {
    const to = applyEdits(text, edits)
    const { start, end, status } = rebase(passage(quote), edits, to)
    return [status, to.slice(start, end)]
  }
  const replace = (words: string, by: string): Edit => {
    const start = text.indexOf(words)
    return { start, end: start + words.length, text: by }
  }

  it('keeps the words that came in place of its first or its last', () => {
    expect(
      over('I waited and waited, and nobody rang me', [
        replace('I waited', 'We sat there'),
        replace('rang me', 'told us why'),
      ]),
    ).toEqual(['changed', 'We sat there and waited, and nobody told us why'])
  })

  it('does not take a new paragraph in that came in place of its last words', () => {
    expect(over('and nobody rang me', [replace('rang me', 'did.\nMy sister came')])).toEqual([
      'shrunk',
      'and nobody',
    ])
  })

  it('is lost where only a word is left that the new words happen to share', () => {
    const [status] = after(
      'I waited and waited, and nobody rang me back',
      text.replace('I waited and waited, and nobody rang me back', 'Well and good'),
    )
    expect(status).toBe('orphan')
  })

  it('is lost where its sentence is written anew, whatever letters and words both happen to have', () => {
    const [status] = after(
      'I waited and waited, and nobody rang me back',
      text.replace('I waited and waited, and nobody rang me back', 'It was hard and sad, so on'),
    )
    expect(status).toBe('orphan')
  })

  it('keeps the whole of a word that was corrected at its edge', () => {
    const corrected = text.replace('waited and', 'awaited and').replace('rang', 'ranked')
    expect(after('waited and waited, and nobody rang', corrected)).toEqual([
      'changed',
      'waited and waited, and nobody ranked',
    ])
    expect(after('nobody rang me back', text.replace('nobody', 'anybody'))).toEqual([
      'changed',
      'anybody rang me back',
    ])
    expect(after('I waited and waited', text.replace('waited,', 'waiting,'))).toEqual([
      'changed',
      'I waited and waiting',
    ])
  })

  it('is found again where its paragraph went', () => {
    const [first, second] = text.split('\n')
    expect(after('nobody rang me back', `${second}\n\nLater\n${first}\n`)).toEqual([
      'moved',
      'nobody rang me back',
    ])
  })

  it('becomes an orphan when its words are gone, and keeps a place', () => {
    const [status, left] = after('nobody rang me back', 'Ben: Nobody at all?\n')
    expect(status).toBe('orphan')
    expect(left).toHaveLength(1)
  })
})
