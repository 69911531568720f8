import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { snapCharacter } from '../../../shared/text/boundaries.ts'
import { blocksIn, sampleSource, showTranscript } from './sample-text.ts'

const source = sampleSource(40)
let shown: ReturnType<typeof showTranscript> | null = null
function open() {
  shown = showTranscript(source)
  return shown
}
afterEach(() => {
  shown?.remove()
  shown = null
})

/** Offsets that stand at a word or between two: not in a label, not between blocks, not inside a pair. */
const isShownOffset = (offset: number) =>
  source.blocks.some(({ contentStart, end }) => contentStart <= offset && offset <= end) &&
  source.text.slice(0, offset).isWellFormed()

describe('OffsetMap', () => {
  test('shows exactly the words of every block, and no label', () => {
    const { root } = open()
    expect(blocksIn(root).map(block => block.textContent)).toEqual(
      source.blocks.map(({ contentStart, end }) => source.text.slice(contentStart, end)),
    )
  })

  test('an offset goes to the page and comes back the same, for every offset', () => {
    const { view } = open()
    for (let offset = 0; offset <= source.text.length; offset++) {
      const back = view.map.offsetAt(view.map.pointAt(offset))
      if (isShownOffset(offset)) expect(back).toBe(offset)
      else expect(source.text.slice(0, back ?? -1).isWellFormed()).toBe(true)
    }
  })

  test('a selection goes to the browser and comes back the same, in both directions', () => {
    const { view } = open()
    const offset = fc.nat(source.text.length).filter(isShownOffset)
    fc.assert(
      fc.property(offset, offset, (anchor, focus) => {
        view.select(anchor, focus)
        const read = view.map.readSelection()
        expect([read?.anchor, read?.focus]).toEqual([anchor, focus])
        expect(read?.start).toBeLessThanOrEqual(read?.end ?? -1)
        expect(source.text.slice(read?.start, read?.end).isWellFormed()).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test('what the browser says is selected is what the offsets say', () => {
    const { view } = open()
    const inBlock = fc.nat(source.blocks.length - 1).chain(index => {
      const { contentStart, end } = source.blocks[index] as (typeof source.blocks)[number]
      const place = fc
        .integer({ min: contentStart, max: end })
        .map(offset => snapCharacter(source.text, offset, 'back'))
      return fc.tuple(place, place)
    })
    fc.assert(
      fc.property(inBlock, ([anchor, focus]) => {
        view.select(anchor, focus)
        const [start, end] = anchor < focus ? [anchor, focus] : [focus, anchor]
        expect(document.getSelection()?.toString()).toBe(source.text.slice(start, end))
      }),
      { numRuns: 200 },
    )
  })

  test('a paragraph selected whole ends with its own words, not with the next label', () => {
    const { view, root } = open()
    const index = 4
    const block = source.blocks[index] as (typeof source.blocks)[number]
    document
      .getSelection()
      ?.setBaseAndExtent(
        (blocksIn(root)[index] as Element).firstChild?.firstChild as Text,
        0,
        blocksIn(root)[index + 1] as Element,
        0,
      )
    const read = view.map.readSelection()
    expect([read?.start, read?.end]).toEqual([
      block.contentStart,
      source.text.slice(0, block.end).trimEnd().length,
    ])
  })

  test('a place on an element counts like the words beside it', () => {
    const { view, root } = open()
    const first = source.blocks[0] as (typeof source.blocks)[number]
    const last = source.blocks.at(-1) as (typeof source.blocks)[number]
    expect(view.map.offsetAt({ node: root, offset: 0 })).toBe(first.contentStart)
    expect(view.map.offsetAt({ node: root, offset: root.children.length })).toBe(last.end)
    for (const stretch of root.children) {
      const index = blocksIn(root).indexOf(stretch.firstElementChild as HTMLElement)
      const block = source.blocks[index]
      expect(view.map.offsetAt({ node: stretch, offset: 0 })).toBe(block?.contentStart)
      const behind = source.blocks[index + stretch.children.length]?.contentStart ?? last.end
      expect(view.map.offsetAt({ node: stretch, offset: stretch.children.length })).toBe(behind)
    }
    expect(root.children.length).toBeGreaterThan(2)
    const element = blocksIn(root)[0] as Element
    expect(view.map.offsetAt({ node: element, offset: 1 })).toBe(first.end)
    expect(view.map.offsetAt({ node: document.body, offset: 0 })).toBeNull()
  })

  test('half a character is never selected', () => {
    const { view } = open()
    const at = source.text.indexOf('😀')
    const block = source.blocks.findLastIndex(({ start }) => start <= at)
    const { node } = view.map.pointAt(at)
    const inside = at + 1 - (source.blocks[block]?.contentStart ?? 0)
    document.getSelection()?.setBaseAndExtent(node, inside, node, inside + 5)
    const read = view.map.readSelection()
    expect(source.text.slice(read?.start, read?.end).isWellFormed()).toBe(true)
    expect(read?.start).toBe(at)
  })
})
