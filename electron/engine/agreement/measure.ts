import { drawStudy, measure } from '../../../shared/agreement/measure.ts'
import { mergeStretches } from '../../../shared/agreement/stretches.ts'
import { layGrounds, type Marks, poolTallies, tallyMarks } from '../../../shared/agreement/tally.ts'
import type { OutputOf } from '../../../shared/contract/contract.ts'
import type { AgreementRow, Comparison } from '../../../shared/contract/agreement.ts'
import type { TextRange } from '../../../shared/text/boundaries.ts'
import type { ReadableDb } from '../../db/sql.ts'
import { type Compared, readCompared } from './compare.ts'

/** Stands for whatever was marked, with any role or code that is compared. */
const ANY = ''

/** How far researchers agree on each role or code, and over all of them. */
export function measureAgreement(db: ReadableDb, input: Comparison): OutputOf<'agreement.measure'> {
  const compared = readCompared(db, input)
  const { researcherIds, unit } = input
  const grounds = layGrounds(
    compared.sources.map(({ continuum, isCoded }) => ({ ...continuum, isCoded })),
    researcherIds.length,
  )
  const draws = drawStudy(grounds)
  const marks = marksByLabel(compared)
  const tallies = compared.labels.map(({ id }) => tallyMarks(grounds, marks.get(id) ?? []))
  const row = (
    kind: AgreementRow['kind'],
    id: string,
    name: string,
    tally: ReturnType<typeof tallyMarks>,
  ): AgreementRow => {
    const { only, ...found } = measure(grounds, tally, draws, unit !== 'character')
    const byCoder = only.map((units, coder) => ({
      ...{ researcherId: researcherIds[coder] ?? '', units },
    }))
    return { kind, id, name, ...found, only: byCoder }
  }
  const rows = compared.labels.map(({ id, name }, index) =>
    row(input.kind, id, name, tallies[index] ?? tallyMarks(grounds, [])),
  )
  if (rows.length > 1) {
    rows.push(row('all', '', 'All together', poolTallies(grounds, tallies)))
    rows.push(row('any', '', 'Marked at all', tallyMarks(grounds, marks.get(ANY) ?? [])))
  }
  return {
    ...{ researcherIds, unit, rows },
    sourceIds: compared.sources.map(({ continuum }) => continuum.source.id),
    drawnFrom: grounds.isBySource ? 'sources' : 'turns',
  }
}

/** What each researcher marked in each source with each label, in units. */
function marksByLabel({ sources, labels, coderOf, labelsOf }: Compared): Map<string, Marks[]> {
  const chosen = new Set(labels.map(({ id }) => id))
  const marks = new Map<string, Marks[]>()
  for (const [source, { codings, continuum }] of sources.entries()) {
    const found = new Map<string, TextRange[][]>()
    const add = (label: string, coder: number, range: TextRange) => {
      let coders = found.get(label)
      if (coders === undefined) {
        coders = Array.from(coderOf, () => [])
        found.set(label, coders)
      }
      coders[coder]?.push(range)
    }
    for (const coding of codings) {
      const given = labelsOf(coding).filter(label => chosen.has(label))
      const range = given.length === 0 ? null : continuum.place(coding.start, coding.end)
      if (range === null) continue
      const coder = coderOf.get(coding.researcherId) ?? 0
      for (const label of given) add(label, coder, range)
      add(ANY, coder, range)
    }
    for (const [label, coders] of found) {
      const known = marks.get(label) ?? []
      known.push({ source, coders: coders.map(mergeStretches) })
      marks.set(label, known)
    }
  }
  return marks
}
