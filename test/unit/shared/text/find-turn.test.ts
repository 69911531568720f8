import { describe, expect, test } from 'vitest'
import { findTurn, nextTurn } from '../../../../shared/text/find-turn.ts'

/** Who speaks, block by block; the same turn's number is a further paragraph of it. */
const blocks = [
  { turn: null, speaker: null, timeMs: null },
  { turn: 1, speaker: 'Interviewer', timeMs: 0 },
  { turn: 2, speaker: 'Zoë Hart', timeMs: 30_000 },
  { turn: 2, speaker: 'Zoë Hart', timeMs: 30_000 },
  { turn: 3, speaker: 'Interviewer', timeMs: 750_000 },
  { turn: 4, speaker: 'Ben', timeMs: 3_750_000 },
  { turn: 5, speaker: 'Zoë Hart', timeMs: null },
]
const anyone = () => true

describe('findTurn', () => {
  test.each([
    ['a number is a turn', '4', 5],
    ['a number that no turn has leads nowhere', '9', null],
    ['a time is the turn spoken then', '12:31', 4],
    ['an hour may stand before it', '1:02:30', 5],
    ['a time before the first is the first', '0:00', 1],
    ['words are a speaker, without case and accents', ' zoe ', 6],
    ['a speaker who says no more is found from the top', 'interviewer', 1],
    ['words that no speaker has lead nowhere', 'kettle', null],
    ['nothing leads nowhere', ' ', null],
  ])('%s', (_name, typed, index) => {
    expect(findTurn(blocks, typed, 4)).toBe(index)
  })

  test('of a text without turns nothing is found', () => {
    expect(findTurn([{ turn: null, speaker: null, timeMs: null }], '1', 0)).toBeNull()
    expect(findTurn([], '12:30', 0)).toBeNull()
  })
})

describe('nextTurn', () => {
  test('goes forward and back by whole turns, never to its own', () => {
    expect(nextTurn(blocks, 2, 1, anyone)).toBe(4)
    expect(nextTurn(blocks, 3, -1, anyone)).toBe(1)
    expect(nextTurn(blocks, 6, 1, anyone)).toBeNull()
    expect(nextTurn(blocks, 0, 1, anyone)).toBe(1)
  })

  test('to one speaker, or to all but one', () => {
    expect(nextTurn(blocks, 3, 1, speaker => speaker === 'Zoë Hart')).toBe(6)
    expect(nextTurn(blocks, 5, -1, speaker => speaker !== 'Interviewer')).toBe(2)
    expect(nextTurn(blocks, 5, -1, speaker => speaker === 'Nobody')).toBeNull()
  })
})
