import { lineWidth, PALETTES } from '../../../shared/diagram/look.ts'
import { columnRole } from '../../../shared/diagram/assign-columns.ts'
import type { PlacedScene, SceneArea } from '../../../shared/diagram/scene.ts'
import { describeGraph, type Graph, isDashed } from './describe-graph.ts'

type Rectangle = Pick<SceneArea, 'x' | 'y' | 'width' | 'height'>

/**
 * A programme theory in the language of Graphviz: `dot -Tsvg theory.dot` draws it from left to right, `neato -n -Tsvg
 * theory.dot` with its boxes where the picture has them.
 */
export function toDot(placed: PlacedScene): string {
  const graph = describeGraph(placed)
  const { roles, arrow, ink } = PALETTES.light
  return [
    'digraph theory {',
    `  graph [rankdir=LR, label=${quote(graph.title)}, labelloc=t, fontname="Source Sans 3"]`,
    `  node [shape=box, style="filled,rounded", fontname="Source Sans 3", fontcolor="${ink}"]`,
    `  edge [color="${arrow}", fontname="Source Sans 3", fontsize=10]`,
    ...graph.boxes.map(({ key, node, caption }) => {
      const look = roles[columnRole(node)]
      return `  ${key} [label=${quote(caption)}, fillcolor="${look.tint}", color="${look.line}", ${position(node)}]`
    }),
    ...graph.labels.map(({ key, label, text }) => {
      return `  ${key} [shape=plaintext, style=solid, label=${quote(text)}, ${position(label)}]`
    }),
    ...clusters(graph, null),
    ...graph.arrows.map(({ edge, from, to, caption }) => {
      const { supports } = edge.evidence
      const style = isDashed(edge) ? ', style=dashed' : ''
      const label = caption === '' ? '' : `, label=${quote(caption)}`
      return `  ${from} -> ${to} [penwidth=${lineWidth(supports)}${style}${label}]`
    }),
    '}',
    '',
  ].join('\n')
}

/** Frames and lanes with their boxes, each within the one it lies in. */
function clusters(graph: Graph, within: string | null): string[] {
  return graph.areas
    .filter(area => area.label !== '' && area.within === within)
    .flatMap(({ key, label }) => [
      `  subgraph cluster_${key} {`,
      `  label=${quote(label)}`,
      ...graph.boxes.filter(box => box.within === key).map(box => `  ${box.key}`),
      ...clusters(graph, key),
      '  }',
    ])
}

/** Where the middle of something stands, in points; in DOT y grows upwards. */
function position({ x, y, width, height }: Rectangle): string {
  const points = (pixels: number) => Math.round(pixels * 0.75)
  return `pos="${points(x + width / 2)},${points(-y - height / 2)}"`
}

/** A string of DOT: only quote and backslash mean something in one. */
function quote(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&').replace(/\s+/g, ' ')}"`
}
