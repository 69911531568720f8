import { heading, type Report, soft } from '../../../shared/reports/report.ts'
import { writtenDay } from '../../../shared/domain/written-day.ts'
import { getProjectInfo, listResearchers } from '../../db/repositories/project.ts'
import { listProtection } from '../../db/repositories/protection.ts'
import type { ReadableDb } from '../../db/sql.ts'
import { asOf } from './as-of.ts'

/** What was replaced and blacked out, when and by whom; never which name stood there. */
export function protectionReport(db: ReadableDb): Report {
  const { title: study } = getProjectInfo(db)
  const names = new Map(listResearchers(db).map(({ id, name }) => [id, name]))
  const date = asOf(db)
  const column = (key: string, label: string, share: number) => ({
    ...({ key, label, kind: 'text', share } as const),
  })
  return {
    ...{ title: `Log of protection: ${study}`, date, isLandscape: false },
    blocks: [
      heading(1, 'Log of protection'),
      soft(
        `${study}, as of ${writtenDay(date)}. The names that were replaced are not in it. Times are in UTC.`,
      ),
      {
        kind: 'table',
        columns: [
          column('at', 'When', 12),
          column('step', 'Step', 10),
          column('source', 'Where', 18),
          column('now', 'Stands there now', 16),
          { ...column('count', 'Times', 6), kind: 'number' },
          column('researcher', 'Who', 12),
        ],
        rows: listProtection(db).map(entry => ({
          group: null,
          cells: [
            `${entry.at.slice(0, 10)} ${entry.at.slice(11, 16)}`,
            entry.kind === 'pseudonym' ? 'Pseudonym' : 'Black-out',
            entry.sourceTitle ?? 'Notes, titles and statements',
            entry.replacement,
            entry.count,
            names.get(entry.researcherId) ?? '',
          ],
        })),
        groupedBy: null,
      },
    ],
  }
}
