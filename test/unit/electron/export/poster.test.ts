import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PAPER, PAPER_MARGIN, planPoster, sheetName } from '../../../../electron/export/poster.ts'

const PAPERS = Object.keys(PAPER) as (keyof typeof PAPER)[]
const side = fc.double({ min: 10, max: 6_000, noNaN: true })
const overlap = fc.double({ min: 0, max: 140, noNaN: true })

test('Every point of a picture is on a sheet, neighbours share the overlap, and no sheet is beyond the picture', () => {
  fc.assert(
    fc.property(
      ...[side, side, overlap],
      fc.constantFrom(...PAPERS),
      (width, height, shared, paper) => {
        const { tile, columns, rows, sheets } = planPoster({ width, height }, paper, shared)
        expect(sheets).toHaveLength(columns * rows)
        for (const [sheet, right] of sheets.map((each, at) => [each, sheets[at + 1]] as const)) {
          if (right === undefined || right.row !== sheet.row) continue
          expect(sheet.left + tile.width - right.left).toBeCloseTo(shared)
        }
        const last = sheets.at(-1)
        expect(sheets[0]).toMatchObject({ left: 0, top: 0 })
        expect((last?.left ?? 0) + tile.width).toBeGreaterThanOrEqual(width - 0.001)
        expect((last?.top ?? 0) + tile.height).toBeGreaterThanOrEqual(height - 0.001)
        if (columns > 1) expect((last?.left ?? 0) + shared).toBeLessThan(width)
        if (rows > 1) expect((last?.top ?? 0) + shared).toBeLessThan(height)
      },
    ),
  )
})

test('Paper lies the way that takes fewer sheets', () => {
  const { width, height } = PAPER.a4
  const room = { width: width - 2 * PAPER_MARGIN, height: height - 2 * PAPER_MARGIN }
  expect(planPoster(room, 'a4', 20)).toMatchObject({ columns: 1, rows: 1, paper: PAPER.a4 })
  const turned = planPoster({ width: room.height, height: room.width }, 'a4', 20)
  expect(turned).toMatchObject({ columns: 1, rows: 1, paper: { width: height, height: width } })
})

test('Sheets are named by column and row, and a poster of too many is refused', () => {
  const at = (column: number, row: number) => sheetName({ column, row, left: 0, top: 0 })
  expect([at(0, 0), at(1, 0), at(0, 1), at(25, 2), at(26, 0)]).toEqual([
    ...['A1', 'B1', 'A2', 'Z3', 'AA1'],
  ])
  const huge = () => planPoster({ width: 50_000, height: 50_000 }, 'a4', 20)
  expect(huge).toThrow(expect.objectContaining({ code: 'too_large' }))
})
