import { BLACKOUT } from '../../../shared/text/redact.ts'
import {
  findOwnWords,
  isOwnWords,
  type OwnWords,
  ownWords,
} from '../../../shared/text/own-words.ts'
import { listAnchors, removeCoding } from '../../db/repositories/codings.ts'
import { removeMemo } from '../../db/repositories/memos.ts'
import { getParticipant, removeParticipant } from '../../db/repositories/participants.ts'
import { removeSource } from '../../db/repositories/sources.ts'
import { listSpeakers } from '../../db/repositories/speakers.ts'
import { readText } from '../../db/repositories/texts.ts'
import {
  hasAny,
  hasSource,
  listEvidenceIdsOn,
  listMemosOnlyOn,
  listStretches,
  type SpokenStretch,
  unlinkMemos,
} from '../../db/repositories/withdrawals.ts'
import { listWrittenTexts, writeText } from '../../db/repositories/written-texts.ts'
import type { ReadableDb, WritableDb } from '../../db/sql.ts'
import { redactSource } from '../redact-source.ts'
import { findMentions, type Mention, namesOf } from './mentions.ts'

/** What is erased of a participant: found once in the project, and done there and in its backups. */
export interface Erasure {
  participantId: string
  sources: {
    sourceId: string
    /** What they are called there. */
    labels: string[]
    /** Nobody else speaks there but interviewers. */
    isWhole: boolean
  }[]
  /** All they said, in any version of any text. */
  own: OwnWords
  /** What others may call them. */
  names: string[]
}

/** What of what others say and write is to stay. */
export interface Spared {
  note: (note: NoteStretch) => boolean
  /** A place where others speak of them. */
  mentionsAt: (place: string) => boolean
}

/** A stretch of what researchers wrote. */
export interface NoteStretch {
  place: string
  placeName: string
  start: number
  found: string
}

/** Finds what is theirs. */
export function planErasure(db: ReadableDb, participantId: string): Erasure {
  const theirs = listSpeakers(db).filter(speaker => speaker.participantId === participantId)
  const sources = [...Map.groupBy(theirs, ({ sourceId }) => sourceId)].map(([sourceId, own]) => {
    const labels = own.map(({ label }) => label)
    const isWhole = listSpeakers(db, sourceId).every(
      ({ label, isInterviewer }) => isInterviewer || labels.includes(label),
    )
    return { sourceId, labels, isWhole }
  })
  const said = sources.flatMap(source =>
    stretchesOf(db, source).map(({ textHash, start, end }) =>
      readText(db, textHash).slice(start, end),
    ),
  )
  const names = namesOf(db, participantId, getParticipant(db, participantId).pseudonym)
  return { participantId, sources, own: ownWords(said), names }
}

type ErasedSource = Erasure['sources'][number]

/** What they say in a source, in all versions; of a source that goes, all that interviewers do not say. */
function stretchesOf(db: ReadableDb, { sourceId, labels, isWhole }: ErasedSource): SpokenStretch[] {
  const interviewers = listSpeakers(db, sourceId).filter(({ isInterviewer }) => isInterviewer)
  return listStretches(db, sourceId).filter(({ speaker }) =>
    isWhole
      ? !interviewers.some(({ label }) => label === speaker)
      : speaker !== null && labels.includes(speaker),
  )
}

/** Their turns in the present text of a source. */
export function turnsOf(db: ReadableDb, source: ErasedSource): SpokenStretch[] {
  return stretchesOf(db, source).filter(({ isCurrent, start, end }) => isCurrent && start < end)
}

/** The passages that go with them: of a source that goes all, otherwise those without words of another participant. */
export function codingsOf(db: ReadableDb, source: ErasedSource, own: OwnWords): string[] {
  const anchors = listAnchors(db, source.sourceId)
  if (source.isWhole) return anchors.map(({ id }) => id)
  const turns = turnsOf(db, source)
  const interviewers = listSpeakers(db, source.sourceId).filter(each => each.isInterviewer)
  const others = listStretches(db, source.sourceId).filter(
    ({ isCurrent, speaker }) =>
      isCurrent &&
      speaker !== null &&
      !source.labels.includes(speaker) &&
      !interviewers.some(({ label }) => label === speaker),
  )
  const touches = (stretches: readonly SpokenStretch[], at: { start: number; end: number }) =>
    stretches.some(({ start, end }) => start < at.end && end > at.start)
  return anchors
    .filter(each =>
      each.isOrphan ? isOwnWords(each.quote, own) : touches(turns, each) && !touches(others, each),
    )
    .map(({ id }) => id)
}

/** Memos that are about nothing else than what goes. */
export function memosOf(db: ReadableDb, erasure: Erasure, codingIds: readonly string[]) {
  return listMemosOnlyOn(db, targetsOf(db, erasure, codingIds))
}

function targetsOf(db: ReadableDb, erasure: Erasure, codingIds: readonly string[]): string[] {
  const whole = erasure.sources.filter(({ isWhole }) => isWhole).map(({ sourceId }) => sourceId)
  return [erasure.participantId, ...whole, ...codingIds, ...listEvidenceIdsOn(db, codingIds)]
}

/** What researchers wrote with their words in it; leaves out places that go anyway, by their row's id. */
export function findInNotes(
  db: ReadableDb,
  own: OwnWords,
  isGone: (rowId: string) => boolean,
): NoteStretch[] {
  return listWrittenTexts(db).flatMap(({ place, placeName, text }) => {
    if (isGone(rowIdOf(place))) return []
    return findOwnWords(text, own).map(({ start, end }) => {
      return { place, placeName, start, found: text.slice(start, end) }
    })
  })
}

/** Where others speak of them, in what stays; what is theirs by its words is none of it. */
export function mentionsOf(
  db: ReadableDb,
  { participantId, sources, names }: Erasure,
  notes: readonly NoteStretch[],
  isGone: (rowId: string) => boolean,
): Mention[] {
  const erased = new Map(sources.map(source => [source.sourceId, source]))
  const found = findMentions(db, names, sourceId => {
    const source = erased.get(sourceId)
    if (source === undefined) return []
    return source.isWhole
      ? null
      : turnsOf(db, source).map(({ from, end }) => ({ start: from, end }))
  })
  return found.filter(
    ({ place, start, end }) =>
      !place.includes(participantId) &&
      !isGone(rowIdOf(place)) &&
      !notes.some(
        note => note.place === place && note.start < end && note.start + note.found.length > start,
      ),
  )
}

function rowIdOf(place: string): string {
  return place.slice(place.indexOf(':') + 1).split('/')[0] ?? ''
}

/** What was erased, by counts. */
export interface Erased {
  sources: number
  turns: number
  codings: number
  evidence: number
  memos: number
  notes: number
  mentions: number
  mentionsLeft: number
}

/** Erases a participant from a project or a backup of it; what it lacks is passed over. */
export function erase(
  db: WritableDb,
  erasure: Erasure,
  researcherId: string,
  spared: Spared,
): Erased {
  const sources = erasure.sources.filter(({ sourceId }) => hasSource(db, sourceId))
  const codingIds = sources.flatMap(source => codingsOf(db, source, erasure.own))
  const targets = targetsOf(db, erasure, codingIds)
  const memos = listMemosOnlyOn(db, targets)
  for (const { id } of memos) removeMemo(db, id)
  unlinkMemos(db, targets)
  const evidence = codingIds.reduce((sum, id) => sum + removeCoding(db, id), 0)
  const { participantId, own } = erasure
  const notes = findInNotes(db, own, () => false).filter(note => !spared.note(note))
  const mentions = mentionsOf(db, { ...erasure, sources }, notes, () => false)
  const [left, going] = partition(mentions, ({ place }) => spared.mentionsAt(place))
  const turns = eraseTurns(db, sources, going, researcherId)
  if (hasParticipant(db, participantId)) removeParticipant(db, participantId)
  const written = going.flatMap(({ place, sourceId, start, end }) =>
    sourceId === null ? [{ place, start, end }] : [],
  )
  blackOut(db, [
    ...notes
      .filter(({ place }) => !place.includes(participantId))
      .map(({ place, start, found }) => ({ place, start, end: start + found.length })),
    ...written,
  ])
  return {
    ...{ sources: sources.filter(({ isWhole }) => isWhole).length, turns },
    ...{ codings: codingIds.length, evidence, memos: memos.length, notes: notes.length },
    ...{ mentions: going.length, mentionsLeft: left.length },
  }
}

/** Removes whole sources; of others blacks out their turns, and where others speak of them. Returns how many turns went. */
function eraseTurns(
  db: WritableDb,
  sources: readonly ErasedSource[],
  mentions: readonly Mention[],
  researcherId: string,
): number {
  const passages = new Map<string, { start: number; end: number }[]>()
  for (const { sourceId, start, end } of mentions) {
    if (sourceId !== null)
      passages.set(sourceId, [...(passages.get(sourceId) ?? []), { start, end }])
  }
  let turns = 0
  for (const source of sources) {
    const own = turnsOf(db, source)
    turns += own.length
    if (source.isWhole) removeSource(db, source.sourceId)
    else {
      // With their label: it may be their name.
      const theirs = own.map(({ from, end }) => ({ start: from, end }))
      passages.set(source.sourceId, [...theirs, ...(passages.get(source.sourceId) ?? [])])
    }
  }
  for (const [sourceId, each] of passages) {
    if (each.length > 0) redactSource(db, { sourceId, passages: each }, researcherId)
  }
  return turns
}

function partition<T>(items: readonly T[], isFirst: (item: T) => boolean): [T[], T[]] {
  return [items.filter(isFirst), items.filter(item => !isFirst(item))]
}

function hasParticipant(db: ReadableDb, participantId: string): boolean {
  return hasAny(db, participantId, [])
}

function blackOut(
  db: WritableDb,
  stretches: readonly { place: string; start: number; end: number }[],
): void {
  const texts = new Map(listWrittenTexts(db).map(({ place, text }) => [place, text]))
  for (const [place, own] of Map.groupBy(stretches, each => each.place)) {
    let text = texts.get(place)
    if (text === undefined) continue
    for (const { start, end } of own.toSorted((a, b) => b.start - a.start)) {
      text = text.slice(0, start) + BLACKOUT + text.slice(end)
    }
    writeText(db, place, text)
  }
}
