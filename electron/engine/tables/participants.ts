import type { Attribute, Participant } from '../../../shared/contract/participants.ts'
import type { TableOptions } from '../../../shared/contract/tables.ts'
import { type Cell, paragraphs } from '../../../shared/tables/table.ts'
import { listAttributes } from '../../db/repositories/attributes.ts'
import { listParticipants } from '../../db/repositories/participants.ts'
import { attributeCell, attributeKey, KIND_OF_TYPE, summarise } from './attribute-columns.ts'
import {
  type BuilderColumn,
  column,
  further,
  groupNotes,
  inParts,
  isChosenGroup,
  type TableBuilder,
  textCell,
} from './builder.ts'

/** One participant; all of a group, or all, where less is told than who they are. */
interface Row {
  people: Participant[]
  group: string | null
}

const NO_GROUP = 'No group'
const byName = new Intl.Collator('en', { numeric: true })

/**
 * Who took part: by pseudonym with what is known of each, or where less is to be told by group with what is known of all
 * in it, as in the demographic table of a paper.
 */
export const participantsTable: TableBuilder<Row> = {
  name: 'Participants',
  options: ['groups', 'attribution'],
  columns: db => columnsOf(listAttributes(db)),
  groupings: () => [
    {
      ...{ key: 'group', label: 'Stakeholder group', tells: 'participant', order: [] },
      none: NO_GROUP,
      of: ({ group }) => (group === null ? [] : [group]),
    },
  ],
  gather(db, options) {
    const people = listParticipants(db).filter(({ group }) => isChosenGroup(options, group))
    const rows = rowsOf(people, options)
    return {
      caption:
        options.attribution === 'participant' ? 'Who took part' : 'Who took part, in numbers',
      notes: [...groupNotes(options), ...countNotes(people, options)],
      count: rows.length,
      batches: inParts(rows, 100),
    }
  },
}

function rowsOf(people: Participant[], { attribution }: TableOptions): Row[] {
  if (attribution === 'participant') {
    return people.map(person => ({ people: [person], group: person.group }))
  }
  if (attribution === 'none') return people.length === 0 ? [] : [{ people, group: null }]
  return inGroups(people).map(([group, own]) => ({ people: own, group }))
}

/** By the names of groups; those without one last. */
function inGroups(people: readonly Participant[]): [string | null, Participant[]][] {
  return [...Map.groupBy(people, ({ group }) => group)].sort(([a], [b]) =>
    a === null || b === null ? Number(a === null) - Number(b === null) : byName.compare(a, b),
  )
}

function countNotes(people: readonly Participant[], { attribution }: TableOptions): string[] {
  const groups = inGroups(people).map(([group, own]) => `${group ?? NO_GROUP} ${own.length}`)
  const all = `${people.length} in all`
  return [
    attribution === 'none' || groups.length === 0 ? `${all}.` : `${all}: ${groups.join(', ')}.`,
  ]
}

function columnsOf(attributes: readonly Attribute[]): BuilderColumn<Row>[] {
  const only = ({ people }: Row, { attribution }: TableOptions) =>
    attribution === 'participant' ? people[0] : undefined
  const sum = ({ people }: Row) => people.reduce((all, { codingCount }) => all + codingCount, 0)
  return [
    column('participant', 'Participant', row => row.people[0]?.pseudonym ?? null, {
      ...{ share: 14, tells: 'participant' },
    }),
    column('group', 'Group', row => row.group, { share: 14, tells: 'group' }),
    {
      ...column<Row>('people', 'Number', row => row.people.length, { kind: 'number', share: 8 }),
      appliesTo: ({ attribution }) => attribution !== 'participant',
    },
    ...attributes.map(attribute =>
      column<Row>(
        attributeKey(attribute),
        attribute.name,
        (row, options): Cell => {
          const person = only(row, options)
          if (person !== undefined) return attributeCell(attribute, person.values[attribute.id])
          return summarise(
            attribute,
            row.people.map(({ values }) => values[attribute.id]),
          )
        },
        { kind: KIND_OF_TYPE[attribute.type], share: 12 },
      ),
    ),
    column('sources', 'Sources', row => sourcesOf(row).length, { kind: 'number', share: 8 }),
    further('sourceTitles', 'Speaks in', row => paragraphs(sourcesOf(row)), {
      ...{ share: 16, tells: 'participant' },
    }),
    column('codings', 'Codings', sum, { kind: 'number', share: 8 }),
    further('note', 'Note', row => textCell(row.people[0]?.note), {
      ...{ share: 20, tells: 'participant' },
    }),
  ]
}

function sourcesOf({ people }: Row): string[] {
  return [...new Set(people.flatMap(({ speakers }) => speakers.map(each => each.sourceTitle)))]
}
