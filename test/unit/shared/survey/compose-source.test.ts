import fc from 'fast-check'
import { expect, it } from 'vitest'
import { composeSurvey, type SurveyPart } from '../../../../shared/survey/compose-source.ts'
import { expectSound } from '../../../support/import.ts'

const line = fc.string({ unit: fc.constantFrom(...'aÉ日😀 :?.'), minLength: 1, maxLength: 12 })
const words = line.map(text => `w${text}`.trim())
const answer = fc
  .array(fc.oneof(line, fc.constant('')), { maxLength: 4 })
  .map(lines => lines.join('\n'))

it('every word of every answer stands in a turn of whoever gave it, under its question', () => {
  const part = fc.oneof(
    words.map((text): SurveyPart => ({ kind: 'question', text })),
    fc.record({
      kind: fc.constant('answer' as const),
      speaker: words,
      text: fc.tuple(words, answer).map(([first, rest]) => `${first}\n${rest}`),
      isLabelled: fc.boolean(),
    }),
  )
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 8 }), parts => {
      const { text, blocks } = composeSurvey(parts)
      expectSound({
        title: '',
        kind: 'survey',
        format: '',
        encoding: null,
        text,
        blocks,
        warnings: [],
      })
      expect(
        blocks
          .filter(({ kind }) => kind === 'heading')
          .map(({ start, end }) => text.slice(start, end)),
      ).toEqual(parts.filter(({ kind }) => kind === 'question').map(one => one.text))
      let turn = 0
      for (const one of parts) {
        if (one.kind !== 'answer') continue
        turn += 1
        const own = blocks.filter(block => block.turn === turn)
        expect(own.every(({ speaker }) => speaker === one.speaker)).toBe(true)
        const said = own.map(({ contentStart, end }) => text.slice(contentStart, end).trimEnd())
        const lines = one.text.split('\n').filter(each => each.trim() !== '')
        expect(said).toEqual(lines.map(each => each.trimEnd()))
      }
      expect(blocks.some(block => (block.turn ?? 0) > turn)).toBe(false)
    }),
  )
})
