import { isInterviewer } from '../../../shared/text/speaker-labels.ts'
import { getParticipant } from '../../db/repositories/participants.ts'
import {
  correctTurn,
  getSpeaker,
  linkSpeaker,
  listSpeakers,
} from '../../db/repositories/speakers.ts'
import { currentVersion } from '../../db/repositories/sources.ts'
import type { AreaHandlers } from '../handlers.ts'

/** Speakers: the labels of a source's turns, and whom they stand for. */
export const speakerHandlers: AreaHandlers<'speakers'> = {
  'speakers.list': (db, { sourceId }) => {
    if (sourceId !== undefined) currentVersion(db, sourceId)
    return listSpeakers(db, sourceId)
  },
  'speakers.link': (db, { sourceId, label, participantId, isInterviewer: asks }) => {
    getSpeaker(db, sourceId, label)
    const who = participantId === null ? null : getParticipant(db, participantId)
    const isAsking = who === null && (asks ?? isInterviewer(label))
    linkSpeaker(db, { sourceId, label, participantId, isInterviewer: isAsking })
    const step = who
      ? `Link “${label}” to “${who.pseudonym}”`
      : isAsking
        ? `Mark “${label}” as an interviewer`
        : `Unlink “${label}”`
    return { value: getSpeaker(db, sourceId, label), label: step }
  },
  'speakers.correct': (db, { sourceId, turn, label }) => {
    correctTurn(db, sourceId, turn, label)
    return { value: getSpeaker(db, sourceId, label), label: `Give turn ${turn} to “${label}”` }
  },
}
