import type { Participant, Speaker } from '../../../shared/contract/participants.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { isNobodyYet, nameSpeaker } from '../../../shared/domain/name-speaker.ts'
import {
  nameKey,
  type ParticipantTable,
  planParticipants,
} from '../../../shared/domain/participant-plan.ts'
import { listAttributes } from '../../db/repositories/attributes.ts'
import {
  getParticipant,
  insertParticipant,
  listParticipants,
  removeParticipant,
  setValue,
  updateParticipant,
} from '../../db/repositories/participants.ts'
import { getSpeaker, linkSpeaker, listSpeakers } from '../../db/repositories/speakers.ts'
import type { ReadableDb, WritableDb } from '../../db/sql.ts'
import type { AreaHandlers } from '../handlers.ts'
import { readParticipantFiles } from '../participant-files.ts'
import { storeParticipants } from '../store-participants.ts'
import { countValues, MOST_CELLS, TOO_MANY_CELLS } from '../survey-plan.ts'

/** Participants: the people of the study, by pseudonym. */
export const participantHandlers: AreaHandlers<'participants'> = {
  'participants.list': db => listParticipants(db),
  'participants.create': (db, { values, speakers, ...fields }) => {
    const id = insertParticipant(db, fields)
    for (const [attributeId, value] of Object.entries(values ?? {})) {
      setValue(db, id, attributeId, value)
    }
    for (const { sourceId, label } of speakers ?? []) link(db, getSpeaker(db, sourceId, label), id)
    return outcome(db, id, pseudonym => `Add participant “${pseudonym}”`)
  },
  'participants.fromSpeakers': db => {
    const value = makeParticipants(db)
    const who = value.linked === 1 ? '1 speaker' : `${value.linked} speakers`
    return { value, label: `Make participants of ${who}` }
  },
  'participants.update': (db, { participantId, ...fields }) => {
    getParticipant(db, participantId)
    updateParticipant(db, participantId, fields)
    return outcome(db, participantId, pseudonym => `Change participant “${pseudonym}”`)
  },
  'participants.remove': (db, { participantId }) => {
    const { pseudonym } = getParticipant(db, participantId)
    const unlinkedSpeakers = removeParticipant(db, participantId)
    return { value: { unlinkedSpeakers }, label: `Remove participant “${pseudonym}”` }
  },
  'participants.setValue': (db, { participantId, attributeId, value }) => {
    getParticipant(db, participantId)
    setValue(db, participantId, attributeId, value)
    const { name } = listAttributes(db, attributeId)[0] ?? { name: '' }
    return outcome(db, participantId, pseudonym => `Set “${name}” of “${pseudonym}”`)
  },
  'participants.preview': async (_db, { files }, session) => {
    const tables = await readParticipantFiles(session, files)
    return plan(session.db(), tables)
  },
  'participants.import': {
    async prepare({ files }, session) {
      const tables = await readParticipantFiles(session, files)
      return db => importTables(db, tables)
    },
  },
}

function outcome(db: ReadableDb, id: string, name: (pseudonym: string) => string) {
  const value: Participant = getParticipant(db, id)
  return { value, label: name(value.pseudonym) }
}

function link(db: WritableDb, { sourceId, label }: Speaker, participantId: string): void {
  linkSpeaker(db, { sourceId, label, participantId, isInterviewer: false })
}

function plan(db: ReadableDb, tables: readonly ParticipantTable[]) {
  const known = { participants: listParticipants(db), attributes: listAttributes(db) }
  return planParticipants(tables, known)
}

function importTables(db: WritableDb, tables: readonly ParticipantTable[]) {
  const planned = plan(db, tables)
  if (countValues(planned) > MOST_CELLS) {
    throw new AppError('too_large', `${TOO_MANY_CELLS} Nothing was imported.`)
  }
  const { participants, problems } = planned
  const { created, updated, createdAttributes } = storeParticipants(db, planned)
  const people = participants.length === 1 ? '1 participant' : `${participants.length} participants`
  return { value: { created, updated, createdAttributes, problems }, label: `Import ${people}` }
}

/** Makes a participant of every speaker that is none yet and does not interview; a known name is linked instead. */
export function makeParticipants(db: WritableDb): { created: number; linked: number } {
  const known = new Map(listParticipants(db).map(({ id, pseudonym }) => [nameKey(pseudonym), id]))
  const speakers = listSpeakers(db)
  const unknown = speakers.filter(isNobodyYet)
  let created = 0
  for (const speaker of unknown) {
    const pseudonym = nameSpeaker(speaker, speakers)
    const group = speaker.sourceGroup
    const id = known.get(nameKey(pseudonym)) ?? insertParticipant(db, { pseudonym, group })
    if (!known.has(nameKey(pseudonym))) created += 1
    known.set(nameKey(pseudonym), id)
    link(db, speaker, id)
  }
  return { created, linked: unknown.length }
}
