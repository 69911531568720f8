import { type Facet, orderRoles, ROLES, STANCES, type Stance } from '../domain/roles.ts'
import { cleanText } from './clean-text.ts'
import { BOX } from './look.ts'
import type {
  DiagramConfiguration,
  DiagramInput,
  DiagramSlot,
  MeasureText,
  Scene,
  SceneEdge,
  SceneNode,
} from './scene.ts'
import { wrapText } from './wrap-text.ts'

/**
 * Turns configurations into boxes and arrows. An element is one box however many configurations share it, and a link is
 * one arrow; so an outcome of one configuration that is a context of another joins the two into a chain.
 */
export function buildScene(input: DiagramInput, measure: MeasureText): Scene {
  const edges = collectEdges(input.configurations)
  const nodes = collectNodes(input.configurations)
  sizeNodes(nodes, edges, measure)
  return { title: input.title, date: input.date, nodes, edges }
}

/** Id of the arrow between two elements; JSON, so that no two pairs of ids can give the same one. */
function edgeId(from: string, to: string): string {
  return JSON.stringify([from, to])
}

function collectNodes(configurations: DiagramConfiguration[]): SceneNode[] {
  const nodes = new Map<string, SceneNode>()
  for (const configuration of configurations) {
    for (const slot of configuration.slots) {
      const node = nodes.get(slot.elementId) ?? emptyNode(slot)
      nodes.set(slot.elementId, node)
      node.roles = orderRoles([...node.roles, slot.role])
      if (slot.facet !== null) node.facets = withItem(node.facets, slot.facet)
      node.configurationIds = withItem(node.configurationIds, configuration.id)
      node.isNew &&= configuration.isNew
    }
  }
  return [...nodes.values()]
}

function emptyNode(slot: DiagramSlot): SceneNode {
  return {
    id: slot.elementId,
    roles: [],
    facets: [] satisfies Facet[],
    label: slot.label,
    lines: [],
    isNew: true,
    configurationIds: [],
    evidence: { ...slot.evidence },
    width: 0,
    height: 0,
  }
}

function collectEdges(configurations: DiagramConfiguration[]): SceneEdge[] {
  const edges = new Map<string, SceneEdge>()
  for (const configuration of configurations) {
    for (const [from, to] of linksOf(configuration)) {
      const id = edgeId(from, to)
      const edge = edges.get(id) ?? {
        id,
        from,
        to,
        configurationIds: [],
        isNew: true,
        evidence: { supports: 0, refines: 0, challenges: 0 },
      }
      edges.set(id, edge)
      if (edge.configurationIds.includes(configuration.id)) continue
      edge.configurationIds.push(configuration.id)
      edge.isNew &&= configuration.isNew
      edge.evidence = sumEvidence(edge.evidence, configuration.evidence)
    }
  }
  return [...edges.values()]
}

/**
 * The links of one configuration: every element of a role to every element of the next role that has any. An element
 * that holds two consecutive roles of the same configuration has no arrow to itself; its two letters say it.
 */
export function linksOf(configuration: DiagramConfiguration): [from: string, to: string][] {
  const groups = ROLES.map(role => [
    ...new Set(configuration.slots.filter(slot => slot.role === role).map(slot => slot.elementId)),
  ]).filter(group => group.length > 0)
  return groups
    .slice(1)
    .flatMap((group, index) =>
      (groups[index] ?? []).flatMap(from => group.map(to => [from, to] as [string, string])),
    )
    .filter(([from, to]) => from !== to)
}

/** Breaks labels into lines and gives every box the width of the widest, so that columns read as columns. */
function sizeNodes(nodes: SceneNode[], edges: SceneEdge[], measure: MeasureText): void {
  const widthOf = (text: string) => measure(text, BOX.fontSize, 400)
  const tallyWidth = (node: SceneNode) => measure(tally(node.evidence), BOX.tallySize, 400)
  for (const node of nodes) node.lines = wrapText(labelOf(node), BOX.textWidth, widthOf)
  const textWidth = nodes.reduce<number>(
    (widest, node) => Math.max(widest, tallyWidth(node), ...node.lines.map(widthOf)),
    BOX.minTextWidth,
  )
  const arrows = countArrows(edges)
  for (const node of nodes) {
    const tallyHeight = tally(node.evidence) === '' ? 0 : BOX.tallyHeight
    const text = node.lines.length * BOX.lineHeight + tallyHeight + 2 * BOX.padY
    const badges = node.roles.length * (BOX.badge + 4) + 6
    node.width = Math.ceil(textWidth + BOX.band + 2 * BOX.padX)
    node.height = Math.ceil(Math.max(text, badges, (arrows.get(node.id) ?? 0) * BOX.arrowPitch))
  }
}

/** The text of a box. A `*` after it marks what this version adds, as the literature does. */
function labelOf(node: SceneNode): string {
  const label = cleanText(node.label).trim() || 'Untitled element'
  return node.isNew ? `${label}\u00A0*` : label
}

/** Passages of a box in words; empty where it has none. */
export function tally(evidence: Record<Stance, number>): string {
  const words = { supports: 'for', refines: 'refining', challenges: 'against' }
  return STANCES.filter(stance => evidence[stance] > 0)
    .map(stance => `${evidence[stance]} ${words[stance]}`)
    .join(' · ')
}

/** For each box, the larger of the numbers of arrows on its two sides. */
function countArrows(edges: SceneEdge[]): Map<string, number> {
  const sides = new Map<string, { in: number; out: number }>()
  const side = (id: string) => {
    const counts = sides.get(id) ?? { in: 0, out: 0 }
    sides.set(id, counts)
    return counts
  }
  for (const edge of edges) {
    side(edge.from).out += 1
    side(edge.to).in += 1
  }
  return new Map([...sides].map(([id, counts]) => [id, Math.max(counts.in, counts.out)]))
}

function sumEvidence(a: Record<Stance, number>, b: Record<Stance, number>): Record<Stance, number> {
  return {
    supports: a.supports + b.supports,
    refines: a.refines + b.refines,
    challenges: a.challenges + b.challenges,
  }
}

function withItem<T>(items: T[], item: T): T[] {
  return items.includes(item) ? items : [...items, item]
}
