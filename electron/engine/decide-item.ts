import type { OutputOf, ParsedInputOf } from '../../shared/contract/contract.ts'
import type { WorkshopItem } from '../../shared/contract/workshops.ts'
import { AppError } from '../../shared/domain/app-error.ts'
import type { DecisionTarget } from '../../shared/domain/realist.ts'
import { WORKSHOP_DECISION_NAMES, type WorkshopDecisionKind } from '../../shared/domain/workshop.ts'
import { mergeConfigurations, splitConfiguration } from '../db/repositories/configuration-merge.ts'
import { updateConfiguration } from '../db/repositories/configurations.ts'
import { insertDecision } from '../db/repositories/decisions.ts'
import { removePrinciple, updatePrinciple } from '../db/repositories/principles.ts'
import { insertCause } from '../db/repositories/workshop-decisions.ts'
import { getItem } from '../db/repositories/workshop-items.ts'
import { workshopOfRound } from '../db/repositories/workshop-rounds.ts'
import { readWorkshop } from '../db/repositories/workshops.ts'
import type { WritableDb } from '../db/sql.ts'

type Input = ParsedInputOf<'workshops.decide'>

/**
 * Decides on an item: records the decision with the workshop as its cause, and does to the configuration or the principle
 * what was decided, as the commands of its own would. Throws `not_found` where what the item is of is gone, and
 * `invalid_input` where the decision lacks what it needs or cannot be made on such an item.
 */
export function decideItem(
  db: WritableDb,
  input: Input,
  researcherId: string,
): OutputOf<'workshops.decide'> {
  const item = getItem(db, input.itemId)
  const { name: workshop } = readWorkshop(db, workshopOfRound(db, item.roundId))
  if (!item.isThere && input.kind !== 'keep') {
    throw new AppError('not_found', 'What this was about is no longer there. Nothing was changed.')
  }
  const reason = [`Workshop “${workshop}”.`, input.reason.trim()].join(' ').trim()
  const made = changeTheory(db, item, input, reason, researcherId)
  const { kind, itemId, consequence } = input
  const decisionId = insertDecision(
    db,
    {
      text: `${WORKSHOP_DECISION_NAMES[kind]}: ${item.name}, after the workshop “${workshop}”`,
      ...{ reason: input.reason, consequence },
      about: item.isThere ? [...aboutOf(item), ...made.map(configurationTarget)] : [],
    },
    researcherId,
  )
  insertCause(db, { decisionId, itemId, kind })
  // Last, so that the decision could still name it.
  if (kind === 'reject' && item.kind === 'principle') removePrinciple(db, idOf(item))
  return { decisionId, configurationIds: made }
}

/** Carries the decision out, as far as it changes anything; returns the ids of configurations that it leads to. */
function changeTheory(
  db: WritableDb,
  item: WorkshopItem,
  { kind, wording, parts, into }: Input,
  reason: string,
  researcherId: string,
): string[] {
  if (kind === 'keep' || kind === 'seek-evidence') return []
  if (item.kind === 'principle' && kind === 'reject') return []
  if (item.kind === 'principle' && kind === 'reword') {
    updatePrinciple(db, { principleId: idOf(item), lesson: needed(kind, wording) })
    return []
  }
  if (item.kind !== 'configuration') {
    throw new AppError(
      'invalid_input',
      'This can be decided on a configuration only. Nothing was changed.',
    )
  }
  const configurationId = idOf(item)
  switch (kind) {
    case 'reword':
      updateConfiguration(db, configurationId, { statement: needed(kind, wording) })
      return []
    case 'reject':
      updateConfiguration(db, configurationId, { status: 'rejected', statusReason: reason })
      return []
    case 'split': {
      const split = { configurationId, into: needed(kind, parts), isKept: false, reason }
      return splitConfiguration(db, split, researcherId)
    }
    case 'merge': {
      const target = needed(kind, into)
      const merge = { configurationIds: [configurationId], into: target, reason }
      mergeConfigurations(db, merge, researcherId)
      return [target]
    }
  }
}

const NEEDS: Partial<Record<WorkshopDecisionKind, string>> = {
  reword: 'Write the new wording',
  split: 'Choose the parts',
  merge: 'Choose the configuration that it is merged into',
}

function needed<T>(kind: WorkshopDecisionKind, given: T | undefined): T {
  if (given === undefined) {
    throw new AppError('invalid_input', `${NEEDS[kind] ?? kind}. Nothing was changed.`)
  }
  return given
}

function idOf({ thingId }: WorkshopItem): string {
  if (thingId === null) throw new Error('Only a diagram is of no one thing')
  return thingId
}

function aboutOf({ kind, thingId }: WorkshopItem): { kind: DecisionTarget; id: string }[] {
  if (thingId === null) return []
  return [{ kind: kind === 'diagram' ? 'theory' : kind, id: thingId }]
}

function configurationTarget(id: string): { kind: DecisionTarget; id: string } {
  return { kind: 'configuration', id }
}
