import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contextOf, piecesOf } from '../../../renderer/features/markers/context.ts'
import {
  applyInput,
  draftsOf,
  nudge,
  withBounds,
  withRoles,
} from '../../../renderer/features/markers/drafts.ts'
import { findMarkers } from '../../../shared/markers/find-markers.ts'
import { detectTurns } from '../../../shared/text/turns.ts'

const TEXT = `P07: They come with low confidence (C), so nobody looks down on them (M). It helps (O).
P08: We ring (Intervention) and they come (C/M).
`
const BLOCKS = detectTurns(TEXT)

const drafts = (coded: number[] = []) =>
  draftsOf(
    findMarkers(TEXT, BLOCKS).map((clause, index) => ({
      ...clause,
      quote: TEXT.slice(clause.start, clause.end),
      markerText: TEXT.slice(clause.marker.start, clause.marker.end),
      isCoded: coded.includes(index),
    })),
  )
const at = (index: number, coded: number[] = []) => {
  const draft = drafts(coded)[index]
  if (draft === undefined) throw new Error(`there is no clause ${index}`)
  return draft
}

test('edges go word by word, and never past the marker or the other edge', () => {
  const second = at(1)
  expect(nudge(second, TEXT, BLOCKS, 'start', 1).quote).toBe('nobody looks down on them')
  expect(nudge(second, TEXT, BLOCKS, 'end', -1).quote).toBe('so nobody looks down on')
  expect(nudge(second, TEXT, BLOCKS, 'end', 1)).toBe(second)
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom('start', 'end'), fc.constantFrom(-1, 1)), {
        maxLength: 60,
      }),
      fc.nat(4),
      (moves, index) => {
        let draft = at(index)
        for (const [edge, direction] of moves as ['start' | 'end', -1 | 1][]) {
          draft = nudge(draft, TEXT, BLOCKS, edge, direction)
        }
        expect(draft.end).toBeGreaterThan(draft.start)
        expect(draft.end).toBeLessThanOrEqual(draft.marker.start)
        expect(draft.quote).toBe(TEXT.slice(draft.start, draft.end))
      },
    ),
  )
})

test('what is coded already is not ticked until it is changed', () => {
  const coded = at(0, [0])
  expect(coded.isTicked).toBe(false)
  expect(withRoles(coded, ['C', 'O'])).toMatchObject({ isTicked: true, isCoded: false })
  expect(withBounds(coded, TEXT, { start: coded.start + 5, end: coded.end }).isTicked).toBe(true)
  expect(withRoles(coded, []).isTicked).toBe(false)
})

test('markers go with what is ticked or coded, and stay where neither is', () => {
  const all = drafts([1]).map(draft => (draft.id === 0 ? { ...draft, isTicked: false } : draft))
  const input = applyInput('s', all, true)
  expect(input.codings).toHaveLength(3)
  expect(input.removeMarkers?.map(({ start, end }) => TEXT.slice(start, end))).toEqual([
    ...['(M)', '(O)', '(Intervention)', '(C/M)'],
  ])
  expect(applyInput('s', all, false).removeMarkers).toEqual([])
})

test('a clause is shown in its paragraph, piece by piece without a gap', () => {
  for (const draft of drafts()) {
    const context = contextOf(TEXT, BLOCKS, draft, draft.marker)
    const pieces = piecesOf(TEXT, context, draft.marker)
    expect(pieces.map(({ start, end }) => TEXT.slice(start, end)).join('')).toBe(
      TEXT.slice(context.start, context.end),
    )
    expect(context.start).toBeLessThanOrEqual(draft.start)
    expect(context.end).toBeGreaterThanOrEqual(draft.marker.end)
    expect(pieces.filter(({ kind }) => kind === 'marker')).toHaveLength(1)
    expect(pieces.some(({ kind, start }) => kind === 'word' && start === draft.start)).toBe(true)
  }
})
