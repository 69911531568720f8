import { useEffect, useRef, useState } from 'react'
import { labelsInTheWay } from '../../../shared/diagram/area-label.ts'
import { drawArrow } from '../../../shared/diagram/draw-arrow.ts'
import { halfway, moveBoxes } from '../../../shared/diagram/move-boxes.ts'
import { pointAt, segments } from '../../../shared/diagram/place-marks.ts'
import type { PlacedEdge, Point } from '../../../shared/diagram/scene.ts'
import { CANVAS_PALETTE } from './canvas-palette.ts'
import type { Picture } from './canvas-items.ts'

/** Something on its way from where the picture has it: a box, words, or the bend of an arrow. */
export interface Motion {
  kind: 'element' | 'label' | 'link'
  id: string
  by: Point
}

interface Moving extends Motion {
  /** What of it the engine knows already, but the picture does not show yet. */
  sent: Point
  picture: Picture
}

const NOWHERE: Point = { x: 0, y: 0 }

/**
 * What is being moved, by pointer or key. It stays where it was put until the picture has it there; what is moved further
 * meanwhile is counted from there on.
 */
export function useMotion(picture: Picture, send: (motion: Motion) => Promise<void>) {
  const [moving, setMoving] = useState<Moving | null>(null)
  // The newest, for what is dropped before it has been drawn.
  const newest = useRef(moving)
  function set(next: Moving | null) {
    newest.current = next
    setMoving(next)
  }
  const current = carriedOver(moving, picture)
  useEffect(() => {
    const carried = carriedOver(newest.current, picture)
    if (carried === newest.current) return
    newest.current = carried
    setMoving(carried)
  }, [picture])

  function move({ kind, id, by }: Motion) {
    const before = carriedOver(newest.current, picture)
    const isSame = before?.kind === kind && before.id === id
    set({ kind, id, by, sent: isSame ? before.sent : NOWHERE, picture })
  }
  function drop() {
    const dropped = newest.current
    if (dropped === null) return
    const { kind, id } = dropped
    const by = rounded(minus(dropped.by, dropped.sent))
    if (isNowhere(by)) {
      if (isNowhere(dropped.by)) set(null)
      return
    }
    set({ ...dropped, sent: dropped.by })
    send({ kind, id, by }).catch(() => set(null))
  }
  return { motion: current, move, drop }
}

/** What is left to be shown once a newer picture has what was sent. */
function carriedOver(moving: Moving | null, picture: Picture): Moving | null {
  if (moving === null || moving.picture === picture) return moving
  const by = minus(moving.by, moving.sent)
  return isNowhere(by) ? null : { ...moving, by, sent: NOWHERE, picture }
}

function minus(a: Point, b: Point): Point {
  return { x: a.x - b.x, y: a.y - b.y }
}

function rounded({ x, y }: Point): Point {
  return { x: Math.round(x), y: Math.round(y) }
}

function isNowhere(by: Point): boolean {
  const { x, y } = rounded(by)
  return x === 0 && y === 0
}

/** The middle of an arrow, where it is taken hold of to be bent. */
export function middleOf(points: Point[]): Point {
  const length = segments(points).reduce((sum, [a, b]) => sum + Math.hypot(b.x - a.x, b.y - a.y), 0)
  return pointAt(points, length / 2)
}

/** The picture as it is while something of it is on its way; what the engine then makes of it may run a little otherwise. */
export function moved(picture: Picture, { kind, id, by }: Motion): Picture {
  if (kind === 'label') {
    const labels = picture.labels.map(label =>
      label.id === id ? { ...label, x: label.x + by.x, y: label.y + by.y } : label,
    )
    return { ...picture, labels }
  }
  const [shifts, bends] = [new Map<string, Point>(), new Map<string, Point>()]
  if (kind === 'element') shifts.set(id, by)
  else {
    const bend = bendOf(picture, id, by)
    if (bend !== null) bends.set(id, bend)
  }
  const { nodes, routes } = moveBoxes(
    picture.nodes,
    picture.edges,
    shifts,
    bends,
    labelsInTheWay(picture.areas),
  )
  const nodeById = new Map(nodes.map(node => [node.id, node]))
  const drawings = new Map(picture.drawings)
  const edges = routes.map((route, index): PlacedEdge => {
    const before = picture.edges[index]
    if (before === undefined || before.points === route.points)
      return before ?? { ...route, mark: null }
    const edge = { ...route, mark: before.mark === null ? null : middleOf(route.points) }
    drawings.set(edge.id, drawArrow(edge, nodeById, CANVAS_PALETTE))
    return edge
  })
  return { ...picture, nodes, edges, nodeById, drawings }
}

/** Where the bend of an arrow comes to lie, counted as the engine does: from halfway between the middles of its boxes. */
export function bendOf({ edges, nodeById }: Picture, linkId: string, by: Point): Point | null {
  const edge = edges.find(({ id }) => id === linkId)
  const [from, to] = [nodeById.get(edge?.from ?? ''), nodeById.get(edge?.to ?? '')]
  if (edge === undefined || from === undefined || to === undefined) return null
  const [middle, half] = [middleOf(edge.points), halfway(from, to)]
  return { x: middle.x + by.x - half.x, y: middle.y + by.y - half.y }
}
