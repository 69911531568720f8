import { AppError } from '../../shared/domain/app-error.ts'
import type { Block } from '../../shared/text/source-draft.ts'
import { isInterviewer } from '../../shared/text/speaker-labels.ts'
import {
  type KnownSpeaker,
  listKnownSpeakers,
  removeKnownSpeakers,
} from '../db/repositories/known-speakers.ts'
import { linkSpeaker } from '../db/repositories/speakers.ts'
import type { WritableDb } from '../db/sql.ts'

/**
 * Lets what is known of speakers follow their labels, turn by turn. Two labels that become one are one speaker from then
 * on. Throws `duplicate` where they were two participants; a label that is `nobody` is theirs only
 * as long as it is one person's.
 */
export function renameSpeakers(
  db: WritableDb,
  sourceId: string,
  blocks: readonly Block[],
  renamed: ReadonlyMap<number, string>,
  nobody: string | null,
): void {
  const known = new Map(listKnownSpeakers(db, sourceId).map(row => [row.label, row]))
  const formerLabels = new Map<string, Set<string>>()
  for (const { turn, speaker } of blocks) {
    if (turn === null || speaker === null) continue
    const label = renamed.get(turn) ?? speaker
    formerLabels.set(label, (formerLabels.get(label) ?? new Set()).add(speaker))
  }
  const gone = blocks.flatMap(({ speaker }) =>
    speaker === null || formerLabels.has(speaker) ? [] : [speaker],
  )
  removeKnownSpeakers(db, sourceId, new Set(gone))
  for (const [label, former] of formerLabels) {
    if (former.size === 1 && former.has(label)) continue
    const who = [...former].map(each => known.get(each) ?? byItself(each))
    if (label === nobody && !isOnePerson(who)) {
      removeKnownSpeakers(db, sourceId, [label])
      continue
    }
    linkSpeaker(db, { sourceId, label, ...becomeOne(who, label) })
  }
}

function byItself(label: string): KnownSpeaker {
  return { label, participantId: null, isInterviewer: isInterviewer(label) }
}

function isOnePerson(who: readonly KnownSpeaker[]): boolean {
  return new Set(who.map(each => each.participantId ?? each.isInterviewer)).size === 1
}

function becomeOne(who: readonly KnownSpeaker[], label: string) {
  const participants = new Set(who.flatMap(({ participantId }) => participantId ?? []))
  const [participantId = null] = participants
  if (participants.size > 1) {
    throw new AppError(
      'duplicate',
      `Two speakers of one source who are different participants would both be called “${label}”. Nothing was changed. Give the two names different replacements.`,
    )
  }
  const asks = participantId === null && who.every(each => each.isInterviewer)
  return { participantId, isInterviewer: asks }
}
