import { escapeXml } from '../../../shared/diagram/escape-xml.ts'
import type { PlacedScene } from '../../../shared/diagram/scene.ts'
import { STANCES } from '../../../shared/domain/roles.ts'
import { describeGraph } from './describe-graph.ts'

/** What GraphML says of nodes (`node`) and edges (`edge`); the key's name is the attribute's name. */
const KEYS = [
  ['node', 'label', 'string'],
  ['node', 'roles', 'string'],
  ['node', 'facets', 'string'],
  ['node', 'elementId', 'string'],
  ['node', 'x', 'double'],
  ['node', 'y', 'double'],
  ['edge', 'kind', 'string'],
  ['edge', 'isAlternative', 'boolean'],
  ['edge', 'weight', 'int'],
  ['all', 'isNew', 'boolean'],
  ['all', 'configurationIds', 'string'],
  ...STANCES.map(stance => ['all', stance, 'int'] as const),
] as const

/**
 * A programme theory as GraphML (graphdrawing.org), for Gephi, yEd, Cytoscape and igraph: a directed graph whose nodes are
 * elements with their roles and whose edges weigh what supports them.
 */
export function toGraphml(placed: PlacedScene): string {
  const graph = describeGraph(placed)
  const shared = (
    thing: (typeof graph.arrows)[number]['edge'] | (typeof graph.boxes)[number]['node'],
  ) => [
    data('isNew', thing.isNew),
    data('configurationIds', thing.configurationIds.join(' ')),
    ...STANCES.map(stance => data(stance, thing.evidence[stance])),
  ]
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...(graph.areas.length > 0
      ? ['<key id="area" for="node" attr.name="area" attr.type="string"/>']
      : []),
    ...(graph.labels.length > 0
      ? ['<key id="words" for="graph" attr.name="words" attr.type="string"/>']
      : []),
    ...KEYS.map(
      ([domain, name, type]) =>
        `<key id="${name}" for="${domain}" attr.name="${name}" attr.type="${type}"/>`,
    ),
    '<graph id="theory" edgedefault="directed">',
    `<desc>${escapeXml(`${graph.title} (${graph.date})`)}</desc>`,
    ...(graph.labels.length > 0
      ? [data('words', graph.labels.map(({ text }) => text).join('\n'))]
      : []),
    ...graph.boxes.map(({ key, node, label, letters, within }) =>
      [
        `<node id="${key}">`,
        data('label', label),
        data('roles', letters),
        data('facets', node.facets.join(' ')),
        data('elementId', node.id),
        data('x', node.x),
        data('y', node.y),
        ...graph.areas.flatMap(area => (area.key === within ? data('area', area.label) : [])),
        ...shared(node),
        '</node>',
      ].join(''),
    ),
    ...graph.arrows.map(({ key, edge, from, to }) =>
      [
        `<edge id="${key}" source="${from}" target="${to}">`,
        data('kind', edge.kind),
        data('isAlternative', edge.isAlternative),
        data('weight', edge.evidence.supports),
        ...shared(edge),
        '</edge>',
      ].join(''),
    ),
    '</graph>',
    '</graphml>',
    '',
  ].join('\n')
}

function data(key: string, value: string | number | boolean): string {
  return `<data key="${key}">${escapeXml(String(value))}</data>`
}
