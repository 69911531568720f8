import type { PrincipleRow } from '../../../shared/contract/principles.ts'
import { type Cell, type CellParagraph, paragraphs, plain } from '../../../shared/tables/table.ts'
import { readPrincipleTable } from '../../db/repositories/principle-table.ts'
import { getTheory } from '../../db/repositories/theories.ts'
import {
  type BuilderColumn,
  column,
  further,
  inParts,
  type TableBuilder,
  textCell,
} from './builder.ts'

/** Guiding principles: actions, what enables and what constrains, and where it comes from. */
export const principlesTable: TableBuilder<PrincipleRow> = {
  name: 'Guiding principles',
  options: ['theoryId', 'attribution'],
  columns: () => COLUMNS,
  groupings: () => [],
  gather(db, { theoryId }) {
    const rows = readPrincipleTable(db, { theoryId, offset: 0 })
    const name = theoryId === undefined ? null : getTheory(db, theoryId).name
    return {
      caption:
        name === null
          ? 'Lessons for practice, with what they rest on'
          : `Lessons for practice from the theory version “${name}”, with what they rest on`,
      notes: [],
      count: rows.length,
      batches: inParts(rows, 20),
    }
  },
}

type Entries = PrincipleRow['actions']

function entries(list: Entries): Cell {
  if (list.length === 0) return null
  return list.map(
    ({ text, citation }): CellParagraph => ({
      ...{ style: 'plain', text, attribution: citation.trim() === '' ? null : citation },
    }),
  )
}

function principleCell({ name, lesson }: PrincipleRow): Cell {
  const head: CellParagraph = { style: 'label', text: name, attribution: null }
  return lesson.trim() === '' ? [head] : [head, plain(lesson)]
}

/** Written citations first, then the titles of sources. */
function sourceTitles({ citation, sources }: PrincipleRow): Cell {
  const written = citation.trim() === '' ? [] : [citation]
  return paragraphs([...written, ...sources.map(({ title }) => title)])
}

const COLUMNS: BuilderColumn<PrincipleRow>[] = [
  column('principle', 'Guiding principle', principleCell, { share: 20 }),
  further('name', 'Name', row => row.name, { share: 16 }),
  further('lesson', 'Lesson', row => textCell(row.lesson), { share: 20 }),
  column('actions', 'Actions', row => entries(row.actions), { share: 22 }),
  column('enablingContexts', 'Enabling contexts', row => entries(row.enablingContexts), {
    share: 20,
  }),
  column('enablingMechanisms', 'Enabling mechanisms', row => entries(row.enablingMechanisms), {
    share: 20,
  }),
  further(
    'constrainingContexts',
    'Constraining contexts',
    row => entries(row.constrainingContexts),
    {
      share: 20,
    },
  ),
  further(
    'constrainingMechanisms',
    'Constraining mechanisms',
    row => entries(row.constrainingMechanisms),
    { share: 20 },
  ),
  further('unsorted', 'Other contexts and mechanisms', row => entries(row.unsorted), { share: 20 }),
  further('outcomes', 'Outcomes', row => entries(row.outcomes), { share: 18 }),
  further(
    'reflections',
    'Reflections of panels',
    row => paragraphs(row.reflections.map(({ workshop, text }) => `${workshop}: ${text}`)),
    { share: 20 },
  ),
  further('configurations', 'Configurations', row =>
    paragraphs(row.configurations.map(({ name }) => name)),
  ),
  column('sources', 'Sources', sourceTitles, { share: 18, tells: 'participant' }),
  further('sourceCount', 'Number of sources', row => row.sources.length, {
    ...{ kind: 'number', share: 8 },
  }),
  further(
    'otherSources',
    'Sources that only refine or challenge',
    row => paragraphs(row.otherSources.map(({ title }) => title)),
    { share: 16, tells: 'participant' },
  ),
]
