import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import type { PaintedPassage } from '../../../renderer/editor/highlighter.ts'
import { orderRoles, ROLES } from '../../../shared/domain/roles.ts'
import { sampleSource, showTranscript } from './sample-text.ts'

const source = sampleSource(120)
let shown: ReturnType<typeof showTranscript> | null = null
afterEach(() => {
  shown?.remove()
  shown = null
})

const passages = fc
  .array(
    fc.record({
      at: fc.nat(source.text.length - 1),
      length: fc.integer({ min: 1, max: 600 }),
      roles: fc.subarray([...ROLES]),
    }),
    { maxLength: 40 },
  )
  .map(list =>
    list
      .map(
        ({ at, length, roles }): PaintedPassage => ({
          start: at,
          end: Math.min(source.text.length, at + length),
          roles: orderRoles(roles),
        }),
      )
      .sort((a, b) => a.start - b.start),
  )

/** What the browser has been told to paint: for each name, every offset it covers. */
function painted(name: string): Set<number> {
  const offsets = new Set<number>()
  for (const range of CSS.highlights.get(name) ?? []) {
    const block =
      source.blocks[Number(range.startContainer.parentElement?.parentElement?.dataset.index)]
    expect(range.startContainer).toBe(range.endContainer)
    expect(range.startContainer.isConnected).toBe(true)
    for (let at = range.startOffset; at < range.endOffset; at++) {
      offsets.add((block?.contentStart ?? Number.NaN) + at)
    }
  }
  return offsets
}

/** What the data says, for the blocks near the view. */
function expected(list: readonly PaintedPassage[], name: string, first: number, last: number) {
  const offsets = new Set<number>()
  for (const { start, end, roles } of list) {
    const letters = roles.map(role => role.toLowerCase())
    const kinds = { 0: [], 1: ['role'], 2: ['upper', 'lower'] }[letters.length]
    const names = letters.map((letter, index) => `${kinds?.[index] ?? 'quarter'}-${letter}`)
    if (letters.length === 0) names.push('role-none')
    if (!names.includes(name)) continue
    for (const block of source.blocks.slice(first, last + 1)) {
      const to = Math.min(end, block.end)
      for (let at = Math.max(start, block.contentStart); at < to; at++) offsets.add(at)
    }
  }
  return offsets
}

const NAMES = ['c', 'i', 'm', 'o']
  .flatMap(role => ['role', 'upper', 'lower', 'quarter'].map(kind => `${kind}-${role}`))
  .concat('role-none')

function expectSame(actual: Set<number>, wanted: Set<number>) {
  expect([...actual.symmetricDifference(wanted)].slice(0, 5)).toEqual([])
}

function expectTruth(list: readonly PaintedPassage[]) {
  const { first, last } = shown?.view.near.current ?? { first: 0, last: -1 }
  for (const name of NAMES) expectSame(painted(name), expected(list, name, first, last))
}

describe('Highlighter', () => {
  test('at every character near the view, what is painted is what the codings say', () => {
    shown = showTranscript(source)
    const { view, scroller } = shown
    fc.assert(
      fc.property(passages, fc.double({ min: 0, max: 1, noNaN: true }), (list, place) => {
        scroller.scrollTop = place * (scroller.scrollHeight - scroller.clientHeight)
        view.near.refresh()
        view.highlighter.setPassages(list)
        view.highlighter.flush()
        expectTruth(list)
      }),
      { numRuns: 60 },
    )
  })

  test('stays true while codings come, go and change', () => {
    shown = showTranscript(source)
    const { view } = shown
    fc.assert(
      fc.property(passages, passages, fc.nat(), (first, second, pick) => {
        let list = first
        for (const passage of second) {
          const without = list.filter((_, index) => index !== pick % (list.length + 1))
          list = [...without, passage].sort((a, b) => a.start - b.start)
          view.highlighter.setPassages(list)
          view.highlighter.flush()
        }
        view.highlighter.setPassages(list)
        view.highlighter.flush()
        expectTruth(list)
      }),
      { numRuns: 30 },
    )
  })

  test('paints only what is near: one screen around the view', () => {
    shown = showTranscript(source)
    const { view } = shown
    view.highlighter.setPassages([{ start: 0, end: source.text.length, roles: ['C'] }])
    view.highlighter.flush()
    const ranges = CSS.highlights.get('role-c')?.size ?? 0
    expect(ranges).toBeGreaterThan(5)
    expect(ranges).toBeLessThan(source.blocks.length / 2)
  })

  test('follows the scroll bar in the same frame', async () => {
    shown = showTranscript(source)
    const { view, scroller } = shown
    const list: PaintedPassage[] = [{ start: 0, end: source.text.length, roles: ['M'] }]
    view.highlighter.setPassages(list)
    scroller.scrollTop = scroller.scrollHeight
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
    expect(view.near.current.last).toBe(source.blocks.length - 1)
    expectTruth(list)
  })

  test('leaves nothing behind when the text is closed', () => {
    shown = showTranscript(source)
    const { view } = shown
    view.highlighter.setPassages([{ start: 0, end: 500, roles: ['O'] }])
    view.highlighter.setEmphasis('selected', { start: 10, end: 20 })
    view.highlighter.flush()
    shown.remove()
    shown = null
    for (const highlight of CSS.highlights.values()) expect(highlight.size).toBe(0)
  })
})
