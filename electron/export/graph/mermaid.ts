import { lineWidth, PALETTES } from '../../../shared/diagram/look.ts'
import { columnRole } from '../../../shared/diagram/assign-columns.ts'
import type { PlacedScene } from '../../../shared/diagram/scene.ts'
import { ROLES } from '../../../shared/domain/roles.ts'
import { describeGraph, type Graph, isDashed } from './describe-graph.ts'

/** A programme theory as a Mermaid flow chart, for Markdown pages and wikis. */
export function toMermaid(placed: PlacedScene): string {
  const graph = describeGraph(placed)
  const { roles, ink } = PALETTES.light
  return [
    '---',
    `title: ${JSON.stringify(graph.title)}`,
    '---',
    'flowchart LR',
    ...graph.boxes.map(
      ({ key, node, caption }) => `  ${key}["${escapeLabel(caption)}"]:::${columnRole(node)}`,
    ),
    ...graph.labels.map(({ key, text }) => `  ${key}["${escapeLabel(text)}"]:::words`),
    ...subgraphs(graph, null),
    ...graph.arrows.map(({ edge, from, to, caption }) => {
      const line = isDashed(edge) ? '-.->' : '-->'
      const label = caption === '' ? '' : `|"${escapeLabel(caption)}"|`
      return `  ${from} ${line}${label} ${to}`
    }),
    ...graph.arrows.map(
      ({ edge }, index) =>
        `  linkStyle ${index} stroke-width:${lineWidth(edge.evidence.supports)}px`,
    ),
    ...(graph.labels.length > 0 ? [`  classDef words fill:none,stroke:none,color:${ink}`] : []),
    ...ROLES.map(
      role => `  classDef ${role} fill:${roles[role].tint},stroke:${roles[role].line},color:${ink}`,
    ),
    '',
  ].join('\n')
}

/** Frames and lanes with their boxes, each within the one it lies in. */
function subgraphs(graph: Graph, within: string | null): string[] {
  return graph.areas
    .filter(area => area.label !== '' && area.within === within)
    .flatMap(({ key, label }) => [
      `  subgraph ${key}["${escapeLabel(label)}"]`,
      ...graph.boxes.filter(box => box.within === key).map(box => `  ${box.key}`),
      ...subgraphs(graph, key),
      '  end',
    ])
}

/** Words inside a quoted label: what Mermaid, Markdown or HTML would read as a sign becomes a character code. */
function escapeLabel(text: string): string {
  return text.replace(/[^\p{L}\p{N} .,;:·()/–—-]/gu, sign => `#${sign.codePointAt(0)};`)
}
