import type { OutputOf } from '../../../shared/contract/contract.ts'
import type { SearchHit } from '../../../shared/contract/search.ts'
import { writtenDay } from '../../../shared/domain/written-day.ts'
import { countOf, heading, type Report, soft } from '../../../shared/reports/report.ts'
import { getProjectInfo } from '../../db/repositories/project.ts'
import type { ReadableDb } from '../../db/sql.ts'
import { asOf } from './as-of.ts'

/** What a search found, place by place, each with the words around it. */
export function searchReport(
  db: ReadableDb,
  query: string,
  { hits, total, isAtLeast }: OutputOf<'search.find'>,
): Report {
  const { title: study } = getProjectInfo(db)
  const date = asOf(db)
  const all = `${isAtLeast ? 'at least ' : ''}${countOf(total, 'place')}`
  const first = hits.length < total ? `The first ${hits.length} of ${all}` : all
  let place = ''
  return {
    ...{ title: `Search: ${study}`, date, isLandscape: false },
    blocks: [
      heading(1, `Search for: ${query}`),
      soft(`${first} in ${study}, as of ${writtenDay(date)}.`),
      ...hits.flatMap(hit => {
        const isOther = hit.placeName !== place
        place = hit.placeName
        return [
          ...(isOther ? [heading(2, hit.placeName)] : []),
          {
            ...{ kind: 'quote' as const, by: speakerOf(hit) },
            text: `${hit.before === '' ? '' : '… '}${hit.before}${hit.found}${hit.after} …`,
          },
        ]
      }),
    ],
  }
}

function speakerOf({ participant, speaker, group }: SearchHit): string {
  return [...new Set([participant ?? speaker, group])].filter(part => part !== null).join(', ')
}
