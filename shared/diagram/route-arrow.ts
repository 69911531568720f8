import { segments } from './place-marks.ts'
import type { Point } from './scene.ts'
import type { Box, Traffic } from './traffic.ts'

/**
 * Finds a way for one arrow whose box was moved or which was bent by hand: at right angles, from one side of a box to a side of
 * another, past other boxes and beside other arrows where it can. What the layouts do for all arrows at once is better; this
 * keeps the rest of the picture as it is.
 */

/** An end of an arrow: a box, and how far below its top the arrow meets its side. */
export interface End {
  box: Box
  offset: number
}

/** What an arrow runs straight before its first turn, and between two arrows, in pixels. */
const STUB = 12
const PITCH = 9
/** Distance from a box that an arrow keeps in passing. */
const CLEAR = 14
/** Most boxes in the way whose edges are tried as ways around. */
const MOST_HITS = 5

/** The cheapest way from one end to the other. `former` is where its upright stretches lay. */
export function findRoute(
  from: End,
  to: End,
  traffic: Traffic,
  former: readonly number[] = [],
): Point[] {
  const direct = directRoutes(from, to, former)
  const best = cheapest(direct, traffic)
  if (best !== null && best.hits.length === 0) return best.points
  const around = roundabouts(from, to, best?.hits ?? [])
  return cheapest([...direct, ...around], traffic)?.points ?? straightBetween(from, to)
}

/** The way from one end to the other by a point that somebody chose: by its height at least, where it lies off the way. */
export function routeThrough(from: End, to: End, { x, y }: Point): Point[] {
  const heading = headingOf(from, to)
  if (heading === 0) {
    const [right, left] = [rightmost(from, to), leftmost(from, to)]
    if (x > right) return loop(from, to, 1, Math.max(x, right + STUB))
    if (x < left) return loop(from, to, -1, Math.min(x, left - STUB))
  }
  const side = heading === 0 ? 1 : heading
  const [start, end] = [portOf(from, side), portOf(to, -side as Side)]
  const isBetween = y >= Math.min(start.y, end.y) && y <= Math.max(start.y, end.y)
  const isOnWay = (x - start.x) * side >= STUB && (end.x - x) * side >= STUB
  if (isBetween && isOnWay) return viaTrack(start, end, x)
  return viaLevel(start, end, start.x + STUB * side, y, end.x - STUB * side)
}

type Side = 1 | -1

/** 1 where there is room to go right from one box to the other, -1 where there is to the left, otherwise 0. */
function headingOf({ box: a }: End, { box: b }: End): Side | 0 {
  if (b.x - (a.x + a.width) >= 2 * STUB) return 1
  if (a.x - (b.x + b.width) >= 2 * STUB) return -1
  return 0
}

function portOf({ box, offset }: End, side: Side): Point {
  return { x: side === 1 ? box.x + box.width : box.x, y: box.y + offset }
}

function straightBetween(from: End, to: End): Point[] {
  const side = (headingOf(from, to) || 1) as Side
  return [portOf(from, side), portOf(to, -side as Side)]
}

/** Straight ahead, or with one upright stretch between the boxes; around one side of both where there is no room between. */
function directRoutes(from: End, to: End, former: readonly number[]): Point[][] {
  const heading = headingOf(from, to)
  if (heading === 0) {
    const steps = [0, 1, 2, 3].map(step => STUB + step * PITCH)
    return steps.flatMap(by => [
      loop(from, to, 1, rightmost(from, to) + by),
      loop(from, to, -1, leftmost(from, to) - by),
    ])
  }
  const [start, end] = [portOf(from, heading), portOf(to, -heading as Side)]
  if (Math.abs(start.y - end.y) < 0.5) return [[start, { x: end.x, y: start.y }]]
  const room = Math.abs(end.x - start.x) - 2 * STUB
  const isFree = (x: number) => (x - start.x) * heading >= STUB && (end.x - x) * heading >= STUB
  const near = [0, 1, 2, 3].map(step => Math.min(room, step * PITCH))
  const tracks = [
    ...former.filter(isFree),
    (start.x + end.x) / 2,
    ...near.map(by => end.x - (STUB + by) * heading),
    ...near.map(by => start.x + (STUB + by) * heading),
  ]
  return [...new Set(tracks)].map(x => viaTrack(start, end, x))
}

/** Ways over, under and between the two boxes and those in the way. */
function roundabouts(from: End, to: End, hits: readonly Box[]): Point[][] {
  const side = (headingOf(from, to) || 1) as Side
  const [start, end] = [portOf(from, side), portOf(to, -side as Side)]
  const boxes = [from.box, to.box, ...hits.slice(0, MOST_HITS)]
  const levels = boxes.flatMap(({ y, height }) =>
    [0, 1, 2].flatMap(step => [y - CLEAR - step * PITCH, y + height + CLEAR + step * PITCH]),
  )
  return levels.flatMap(level =>
    [0, 1, 2].map(step => {
      const by = (STUB + step * PITCH) * side
      return viaLevel(start, end, start.x + by, level, end.x - by)
    }),
  )
}

function viaTrack(start: Point, end: Point, x: number): Point[] {
  return tidy([start, { x, y: start.y }, { x, y: end.y }, end])
}

function viaLevel(start: Point, end: Point, first: number, y: number, last: number): Point[] {
  return tidy([
    ...[start, { x: first, y: start.y }, { x: first, y }],
    ...[{ x: last, y }, { x: last, y: end.y }, end],
  ])
}

/** A route without points at which it neither turns nor ends. */
function tidy(points: Point[]): Point[] {
  return points.filter((point, index) => {
    const [before, after] = [points[index - 1], points[index + 1]]
    if (before === undefined || after === undefined) return true
    if (before.x === point.x && before.y === point.y) return false
    const isLevel = before.y === point.y && point.y === after.y
    const isUpright = before.x === point.x && point.x === after.x
    // A route may turn right back on itself; a point in the middle of such a stretch is a turn all the same.
    const turnsBack = (point.x - before.x) * (after.x - point.x) < 0
    return !((isLevel && !turnsBack) || isUpright)
  })
}

/** Out at one side of a box and into the same side of the other. */
function loop(from: End, to: End, side: Side, x: number): Point[] {
  return viaTrack(portOf(from, side), portOf(to, side), x)
}

function rightmost({ box: a }: End, { box: b }: End): number {
  return Math.max(a.x + a.width, b.x + b.width)
}

function leftmost({ box: a }: End, { box: b }: End): number {
  return Math.min(a.x, b.x)
}

/** What a route costs, in pixels of its length: a turn, a pixel beside another, a box that it runs through. */
const COSTS = { turn: 24, beside: 3, box: 900 } as const

function cheapest(routes: readonly Point[][], traffic: Traffic) {
  let best: { points: Point[]; hits: Box[]; cost: number } | null = null
  for (const points of routes) {
    const parts = segments(points)
    const length = parts.reduce((sum, [a, b]) => sum + Math.abs(b.x - a.x) + Math.abs(b.y - a.y), 0)
    const base = length + COSTS.turn * (points.length - 2)
    if (best !== null && base >= best.cost) continue
    const hits = [...new Set(parts.flatMap(([a, b]) => traffic.boxesOn(a, b)))]
    const free = base + COSTS.box * hits.length
    if (best !== null && free >= best.cost) continue
    const cost = parts.reduce((sum, [a, b]) => sum + COSTS.beside * traffic.beside(a, b), free)
    if (best === null || cost < best.cost) best = { points, hits, cost }
  }
  return best
}
