import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadDiagramFonts } from '../../../../../electron/diagram/fonts.ts'
import { cardsPdf } from '../../../../../electron/export/cards/cards-pdf.ts'
import { CARD_SIZES, layOutCards } from '../../../../../electron/export/cards/lay-out-cards.ts'
import { CARD_PAPERS } from '../../../../../shared/domain/realist.ts'
import { resourcesDir } from '../../diagram/export-fixture.ts'

const fonts = await loadDiagramFonts(resourcesDir)
const measure = fonts.measureText

describe('a printed card', () => {
  it('shows every word of its text within its margins, however long it is', () => {
    const Words = fc.array(fc.stringMatching(/^[a-z]{1,30}$/), { maxLength: 500 })
    fc.assert(
      fc.property(Words, fc.constantFrom(...CARD_PAPERS), (words, paper) => {
        const size = CARD_SIZES[paper]
        const card = { heading: 'The open door', text: words.join(' '), footer: 'CMOC 3' }
        const parts = layOutCards([card], size, measure)
        const read = parts.flatMap(lines =>
          lines.filter(line => line.weight === 400 && !line.isSoft).map(({ text }) => text),
        )
        expect(read.join('').replaceAll(' ', '')).toBe(words.join(''))
        for (const { text, x, y, size: points, weight } of parts.flat()) {
          expect(x + measure(text, points, weight)).toBeLessThanOrEqual(
            size.width - size.margin + 0.01,
          )
          expect(y).toBeGreaterThanOrEqual(size.margin)
          expect(y).toBeLessThanOrEqual(size.height - size.margin)
        }
        for (const lines of parts) expect(lines.at(-1)?.text).toMatch(/^CMOC 3/)
      }),
      { numRuns: 40 },
    )
  })

  it('is set larger the less it says', () => {
    const sizeOf = (text: string) => {
      const [lines] = layOutCards([{ heading: '', text, footer: '' }], CARD_SIZES.a6, measure)
      return lines?.[0]?.size ?? 0
    }
    expect(sizeOf('Hope returns')).toBe(18)
    expect(sizeOf('Hope returns. '.repeat(40))).toBeLessThan(18)
  })

  it('stands with three others on a sheet of A4, or by itself on A5 and A6', async () => {
    const cards = Array.from({ length: 5 }, (_, index) => ({
      ...{ heading: `IPT${index + 1}`, text: `If ${index}, then more.`, footer: `CMOC ${index}` },
    }))
    const sheet = { title: 'Cards', date: '2026-03-02', cards }
    const pages = async (paper: (typeof CARD_PAPERS)[number]) => {
      const source = Buffer.from(await cardsPdf({ ...sheet, paper }, fonts)).toString('latin1')
      return source.match(/\/Type \/Page\n/g)?.length
    }
    expect([await pages('a4'), await pages('a5'), await pages('a6')]).toEqual([2, 5, 5])
  })
})
