import { currentVersion, listSources } from '../../db/repositories/sources.ts'
import { listSpeakers } from '../../db/repositories/speakers.ts'
import { readText } from '../../db/repositories/texts.ts'
import { listWrittenTexts } from '../../db/repositories/written-texts.ts'
import type { ReadableDb } from '../../db/sql.ts'

/** Where others speak of somebody: in the text of a source, or in what researchers wrote. Offsets are UTF-16 code units. */
export interface Mention {
  place: string
  placeName: string
  /** Null where it is in what researchers wrote. */
  sourceId: string | null
  start: number
  end: number
  /** The words around it. */
  excerpt: string
}

interface Stretch {
  start: number
  end: number
}

/** So many characters either side of a name tell who is meant. */
const EXCERPT = 40

/** What somebody is called in this project and nobody else is: the pseudonym, and labels of speakers. */
export function namesOf(db: ReadableDb, participantId: string, pseudonym: string): string[] {
  const speakers = listSpeakers(db)
  const theirs = speakers.filter(each => each.participantId === participantId)
  const others = speakers.filter(each => each.participantId !== participantId)
  const ofOthers = new Set(others.map(({ label }) => label.toLowerCase()))
  const labels = theirs.map(({ label }) => label).filter(each => !ofOthers.has(each.toLowerCase()))
  return [...new Set([pseudonym, ...labels])].filter(name => /[\p{L}\p{N}]{2}/u.test(name))
}

/** Finds names in all texts, as whole words; `goesIn` says what of a source's text goes anyway, null where all of it does. */
export function findMentions(
  db: ReadableDb,
  names: readonly string[],
  goesIn: (sourceId: string) => readonly Stretch[] | null,
): Mention[] {
  if (names.length === 0) return []
  const inSources = listSources(db).flatMap(({ id, title }) => {
    const gone = goesIn(id)
    if (gone === null) return []
    const about = { place: `source.text:${id}`, placeName: `The text of “${title}”`, sourceId: id }
    const text = readText(db, currentVersion(db, id).textHash)
    return placesOf(text, names)
      .filter(at => !gone.some(({ start, end }) => start < at.end && end > at.start))
      .map(at => ({ ...about, ...at }))
  })
  const written = listWrittenTexts(db).flatMap(({ place, placeName, text }) =>
    placesOf(text, names).map(at => ({ place, placeName, sourceId: null, ...at })),
  )
  return [...inSources, ...written]
}

/** The longest name first: `Ann Lee` is one mention, not one of `Ann`. */
function placesOf(text: string, names: readonly string[]) {
  const words = names
    .toSorted((a, b) => b.length - a.length)
    .map(name => name.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`))
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'gu')
  return [...text.matchAll(pattern)].map(({ 0: found, index: start }) => {
    const end = start + found.length
    return { start, end, excerpt: excerptOf(text, start, end) }
  })
}

function excerptOf(text: string, start: number, end: number): string {
  const [from, to] = [Math.max(0, start - EXCERPT), Math.min(text.length, end + EXCERPT)]
  const words = text.slice(from, to).toWellFormed().replaceAll(/\s+/g, ' ').trim()
  return `${from > 0 ? '…' : ''}${words}${to < text.length ? '…' : ''}`
}
