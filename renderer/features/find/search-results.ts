import type { SearchHit } from '../../../shared/contract/search.ts'
import { count, formatNumber } from '../../ui/format.ts'
import type { ResultGroup } from './ResultList.tsx'
import { type Found, MOST } from './use-hits.ts'

/** What a search came to, in a sentence or two. */
export function summarise(
  answer: Found['answer'],
  isOnlyTicked: boolean,
  tickedCount: number,
): string {
  if (isOnlyTicked) return `${count(tickedCount, 'passage')} ticked, from all searches.`
  if (answer === null) return 'Searching …'
  // What cannot be looked for was not looked for; the field says why.
  if (answer.problem !== null && answer.total === 0) return ''
  const places = count(answer.sources.filter(one => one.sourceId !== null).length, 'source')
  const number = count(answer.total, 'result')
  const all = `${answer.isAtLeast ? `At least ${number}` : number} in ${places}.`
  if (answer.total <= MOST) return all
  return `${all} The first ${formatNumber(MOST)} are shown: narrow the search to see the others.`
}

/** Hits by source, in the order of titles; what belongs to no source comes last. */
export function groupBySource(hits: readonly SearchHit[]): ResultGroup<SearchHit>[] {
  const groups = [...Map.groupBy(hits, ({ sourceId }) => sourceId)]
  return [...groups.filter(([id]) => id !== null), ...groups.filter(([id]) => id === null)].map(
    ([id, results]) => ({
      ...{ id: id ?? '', results },
      title: id === null ? 'Other writing' : (results[0]?.sourceTitle ?? ''),
    }),
  )
}
