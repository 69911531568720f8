import { AppError } from '../../../shared/domain/app-error.ts'
import { nameKey } from '../../../shared/domain/participant-plan.ts'
import { blockIndexAt } from '../../../shared/text/block-index.ts'
import { beginTurn, giveTurn, joinTurn, renameSpeaker } from '../../../shared/text/correct-turns.ts'
import { addSpeaker, possibleSpeakers } from '../../../shared/text/possible-speakers.ts'
import type { Block } from '../../../shared/text/source-draft.ts'
import { isInterviewer } from '../../../shared/text/speaker-labels.ts'
import { getParticipant } from '../../db/repositories/participants.ts'
import {
  getSpeaker,
  linkSpeaker,
  listSpeakers,
  moveSpeaker,
  saveSpeakers,
} from '../../db/repositories/speakers.ts'
import { currentVersion, getSourceWithText } from '../../db/repositories/sources.ts'
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
  'speakers.markInterviewer': (db, { label }) => {
    const key = nameKey(label)
    const found = listSpeakers(db).filter(
      one => nameKey(one.label) === key && one.participantId === null && !one.isInterviewer,
    )
    if (found.length === 0) {
      throw new AppError('not_found', 'Nobody of this name is left to be marked as an interviewer.')
    }
    for (const { sourceId, label: written } of found) {
      linkSpeaker(db, { sourceId, label: written, participantId: null, isInterviewer: true })
    }
    const sources = new Set(found.map(({ sourceId }) => sourceId)).size
    const where = sources === 1 ? '' : ` in ${sources} sources`
    return { value: { sources }, label: `Mark “${label}” as an interviewer${where}` }
  },
  'speakers.correct': (db, { sourceId, turn, label }) => {
    const { blocks } = getSourceWithText(db, sourceId)
    requireTurn(blocks, sourceId, turn)
    saveSpeakers(db, sourceId, blocks, giveTurn(blocks, turn, label))
    return { value: getSpeaker(db, sourceId, label), label: `Give turn ${turn} to “${label}”` }
  },
  'speakers.rename': (db, { sourceId, label, newLabel }) => {
    const from = getSpeaker(db, sourceId, label)
    const known = listSpeakers(db, sourceId).find(speaker => speaker.label === newLabel)
    if (label !== newLabel) {
      const { blocks } = getSourceWithText(db, sourceId)
      saveSpeakers(db, sourceId, blocks, renameSpeaker(blocks, label, newLabel))
      moveSpeaker(db, from, { label: newLabel, known })
    }
    const step = known
      ? `Make “${label}” one with “${newLabel}”`
      : `Rename “${label}” “${newLabel}”`
    return { value: getSpeaker(db, sourceId, newLabel), label: step }
  },
  'speakers.beginTurn': (db, { sourceId, at, label }) => {
    const { text, blocks } = getSourceWithText(db, sourceId)
    const index = at < text.length ? blockIndexAt(blocks, at) : -1
    if (index === -1) {
      throw new AppError('invalid_range', 'There is no paragraph at that place of the text.', {
        length: text.length,
      })
    }
    saveSpeakers(db, sourceId, blocks, beginTurn(text, blocks, index, label))
    return { value: getSpeaker(db, sourceId, label), label: `Begin a turn of “${label}”` }
  },
  'speakers.joinTurn': (db, { sourceId, turn }) => {
    const { blocks } = getSourceWithText(db, sourceId)
    const first = requireTurn(blocks, sourceId, turn)
    const joined = joinTurn(blocks, turn)
    saveSpeakers(db, sourceId, blocks, joined)
    const who = joined[first]?.speaker ?? null
    return {
      value: who === null ? null : getSpeaker(db, sourceId, who),
      label:
        who === null ? `Take the speaker off turn ${turn}` : `Let “${who}” go on in turn ${turn}`,
    }
  },
  'speakers.possible': (db, { sourceId }) => {
    const { text, blocks } = getSourceWithText(db, sourceId)
    return possibleSpeakers(text, blocks)
  },
  'speakers.add': (db, { sourceId, label }) => {
    const { text, blocks } = getSourceWithText(db, sourceId)
    saveSpeakers(db, sourceId, blocks, addSpeaker(text, blocks, label))
    return { value: getSpeaker(db, sourceId, label), label: `Make “${label}” a speaker` }
  },
}

/** Where a turn begins among the blocks. Throws `not_found`. */
function requireTurn(blocks: readonly Block[], sourceId: string, turn: number): number {
  const first = blocks.findIndex(block => block.turn === turn)
  if (first === -1) {
    throw new AppError('not_found', `There is no turn ${turn} in that source.`, { sourceId, turn })
  }
  return first
}
