import fc from 'fast-check'
import { expect, it } from 'vitest'
import { votingPages } from '../../../../../electron/export/workshop/voting-pages.ts'
import type { Mark } from '../../../../../shared/diagram/drawing.ts'
import { ROUND_KINDS } from '../../../../../shared/domain/workshop.ts'
import type { WorkshopPack } from '../../../../../shared/workshop/pack.ts'

/** A typeface whose letters are all as wide. */
const measure = (text: string, size: number) => text.length * size * 0.5

const words = fc
  .array(fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 12 }), {
    minLength: 1,
    maxLength: 400,
  })
  .map(parts => parts.join(' '))

const pack: fc.Arbitrary<WorkshopPack> = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...ROUND_KINDS),
      title: fc.constantFrom('', 'A round'),
      question: fc.constantFrom('', 'Is it so?'),
      dots: fc.integer({ min: 1, max: 100 }),
      texts: fc.array(words, { minLength: 1, maxLength: 6 }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map(rounds => ({
    ...{ format: 'retroduce-pack', version: 1, packId: 'p', workshopId: 'w', title: 'Panel' },
    ...{ intro: '', madeOn: '2026-03-02', asksName: true },
    groups: ['Clients', 'Staff'].map(name => ({ id: name, name })),
    asks: { comment: true, wording: true, elements: true },
    rounds: rounds.map(({ texts, ...round }, index) => ({
      ...{ ...round, id: `r${index}` },
      items: texts.map((text, place) => ({
        ...{ id: `${index}.${place}`, kind: 'configuration' as const, text, question: '' },
        ...{ parts: [], drawing: null, quotes: [] },
      })),
    })),
  }))

function textsOf(marks: readonly Mark[]) {
  return marks.flatMap(mark => (mark.kind === 'text' ? [mark] : []))
}

it('puts every word of every item on a page, however long, and none outside of it', () => {
  fc.assert(
    fc.property(pack, fc.constantFrom('A4' as const, 'Letter' as const), (given, paper) => {
      const { width, height, pages } = votingPages(given, paper, measure)
      const set = pages.flatMap(textsOf)
      for (const { x, y, text, size, anchor } of set) {
        const reach = measure(text, size) * (anchor === 'middle' ? 0.5 : 1)
        expect(x + reach).toBeLessThanOrEqual(width - 40)
        expect(y).toBeLessThanOrEqual(height - 40)
        expect(y).toBeGreaterThan(40)
      }
      const shown = set.flatMap(({ text }) => text.split(' ')).length
      const asked = given.rounds.flatMap(({ items }) =>
        items.flatMap(({ text }) => text.split(' ')),
      )
      expect(shown).toBeGreaterThanOrEqual(asked.length)
    }),
    { numRuns: 60 },
  )
})
