import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  beginTurn,
  giveTurn,
  joinTurn,
  renameSpeaker,
} from '../../../../shared/text/correct-turns.ts'
import { addSpeaker } from '../../../../shared/text/possible-speakers.ts'
import { rebaseBlocks } from '../../../../shared/text/rebase-blocks.ts'
import type { Block } from '../../../../shared/text/source-draft.ts'
import { detectTurns } from '../../../../shared/text/turns.ts'

const TEXT = `Notes from the surgery

Ann: I rang.
And rang again.
Receptionist: One moment.
Please hold.
Interviewer: Did you?
Ann: Yes.
Note: she laughed.`

/** The blocks as `turn label| words`. */
function read(blocks: readonly Block[], text = TEXT): string[] {
  return blocks.map(
    ({ turn, speaker, contentStart, end }) =>
      `${turn ?? '-'} ${speaker ?? '-'}| ${text.slice(contentStart, end)}`,
  )
}
const found = () => detectTurns(TEXT)
const at = (words: string) => found().findIndex(({ start }) => TEXT.startsWith(words, start))

describe('a turn that is begun by hand', () => {
  it('goes to the end of the turn it was part of, and later turns count one more', () => {
    const blocks = beginTurn(TEXT, found(), at('And rang'), 'Cy')
    expect(read(blocks)).toEqual([
      '- -| Notes from the surgery',
      '1 Ann| I rang.',
      '2 Cy| And rang again.',
      '2 Cy| Receptionist: One moment.',
      '2 Cy| Please hold.',
      '3 Interviewer| Did you?',
      '4 Ann| Yes.',
      '4 Ann| Note: she laughed.',
    ])
  })

  it('takes its label out of the words where it begins with it, however it is spelt', () => {
    const blocks = beginTurn(TEXT, found(), at('Receptionist'), 'receptionist')
    expect(read(blocks).slice(2, 5)).toEqual([
      '1 Ann| And rang again.',
      '2 receptionist| One moment.',
      '2 receptionist| Please hold.',
    ])
  })

  it('goes over the plain paragraphs below where nobody spoke', () => {
    const text = 'First.\nSecond.\nThird.'
    const one = beginTurn(text, detectTurns(text), 1, 'Ann')
    expect(read(one, text)).toEqual(['- -| First.', '1 Ann| Second.', '1 Ann| Third.'])
    const two = beginTurn(text, one, 2, 'Bob')
    expect(read(two, text)).toEqual(['- -| First.', '1 Ann| Second.', '2 Bob| Third.'])
  })

  it('that was there already gets another speaker', () => {
    expect(beginTurn(TEXT, found(), at('Interviewer'), 'Eve')).toEqual(giveTurn(found(), 2, 'Eve'))
  })
})

describe('a turn that is taken back', () => {
  it('goes on from the one above, its label among the words', () => {
    expect(read(joinTurn(found(), 2)).slice(4)).toEqual([
      '1 Ann| Please hold.',
      '1 Ann| Interviewer: Did you?',
      '2 Ann| Yes.',
      '2 Ann| Note: she laughed.',
    ])
  })

  it('belongs to nobody below a heading', () => {
    const blocks = joinTurn(found(), 1)
    expect(read(blocks).slice(0, 3)).toEqual([
      '- -| Notes from the surgery',
      '- -| Ann: I rang.',
      '- -| And rang again.',
    ])
    expect(blocks[1]?.kind).toBe('paragraph')
  })
})

describe('corrections by hand', () => {
  const correction = fc.record({
    pick: fc.constantFrom('give', 'rename', 'begin', 'join', 'add'),
    n: fc.nat(30),
    label: fc.constantFrom('Ann', 'Interviewer', 'Receptionist', 'Note', 'Cy'),
  })
  type Correction = typeof correction extends fc.Arbitrary<infer T> ? T : never
  const apply = (blocks: readonly Block[], { pick, n, label }: Correction): Block[] => {
    if (pick === 'give') return giveTurn(blocks, n % 7, label)
    if (pick === 'rename')
      return renameSpeaker(blocks, blocks[n % blocks.length]?.speaker ?? '', label)
    if (pick === 'begin') return beginTurn(TEXT, blocks, n % blocks.length, label)
    if (pick === 'join') return joinTurn(blocks, n % 7)
    return addSpeaker(TEXT, blocks, label)
  }

  it('move no block, keep each turn in one piece with one speaker, and count without gaps', () => {
    fc.assert(
      fc.property(fc.array(correction, { maxLength: 12 }), corrections => {
        const blocks = corrections.reduce<Block[]>(apply, found())
        expect(blocks.map(({ start, end }) => [start, end])).toEqual(
          found().map(({ start, end }) => [start, end]),
        )
        let last = 0
        for (const [index, block] of blocks.entries()) {
          const { kind, turn, speaker, contentStart, start, end } = block
          expect(contentStart >= start && contentStart <= end).toBe(true)
          expect([kind === 'turn', speaker !== null]).toEqual([turn !== null, turn !== null])
          if (turn === null) continue
          expect([last, last + 1]).toContain(turn)
          if (turn === blocks[index - 1]?.turn) expect(speaker).toBe(blocks[index - 1]?.speaker)
          last = turn
        }
      }),
    )
  })

  it('outlast an edit of the words elsewhere', () => {
    fc.assert(
      fc.property(fc.array(correction, { maxLength: 8 }), corrections => {
        const blocks = corrections.reduce<Block[]>(apply, found())
        const end = TEXT.length
        const text = `${TEXT} And so on.`
        const edited = rebaseBlocks(blocks, [{ start: end, end, text: ' And so on.' }], TEXT, text)
        expect(edited.map(({ speaker, turn }) => [speaker, turn])).toEqual(
          blocks.map(({ speaker, turn }) => [speaker, turn]),
        )
      }),
    )
  })
})
