import { isCodeLabel, isKnownSpeaker } from '../text/speaker-labels.ts'

interface NamedSpeaker {
  sourceId: string
  sourceTitle: string
  label: string
  isInterviewer: boolean
}

/** A speaker, and who is known to speak. */
interface Speaking {
  label: string
  participantId: string | null
  isInterviewer: boolean
}

/**
 * The pseudonym to offer for a speaker. A name or code (`Anna`, `P07`) is one person wherever it stands; `Participant` or
 * `Speaker 2` is somebody else in every source, so there the source's title tells who it is.
 */
export function nameSpeaker(speaker: NamedSpeaker, all: readonly NamedSpeaker[]): string {
  const { sourceId, sourceTitle, label } = speaker
  if (!isKnownSpeaker(label) || isCodeLabel(label)) return label
  const answering = all.filter(other => other.sourceId === sourceId && !other.isInterviewer)
  return (answering.length > 1 ? `${sourceTitle}, ${label}` : sourceTitle).slice(0, 500)
}

/** True of a speaker who may be made a participant. One whose label was blacked out is nobody to be known. */
export function isNobodyYet(speaker: Speaking): boolean {
  const { participantId, isInterviewer, label } = speaker
  return participantId === null && !isInterviewer && !/^█+$/.test(label)
}
