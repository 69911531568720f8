import { strFromU8, unzipSync } from 'fflate'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeAs } from '../../../../../electron/diagram/place.ts'
import { toPptx } from '../../../../../electron/export/graph/pptx.ts'
import { buildScene } from '../../../../../shared/diagram/build-scene.ts'
import { LAYOUTS, type Point } from '../../../../../shared/diagram/scene.ts'
import { anyTheory, measureRoughly } from '../../../shared/diagram/theories.ts'

const anyPicture = fc
  .tuple(fc.constantFrom(...LAYOUTS), anyTheory)
  .map(([layout, input]) => placeAs(layout, buildScene(input, measureRoughly), measureRoughly))

const slideOf = (pptx: Uint8Array) =>
  strFromU8(unzipSync(pptx)['ppt/slides/slide1.xml'] ?? new Uint8Array())

const numbers = (text: string, pattern: RegExp) =>
  (pattern.exec(text) ?? []).slice(1).map(Number) as [number, number]

/** The top left corner of a shape and its size, in English metric units. */
function boundsOf(shape: string) {
  const [x, y] = numbers(shape, /<a:off x="(-?\d+)" y="(-?\d+)"/)
  const [width, height] = numbers(shape, /<a:ext cx="(\d+)" cy="(\d+)"/)
  return { x, y, width, height }
}

/** The points that a program which leads no connector anew draws an arrow through. */
function drawnRoute(shapes: readonly string[]): Point[] {
  const line = shapes.find(shape => shape.startsWith('<p:sp>'))
  const shape = line ?? shapes[0] ?? ''
  const { x, y, width, height } = boundsOf(shape)
  if (line !== undefined) {
    return [...line.matchAll(/<a:pt x="(\d+)" y="(\d+)"/g)].map(([, right, down]) => ({
      x: x + Number(right),
      y: y + Number(down),
    }))
  }
  const [isLeftwards, isUpwards] = [shape.includes('flipH'), shape.includes('flipV')]
  const ends = [
    { x, y },
    { x: x + width, y: y + height },
  ]
  return [0, 1].map(end => ({
    x: ends[isLeftwards ? 1 - end : end]?.x ?? 0,
    y: ends[isUpwards ? 1 - end : end]?.y ?? 0,
  }))
}

/** The connection sites of a box, from its geometry. */
function sitesOf(box: string): Point[] {
  const { x, y, width, height } = boundsOf(box)
  const guides = new Map(
    [...box.matchAll(/<a:gd name="(y\d+)" fmla="\*\/ h (\d+) (\d+)"/g)].map(
      ([, name, part, whole]) => [name, (height * Number(part)) / Number(whole)],
    ),
  )
  return [...box.matchAll(/<a:pos x="(\w+)" y="(\w+)"/g)].map(([, across, down]) => ({
    x: x + (across === 'l' ? 0 : across === 'r' ? width : width / 2),
    y: y + (guides.get(down) ?? (down === 't' ? 0 : down === 'b' ? height : height / 2)),
  }))
}

/** Far less than a hair on a slide. */
const HAIR = 20
const isNear = (one: Point | undefined, other: Point | undefined) =>
  one !== undefined &&
  other !== undefined &&
  Math.abs(one.x - other.x) <= HAIR &&
  Math.abs(one.y - other.y) <= HAIR

test('Every arrow of a slide runs along its route, and holds on to its boxes where the route begins and ends', async () => {
  await fc.assert(
    fc.asyncProperty(anyPicture, async pending => {
      const placed = await pending
      const slide = slideOf(await toPptx(placed))
      const shapes = slide.match(/<p:(sp|cxnSp)>.*?<\/p:\1>/gs) ?? []
      const boxes = new Map(
        shapes.flatMap(shape => {
          const [, id = '', name = ''] = /id="(\d+)" name="(\w+)"/.exec(shape) ?? []
          return /^n\d+$/.test(name) ? [[id, shape] as const] : []
        }),
      )
      const [first] = placed.nodes
      const corner = boundsOf([...boxes.values()][0] ?? '')
      // One pixel in English metric units, from a box, whatever the slide was made smaller by.
      const unit = first === undefined ? 1 : corner.width / first.width
      const onSlide = ({ x, y }: Point): Point => ({
        x: corner.x + (x - (first?.x ?? 0)) * unit,
        y: corner.y + (y - (first?.y ?? 0)) * unit,
      })
      for (const [index, { points }] of placed.edges.entries()) {
        const own = shapes.filter(shape => new RegExp(`name="Link ${index + 1}[":]`).test(shape))
        const drawn = drawnRoute(own)
        for (const point of drawn) {
          expect(points.some(bend => isNear(onSlide(bend), point))).toBe(true)
        }
        for (const reach of [Math.min, Math.max]) {
          const far = (route: Point[]) => ({
            x: reach(...route.map(({ x }) => x)),
            y: reach(...route.map(({ y }) => y)),
          })
          expect(isNear(far(drawn), far(points.map(onSlide)))).toBe(true)
        }
        expect(isNear(drawn[0], onSlide(points[0] ?? { x: 0, y: 0 }))).toBe(true)
        expect(isNear(drawn.at(-1), onSlide(points.at(-1) ?? { x: 0, y: 0 }))).toBe(true)
        const connector = own.find(shape => shape.startsWith('<p:cxnSp>')) ?? ''
        const ends = [...connector.matchAll(/<a:(?:st|end)Cxn id="(\d+)" idx="(\d+)"/g)]
        expect(ends).toHaveLength(2)
        const [from, to] = ends.map(
          ([, id, site]) => sitesOf(boxes.get(id ?? '') ?? '')[Number(site)],
        )
        expect(isNear(from, drawn[0])).toBe(true)
        expect(isNear(to, drawn.at(-1))).toBe(true)
      }
    }),
    { numRuns: 60 },
  )
})
