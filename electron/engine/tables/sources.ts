import type { Speaker } from '../../../shared/contract/participants.ts'
import type { SourceSummary } from '../../../shared/contract/sources.ts'
import { type Cell, paragraphs } from '../../../shared/tables/table.ts'
import { listParticipants } from '../../db/repositories/participants.ts'
import { listResearchers } from '../../db/repositories/project.ts'
import { listSources } from '../../db/repositories/sources.ts'
import { listSpeakers } from '../../db/repositories/speakers.ts'
import {
  type BuilderColumn,
  column,
  further,
  groupNotes,
  inParts,
  isChosenGroup,
  type TableBuilder,
} from './builder.ts'
import { SOURCE_KIND_NAMES } from './words.ts'

interface Row {
  /** Place by title, from 1: what a source is called where its title would tell too much. */
  number: number
  source: SourceSummary
  /** Without those who ask. */
  speakers: Speaker[]
  participants: string[]
  researchers: string[]
}

const NO_GROUP = 'No group'

/** What the sources are: the table of characteristics. */
export const sourcesTable: TableBuilder<Row> = {
  name: 'Sources',
  options: ['groups', 'attribution'],
  columns: () => COLUMNS,
  groupings: () => [
    {
      ...{ key: 'group', label: 'Stakeholder group', tells: 'group', order: [], none: NO_GROUP },
      of: ({ source }) => (source.group === null ? [] : [source.group]),
    },
    {
      ...{ key: 'kind', label: 'Kind', tells: 'nothing', none: 'No kind' },
      order: Object.values(SOURCE_KIND_NAMES),
      of: ({ source }) => [SOURCE_KIND_NAMES[source.kind]],
    },
  ],
  gather(db, options) {
    const sources = listSources(db)
    const speakers = Map.groupBy(
      listSpeakers(db).filter(speaker => !speaker.isInterviewer),
      ({ sourceId }) => sourceId,
    )
    const pseudonyms = new Map(listParticipants(db).map(({ id, pseudonym }) => [id, pseudonym]))
    const researchers = new Map(listResearchers(db).map(({ id, name }) => [id, name]))
    const rows = sources
      .map((source, index): Row => {
        const own = speakers.get(source.id) ?? []
        const people = own.flatMap(each => pseudonyms.get(each.participantId ?? '') ?? [])
        return {
          ...{ number: index + 1, source, speakers: own, participants: [...new Set(people)] },
          researchers: source.researcherIds.flatMap(id => researchers.get(id) ?? []),
        }
      })
      .filter(({ source }) => isChosenGroup(options, source.group))
    return {
      caption: 'Characteristics of the sources',
      notes: groupNotes(options),
      count: rows.length,
      batches: inParts(rows, 100),
    }
  },
}

const count = { kind: 'number', share: 7 } as const
/** A share of 1 as a percentage with one decimal place. */
const percent = ({ source }: Row): Cell => Math.round(source.codedShare * 1_000) / 10

const COLUMNS: BuilderColumn<Row>[] = [
  column('number', 'No.', row => row.number, { ...count, share: 5 }),
  column('title', 'Title', row => row.source.title, { share: 22, tells: 'participant' }),
  column('kind', 'Kind', row => SOURCE_KIND_NAMES[row.source.kind], { share: 10 }),
  column('group', 'Group', row => row.source.group, { share: 10, tells: 'group' }),
  further('participants', 'Participants', row => paragraphs(row.participants), {
    ...{ share: 12, tells: 'participant' },
  }),
  column('words', 'Words', row => row.source.wordCount, count),
  column('turns', 'Turns', row => row.source.turnCount, count),
  column('speakerCount', 'Speakers', row => row.speakers.length, { ...count, share: 8 }),
  further('speakers', 'Who speaks', row => paragraphs(row.speakers.map(({ label }) => label)), {
    ...{ share: 12, tells: 'participant' },
  }),
  column('codings', 'Codings', row => row.source.codingCount, { ...count, share: 8 }),
  column('codedShare', 'Coded (%)', percent, { ...count, share: 8 }),
  further('researchers', 'Coded by', row => paragraphs(row.researchers)),
  further('added', 'Added', row => row.source.createdAt.slice(0, 10), { kind: 'date', share: 10 }),
  further('format', 'Format', row => row.source.format, { share: 7 }),
  further('fileName', 'File', row => row.source.originalName, { share: 14, tells: 'participant' }),
]
