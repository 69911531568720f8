import { AppError } from '../../../shared/domain/app-error.ts'
import { writtenDay } from '../../../shared/domain/written-day.ts'
import type { Condition } from '../../../shared/retrieval/condition.ts'
import { countOf, heading, type Report, soft, text } from '../../../shared/reports/report.ts'
import { listCodes } from '../../db/repositories/codes.ts'
import { listPassages } from '../../db/repositories/passages.ts'
import { getProjectInfo } from '../../db/repositories/project.ts'
import type { ReadableDb } from '../../db/sql.ts'
import { findCodings } from '../find-codings.ts'
import { asOf } from './as-of.ts'
import { quoteOf } from './quotes.ts'

/** The passages that fulfil a condition, source by source. Throws `invalid_input` where it cannot be taken as it stands. */
export function passagesReport(db: ReadableDb, where: Condition): Report {
  const { codings, problem } = findCodings(db, { where, sort: 'passage', offset: 0 })
  if (problem !== null) throw new AppError('invalid_input', problem.message)
  const names = new Map(listCodes(db).map(({ id, name }) => [id, name]))
  const byId = new Map(codings.map(coding => [coding.id, coding]))
  const passages = listPassages(db, [...byId.keys()])
  const { title: study } = getProjectInfo(db)
  const date = asOf(db)
  let source = ''
  return {
    ...{ title: `Passages: ${study}`, date, isLandscape: false },
    blocks: [
      heading(1, 'Passages'),
      soft(`${countOf(passages.length, 'passage')} of ${study}, as of ${writtenDay(date)}.`),
      ...passages.flatMap(passage => {
        const { codingId, sourceId, sourceTitle, roles } = passage
        const { codeIds = [], note = '' } = byId.get(codingId) ?? {}
        const codes = codeIds.flatMap(id => names.get(id) ?? [])
        const isOther = sourceId !== source
        source = sourceId
        const tags = [...(roles.length === 0 ? [] : [roles.join('/')]), ...codes].join(', ')
        return [
          ...(isOther ? [heading(2, sourceTitle)] : []),
          quoteOf(passage, tags),
          ...(note.trim() === '' ? [] : [text(note, 'Note:')]),
        ]
      }),
    ],
  }
}
