import type { FontWeight } from '../../../shared/diagram/scene.ts'
import type { ReportBlock, ReportNote } from '../../../shared/reports/report.ts'
import type { FlowLine } from './flow.ts'
import { flowTable } from './flow-table.ts'
import { INK, LEADING, SIZE, SOFT, STRONG_LINE } from './look.ts'
import { keepTogether, type Setting, set, textMark } from './set-lines.ts'
import type { Run } from './wrap-runs.ts'

const PARAGRAPH_GAP = 6
const INDENT = 14
/** The text's share of the width where there are notes beside it. */
const TEXT_SHARE = 0.64
const MARGIN_GAP = 16

/** The lines of a document, in order. */
export function flowBlocks(blocks: readonly ReportBlock[], setting: Setting): FlowLine[] {
  return blocks.flatMap(block => flowBlock(block, setting))
}

function flowBlock(block: ReportBlock, setting: Setting): FlowLine[] {
  switch (block.kind) {
    case 'heading':
      return flowHeading(block, setting)
    case 'text': {
      const lead = block.lead === undefined ? [] : [run(`${block.lead} `, 600)]
      const words = run(block.text, 400, block.isSoft === true ? SOFT : INK)
      return gapped(keepTogether(set([...lead, words], setting)), PARAGRAPH_GAP)
    }
    case 'list':
      return block.items.flatMap(item => flowItem(item, setting))
    case 'quote':
      return flowQuote(block, setting)
    case 'margin':
      return flowMargin(block, setting)
    case 'table':
      return flowTable(block, setting)
  }
}

function flowHeading(
  { level, text }: Extract<ReportBlock, { kind: 'heading' }>,
  setting: Setting,
): FlowLine[] {
  const size = SIZE.headings[level - 1] ?? SIZE.body
  const lines = set([run(text, 600)], setting, { size, leading: 1.25 })
  const [first, ...rest] = lines.map(line => ({ ...line, isKept: true }))
  if (first === undefined) return []
  const outline = { level, text: text.replaceAll('\n', ' ') }
  const before = level === 1 ? 0 : level === 2 ? 20 : 13
  // A little white below, which stays with the heading.
  return [{ ...first, before, outline }, ...rest, { height: 3, marks: [], isKept: true }]
}

function flowItem(item: string, { left, room, measure }: Setting): FlowLine[] {
  const lines = set([run(item)], { left: left + INDENT, room: room - INDENT, measure })
  const [first] = lines
  const dot = textMark(
    { text: '•', x: 0, weight: 400, fill: SOFT },
    left + 4,
    SIZE.body,
    LINE_HEIGHT,
  )
  first?.marks.push(dot)
  return gapped(keepTogether(lines), 3)
}

function flowQuote(
  { text, by }: Extract<ReportBlock, { kind: 'quote' }>,
  { left, room, measure }: Setting,
): FlowLine[] {
  const runs = [run(`“${text}”`), ...(by === '' ? [] : [run(` (${by})`, 400, SOFT)])]
  const lines = set(runs, { left: left + INDENT, room: room - INDENT, measure })
  for (const line of lines) {
    const { height } = line
    line.marks.push({ kind: 'box', x: left + 3, width: 2, height, fill: STRONG_LINE })
  }
  return gapped(keepTogether(lines), PARAGRAPH_GAP)
}

function flowMargin(
  { lead, text, notes }: Extract<ReportBlock, { kind: 'margin' }>,
  { left, room, measure }: Setting,
): FlowLine[] {
  const textRoom = room * TEXT_SHARE
  const runs = [...(lead === '' ? [] : [run(`${lead} `, 600)]), run(text)]
  const lines = set(runs, { left, room: textRoom, measure })
  const beside = { left: left + textRoom + MARGIN_GAP, room: room - textRoom - MARGIN_GAP, measure }
  const noted = notes.flatMap(note => flowNote(note, beside))
  for (const [index, { marks }] of noted.entries()) {
    const line = lines[index]
    if (line === undefined) lines.push({ height: LINE_HEIGHT, marks })
    else line.marks.push(...marks)
  }
  return gapped(keepTogether(lines), PARAGRAPH_GAP)
}

/** As high as the lines of the text, so that they stand beside each other. */
function flowNote({ lead, text }: ReportNote, setting: Setting): FlowLine[] {
  const runs = [run(`${lead} `, 600), run(text, 400, SOFT)]
  return set(runs, setting, { size: SIZE.note, leading: LINE_HEIGHT / SIZE.note })
}

const LINE_HEIGHT = SIZE.body * LEADING

function run(text: string, weight: FontWeight = 400, fill: string = INK): Run {
  return { text, weight, fill }
}

function gapped(lines: FlowLine[], before: number): FlowLine[] {
  return lines.map((line, index) => (index === 0 ? { ...line, before } : line))
}
