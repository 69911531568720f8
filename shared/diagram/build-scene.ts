import { type Facet, orderRoles, type Role, ROLES, STANCES, type Stance } from '../domain/roles.ts'
import { cleanText } from './clean-text.ts'
import { BOX } from './look.ts'
import type {
  DiagramConfiguration,
  DiagramInput,
  DiagramLink,
  DiagramSlot,
  EdgeKind,
  MeasureText,
  Scene,
  SceneEdge,
  SceneNode,
} from './scene.ts'
import { wrapText } from './wrap-text.ts'

/**
 * Turns configurations into boxes and arrows. An element is one box however many configurations share it, and a link is
 * one arrow; so an outcome of one configuration that is a context of another joins the two into a chain. What is said
 * between configurations is an arrow of its own.
 */
export function buildScene(input: DiagramInput, measure: MeasureText): Scene {
  const edges = [...collectEdges(input.configurations), ...collectSaid(input)]
  const nodes = collectNodes(input)
  sizeNodes(nodes, edges, measure)
  const { title, date, principles } = input
  return { title, date, principles, nodes, edges }
}

/** Id of the arrow between two elements; JSON, so that no two pairs of ids can give the same one. */
function edgeId(kind: EdgeKind, from: string, to: string): string {
  return JSON.stringify(kind === 'leads' ? [from, to] : [from, to, kind])
}

function collectNodes({ configurations, principles }: DiagramInput): SceneNode[] {
  const nodes = new Map<string, SceneNode>()
  for (const configuration of configurations) {
    for (const slot of configuration.slots) {
      const node = nodes.get(slot.elementId) ?? emptyNode(slot)
      nodes.set(slot.elementId, node)
      node.roles = orderRoles([...node.roles, slot.role])
      if (slot.facet !== null) node.facets = withItem(node.facets, slot.facet)
      node.configurationIds = withItem(node.configurationIds, configuration.id)
      node.principleIds = principles
        .map(({ id }) => id)
        .filter(id => node.principleIds.includes(id) || configuration.principleIds.includes(id))
      node.isNew &&= slot.isNew ?? configuration.isNew
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
    principleIds: [],
    layer: slot.layer,
    group: slot.group,
    valence: slot.valence,
    evidence: { ...slot.evidence },
    width: 0,
    height: 0,
  }
}

function collectEdges(configurations: DiagramConfiguration[]): SceneEdge[] {
  const edges = new Map<string, SceneEdge>()
  for (const configuration of configurations) {
    const alternatives = alternativesOf(configuration)
    const fresh = new Set(configuration.slots.flatMap(slot => (slot.isNew ? slot.elementId : [])))
    for (const { from, to, fromRole, toRole } of innerLinks(configuration)) {
      const id = edgeId('leads', from, to)
      const edge = edges.get(id) ?? emptyEdge('leads', from, to)
      edges.set(id, edge)
      edge.isAlternative &&= alternatives.has(fromRole + from) || alternatives.has(toRole + to)
      if (edge.configurationIds.includes(configuration.id)) continue
      edge.configurationIds.push(configuration.id)
      edge.isNew &&= configuration.isNew || fresh.has(from) || fresh.has(to)
      edge.evidence = sumEvidence(edge.evidence, configuration.evidence)
    }
  }
  return [...edges.values()]
}

function emptyEdge(kind: EdgeKind, from: string, to: string): SceneEdge {
  return {
    ...{ id: edgeId(kind, from, to), kind, from, to },
    linkIds: [],
    isAlternative: kind === 'leads',
    configurationIds: [],
    isNew: true,
    evidence: { supports: 0, refines: 0, challenges: 0 },
  }
}

/** The arrows that are said between configurations; of a kind, one from box to box. */
function collectSaid({ configurations, links }: DiagramInput): SceneEdge[] {
  const byId = new Map(configurations.map(configuration => [configuration.id, configuration]))
  const edges = new Map<string, SceneEdge>()
  for (const link of links) {
    const [source, target] = [byId.get(link.fromId), byId.get(link.toId)]
    if (source === undefined || target === undefined) continue
    const ends = endsOf(link, source, target)
    if (ends === null) continue
    const edge = edges.get(edgeId(link.kind, ...ends)) ?? emptyEdge(link.kind, ...ends)
    edges.set(edge.id, edge)
    edge.linkIds.push(link.id)
    edge.isNew &&= source.isNew || target.isNew
    for (const { id } of [source, target])
      edge.configurationIds = withItem(edge.configurationIds, id)
  }
  return [...edges.values()]
}

/**
 * The boxes that a link joins: the elements it names, and otherwise the first of the last role of one configuration and the
 * first of the first role of the other. Never a box with itself: where both are one, the next of the other configuration
 * is taken. Null where there is nothing to join.
 */
function endsOf(
  { fromElementId, toElementId }: DiagramLink,
  source: DiagramConfiguration,
  target: DiagramConfiguration,
): [from: string, to: string] | null {
  const elementsOf = ({ slots }: DiagramConfiguration, roles: readonly Role[]) =>
    roles.flatMap(role => slots.filter(slot => slot.role === role).map(slot => slot.elementId))
  const withFirst = (ids: string[], first: string | null) =>
    first !== null && ids.includes(first) ? [first, ...ids] : ids
  const [from] = withFirst(elementsOf(source, ROLES.toReversed()), fromElementId)
  const to = withFirst(elementsOf(target, ROLES), toElementId).find(id => id !== from)
  return from === undefined || to === undefined ? null : [from, to]
}

/** The elements of a configuration that are one of several joined by "or", each with its role before it. */
function alternativesOf({ slots }: DiagramConfiguration): Set<string> {
  const found = new Set<string>()
  for (const role of ROLES) {
    const own = slots.filter(slot => slot.role === role)
    for (const [index, slot] of own.entries()) {
      const before = own[index - 1]
      if (slot.joiner !== 'or' || before === undefined) continue
      found.add(role + before.elementId).add(role + slot.elementId)
    }
  }
  return found
}

/**
 * The links of one configuration: every element of a role to every element of the next role that has any. An element
 * that holds two consecutive roles of the same configuration has no arrow to itself; its two letters say it.
 */
export function linksOf(configuration: DiagramConfiguration): [from: string, to: string][] {
  return innerLinks(configuration).map(({ from, to }) => [from, to])
}

function innerLinks({ slots }: DiagramConfiguration) {
  const groups = ROLES.map(role => {
    const own = slots.filter(slot => slot.role === role).map(slot => slot.elementId)
    return { role, ids: [...new Set(own)] }
  }).filter(({ ids }) => ids.length > 0)
  return groups.slice(1).flatMap((group, index) => {
    const before = groups[index]
    if (before === undefined) return []
    return before.ids
      .flatMap(from => group.ids.map(to => ({ from, to })))
      .filter(({ from, to }) => from !== to)
      .map(pair => ({ ...pair, fromRole: before.role, toRole: group.role }))
  })
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
