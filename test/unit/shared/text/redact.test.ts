import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BLACKOUT, redact } from '../../../../shared/text/redact.ts'
import { substitute } from '../../../../shared/text/substitute.ts'
import { detectTurns } from '../../../../shared/text/turns.ts'

const TEXT = 'INT: Where was it?\nMoira: By the kiln, 😀 near the quay.\nINT: Yes?\nMoira: Yes.\n'

function blackOut(text: string, passages: { start: number; end: number }[]) {
  const blocks = detectTurns(text)
  const redaction = redact(text, blocks, passages)
  return { ...redaction, blocks, after: substitute({ text, blocks }, redaction) }
}

function range(words: string, text = TEXT) {
  const start = text.indexOf(words)
  return { start, end: start + words.length }
}

describe('blacking out', () => {
  it('puts the same sign in the place of any words', () => {
    const { after, count } = blackOut(TEXT, [range('kiln'), range('near the quay')])
    expect(after.text).toContain(`Moira: By the ${BLACKOUT}, 😀 ${BLACKOUT}.\n`)
    expect(count).toBe(2)
  })

  it('widens a passage to whole characters, and makes passages that touch one', () => {
    const smile = range('😀').start
    const { after, count } = blackOut(TEXT, [
      { start: smile + 1, end: smile + 2 },
      { start: smile - 2, end: smile },
    ])
    expect(after.text).toContain(`By the kiln${BLACKOUT} near`)
    expect(count).toBe(1)
    const again = blackOut(after.text, [range(' near', after.text)])
    expect(again.after.text).toContain(`By the kiln${BLACKOUT} the quay`)
  })

  it('leaves turns standing when a passage runs over several', () => {
    const { after, blocks } = blackOut(TEXT, [{ start: 11, end: TEXT.length }])
    expect(after.text).toBe(
      `INT: Where ${BLACKOUT}\n${BLACKOUT}: ${BLACKOUT}\n${BLACKOUT}: ${BLACKOUT}\n${BLACKOUT}: ${BLACKOUT}\n`,
    )
    expect(after.blocks.map(({ turn }) => turn)).toEqual(blocks.map(({ turn }) => turn))
    expect(after.blocks.map(({ speaker }) => speaker)).toEqual([
      ...['INT', BLACKOUT, BLACKOUT, BLACKOUT],
    ])
  })

  it('takes a label whole, and only in the turn where it was blacked out', () => {
    const { after } = blackOut(TEXT, [range('oir')])
    expect(after.text).toContain(`${BLACKOUT}: By the kiln`)
    expect(after.text).toContain('Moira: Yes.')
    expect(after.blocks.map(({ speaker }) => speaker)).toEqual(['INT', BLACKOUT, 'INT', 'Moira'])
  })

  it('leaves nothing of the words, and nothing else changed', () => {
    const Passage = fc.tuple(fc.nat(TEXT.length - 1), fc.nat(20))
    fc.assert(
      fc.property(fc.array(Passage, { minLength: 1, maxLength: 4 }), chosen => {
        const passages = chosen.map(([start, length]) => ({
          start,
          end: Math.min(TEXT.length, start + 1 + length),
        }))
        const { edits, after } = blackOut(TEXT, passages)
        const isGone = (at: number) => edits.some(({ start, end }) => start <= at && at < end)
        for (const { start, end } of passages) {
          for (let at = start; at < end; at += 1) {
            expect(isGone(at) || /[\s:]/.test(TEXT[at] ?? '')).toBe(true)
          }
        }
        expect(edits.every(({ text }) => text === BLACKOUT)).toBe(true)
        for (const { start, end } of after.blocks) {
          expect(after.text.slice(start, end)).toMatch(/^\S[^\n]*$/)
        }
      }),
    )
  })
})
