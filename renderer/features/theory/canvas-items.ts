import type { Edge, Node } from '@xyflow/react'
import type { Diagram } from '../../../shared/contract/theories.ts'
import { columnRole } from '../../../shared/diagram/assign-columns.ts'
import { drawArrow } from '../../../shared/diagram/draw-arrow.ts'
import { drawBox } from '../../../shared/diagram/draw-box.ts'
import type { GroupMark } from '../../../shared/diagram/drawing.ts'
import { placeMarks } from '../../../shared/diagram/place-marks.ts'
import type { PlacedEdge, PlacedNode, Point, SceneColumn } from '../../../shared/diagram/scene.ts'
import { CANVAS_PALETTE } from './canvas-palette.ts'
import { isLit, type Selection } from './selection.ts'

/** A box on the canvas. */
export type ElementNode = Node<{ drawing: GroupMark; isDim: boolean }, 'element'>
/** An arrow on the canvas. */
export type LinkEdge = Edge<{ drawing: GroupMark; points: Point[]; isDim: boolean }, 'link'>

/** A diagram with the places of its signs and columns. */
export interface Picture {
  nodes: PlacedNode[]
  edges: PlacedEdge[]
  columns: SceneColumn[]
  nodeById: Map<string, PlacedNode>
}

/** Adds the signs and headings that follow from the places the engine gave. */
export function toPicture(diagram: Pick<Diagram, 'nodes' | 'edges'>): Picture {
  const nodes: PlacedNode[] = diagram.nodes
  return {
    nodes,
    edges: placeMarks(nodes, diagram.edges),
    columns: columnsOf(nodes),
    nodeById: new Map(nodes.map(node => [node.id, node])),
  }
}

/** Boxes of one role that stand below one another are a column. */
function columnsOf(nodes: PlacedNode[]): SceneColumn[] {
  const columns = new Map<number, SceneColumn>()
  for (const node of nodes) {
    columns.set(node.x, { role: columnRole(node), x: node.x, width: node.width })
  }
  return [...columns.values()]
}

/** The boxes as React Flow takes them: measured already, because the engine placed and sized them. */
export function toNodes({ nodes }: Picture, selection: Selection | null): ElementNode[] {
  return nodes.map(node => {
    const { x, y, width, height } = node
    const drawing = drawBox({ ...node, x: 0, y: 0 }, CANVAS_PALETTE)
    return {
      id: node.id,
      type: 'element',
      position: { x, y },
      width,
      height,
      selected: selection?.kind === 'element' && selection.id === node.id,
      ariaRole: 'button',
      ariaLabel: drawing.title,
      data: { drawing, isDim: !isLit(selection, { kind: 'element', item: node }) },
    }
  })
}

/** The arrows as React Flow takes them. */
export function toEdges({ edges, nodeById }: Picture, selection: Selection | null): LinkEdge[] {
  return edges.map(edge => {
    const drawing = drawArrow(edge, nodeById, CANVAS_PALETTE)
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
