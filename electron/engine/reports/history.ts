import { countOf, heading, type Report, soft } from '../../../shared/reports/report.ts'
import { writtenDay } from '../../../shared/domain/written-day.ts'
import { listHistory } from '../../db/repositories/history.ts'
import { getProjectInfo, listResearchers } from '../../db/repositories/project.ts'
import type { ReadableDb } from '../../db/sql.ts'
import { asOf } from './as-of.ts'

/** The most steps that are printed. */
const MOST_STEPS = 10_000

const STATE_WORDS = { done: '', undone: 'taken back', dropped: 'taken back, then overtaken' }

/** The newest steps of the journal, newest first. */
export function historyReport(db: ReadableDb): Report {
  const names = new Map(listResearchers(db).map(({ id, name }) => [id, name]))
  const steps = listHistory(db, MOST_STEPS)
  const { title: study } = getProjectInfo(db)
  const date = asOf(db)
  const column = (key: string, label: string, share: number) => ({
    ...({ key, label, kind: 'text', share } as const),
  })
  return {
    ...{ title: `History: ${study}`, date, isLandscape: false },
    blocks: [
      heading(1, 'History'),
      soft(
        `${countOf(steps.length, 'step')} of ${study}, newest first, as of ${writtenDay(date)}. Times are in UTC.`,
      ),
      {
        kind: 'table',
        columns: [
          column('at', 'When', 14),
          column('researcher', 'Who', 14),
          column('label', 'Step', 36),
          column('state', 'Now', 12),
        ],
        rows: steps.map(({ at, researcherId, label, state, kind }) => ({
          group: null,
          cells: [
            `${at.slice(0, 10)} ${at.slice(11, 16)}`,
            names.get(researcherId) ?? '',
            kind === 'undo' ? `Undo: ${label}` : kind === 'redo' ? `Redo: ${label}` : label,
            STATE_WORDS[state],
          ],
        })),
        groupedBy: null,
      },
    ],
  }
}
