import type { Checklist, ChecklistEntry } from '../../../shared/contract/checklists.ts'
import { writtenDay } from '../../../shared/domain/written-day.ts'
import { CHECKLISTS, STATE_WORDS, type Standard } from '../../../shared/reports/checklists.ts'
import { heading, type Report, soft } from '../../../shared/reports/report.ts'
import type { TableRow } from '../../../shared/tables/table.ts'
import { paragraphs } from '../../../shared/tables/table.ts'
import { listEntries } from '../../db/repositories/checklists.ts'
import { countStudy } from '../../db/repositories/study-counts.ts'
import type { ReadableDb } from '../../db/sql.ts'
import { answersTo } from './answers.ts'

/** A reporting standard with what was entered and what in the project answers it. */
export function gatherChecklist(db: ReadableDb, standard: Standard): Checklist {
  const { name, citation, items } = CHECKLISTS[standard]
  const entries = listEntries(db, standard)
  const counts = countStudy(db)
  return {
    ...{ standard, name, citation },
    items: items.map(({ number, section, name: itemName, asks, answers }): ChecklistEntry => {
      const { state = 'open', place = '', note = '' } = entries.get(number) ?? {}
      return {
        ...{ number, section, name: itemName, asks, state, place, note },
        answers: answersTo(answers, counts),
      }
    }),
  }
}

/** A reporting standard as a document: a table as journals ask for it. */
export function checklistReport(
  { name, citation, items }: Checklist,
  study: string,
  date: string,
): Report {
  const column = (key: string, label: string, share: number) => ({
    ...({ key, label, kind: 'text', share } as const),
  })
  const done = items.filter(({ state }) => state === 'done').length
  const aside = items.filter(({ state }) => state === 'not-applicable').length
  return {
    ...{ title: `${name}: ${study}`, date, isLandscape: true },
    blocks: [
      heading(1, name),
      soft(
        `${study}. ${done} of ${items.length} items are reported${aside === 0 ? '' : `, ${aside} do not apply`}. As of ${writtenDay(date)}.`,
      ),
      {
        kind: 'table',
        columns: [
          column('number', 'No', 4),
          column('name', 'Item', 18),
          column('asks', 'What it asks for, in short', 28),
          column('state', 'Reported', 10),
          column('place', 'Page or section', 14),
          column('note', 'Note', 18),
          column('answers', 'In the project', 16),
        ],
        rows: items.map(writeRow),
        groupedBy: 'Section',
      },
      soft(`The standard, in full and with guidance: ${citation}`),
    ],
  }
}

function writeRow({
  number,
  section,
  name,
  asks,
  state,
  place,
  note,
  answers,
}: ChecklistEntry): TableRow {
  const found = answers.filter(({ count }) => count > 0).map(({ words }) => words)
  const cells = [String(number), name, asks, STATE_WORDS[state], place, note, paragraphs(found)]
  return { group: section, cells }
}
