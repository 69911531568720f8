import type { Mark } from '../../../shared/diagram/drawing.ts'
import type { MeasureText } from '../../../shared/diagram/scene.ts'
import { WORKSHOP_STANCE_NAMES, WORKSHOP_STANCES } from '../../../shared/domain/workshop.ts'
import { sheetOf } from '../../../shared/reports/paper.ts'
import type { PackItem, PackRound, WorkshopPack } from '../../../shared/workshop/pack.ts'
import type { FORM_PAPERS } from '../../../shared/workshop/pack-choice.ts'
import {
  type Across,
  box,
  chunk,
  heightOf,
  MOST_LINES,
  paragraph,
  ring,
  type Row,
  rule,
  setLines,
  SOFT,
  wrap,
} from './voting-rows.ts'

/** Pages of one size, in points. */
export interface VotingPages {
  width: number
  height: number
  pages: Mark[][]
}

const [BODY, SMALL, TITLE, HEADING] = [10.5, 8.5, 17, 13]
const PAD = 8
/** A box to tick, and the column it stands in. */
const [TICK, COLUMN] = [15, 52]

/**
 * Voting sheets to be copied, one for each person: who they are here as, each item with a box a stance, a number to give or
 * dots to share out. Nothing stands on them but the wording of items and what is asked.
 */
export function votingPages(
  pack: WorkshopPack,
  paper: (typeof FORM_PAPERS)[number],
  measure: MeasureText,
): VotingPages {
  const { width, height, margin } = sheetOf(paper, 'portrait', false)
  const across: Across = { left: margin, width: width - 2 * margin, measure }
  const rows = [
    ...opening(pack, across),
    ...pack.rounds.flatMap(round => ofRound(round, pack, across)),
  ]
  const bottom = height - margin - 2 * SMALL
  const pages = paginate(rows, margin, bottom)
  return {
    ...{ width, height },
    pages: pages.map((marks, index) => {
      const place = `${index + 1} of ${pages.length}`
      const [title = ''] = wrap(pack.title, across.width - 60, SMALL, 400, measure)
      const y = height - margin - SMALL
      const right = width - margin - measure(place, SMALL, 400)
      return [
        ...marks,
        ...setLines([title], margin, y, SMALL, { fill: SOFT }),
        ...setLines([place], right, y, SMALL, { fill: SOFT }),
      ]
    }),
  }
}

/** Puts rows on pages; headings of columns stand again, and a heading is never the last of its page. */
function paginate(rows: readonly Row[], top: number, bottom: number): Mark[][] {
  const pages: Mark[][] = [[]]
  let y = top
  rows.forEach((row, index) => {
    let needed = row.height
    for (let next = index; rows[next]?.keepsWithNext === true; next += 1) {
      needed += rows[next + 1]?.height ?? 0
    }
    if (y + needed > bottom && y > top) {
      pages.push([])
      y = top
      if (row.head !== undefined) {
        pages.at(-1)?.push(...row.head.draw(y))
        y += row.head.height
      }
    }
    pages.at(-1)?.push(...row.draw(y))
    y += row.height
  })
  return pages
}

function opening({ title, intro, groups, asksName }: WorkshopPack, across: Across): Row[] {
  const { left, width, measure } = across
  const name: Row = {
    height: 30,
    draw: y => [
      ...setLines(['What to call me, if you like:'], left, y + 4, BODY),
      rule(left + 140, y + 18, width - 140, SOFT),
    ],
  }
  return [
    ...paragraph(title, TITLE, across, { weight: 600, after: 8 }),
    ...paragraph(intro, BODY, across, { after: 10 }),
    ...(groups.length === 0 ? [] : groupRows(groups, left, width, measure)),
    ...(asksName ? [name] : []),
  ]
}

/** A box a group, as many to a line as fit. */
function groupRows(
  groups: WorkshopPack['groups'],
  left: number,
  width: number,
  measure: MeasureText,
): Row[] {
  const line = heightOf(1, BODY) + 5
  let [x, lineNumber] = [0, 0]
  const places = groups.map(group => {
    const [name = ''] = wrap(group.name, width - TICK - 6, BODY, 400, measure)
    const own = TICK + 6 + measure(name, BODY, 400)
    if (x > 0 && x + own > width) [x, lineNumber] = [0, lineNumber + 1]
    const place = { name, x: left + x, dy: (lineNumber + 1) * line }
    x += own + 18
    return place
  })
  return [
    {
      height: (lineNumber + 2) * line + 8,
      draw: y => [
        ...setLines(['I am here as'], left, y, BODY, { weight: 600 }),
        ...places.flatMap(place => [
          box(place.x, y + place.dy, TICK - 3),
          ...setLines([place.name], place.x + TICK + 2, y + place.dy - 1, BODY),
        ]),
      ],
    },
  ]
}

function ofRound(round: PackRound, pack: WorkshopPack, across: Across): Row[] {
  const { title, question, kind, dots } = round
  const asked = question.trim() || ASKED[kind](dots)
  const head = kind === 'respond' ? stanceHead(across) : undefined
  return [
    { height: 12, draw: () => [], keepsWithNext: true },
    ...paragraph(title, HEADING, across, { weight: 600, after: 3 }),
    ...paragraph(asked, BODY, across, { fill: SOFT, after: 5 }).map(row => ({
      ...{ ...row, keepsWithNext: true },
    })),
    ...(head === undefined ? [] : [{ ...head, keepsWithNext: true }]),
    ...round.items.flatMap((item, index) =>
      ofItem(item, index, round, pack, across).map(row => ({ ...row, ...(head && { head }) })),
    ),
  ]
}

const ASKED: Record<PackRound['kind'], (dots: number) => string> = {
  respond: () => 'How far does this fit with your experience? Tick one box in each row.',
  rank: () => 'Put a number in each box: 1 for what matters most.',
  dots: dots => `You have ${dots} dots. Fill more circles for what matters more.`,
  discuss: () => 'What do you think?',
}

/** The stances over their columns. */
function stanceHead({ left, width, measure }: Across): Row {
  const names = WORKSHOP_STANCES.map(stance =>
    wrap(WORKSHOP_STANCE_NAMES[stance], COLUMN - 6, SMALL, 600, measure),
  )
  const most = Math.max(...names.map(lines => lines.length))
  const height = heightOf(most, SMALL) + 8
  return {
    height,
    draw: y => [
      ...names.flatMap((lines, index) => {
        const middle = columnMiddle(left, width, index)
        const top = y + heightOf(most - lines.length, SMALL) + 2
        return setLines(lines, middle, top, SMALL, { weight: 600, anchor: 'middle' })
      }),
      rule(left, y + height - 1, width, SOFT),
    ],
  }
}

function columnMiddle(left: number, width: number, index: number): number {
  return left + width - (WORKSHOP_STANCES.length - index - 0.5) * COLUMN
}

/** An item; one that is longer than a page goes on in rows without boxes. */
function ofItem(
  item: PackItem,
  index: number,
  { kind, dots }: PackRound,
  { asks }: WorkshopPack,
  { left, width, measure }: Across,
): Row[] {
  const lead = kind === 'rank' ? 40 : 22
  const tail = kind === 'respond' ? WORKSHOP_STANCES.length * COLUMN + 10 : 0
  const room = width - lead - tail
  const lines = wrap(item.text, room, BODY, 400, measure)
  const asked = wrap(item.question, room, SMALL, 400, measure)
  const number = kind === 'rank' ? [] : [`${index + 1}`]
  const parts = chunk(lines.length === 0 ? [''] : lines, MOST_LINES)
  return parts.map((part, nth) => {
    const isLast = nth === parts.length - 1
    const textHeight = heightOf(part.length, BODY)
    const question = nth === 0 ? asked : []
    const words = textHeight + heightOf(question.length, SMALL)
    const writing = isLast ? linesToWriteOn(kind, asks.comment) : 0
    const circles = isLast && kind === 'dots' ? circleRows(dots, room) : []
    const extra = writing * 22 + circles.length * 20
    const height = Math.max(words, nth === 0 ? TICK + 6 : 0) + extra + 2 * PAD
    return {
      height,
      draw: y => [
        ...(nth === 0 ? setLines(number, left, y + PAD, BODY, { weight: 600 }) : []),
        ...(nth === 0 && kind === 'rank' ? [box(left, y + PAD, 28, 22)] : []),
        ...setLines(part, left + lead, y + PAD, BODY),
        ...setLines(question, left + lead, y + PAD + textHeight, SMALL, { fill: SOFT }),
        ...(nth === 0 && kind === 'respond'
          ? WORKSHOP_STANCES.map((_stance, column) =>
              box(columnMiddle(left, width, column) - TICK / 2, y + PAD, TICK),
            )
          : []),
        ...circles.flatMap((count, row) =>
          Array.from({ length: count }, (_, nthCircle) =>
            ring(left + lead + 7 + nthCircle * 20, y + height - extra - PAD + 12 + row * 20, 6.5),
          ),
        ),
        ...Array.from({ length: writing }, (_, each) =>
          rule(left + lead, y + height - PAD - (writing - each - 1) * 22, width - lead, SOFT),
        ),
        ...(isLast ? [rule(left, y + height - 0.5, width)] : []),
      ],
    }
  })
}

function linesToWriteOn(kind: PackRound['kind'], asksComment: boolean): number {
  if (kind === 'discuss') return 6
  return kind === 'respond' && asksComment ? 2 : 0
}

/** How many circles stand in each row of them. */
function circleRows(dots: number, room: number): number[] {
  const perRow = Math.max(1, Math.floor(room / 20))
  return chunk(Array.from({ length: dots }), perRow).map(row => row.length)
}
