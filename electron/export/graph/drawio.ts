import { escapeXml } from '../../../shared/diagram/escape-xml.ts'
import { format } from '../../../shared/diagram/drawing.ts'
import { lineWidth, PALETTES } from '../../../shared/diagram/look.ts'
import { columnRole } from '../../../shared/diagram/assign-columns.ts'
import type { PlacedScene, Point } from '../../../shared/diagram/scene.ts'
import {
  type Area,
  type Arrow,
  type Box,
  describeGraph,
  isDashed,
  type Label,
} from './describe-graph.ts'

/** A programme theory as a draw.io file: boxes where the diagram has them, arrows glued to them and free to be moved. */
export function toDrawio(placed: PlacedScene): string {
  const graph = describeGraph(placed)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<mxfile host="retroduce">',
    `<diagram id="theory" name="${escapeXml(graph.title)}">`,
    '<mxGraphModel grid="0" page="0"><root><mxCell id="0"/><mxCell id="1" parent="0"/>',
    ...graph.areas.filter(({ area }) => area.kind !== 'row').map(drawArea),
    ...graph.arrows.map(drawArrow),
    ...graph.boxes.map(drawBox),
    ...graph.labels.map(drawLabel),
    '</root></mxGraphModel>',
    '</diagram>',
    '</mxfile>',
    '',
  ].join('\n')
}

/** A lane, a frame or a place of a matrix, behind all else. */
function drawArea({ key, area, label }: Area): string {
  const { area: shade, paper, rule, ink } = PALETTES.light
  const isOpen = area.kind === 'column' || area.kind === 'group'
  const fill = isOpen ? 'none' : area.isShaded ? shade : paper
  const stroke = area.kind === 'cell' ? 'none' : rule
  const dash = area.kind === 'group' ? ';dashed=1' : ''
  const style = `html=0;whiteSpace=wrap;align=left;verticalAlign=top;spacing=${area.kind === 'group' ? 2 : 6};fontStyle=1;fillColor=${fill};strokeColor=${stroke};fontColor=${ink}${dash}`
  const place = `x="${format(area.x)}" y="${format(area.y)}" width="${format(area.width)}" height="${format(area.height)}"`
  return (
    `<mxCell id="${key}" value="${escapeXml(label)}" style="${style}" vertex="1" parent="1">` +
    `<mxGeometry ${place} as="geometry"/></mxCell>`
  )
}

/** Words by themselves, over all else. */
function drawLabel({ key, label, text }: Label): string {
  const { paper, ink } = PALETTES.light
  const style = `text;html=0;whiteSpace=wrap;align=left;verticalAlign=top;spacing=0;fillColor=${paper};strokeColor=none;fontColor=${ink}`
  const place = `x="${format(label.x)}" y="${format(label.y)}" width="${format(label.width)}" height="${format(label.height)}"`
  return (
    `<mxCell id="${key}" value="${escapeXml(text)}" style="${style}" vertex="1" parent="1">` +
    `<mxGeometry ${place} as="geometry"/></mxCell>`
  )
}

function drawBox({ key, node, caption }: Box): string {
  const look = PALETTES.light.roles[columnRole(node)]
  const style = `rounded=1;arcSize=4;whiteSpace=wrap;html=0;align=left;spacing=8;fillColor=${look.tint};strokeColor=${look.line};fontColor=${PALETTES.light.ink}`
  const place = `x="${format(node.x)}" y="${format(node.y)}" width="${format(node.width)}" height="${format(node.height)}"`
  return (
    `<mxCell id="${key}" value="${escapeXml(caption)}" style="${style}" vertex="1" parent="1">` +
    `<mxGeometry ${place} as="geometry"/></mxCell>`
  )
}

function drawArrow({ key, edge, from, to, caption }: Arrow): string {
  const { supports } = edge.evidence
  const dash = isDashed(edge) ? ';dashed=1' : ''
  const style = `edgeStyle=orthogonalEdgeStyle;html=0;endArrow=block;strokeColor=${PALETTES.light.arrow};strokeWidth=${lineWidth(supports)}${dash}`
  const bends = edge.points.slice(1, -1).map(point).join('')
  const route = bends === '' ? '' : `<Array as="points">${bends}</Array>`
  return (
    `<mxCell id="${key}" value="${escapeXml(caption)}" style="${style}" edge="1" parent="1" source="${from}" target="${to}">` +
    `<mxGeometry relative="1" as="geometry">${route}</mxGeometry></mxCell>`
  )
}

function point({ x, y }: Point): string {
  return `<mxPoint x="${format(x)}" y="${format(y)}"/>`
}
