import Elk, { type ElkNode } from 'elkjs/lib/elk.bundled.js'
import { ROLES } from '../../shared/domain/roles.ts'
import { assignColumns } from '../../shared/diagram/assign-columns.ts'
import { placeMarks } from '../../shared/diagram/place-marks.ts'
import type {
  PlacedEdge,
  PlacedNode,
  PlacedScene,
  Scene,
  SceneColumn,
} from '../../shared/diagram/scene.ts'
import { addOutside, fillBands } from './bands.ts'
import {
  alignComponents,
  COLUMN_GAP,
  type Component,
  splitScene,
  STACK_GAP,
  stackComponents,
} from './components.ts'
import { placeGrid } from './grid.ts'
import type { Block } from './grid-block.ts'
import { straighten } from './straighten.ts'

/** Pixels between the columns as elk is told them; it only has to be more than the width of any box. */
const STRIPE = 10_000

/**
 * Role columns come from `assignColumns`; elk is told them as x positions (the interactive strategies) and does what
 * it is good at: the order in a column, straight arrows and their routes.
 */
const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.separateConnectedComponents': 'false',
  'elk.padding': '[top=0,left=0,bottom=0,right=0]',
  'elk.randomSeed': '1',
  'elk.layered.cycleBreaking.strategy': 'INTERACTIVE',
  'elk.layered.layering.strategy': 'INTERACTIVE',
  'elk.spacing.nodeNode': '18',
  'elk.spacing.edgeNode': '12',
  'elk.spacing.edgeEdge': '9',
  'elk.layered.spacing.nodeNodeBetweenLayers': String(COLUMN_GAP),
  'elk.layered.spacing.edgeNodeBetweenLayers': '20',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '9',
}

/**
 * Linear segments are a third more compact than Brandes-Koepf here, in the same time; network simplex needs minutes for
 * 760 links. Thoroughness 12 removes a fifth of the crossings that 7 leaves, which only small graphs can afford.
 */
function optionsFor(links: number): Record<string, string> {
  return {
    ...OPTIONS,
    'elk.edgeRouting': 'ORTHOGONAL',
    'elk.layered.nodePlacement.strategy': 'LINEAR_SEGMENTS',
    'elk.layered.thoroughness': links > 400 ? '3' : '12',
  }
}

/** Links from which on elk takes many seconds, and the boxes that hang together are set on a grid with streets instead. */
const MOST_LINKS = 600

const elk = new Elk()

/**
 * Gives every box a place and every arrow a route, left to right. The same scene always gives the same picture.
 * Blocks its thread for as long as it computes: call it in `worker.ts`, except in tests and on the command line.
 */
export async function placeScene(
  scene: Scene,
  onPlaced?: (done: number, total: number) => void,
): Promise<PlacedScene> {
  const columns = assignColumns(scene.nodes, scene.edges)
  const components: Component[] = []
  let done = 0
  for (const part of splitScene(scene)) {
    components.push(await placeComponent(part, columns))
    done += part.edges.length
    onPlaced?.(done, scene.edges.length)
  }
  const stacks = stackComponents(components)
  const nodes = new Map<string, PlacedNode>()
  const edges = new Map<string, Omit<PlacedEdge, 'mark'>>()
  const heads: SceneColumn[] = []
  let left = 0
  let height = 0
  for (const stack of stacks) {
    const placed = alignComponents(stack, left)
    for (const node of placed.nodes) nodes.set(node.id, node)
    for (const edge of placed.edges) edges.set(edge.id, edge)
    for (const { column, x, width } of placed.columns) {
      heads.push({ role: ROLES[column % ROLES.length] ?? 'C', x, width })
    }
    height = Math.max(height, placed.height)
    left = placed.right + STACK_GAP
  }
  const placedNodes = scene.nodes.flatMap(node => nodes.get(node.id) ?? [])
  const routes = scene.edges.flatMap(edge => edges.get(edge.id) ?? [])
  return {
    title: scene.title,
    date: scene.date,
    width: Math.max(0, left - STACK_GAP),
    height,
    layout: 'roles',
    columns: heads,
    areas: [],
    nodes: placedNodes,
    edges: placeMarks(placedNodes, routes),
    ...{ labels: [], hidden: [] },
  }
}

/** Sets boxes that hang together on a grid, from (0, 0): dense, but a tenth of the time that elk takes for thousands of links. */
function placeOnGrid(
  part: Pick<Scene, 'nodes' | 'edges'>,
  columns: Map<string, number>,
): Component {
  const numbers = part.nodes.map(({ id }) => columns.get(id) ?? 0)
  const used = [...new Set(numbers)].toSorted((a, b) => a - b)
  const columnOf = new Map(part.nodes.map(({ id }, at) => [id, used.indexOf(numbers[at] ?? 0)]))
  const filled = fillBands([part.nodes], columnOf, part.edges)
  const byColumn = [...Map.groupBy(filled.blocks, ({ column }) => column).values()]
  const [tallest = [], ...others] = byColumn.toSorted((a, b) => b.length - a.length)
  const distance = (blocks: Block[]) =>
    Math.abs((blocks[0]?.column ?? 0) - (tallest[0]?.column ?? 0))
  // Shorter columns stand beside what they are joined to, those next to the tallest first.
  const spread = addOutside(
    { blocks: tallest, rows: filled.rows },
    others
      .toSorted((a, b) => distance(a) - distance(b))
      .flatMap(own => own.map(({ node }) => node)),
    columnOf,
    part.edges,
  )
  const { nodes, routes, height } = placeGrid({ ...spread, columns: used.length }, part.edges)
  return { nodes, edges: routes, columns, height }
}

/** Lays out the boxes that hang together, from (0, 0). */
async function placeComponent(
  part: Pick<Scene, 'nodes' | 'edges'>,
  columns: Map<string, number>,
): Promise<Component> {
  if (part.edges.length > MOST_LINKS) return placeOnGrid(part, columns)
  const graph: ElkNode = {
    id: 'theory',
    layoutOptions: optionsFor(part.edges.length),
    children: part.nodes.map(({ id, width, height }, index) => ({
      id: `n${index}`,
      x: (columns.get(id) ?? 0) * STRIPE,
      y: index,
      width,
      height,
    })),
    edges: [],
  }
  const indexOf = new Map(part.nodes.map((node, index) => [node.id, index]))
  graph.edges = part.edges.map((edge, index) => ({
    id: `e${index}`,
    sources: [`n${indexOf.get(edge.from)}`],
    targets: [`n${indexOf.get(edge.to)}`],
  }))
  const placed = await elk.layout(graph)
  const nodes = part.nodes.map((node, index) => {
    const { x = 0, y = 0 } = placed.children?.[index] ?? {}
    return { ...node, x, y }
  })
  const edges = part.edges.map((edge, index) => {
    const section = placed.edges?.[index]?.sections?.[0]
    if (section === undefined) throw new Error(`The layout left out the route of link ${edge.id}.`)
    return {
      ...edge,
      points: [section.startPoint, ...(section.bendPoints ?? []), section.endPoint],
    }
  })
  return { nodes, edges: straighten(nodes, edges), columns, height: placed.height ?? 0 }
}
