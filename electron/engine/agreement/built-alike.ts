import { mergeStretches, sweep } from '../../../shared/agreement/stretches.ts'
import type { OutputOf, ParsedInputOf } from '../../../shared/contract/contract.ts'
import type { TextRange } from '../../../shared/text/boundaries.ts'
import { listBuilders, listBuiltOn } from '../../db/repositories/compared-codings.ts'
import { getResearcher } from '../../db/repositories/project.ts'
import type { ReadableDb } from '../../db/sql.ts'

interface Built {
  id: string
  number: number
  title: string
  passages: number
  /** By source: what it leans on. */
  words: Map<string, TextRange[]>
}

/** Which configurations two researchers built from the same passages, those that share most first. */
export function listBuiltAlike(
  db: ReadableDb,
  { researcherIds, least }: ParsedInputOf<'agreement.configurations'>,
): OutputOf<'agreement.configurations'> {
  for (const id of researcherIds) getResearcher(db, id)
  const passages = Map.groupBy(listBuiltOn(db), ({ configurationId }) => configurationId)
  const builders = listBuilders(db)
  const [first = [], second = []] = researcherIds.map(researcherId =>
    builders
      .filter(each => each.researcherId === researcherId)
      .map(({ id, number, title }): Built => {
        const own = passages.get(id) ?? []
        const bySource = Map.groupBy(own, ({ sourceId }) => sourceId)
        const words = [...bySource].map(
          ([sourceId, ranges]) => [sourceId, mergeStretches(ranges)] as const,
        )
        return { id, number, title, passages: own.length, words: new Map(words) }
      }),
  )
  const pairs = first.flatMap(one =>
    second.flatMap(other => {
      const { shared, together } = compareWords(one, other)
      if (shared === 0 || shared / together < least) return []
      return [{ first: one, second: other, shared, together, overlap: shared / together }]
    }),
  )
  const paired = new Set(pairs.flatMap(pair => [pair.first.id, pair.second.id]))
  return {
    pairs: pairs
      .sort((a, b) => b.overlap - a.overlap || a.first.number - b.first.number)
      .map(pair => ({ ...pair, first: plain(pair.first), second: plain(pair.second) })),
    firstAlone: first.filter(({ id }) => !paired.has(id)).map(plain),
    secondAlone: second.filter(({ id }) => !paired.has(id)).map(plain),
  }
}

function compareWords(one: Built, other: Built): { shared: number; together: number } {
  let shared = 0
  let together = 0
  for (const sourceId of new Set([...one.words.keys(), ...other.words.keys()])) {
    const both = [one.words.get(sourceId) ?? [], other.words.get(sourceId) ?? []]
    sweep(both, (start, end, marks) => {
      together += end - start
      if (marks === 3) shared += end - start
    })
  }
  return { shared, together }
}

function plain({ id, number, title, passages }: Built) {
  return { id, number, title, passages }
}
