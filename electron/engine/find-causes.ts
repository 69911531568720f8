import type { Lineage } from '../../shared/contract/common.ts'
import type { Decision } from '../../shared/contract/decisions.ts'
import type { VersionDifference } from '../../shared/contract/theory-comparison.ts'
import type { Difference } from '../../shared/domain/compare-versions.ts'
import { listLineageIn, listReasons, listStepsOn, type Stretch } from '../db/repositories/causes.ts'
import { listDecisions } from '../db/repositories/decisions.ts'
import type { ReadableDb } from '../db/sql.ts'

type Causes = VersionDifference['causes']

/** How many steps of the journal are told with a difference, and pieces of evidence looked up in it. */
const MAX_STEPS = 5

/** For each difference what led to it in a stretch of time: decisions, lineage, the reason of a status, steps. */
export function findCauses(
  db: ReadableDb,
  differences: readonly Difference[],
  stretch: Stretch,
): Causes[] {
  const isIn = (at: string) => at > stretch.after && at <= stretch.until
  const decisions = groupDecisions(
    listDecisions(db).filter(({ at, recordedAt }) => isIn(at) || isIn(recordedAt)),
  )
  const lineage = groupLineage(listLineageIn(db, stretch))
  const reasons = listReasons(db)
  const touched = differences.flatMap((difference, owner) =>
    rowsOf(difference).map(([table, row]) => ({ owner, table, row })),
  )
  const steps = listStepsOn(db, touched, stretch)
  return differences.map((difference, index) => {
    const own = steps.get(index) ?? []
    const { id } = difference.thing
    return {
      decisions: [...new Set(aboutOf(difference).flatMap(each => decisions.get(each) ?? []))],
      lineage: lineage.get(id) ?? [],
      statusReason: reasonOf(difference, reasons.get(id)),
      steps: own.slice(0, MAX_STEPS),
      stepCount: own.length,
    }
  })
}

/** What a decision may be about that led to a difference, as `kind/id`. */
function aboutOf({ kind, thing, configurationIds, elementIds }: Difference): string[] {
  const own = thing.kind === 'link' ? [] : [`${thing.kind}/${thing.id}`]
  return [
    ...own,
    ...elementIds.map(id => `element/${id}`),
    ...(kind === 'link' ? configurationIds.map(id => `configuration/${id}`) : []),
  ]
}

/** The rows of the journal in which a difference would have been made. */
function rowsOf({ kind, thing, slotIds, gained, lost, configurationIds }: Difference) {
  const rows: [table: string, row: string][] = []
  const own = (table: string) => rows.push([table, thing.id])
  if (thing.kind === 'element') own('element')
  if (thing.kind === 'link') own('configuration_link')
  if (thing.kind === 'principle') {
    own('principle')
    for (const id of configurationIds) rows.push(['principle_configuration', `${thing.id}/${id}`])
  }
  if (thing.kind === 'configuration' && kind !== 'evidence') own('configuration')
  for (const id of slotIds) rows.push(['slot', id])
  if (kind === 'evidence') {
    for (const { id } of [...gained.slice(0, MAX_STEPS), ...lost.slice(0, MAX_STEPS)]) {
      rows.push(['evidence', id])
    }
  }
  return rows
}

function reasonOf(
  { kind, reason }: Difference,
  now: { status: string; reason: string } | undefined,
): string {
  if (kind === 'status') return reason
  const isOut = now?.status === 'rejected' || now?.status === 'merged'
  return kind === 'dropped' && isOut ? now.reason : ''
}

function groupDecisions(decisions: readonly Decision[]): Map<string, Decision[]> {
  const named = decisions.flatMap(decision =>
    decision.about.map(({ kind, id }) => ({ key: `${kind}/${id}`, decision })),
  )
  return new Map(
    [...Map.groupBy(named, ({ key }) => key)].map(([key, own]) => [
      key,
      own.map(({ decision }) => decision),
    ]),
  )
}

function groupLineage(entries: readonly Lineage[]): Map<string, Lineage[]> {
  const ends = entries.flatMap(entry => [
    { id: entry.fromId, entry },
    ...(entry.toId === entry.fromId ? [] : [{ id: entry.toId, entry }]),
  ])
  return new Map(
    [...Map.groupBy(ends, ({ id }) => id)].map(([id, own]) => [id, own.map(({ entry }) => entry)]),
  )
}
