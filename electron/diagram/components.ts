import type { PlacedEdge, PlacedNode, Point, Scene, SceneEdge } from '../../shared/diagram/scene.ts'

/**
 * A theory is often several groups of configurations that share nothing. Each group is laid out alone, then the groups
 * are set one below the other with their role columns in line, in as many stacks as give the page a good shape.
 */
export interface Component {
  nodes: PlacedNode[]
  edges: Omit<PlacedEdge, 'mark'>[]
  /** Column of every box of the whole scene. */
  columns: Map<string, number>
  height: number
}

/** One stack of components, placed. */
export interface Stack {
  nodes: PlacedNode[]
  edges: Omit<PlacedEdge, 'mark'>[]
  columns: { column: number; x: number; width: number }[]
  right: number
  height: number
}

const COMPONENT_GAP = 26
/** Least space between two columns of boxes, for arrows to turn in. */
export const COLUMN_GAP = 64
export const STACK_GAP = 112
/** Width by height of a page that suits both A4 across and a screen. */
const PAGE_SHAPE = 1.45
const MAX_STACKS = 8

/** The parts of a scene that share no box, in the order in which their first boxes appear. */
export function splitScene(scene: Scene): Pick<Scene, 'nodes' | 'edges'>[] {
  const parent = new Map(scene.nodes.map(node => [node.id, node.id]))
  const rootOf = (id: string): string => {
    let root = id
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root))
      root = up
    parent.set(id, root)
    return root
  }
  for (const edge of scene.edges) parent.set(rootOf(edge.to), rootOf(edge.from))
  const parts = new Map<string, { nodes: Scene['nodes']; edges: SceneEdge[] }>()
  for (const node of scene.nodes) {
    const part = parts.get(rootOf(node.id)) ?? { nodes: [], edges: [] }
    parts.set(rootOf(node.id), part)
    part.nodes.push(node)
  }
  for (const edge of scene.edges) parts.get(rootOf(edge.from))?.edges.push(edge)
  return [...parts.values()]
}

/**
 * Deals components into stacks, so that the whole is near the shape of a page. Those with the longest chains come first:
 * a stack is as wide as its widest, so they share one. Otherwise the order is the scene's.
 */
export function stackComponents(components: Component[]): Component[][] {
  const sorted = components.toSorted((a, b) => ownColumns(b).length - ownColumns(a).length)
  const most = Math.min(MAX_STACKS, components.length)
  const deals = Array.from({ length: most }, (_, index) => deal(sorted, index + 1))
  return deals.length === 0 ? [] : deals.reduce((a, b) => (misfit(b) < misfit(a) ? b : a))
}

/** Components in order in stacks of about equal height. */
function deal(components: Component[], count: number): Component[][] {
  const total = components.reduce((sum, part) => sum + part.height + COMPONENT_GAP, 0)
  const stacks: Component[][] = [[]]
  let height = 0
  for (const component of components) {
    // By the share of all that is already placed, so that one tall component does not crowd the last stack.
    const isFull = (height + component.height / 2) / total > stacks.length / count
    if (isFull && stacks.length < count && stacks.at(-1)?.length !== 0) stacks.push([])
    stacks.at(-1)?.push(component)
    height += component.height + COMPONENT_GAP
  }
  return stacks
}

/** How far a deal is from the shape of a page; 0 is perfect. */
function misfit(stacks: Component[][]): number {
  const placed = stacks.map(stack => alignComponents(stack, 0))
  const width = placed.reduce((sum, { right }) => sum + right + STACK_GAP, -STACK_GAP)
  const height = Math.max(...placed.map(stack => stack.height))
  return Math.abs(Math.log(width / height / PAGE_SHAPE))
}

/** Sets components below each other from `left`, stretching the space between their columns until these line up. */
export function alignComponents(components: Component[], left: number): Stack {
  const xs = columnPositions(components)
  const stack: Stack = { nodes: [], edges: [], columns: [], right: left, height: 0 }
  let top = 0
  for (const component of components) {
    const own = ownColumns(component)
    const move = (point: Point): Point => {
      const column = own.findLast(({ x }) => x <= point.x + 0.01) ?? own[0]
      const shift = column === undefined ? 0 : (xs.get(column.column) ?? 0) - column.x
      return { x: point.x + shift + left, y: point.y + top }
    }
    stack.nodes.push(...component.nodes.map(node => ({ ...node, ...move(node) })))
    stack.edges.push(
      ...component.edges.map(edge => ({ ...edge, points: edge.points.map(point => move(point)) })),
    )
    stack.height = top + component.height
    top = stack.height + COMPONENT_GAP
  }
  const width = components[0]?.nodes[0]?.width ?? 0
  for (const [column, x] of xs) stack.columns.push({ column, x: x + left, width })
  stack.right = Math.max(left, ...stack.columns.map(column => column.x + width))
  // Arrows that lead back may turn right of the last column.
  for (const { points } of stack.edges) {
    for (const { x } of points) stack.right = Math.max(stack.right, x)
  }
  return stack
}

/** Where each column stands, from 0: as far left as the widest space before it allows. */
function columnPositions(components: Component[]): Map<number, number> {
  const own = components.map(ownColumns)
  const used = [...new Set(own.flat().map(({ column }) => column))].sort((a, b) => a - b)
  const boxWidth = components[0]?.nodes[0]?.width ?? 0
  const positions = new Map<number, number>()
  let least = 0
  for (const column of used) {
    let x = least
    for (const columns of own) {
      const index = columns.findIndex(item => item.column === column)
      const here = columns[index]
      const before = columns[index - 1]
      if (here === undefined || before === undefined) continue
      x = Math.max(x, (positions.get(before.column) ?? 0) + here.x - before.x)
    }
    positions.set(column, x)
    least = x + boxWidth + COLUMN_GAP
  }
  return positions
}

/** The columns a component has boxes in, from left to right, with where its own layout put them. */
function ownColumns(component: Component): { column: number; x: number }[] {
  const columns = new Map<number, number>()
  for (const node of component.nodes) {
    const column = component.columns.get(node.id) ?? 0
    columns.set(column, Math.min(columns.get(column) ?? node.x, node.x))
  }
  return [...columns].map(([column, x]) => ({ column, x })).sort((a, b) => a.x - b.x)
}
