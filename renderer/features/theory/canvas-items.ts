import { type Edge, type Node, Position } from '@xyflow/react'
import type { Diagram } from '../../../shared/contract/theories.ts'
import { describeArrow, drawArrow } from '../../../shared/diagram/draw-arrow.ts'
import { describeBox, drawBox } from '../../../shared/diagram/draw-box.ts'
import { drawGroupName } from '../../../shared/diagram/draw-area.ts'
import { drawLabel } from '../../../shared/diagram/draw-label.ts'
import type { GroupMark, Mark } from '../../../shared/diagram/drawing.ts'
import { AREA, FRAME } from '../../../shared/diagram/look.ts'
import type {
  PlacedEdge,
  PlacedNode,
  Point,
  SceneArea,
  HiddenThing,
  SceneColumn,
  SceneLabel,
} from '../../../shared/diagram/scene.ts'
import { CANVAS_PALETTE } from './canvas-palette.ts'
import { isLit, type Selection } from './selection.ts'

/** A box on the canvas. */
export type ElementNode = Node<{ drawing: GroupMark; isDim: boolean }, 'element'>
/** An arrow on the canvas. */
export type LinkEdge = Edge<{ drawing: GroupMark; points: Point[]; isDim: boolean }, 'link'>

/** Words on the canvas, or the name of a frame: it is taken hold of by that. */
export type WordsNode = Node<{ marks: Mark[] }, 'words'>
/** Anything on the canvas that is no arrow. */
export type CanvasNode = ElementNode | WordsNode

/** A diagram with its boxes at hand by their ids, and everything drawn once. */
export interface Picture {
  nodes: PlacedNode[]
  edges: PlacedEdge[]
  columns: SceneColumn[]
  /** Lanes, frames and places of a matrix, behind the boxes. */
  areas: SceneArea[]
  /** Words that were written into it. */
  labels: SceneLabel[]
  /** What was taken out of it by hand. */
  hidden: HiddenThing[]
  nodeById: Map<string, PlacedNode>
  /** Drawings of boxes, with the box's corner as origin, and of arrows, by id. */
  drawings: Map<string, GroupMark>
}

/** Pictures that were shown before: a diagram that is come back to need not be made ready again. */
const pictures = new WeakMap<Diagram, { at: number; picture: Picture }>()

/**
 * Makes a diagram ready to be drawn.
 * @param at when it was read: another reading is another picture even where it says the same.
 */
export function toPicture(diagram: Diagram, at: number): Picture {
  const known = pictures.get(diagram)
  if (known?.at === at) return known.picture
  const picture = makePicture(diagram)
  pictures.set(diagram, { at, picture })
  return picture
}

function makePicture(diagram: Diagram): Picture {
  const { nodes, edges, columns, areas, labels, hidden } = diagram
  const nodeById = new Map<string, PlacedNode>(nodes.map(node => [node.id, node]))
  const drawings = new Map<string, GroupMark>()
  for (const node of nodes) {
    drawings.set(
      node.id,
      whenSeen(
        node,
        () => describeBox(node),
        () => drawBox({ ...node, x: 0, y: 0 }, CANVAS_PALETTE),
      ),
    )
  }
  for (const edge of edges) {
    drawings.set(
      edge.id,
      whenSeen(
        edge,
        () => describeArrow(edge, nodeById),
        () => drawArrow(edge, nodeById, CANVAS_PALETTE),
      ),
    )
  }
  return { nodes, edges, columns, areas, labels, hidden, nodeById, drawings }
}

/** What was drawn of a box or an arrow before: a picture that is shown again need not be drawn again. */
const drawn = new WeakMap<PlacedNode | PlacedEdge, GroupMark>()

/** A drawing that is made when it is first in view: of a large theory few boxes ever are. */
function whenSeen(
  item: PlacedNode | PlacedEdge,
  describe: () => string,
  draw: () => GroupMark,
): GroupMark {
  return {
    kind: 'group',
    of: 'points' in item ? 'link' : 'element',
    id: item.id,
    get title() {
      return describe()
    },
    get marks() {
      const known = drawn.get(item) ?? draw()
      drawn.set(item, known)
      return known.marks
    },
  }
}

/** A thing of the canvas as it was made for a picture and a selection. */
interface Made<T> {
  picture: Picture
  selection: Selection | null
  item: T
}

/** What was made before: boxes and arrows that stay in view while the diagram is moved are not drawn again. */
const [madeNodes, madeEdges] = [
  new WeakMap<PlacedNode, Made<ElementNode>>(),
  new WeakMap<PlacedEdge, Made<LinkEdge>>(),
]

/** Some boxes of a picture as React Flow takes them. */
export function toNodes(
  picture: Picture,
  nodes: readonly PlacedNode[],
  selection: Selection | null,
): ElementNode[] {
  return nodes.flatMap(node => {
    const made = madeNodes.get(node)
    if (made?.picture === picture && made.selection === selection) return made.item
    const { x, y, width, height } = node
    const drawing = picture.drawings.get(node.id)
    if (drawing === undefined) return []
    const item: ElementNode = {
      id: node.id,
      type: 'element',
      position: { x, y },
      width,
      height,
      // Without it React Flow would take its arrows away until it has measured the boxes again.
      measured: { width, height },
      // Where its arrows end. Without them every box would be drawn once, in view or not, to be measured.
      handles: [
        { type: 'target', position: Position.Left, x: 0, y: height / 2, width: 1, height: 1 },
        { type: 'source', position: Position.Right, x: width, y: height / 2, width: 1, height: 1 },
      ],
      selected: selection?.kind === 'element' && selection.id === node.id,
      ariaRole: 'button',
      ariaLabel: drawing.title,
      data: { drawing, isDim: !isLit(selection, { kind: 'element', item: node }) },
    }
    madeNodes.set(node, { picture, selection, item })
    return item
  })
}

/** Words and names of frames as React Flow takes them. Words may be moved; a frame goes with its boxes. */
export function toWords({ labels, areas }: Picture, selection: Selection | null): WordsNode[] {
  const base = (kind: 'label' | 'group', id: string, size: { width: number; height: number }) => ({
    ...{ id, type: 'words' as const, width: size.width, height: size.height, measured: size },
    ...{ ariaRole: 'button' as const, zIndex: 1 },
    selected: selection?.kind === kind && selection.id === id,
  })
  return [
    ...labels.map(
      (label): WordsNode => ({
        ...base('label', label.id, { width: label.width, height: label.height }),
        position: { x: label.x, y: label.y },
        ariaLabel: `Words: ${label.text}`,
        data: { marks: drawLabel({ ...label, x: 0, y: 0 }, CANVAS_PALETTE) },
      }),
    ),
    ...areas.flatMap((area): WordsNode[] => {
      const { groupId, x, y, width, lines, label } = area
      if (groupId === undefined) return []
      const height = lines.length * AREA.lineHeight + 2 * FRAME.top
      return [
        {
          ...base('group', groupId, { width, height }),
          ...{ position: { x, y }, draggable: false, ariaLabel: `Frame: ${label}` },
          data: { marks: drawGroupName({ ...area, x: 0, y: 0 }, CANVAS_PALETTE) },
        },
      ]
    }),
  ]
}

/** Some arrows of a picture as React Flow takes them. */
export function toEdges(
  picture: Picture,
  edges: readonly PlacedEdge[],
  selection: Selection | null,
): LinkEdge[] {
  return edges.flatMap(edge => {
    const made = madeEdges.get(edge)
    if (made?.picture === picture && made.selection === selection) return made.item
    const drawing = picture.drawings.get(edge.id)
    if (drawing === undefined) return []
    const isSelected = selection?.kind === 'link' && selection.id === edge.id
    const item: LinkEdge = {
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
    madeEdges.set(edge, { picture, selection, item })
    return item
  })
}
