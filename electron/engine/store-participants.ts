import { nameKey, type ParticipantPlan } from '../../shared/domain/participant-plan.ts'
import { insertAttribute } from '../db/repositories/attributes.ts'
import {
  storeParticipant,
  storeValues,
  updateParticipant,
} from '../db/repositories/participants.ts'
import type { WritableDb } from '../db/sql.ts'

/** What became of a plan; `ids` are the participants' by the key of their pseudonym. */
export interface StoredParticipants {
  ids: Map<string, string>
  created: number
  updated: number
  createdAttributes: number
}

/** Writes participants as they were planned in the same transaction: new ones are added, others filled in. */
export function storeParticipants(
  db: WritableDb,
  { columns, participants }: ParticipantPlan,
): StoredParticipants {
  const attributes = columns.filter(column => column.becomes === 'attribute')
  const attributeIds = new Map(
    attributes.map(({ header: name, attributeId, type, choices }) => [
      name,
      attributeId ?? insertAttribute(db, { name, type, choices }),
    ]),
  )
  const ids = new Map<string, string>()
  for (const { participantId, pseudonym, group, values } of participants) {
    const id = participantId ?? storeParticipant(db, { pseudonym, group })
    ids.set(nameKey(pseudonym), id)
    if (participantId !== null && group !== null) updateParticipant(db, id, { group })
    const given = Object.entries(values).flatMap(([name, value]) => {
      const attributeId = attributeIds.get(name)
      return attributeId === undefined ? [] : [[attributeId, value] as const]
    })
    if (given.length > 0) storeValues(db, id, Object.fromEntries(given))
  }
  const created = participants.filter(one => one.participantId === null).length
  return {
    ids,
    created,
    updated: participants.length - created,
    createdAttributes: attributes.filter(one => one.attributeId === null).length,
  }
}
