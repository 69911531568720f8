import type { ReportOf } from '../../../shared/contract/reports.ts'
import type {
  Workshop,
  WorkshopItem,
  WorkshopResult,
  WorkshopTally,
} from '../../../shared/contract/workshops.ts'
import { countStances } from '../../../shared/domain/diverging-bars.ts'
import { ROLE_NAMES } from '../../../shared/domain/roles.ts'
import { tallyWorkshop } from '../../../shared/domain/tally-workshop.ts'
import {
  WORKSHOP_DECISION_NAMES,
  WORKSHOP_STANCE_NAMES,
  WORKSHOP_STANCES,
} from '../../../shared/domain/workshop.ts'
import { writtenDay } from '../../../shared/domain/written-day.ts'
import {
  countOf,
  heading,
  list,
  type Report,
  type ReportBlock,
  soft,
  text,
} from '../../../shared/reports/report.ts'
import { getProjectInfo } from '../../db/repositories/project.ts'
import { listWorkshopDecisions } from '../../db/repositories/workshop-decisions.ts'
import { listWorkshopResponses } from '../../db/repositories/workshop-responses.ts'
import { readWorkshop } from '../../db/repositories/workshops.ts'
import type { ReadableDb } from '../../db/sql.ts'
import { asOf } from './as-of.ts'

type Order = Extract<ReportOf, { what: 'workshop' }>
type Said = WorkshopResult['comments'][number]

/**
 * A workshop and what came of it: who took part, and for each item its words, the counts by group, what was said, the
 * reflections of the panel and what was decided. Facilitators' notes and quotes of the study are in none.
 */
export function workshopReport(db: ReadableDb, { workshopId, attribution }: Order): Report {
  const workshop = readWorkshop(db, workshopId)
  const decisions = listWorkshopDecisions(db, workshopId)
  const results = new Map(
    tallyWorkshop(workshop, listWorkshopResponses(db, workshopId)).map(result => [
      result.itemId,
      { ...result, decisions: decisions.get(result.itemId) ?? [] },
    ]),
  )
  const who = (said: Said) => nameOf(workshop, said, attribution)
  const date = asOf(db)
  return {
    ...{ title: `Workshop: ${workshop.name}`, date, isLandscape: false },
    blocks: [
      heading(1, workshop.name),
      soft(`${getProjectInfo(db).title}, as of ${writtenDay(date)}.`),
      ...aboutBlocks(workshop),
      ...workshop.rounds.flatMap(({ title, question, items }) => [
        heading(2, title),
        ...(question === '' ? [] : [text(question, 'Question: ')]),
        ...items.flatMap(item => itemBlocks(item, results.get(item.id), who, attribution)),
      ]),
    ],
  }
}

function aboutBlocks({ date, place, facilitators, purpose, groups }: Workshop): ReportBlock[] {
  const day = /^\d{4}-\d\d-\d\d$/.test(date) ? writtenDay(date) : date
  const facts: [string, string][] = [
    ['Held: ', [day, place].filter(part => part !== '').join(', ')],
    ['Facilitated by: ', facilitators],
    ['Purpose: ', purpose],
    [
      'Taking part: ',
      groups.map(({ name, size }) => (size === null ? name : `${name} (${size})`)).join(', '),
    ],
  ]
  return facts.flatMap(([lead, words]) => (words === '' ? [] : [text(words, lead)]))
}

function itemBlocks(
  item: WorkshopItem,
  result: WorkshopResult | undefined,
  who: (said: Said) => string,
  attribution: Order['attribution'],
): ReportBlock[] {
  if (result === undefined) return []
  const quoted = (said: readonly Said[]): ReportBlock[] =>
    said.map(each => ({ kind: 'quote', text: each.text, by: who(each) }))
  const section = (lead: string, blocks: ReportBlock[]): ReportBlock[] =>
    blocks.length === 0 ? [] : [text('', lead), ...blocks]
  return [
    heading(3, item.name),
    ...(item.wording === '' ? [] : [text(item.wording)]),
    ...countBlocks(result, attribution),
    ...section('What was said', quoted(result.comments)),
    ...section('How it would be worded', quoted(result.wordings)),
    ...section(
      'What is missing',
      result.elements.map(({ role, ...said }): ReportBlock => {
        return { kind: 'quote', text: `${ROLE_NAMES[role]}: ${said.text}`, by: who(said) }
      }),
    ),
    ...(item.reflection === '' ? [] : [text(item.reflection, 'Reflections of the panel: ')]),
    ...section(
      'What was decided',
      list(
        result.decisions.map(({ kind, reason, at }) => {
          const why = reason === '' ? '' : `: ${reason}`
          return `${WORKSHOP_DECISION_NAMES[kind]} (${writtenDay(at.slice(0, 10))})${why}`
        }),
      ),
    ),
  ]
}

/** Counts by group and in all; where nothing is told of groups, in all only. */
function countBlocks(result: WorkshopResult, attribution: Order['attribution']): ReportBlock[] {
  const all = { group: 'All', ...result }
  const groups = attribution === 'none' ? [] : result.byGroup
  const rows = [...groups, all].filter(row => countStances(row.stances) > 0)
  const table: ReportBlock = {
    kind: 'table',
    groupedBy: null,
    columns: [
      { key: 'group', label: 'Group', kind: 'text', share: 14 },
      ...WORKSHOP_STANCES.map(stance => ({
        ...{ key: stance, label: WORKSHOP_STANCE_NAMES[stance], kind: 'number' as const, share: 9 },
      })),
    ],
    rows: rows.map(({ group, stances }) => ({
      group: null,
      cells: [group, ...WORKSHOP_STANCES.map(stance => stances[stance])],
    })),
  }
  return [
    ...(rows.length === 0 ? [] : [table]),
    ...list([all, ...groups].flatMap(row => votesOf(row.group, row))),
  ]
}

function votesOf(group: string, { dots, meanRank, rankedBy }: WorkshopTally): string[] {
  const parts = [
    ...(dots > 0 ? [countOf(dots, 'dot')] : []),
    ...(meanRank === null
      ? []
      : [`rank ${meanRank.toFixed(1)} on average, by ${countOf(rankedBy, 'person', 'people')}`]),
  ]
  return parts.length === 0 ? [] : [`${group}: ${parts.join('; ')}`]
}

/** Who said something, as far as it is told. */
function nameOf(
  { groups }: Workshop,
  { groupId, person }: Said,
  attribution: Order['attribution'],
): string {
  if (attribution === 'none') return ''
  const group = groups.find(({ id }) => id === groupId)?.name ?? ''
  const parts = attribution === 'participant' ? [person, group] : [group]
  return parts.filter(part => part !== '').join(', ')
}
