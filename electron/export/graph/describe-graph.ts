import { cleanText } from '../../../shared/diagram/clean-text.ts'
import type {
  PlacedEdge,
  PlacedNode,
  PlacedScene,
  SceneArea,
  SceneLabel,
} from '../../../shared/diagram/scene.ts'

/** A programme theory as other programs draw graphs: short keys for boxes and arrows, words ready to be written. */
export interface Graph {
  title: string
  date: string
  boxes: Box[]
  arrows: Arrow[]
  /** What lies behind the boxes, as it is drawn; the outermost first. */
  areas: Area[]
  /** What was written into it by hand. */
  labels: Label[]
}

/** Words by themselves. */
export interface Label {
  key: string
  label: SceneLabel
  /** The words in one line. */
  text: string
}

/** A lane, a frame, or another area. */
export interface Area {
  key: string
  area: SceneArea
  /** Its label in one line. */
  label: string
  /** The key of the frame it lies in; null where it lies in none. */
  within: string | null
}

/** An element. */
export interface Box {
  /** `n1`, `n2`, …: every format can hold it, unlike an id. */
  key: string
  node: PlacedNode
  /** Its roles by letter, such as `C/O`. */
  letters: string
  /** The element's words in one line, without what a format cannot hold. */
  label: string
  /** The same with its letters before and a `*` after it where this version adds it. */
  caption: string
  /** The key of the innermost named area it lies in; null where it lies in none. */
  within: string | null
}

/** A link. */
export interface Arrow {
  key: string
  edge: PlacedEdge
  /** Keys of the boxes it joins. */
  from: string
  to: string
  /** What a reader sees on it: what it says, `or`, a `*` where it is new, how many passages challenge it; often empty. */
  caption: string
}

/** Gives every element and link of a scene a short key and its words. */
export function describeGraph(placed: PlacedScene): Graph {
  const areas = describeAreas(placed.areas)
  const boxes = placed.nodes.map((node, index): Box => {
    const letters = node.roles.join('/')
    const label = cleanText(node.label).replace(/\s+/g, ' ').trim() || 'Untitled element'
    return {
      key: `n${index + 1}`,
      node,
      letters,
      label,
      caption: `${letters} · ${label}${node.isNew ? ' *' : ''}`,
      within: areas.findLast(({ label, area }) => label !== '' && holds(area, node))?.key ?? null,
    }
  })
  const keys = new Map(boxes.map(({ key, node }) => [node.id, key]))
  const arrows = placed.edges.flatMap((edge, index): Arrow[] => {
    const from = keys.get(edge.from)
    const to = keys.get(edge.to)
    if (from === undefined || to === undefined) return []
    return [{ key: `e${index + 1}`, edge, from, to, caption: captionOf(edge) }]
  })
  const labels = placed.labels.map(
    (label, index): Label => ({
      ...{ key: `l${index + 1}`, label },
      text: cleanText(label.text.replace(/\s+/g, ' ')).trim(),
    }),
  )
  return { title: cleanText(placed.title), date: placed.date, boxes, arrows, areas, labels }
}

function describeAreas(areas: readonly SceneArea[]): Area[] {
  return areas.map((area, index): Area => {
    const label = cleanText(area.label).replace(/\s+/g, ' ').trim()
    const outer = areas.findLastIndex(
      (other, at) => at < index && other.kind === 'frame' && holds(other, area),
    )
    return { key: `a${index + 1}`, area, label, within: outer === -1 ? null : `a${outer + 1}` }
  })
}

/** True where something lies wholly in an area. */
function holds(
  area: SceneArea,
  { x, y, width, height }: Pick<SceneArea, 'x' | 'y' | 'width' | 'height'>,
): boolean {
  return (
    x >= area.x &&
    y >= area.y &&
    x + width <= area.x + area.width &&
    y + height <= area.y + area.height
  )
}

function captionOf({ kind, isAlternative, isNew, evidence }: PlacedEdge): string {
  return [
    kind === 'leads' ? '' : kind,
    isAlternative ? 'or' : '',
    isNew ? '*' : '',
    evidence.challenges > 0 ? `${evidence.challenges} against` : '',
  ]
    .filter(part => part !== '')
    .join(' ')
}

/** True for a link that nothing supports yet, or that is said and not counted: drawn dashed. */
export function isDashed({ kind, evidence }: PlacedEdge): boolean {
  return kind !== 'leads' || evidence.supports === 0
}
