import { Panel, useReactFlow, useStore } from '@xyflow/react'
import { type PointerEvent, memo, useMemo, useRef } from 'react'
import type { PlacedNode, Point } from '../../../shared/diagram/scene.ts'
import { rectPath } from '../../../shared/diagram/drawing.ts'
import css from './Canvas.module.css'
import { boundsOf, type Rect } from './canvas-view.ts'

const SIZE = { width: 180, height: 96 }
/** Room around the boxes, as a share of the larger side of the map. */
const ROOM = 0.03

/**
 * The whole of a large diagram in a corner, with the part that is in view; pressed or dragged, it shows another part. All
 * boxes are one path: as a thousand elements they would take longer than all else of the picture.
 */
export function SmallMap({ nodes }: { nodes: readonly PlacedNode[] }) {
  const svg = useRef<SVGSVGElement>(null)
  /** From where in the part in view it was taken hold of to the middle of that; null while nothing is held. */
  const held = useRef<Point | null>(null)
  const flow = useReactFlow()
  const map = useMemo(() => mapOf(nodes), [nodes])
  const view = useView()

  function placeOf({ clientX, clientY }: PointerEvent): Point {
    const { left, top, width, height } = svg.current?.getBoundingClientRect() ?? new DOMRect()
    return {
      x: map.x + ((clientX - left) / width) * map.width,
      y: map.y + ((clientY - top) / height) * map.height,
    }
  }
  function showAt({ x, y }: Point) {
    const within = (at: number, from: number, size: number) =>
      Math.max(from, Math.min(from + size, at))
    void flow.setCenter(within(x, map.x, map.width), within(y, map.y, map.height), {
      zoom: flow.getZoom(),
    })
  }
  function take(event: PointerEvent<SVGSVGElement>) {
    if (event.button !== 0) return
    const at = placeOf(event)
    const middle = { x: view.x + view.width / 2, y: view.y + view.height / 2 }
    const isInside =
      Math.abs(at.x - middle.x) <= view.width / 2 && Math.abs(at.y - middle.y) <= view.height / 2
    held.current = isInside ? { x: middle.x - at.x, y: middle.y - at.y } : { x: 0, y: 0 }
    event.currentTarget.setPointerCapture(event.pointerId)
    if (!isInside) showAt(at)
  }
  function drag(event: PointerEvent) {
    if (held.current === null) return
    const at = placeOf(event)
    showAt({ x: at.x + held.current.x, y: at.y + held.current.y })
  }
  const letGo = () => {
    held.current = null
  }

  return (
    <Panel position="bottom-right" className={css.map ?? ''}>
      <svg
        ref={svg}
        {...SIZE}
        viewBox={`${map.x} ${map.y} ${map.width} ${map.height}`}
        role="img"
        aria-label="Small map of the diagram"
        onPointerDown={take}
        onPointerMove={drag}
        onPointerUp={letGo}
        onPointerCancel={letGo}
      >
        <Boxes nodes={nodes} />
        <path
          className={css.unseen}
          d={`${rectPath(map.x, map.y, map.width, map.height)}${rectPath(view.x, view.y, view.width, view.height)}`}
          fillRule="evenodd"
        />
        <path className={css.view} d={rectPath(view.x, view.y, view.width, view.height)} />
      </svg>
    </Panel>
  )
}

const Boxes = memo(({ nodes }: { nodes: readonly PlacedNode[] }) => {
  const path = nodes.map(({ x, y, width, height }) => rectPath(x, y, width, height)).join('')
  return <path className={css.mapBox} d={path} />
})
Boxes.displayName = 'Boxes'

/** The part of the diagram that the map shows: all boxes, in the shape of the map. */
function mapOf(nodes: readonly PlacedNode[]): Rect {
  const { x, y, width, height } = boundsOf(nodes)
  const scale = Math.max(width / SIZE.width, height / SIZE.height) * (1 + 2 * ROOM)
  const [mapWidth, mapHeight] = [SIZE.width * scale, SIZE.height * scale]
  return {
    x: x - (mapWidth - width) / 2,
    y: y - (mapHeight - height) / 2,
    width: mapWidth,
    height: mapHeight,
  }
}

/** The part of the diagram that is in view. */
function useView(): Rect {
  const [x, y, zoom] = useStore(({ transform }) => transform)
  const width = useStore(state => state.width)
  const height = useStore(state => state.height)
  return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom }
}
