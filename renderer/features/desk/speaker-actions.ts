import type { Speaker } from '../../../shared/contract/participants.ts'
import { act, sayUndoable } from '../../store/act.ts'
import { announce, type SpeakerScope } from './desk-store.ts'
import type { DeskSession } from './session.ts'
import type { SpeakerPlace } from './speaker-place.ts'

/** Gives words to a speaker, as far as the scope says. */
export async function giveToSpeaker(
  { source: { id: sourceId } }: DeskSession,
  { block: { start, turn, speaker } }: SpeakerPlace,
  scope: SpeakerScope,
  label: string,
): Promise<void> {
  if (scope === 'all' && speaker !== null) {
    const renamed = await act('speakers.rename', { sourceId, label: speaker, newLabel: label })
    if (renamed && speaker !== label) sayUndoable(`Every turn of “${speaker}” is “${label}” now.`)
  } else if (scope === 'turn' && turn !== null) {
    const given = await act('speakers.correct', { sourceId, turn, label })
    if (given) announce(`Turn ${turn}: ${label}`)
  } else {
    const begun = await act('speakers.beginTurn', { sourceId, at: start, label })
    if (begun) announce(`${label} begins to speak here`)
  }
}

/** Takes a turn back into the one above. */
export async function takeBack(
  { source: { id: sourceId } }: DeskSession,
  { block: { turn } }: SpeakerPlace,
): Promise<void> {
  if (turn === null) return
  const goesOn = await act('speakers.joinTurn', { sourceId, turn })
  if (goesOn === undefined) return
  announce(goesOn === null ? 'Nobody speaks here' : `${goesOn.label} goes on here`)
}

/** Says that a speaker asks, or does not. */
export async function markAsking(
  { sourceId, label, participantId, isInterviewer }: Speaker,
  asks: boolean,
): Promise<void> {
  if (isInterviewer === asks) return
  const marked = await act('speakers.link', {
    ...{ sourceId, label, isInterviewer: asks },
    participantId: asks ? null : participantId,
  })
  if (!marked) return
  sayUndoable(asks ? `“${label}” is an interviewer now.` : `“${label}” is no interviewer now.`)
}
