import type { InputOf, OutputOf, ProcedureName } from '../../shared/contract/contract.ts'
import { makeCodings, makeTranscript } from './corpus.ts'

type Call = <N extends ProcedureName>(name: N, input: InputOf<N>) => Promise<OutputOf<N>>

const SOURCES = 140
const CODES = 60
/** Of each researcher in each source. */
const CODINGS = 100

/**
 * Makes the open project a study that two researchers coded from end to end: 140 interviews of 9,000 words, each with 100
 * codings of either of them, of 60 codes. The second finds most of what the first did, at other edges. Gives their ids.
 */
export async function makeDoubleCoded(call: Call): Promise<string[]> {
  const codeIds: string[] = []
  for (let code = 1; code <= CODES; code += 1) {
    codeIds.push((await call('codes.create', { name: `Code ${code}` })).id)
  }
  const texts = Array.from({ length: SOURCES }, (_, index) => makeTranscript(index + 1, 9_000))
  const sources: { id: string; length: number }[] = []
  for (const [index, text] of texts.entries()) {
    const { id } = await call('sources.create', { title: `P${index + 1}`, text })
    sources.push({ id, length: text.length })
  }
  const [first] = await call('researchers.list', {})
  const second = await call('researchers.create', { name: 'Second coder' })
  const researcherIds = [first?.id ?? '', second.id]
  for (const [coder, researcherId] of researcherIds.entries()) {
    await call('researchers.switch', { researcherId })
    const byCode = Map.groupBy(
      sources.flatMap(({ id: sourceId, length }, source) =>
        makeCodings(source + 1, length, CODINGS).map(({ start, end }, at) => ({
          code: (at * 7 + source + (coder === 1 && at % 5 === 0 ? 1 : 0)) % CODES,
          passage: { sourceId, start, end: coder === 1 && end - start > 20 ? end - 9 : end },
        })),
      ),
      ({ code }) => code,
    )
    for (const [code, made] of byCode) {
      const passages = made.map(({ passage }) => passage)
      await call('codings.createMany', { passages, codeIds: [codeIds[code] ?? ''] })
    }
  }
  return researcherIds
}
