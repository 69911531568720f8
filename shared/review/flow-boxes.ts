import type { Flow, FlowSide, NamedCount } from './prisma.ts'

/**
 * The counts of the flow as the boxes of the PRISMA 2020 template: databases and registers at the left, other methods at the
 * right where there are any. What is still open stands in its box, so that the boxes add up before a review is done.
 */

/** A line of a box. */
export interface FlowLine {
  text: string
  /** Whether it is a part of the line above. */
  isPart: boolean
}

/** A box of the flow. */
export interface FlowBox {
  lines: FlowLine[]
}

/** The flow as boxes in rows and columns. */
export interface FlowPicture {
  heads: { column: number; text: string }[]
  rows: { stage: string; boxes: (FlowBox | null)[] }[]
  /** Between boxes, named `row/column`. */
  arrows: { from: string; to: string }[]
  /** The whole in words, for readers who cannot see it. */
  description: string
}

/** The boxes of a flow. `reasonNames` names reasons for exclusion by id. */
export function flowPicture(flow: Flow, reasonNames: ReadonlyMap<string, string>): FlowPicture {
  const hasOthers = flow.others.identified > 0
  const sides = hasOthers ? [flow.found, flow.others] : [flow.found]
  const steps = sides.map((side, index) => boxesOf(side, index === 1, reasonNames))
  const rows: FlowPicture['rows'] = STAGES.map((stage, row) => ({
    stage,
    boxes: steps.flatMap(step => step[row] ?? [null, null]),
  }))
  const included = box([
    say('Studies included in review', flow.includedStudies),
    say('Reports of included studies', flow.includedReports),
  ])
  rows.push({ stage: 'Included', boxes: [included, ...steps.flatMap(() => [null, null]).slice(1)] })
  return {
    heads: hasOthers
      ? [
          { column: 0, text: 'Identification via databases and registers' },
          { column: 2, text: 'Identification via other methods' },
        ]
      : [],
    rows,
    arrows: arrowsOf(rows, sides.length),
    description: rows
      .flatMap(({ boxes }) => boxes)
      .flatMap(each => each?.lines.map(({ text }) => text) ?? [])
      .join('. '),
  }
}

const STAGES = ['Identification', 'Screening', 'Screening', 'Screening']

/** What goes on and what ends at each step of a side. */
function boxesOf(
  side: FlowSide,
  isOther: boolean,
  reasonNames: ReadonlyMap<string, string>,
): (FlowBox | null)[][] {
  const identified = isOther
    ? [say('Records identified from other methods', side.identified), ...parts(side.others)]
    : [
        say('Records identified from databases', total(side.databases)),
        ...parts(side.databases),
        say('Records identified from registers', total(side.registers)),
        ...parts(side.registers),
      ]
  const removed = box([
    { text: 'Records removed before screening', isPart: false },
    say('Duplicate records', side.duplicates, true),
  ])
  const excluded = side.reasons.map(({ reasonId, count }) =>
    say(reasonNames.get(reasonId) ?? 'No reason given', count, true),
  )
  const hasScreening = !isOther || side.toScreen > 0
  return [
    [box(identified), isOther && side.duplicates === 0 ? null : removed],
    hasScreening
      ? [
          box([
            say('Records screened', side.screened),
            ...open('Still to be decided', side.openByAbstract),
            ...open('Sought without this step', side.skipped),
          ]),
          box([say('Records excluded', side.excludedByAbstract)]),
        ]
      : [null, null],
    [
      box([
        say('Reports sought for retrieval', side.sought),
        ...open('Not in hand yet', side.openSought),
      ]),
      box([say('Reports not retrieved', side.notRetrieved)]),
    ],
    [
      box([
        say('Reports assessed for eligibility', side.assessed),
        ...open('In hand, still to be decided', side.openByFullText),
      ]),
      box([say('Reports excluded', side.excludedByFullText), ...excluded]),
    ],
  ]
}

/** Down each column that goes on, past steps that it has not, and to the right of each. */
function arrowsOf(rows: FlowPicture['rows'], sides: number): FlowPicture['arrows'] {
  const arrows: FlowPicture['arrows'] = []
  const last = rows.length - 1
  for (let side = 0; side < sides; side += 1) {
    const column = side * 2
    let above: number | null = null
    rows.slice(0, last).forEach(({ boxes }, row) => {
      if (boxes[column] === null) return
      if (above !== null) arrows.push({ from: `${above}/${column}`, to: `${row}/${column}` })
      if (boxes[column + 1] !== null) {
        arrows.push({ from: `${row}/${column}`, to: `${row}/${column + 1}` })
      }
      above = row
    })
    if (above !== null) arrows.push({ from: `${String(above)}/${column}`, to: `${last}/0` })
  }
  return arrows
}

function box(lines: FlowLine[]): FlowBox {
  return { lines }
}

function say(text: string, count: number, isPart = false): FlowLine {
  return { text: `${text} (n = ${count.toLocaleString('en-GB')})`, isPart }
}

function open(text: string, count: number): FlowLine[] {
  return count === 0 ? [] : [say(text, count, true)]
}

function parts(named: readonly NamedCount[]): FlowLine[] {
  return named.map(({ name, count }) => say(name, count, true))
}

function total(named: readonly NamedCount[]): number {
  return named.reduce((sum, { count }) => sum + count, 0)
}
