import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findEdits } from '../../../../shared/text/edit-script.ts'
import { rebaseBlocks } from '../../../../shared/text/rebase-blocks.ts'
import { detectTurns } from '../../../../shared/text/turns.ts'

const TEXT = `Interviewer: How did it begin?
Ann: Nobody rang.
I waited for weeks.
Interviewer: And then?
Ann: I gave up.
`

function edited(to: string, from = TEXT) {
  return rebaseBlocks(detectTurns(from), findEdits(from, to), from, to).map(block => ({
    ...block,
    text: to.slice(block.contentStart, block.end),
  }))
}

describe('blocks over an edit', () => {
  it('stay as they were where nothing was edited, also what was set by hand', () => {
    const byHand = detectTurns(TEXT).map((block, index) =>
      index === 2 ? { ...block, speaker: 'Ben', timeMs: 5_000 } : block,
    )
    const to = TEXT.replace('gave up', 'gave it up')
    const after = rebaseBlocks(byHand, findEdits(TEXT, to), TEXT, to)
    expect(after.map(({ speaker }) => speaker)).toEqual([
      'Interviewer',
      'Ann',
      'Ben',
      'Interviewer',
      'Ann',
    ])
    expect(after[2]).toMatchObject({ timeMs: 5_000 })
  })

  it('keep speaker and label when words are corrected', () => {
    expect(edited(TEXT.replace('Nobody', 'No one'))[1]).toMatchObject({
      speaker: 'Ann',
      text: 'No one rang.',
      turn: 2,
    })
  })

  it('split with a turn that is broken in two, and go with a turn that is deleted', () => {
    const split = edited(TEXT.replace('waited for', 'waited\nfor'))
    expect(split.map(({ speaker, turn }) => `${turn} ${speaker}`)).toEqual([
      '1 Interviewer',
      '2 Ann',
      '2 Ann',
      '2 Ann',
      '3 Interviewer',
      '4 Ann',
    ])
    expect(edited(TEXT.replace('Interviewer: And then?\n', '')).map(({ turn }) => turn)).toEqual([
      1, 2, 2, 3,
    ])
  })

  it('read a new turn by its label', () => {
    const to = TEXT.replace('Ann: I gave', 'Ann: Wait.\nInterviewer: Yes?\nAnn: I gave')
    expect(edited(to).map(({ speaker, text }) => [speaker, text])).toContainEqual([
      'Interviewer',
      'Yes?',
    ])
  })

  it('cover every word of any new text exactly once, in order', () => {
    const Line = fc.constantFrom('Ann: I waited.', 'Interviewer: And?', 'and waited', '', 'Ben: No')
    fc.assert(
      fc.property(fc.array(Line), fc.array(Line), (before, after) => {
        const [from, to] = [before.join('\n'), after.join('\n')]
        const blocks = edited(to, from)
        let at = 0
        for (const block of blocks) {
          expect(to.slice(at, block.start).trim()).toBe('')
          expect(block.contentStart).toBeGreaterThanOrEqual(block.start)
          expect(block.contentStart).toBeLessThanOrEqual(block.end)
          at = block.end
        }
        expect(to.slice(at).trim()).toBe('')
      }),
      { numRuns: 300 },
    )
  })
})
