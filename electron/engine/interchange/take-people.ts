import { type AttributeType, parseValue } from '../../../shared/domain/attributes.ts'
import { nameKey } from '../../../shared/domain/participant-plan.ts'
import { guidKey, type NotCarried } from '../../../shared/interchange/foreign.ts'
import type {
  ForeignProject,
  ForeignVariable,
} from '../../../shared/interchange/foreign-project.ts'
import { insertAttribute, listAttributes } from '../../db/repositories/attributes.ts'
import { findForeign, keepForeign } from '../../db/repositories/foreign-ids.ts'
import {
  listParticipants,
  storeParticipant,
  storeValues,
} from '../../db/repositories/participants.ts'
import { linkSpeaker, listSpeakers } from '../../db/repositories/speakers.ts'
import type { WritableDb } from '../../db/sql.ts'
import { GROUP } from '../../export/refi/people.ts'

/** How many participants and attributes were new. */
interface TakenPeople {
  participants: number
  attributes: number
}

/** The variable that this program writes for the group that a participant belongs to. */
export const GROUP_KEY = guidKey(GROUP)

/** Takes cases as participants, with variables as attributes. One whose GUID or name is here is filled in. */
export function takePeople(
  db: WritableDb,
  { cases, variables, origin }: ForeignProject,
  sourceIdOf: ReadonlyMap<string, string>,
  notCarried: NotCarried[],
): TakenPeople {
  const known = variables.filter(({ guid }) => guid !== GROUP_KEY)
  const attributes = takeAttributes(db, { cases, variables: known, origin })
  const byName = new Map(listParticipants(db).map(({ id, pseudonym }) => [nameKey(pseudonym), id]))
  const taken = new Set<string>()
  let participants = 0
  for (const one of cases) {
    const here = findForeign(db, 'participant', one.guid)
    const named = byName.get(nameKey(one.name))
    let id = here ?? (named !== undefined && !taken.has(named) ? named : undefined)
    if (id === undefined) {
      const pseudonym = freeName(byName, one.name)
      const group = one.values[GROUP_KEY]
      const told = { pseudonym, note: one.description, ...(group !== undefined && { group }) }
      id = storeParticipant(db, told)
      byName.set(nameKey(pseudonym), id)
      participants += 1
    }
    taken.add(id)
    keepForeign(db, { kind: 'participant', guid: one.guid, thingId: id, origin })
    const values: Record<string, string> = {}
    for (const [guid, written] of Object.entries(one.values)) {
      if (guid === GROUP_KEY) continue
      const attribute = attributes.ofGuid.get(guid)
      const parsed = attribute === undefined ? null : parseValue(attribute, written)
      if (
        attribute !== undefined &&
        parsed !== null &&
        'value' in parsed &&
        parsed.value !== null
      ) {
        values[attribute.id] = parsed.value
      } else {
        const reason = `A value does not fit the attribute${attribute === undefined ? '' : ` “${attribute.name}”`}.`
        notCarried.push({ what: 'VariableValue', name: one.name, reason })
      }
    }
    storeValues(db, id, values)
    linkSpeakers(
      db,
      id,
      one.name,
      one.sourceGuids.flatMap(guid => sourceIdOf.get(guid) ?? []),
    )
  }
  return { participants, attributes: attributes.created }
}

/** A speaker is a case where the label is its name, or where nobody else answers in its only source. */
function linkSpeakers(
  db: WritableDb,
  participantId: string,
  name: string,
  sourceIds: readonly string[],
): void {
  for (const sourceId of sourceIds) {
    const answering = listSpeakers(db, sourceId).filter(one => !one.isInterviewer)
    // Linked when it came in before, or by somebody here.
    if (answering.some(one => one.participantId === participantId)) continue
    const free = answering.filter(one => one.participantId === null)
    const named = free.find(({ label }) => nameKey(label) === nameKey(name))
    const only = answering.length === 1 && sourceIds.length === 1 ? free[0] : undefined
    const speaker = named ?? only
    if (speaker === undefined) continue
    linkSpeaker(db, { sourceId, label: speaker.label, participantId, isInterviewer: false })
  }
}

const TYPES: Readonly<Record<string, AttributeType>> = {
  ...{ Boolean: 'boolean', Integer: 'number', Float: 'number', Date: 'date' },
}

function takeAttributes(
  db: WritableDb,
  { cases, variables, origin }: Pick<ForeignProject, 'cases' | 'variables' | 'origin'>,
) {
  let created = 0
  const idOf = variables.map((variable): [string, string] => {
    const { guid, name } = variable
    const known =
      findForeign(db, 'attribute', guid) ??
      listAttributes(db).find(one => nameKey(one.name) === nameKey(name))?.id
    if (known === undefined) created += 1
    const type = typeFor(variable, cases)
    const id = known ?? insertAttribute(db, { name: name === '' ? 'Variable' : name, type })
    keepForeign(db, { kind: 'attribute', guid, thingId: id, origin })
    return [guid, id]
  })
  const attributes = new Map(listAttributes(db).map(one => [one.id, one]))
  const ofGuid = new Map(
    idOf.flatMap(([guid, id]) => {
      const attribute = attributes.get(id)
      return attribute === undefined ? [] : [[guid, attribute] as const]
    }),
  )
  return { created, ofGuid }
}

/** The type that the file says, where all its values fit it; else text. */
function typeFor({ guid, type }: ForeignVariable, cases: ForeignProject['cases']): AttributeType {
  const said = TYPES[type] ?? 'text'
  const rule = { type: said, choices: [] }
  const fits = cases.every(({ values }) => {
    const written = values[guid]
    return written === undefined || 'value' in parseValue(rule, written)
  })
  return fits ? said : 'text'
}

function freeName(names: ReadonlyMap<string, string>, name: string): string {
  let free = name
  for (let number = 2; names.has(nameKey(free)); number++) free = `${name} (${number})`
  return free
}
