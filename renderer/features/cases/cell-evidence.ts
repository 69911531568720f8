import type { Case } from '../../../shared/contract/cases.ts'
import type { InputOf, OutputOf } from '../../../shared/contract/contract.ts'
import type { Evidence } from '../../../shared/contract/evidence.ts'
import type { Participant } from '../../../shared/contract/participants.ts'

/** What a matrix has columns of. */
export type MatrixBy = InputOf<'cases.matrix'>['by']

/** A matrix as the engine counts it. */
export type MatrixData = OutputOf<'cases.matrix'>

/** What is needed to say in which columns a passage counts. */
export interface Belonging {
  by: MatrixBy
  attributeId: string | null
  cases: readonly Case[]
  participants: readonly Participant[]
}

/**
 * The evidence that a cell counts: what is said on its configuration by those of its column, or by none of any column where
 * the column's id is null. It is the rule of `cases.matrix`, so that a cell opens just the passages that its numbers name.
 */
export function evidenceOf(
  columnId: string | null,
  evidence: readonly Evidence[],
  belonging: Belonging,
): Evidence[] {
  const idsOf = columnsOf(belonging)
  return evidence.filter(item => {
    const ids = idsOf(item)
    return columnId === null ? ids.length === 0 : ids.includes(columnId)
  })
}

type Columns = (item: Evidence) => readonly string[]

function columnsOf({ by, attributeId, cases, participants }: Belonging): Columns {
  const one = (id: string | null | undefined) => (id == null ? [] : [id])
  switch (by) {
    case 'group':
      return item => one(item.group)
    case 'participant':
      return item => one(item.participantId)
    case 'source':
      return item => [item.sourceId]
    case 'attribute': {
      const values = new Map(
        participants.map(({ id, values: all }) => [id, all[attributeId ?? '']]),
      )
      return item => one(values.get(item.participantId ?? ''))
    }
    case 'case':
      return ({ participantId, sourceId }) => {
        const own = cases.filter(({ participantIds }) =>
          participantIds.includes(participantId ?? ''),
        )
        const ofSource = cases.filter(({ sourceIds }) => sourceIds.includes(sourceId))
        return (own.length > 0 ? own : ofSource).map(({ id }) => id)
      }
  }
}
