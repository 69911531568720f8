import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assignLanes, NO_LANES, type Span } from '../../../../shared/text/lanes.ts'

const spans = fc
  .array(fc.record({ start: fc.nat(400), length: fc.integer({ min: 1, max: 80 }) }), {
    maxLength: 60,
  })
  .map(list =>
    list.map(({ start, length }, i): Span => ({ id: `s${i}`, start, end: start + length })),
  )

function expectApart(list: Span[], laneOf: ReadonlyMap<string, number>) {
  for (const a of list) {
    for (const b of list) {
      if (a === b || laneOf.get(a.id) !== laneOf.get(b.id)) continue
      expect(a.end <= b.start || b.end <= a.start).toBe(true)
    }
  }
}

function depth(list: Span[]) {
  return Math.max(
    0,
    ...list.map(at => list.filter(s => s.start <= at.start && at.start < s.end).length),
  )
}

describe('assignLanes', () => {
  test('no two overlapping spans share a lane, and every span has one', () => {
    fc.assert(
      fc.property(spans, list => {
        const { laneOf, count } = assignLanes(list)
        expectApart(list, laneOf)
        expect(laneOf.size).toBe(list.length)
        expect(count).toBe(Math.max(0, ...[...laneOf.values()].map(lane => lane + 1)))
      }),
    )
  })

  test('needs no more lanes than spans lie over one place', () => {
    fc.assert(
      fc.property(spans, list => {
        expect(assignLanes(list).count).toBe(depth(list))
      }),
    )
  })

  test('keeps the lanes of what was there when spans come and go', () => {
    fc.assert(
      fc.property(spans, fc.nat(59), (list, without) => {
        const before = assignLanes(list)
        const fewer = list.filter((_, i) => i !== without)
        const after = assignLanes(fewer, before)
        for (const span of fewer) expect(after.laneOf.get(span.id)).toBe(before.laneOf.get(span.id))
        const again = assignLanes(list, after)
        expectApart(list, again.laneOf)
        for (const span of fewer) expect(again.laneOf.get(span.id)).toBe(before.laneOf.get(span.id))
      }),
    )
  })

  test('does not depend on the order in which spans are given', () => {
    fc.assert(
      fc.property(spans, list => {
        expect([...assignLanes([...list].reverse()).laneOf].sort()).toEqual(
          [...assignLanes(list).laneOf].sort(),
        )
      }),
    )
  })

  test('gives an empty span a place of its own', () => {
    const list = [
      { id: 'a', start: 5, end: 5 },
      { id: 'b', start: 5, end: 5 },
    ]
    expect(assignLanes(list, NO_LANES).count).toBe(2)
  })
})
