import type { Edge, Node } from '@xyflow/react'
import type { Diagram } from '../../../shared/contract/theories.ts'
import { drawArrow } from '../../../shared/diagram/draw-arrow.ts'
import { drawBox } from '../../../shared/diagram/draw-box.ts'
import type { GroupMark } from '../../../shared/diagram/drawing.ts'
import type {
  PlacedEdge,
  PlacedNode,
  Point,
  SceneArea,
  SceneColumn,
} from '../../../shared/diagram/scene.ts'
import { CANVAS_PALETTE } from './canvas-palette.ts'
import { isLit, type Selection } from './selection.ts'

/** A box on the canvas. */
export type ElementNode = Node<{ drawing: GroupMark; isDim: boolean }, 'element'>
/** An arrow on the canvas. */
export type LinkEdge = Edge<{ drawing: GroupMark; points: Point[]; isDim: boolean }, 'link'>

/** A diagram with its boxes at hand by their ids, and everything drawn once. */
export interface Picture {
  nodes: PlacedNode[]
  edges: PlacedEdge[]
  columns: SceneColumn[]
  /** Lanes, frames and places of a matrix, behind the boxes. */
  areas: SceneArea[]
  nodeById: Map<string, PlacedNode>
  /** Drawings of boxes, with the box's corner as origin, and of arrows, by id. */
  drawings: Map<string, GroupMark>
}

/** Makes a diagram ready to be drawn. */
export function toPicture({ nodes, edges, columns, areas }: Diagram): Picture {
  const nodeById = new Map<string, PlacedNode>(nodes.map(node => [node.id, node]))
  const drawings = new Map<string, GroupMark>()
  for (const node of nodes) drawings.set(node.id, drawBox({ ...node, x: 0, y: 0 }, CANVAS_PALETTE))
  for (const edge of edges) drawings.set(edge.id, drawArrow(edge, nodeById, CANVAS_PALETTE))
  return { nodes, edges, columns, areas, nodeById, drawings }
}

/** The boxes as React Flow takes them. */
export function toNodes({ nodes, drawings }: Picture, selection: Selection | null): ElementNode[] {
  return nodes.flatMap(node => {
    const { x, y, width, height } = node
    const drawing = drawings.get(node.id)
    if (drawing === undefined) return []
    return {
      id: node.id,
      type: 'element',
      position: { x, y },
      width,
      height,
      // Without it React Flow would take its arrows away until it has measured the boxes again.
      measured: { width, height },
      selected: selection?.kind === 'element' && selection.id === node.id,
      ariaRole: 'button',
      ariaLabel: drawing.title,
      data: { drawing, isDim: !isLit(selection, { kind: 'element', item: node }) },
    }
  })
}

/** The arrows as React Flow takes them. */
export function toEdges({ edges, drawings }: Picture, selection: Selection | null): LinkEdge[] {
  return edges.flatMap(edge => {
    const drawing = drawings.get(edge.id)
    if (drawing === undefined) return []
    const isSelected = selection?.kind === 'link' && selection.id === edge.id
    return {
      id: edge.id,
      type: 'link',
      source: edge.from,
      target: edge.to,
      selected: isSelected,
      zIndex: isSelected ? 1 : 0,
      ariaRole: 'button',
      ariaLabel: drawing.title,
      data: {
        drawing,
        points: edge.points,
        isDim: !isLit(selection, { kind: 'link', item: edge }),
      },
    }
  })
}
