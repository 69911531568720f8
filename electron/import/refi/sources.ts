import type { NotCarried } from '../../../shared/interchange/foreign.ts'
import type {
  ForeignNote,
  ForeignSelection,
  ForeignSource,
} from '../../../shared/interchange/foreign-project.ts'
import {
  chooseCounting,
  COUNTINGS,
  type Fit,
  offsetsOf,
  tryCountings,
  type WrittenPassage,
} from '../../../shared/interchange/positions.ts'
import { storeForm } from '../../../shared/interchange/stored-text.ts'
import { LIMITS } from '../limits.ts'
import { elementsOf, type XmlElement } from '../xml-tree.ts'
import { attributeOf, childOf, childrenOf, guidAt, localName, nameAt, textOf } from './elements.ts'

/** What refers to a note, by its GUID; filled while sources are read. */
export type About = Map<string, ForeignNote['about']>

const KINDS = new Set(['TextSource', 'PDFSource', 'AudioSource', 'VideoSource', 'PictureSource'])
/** Where the text of a source of another kind stands. */
const TEXT_WITHIN = ['Representation', 'Transcript', 'TextDescription']
const SELECTIONS = /^(?:PDF|Picture|Audio|Video|Transcript)Selection$/

function sourceElements(root: XmlElement): XmlElement[] {
  return childrenOf(root, 'Sources')
    .flatMap(elementsOf)
    .filter(source => KINDS.has(localName(source)))
}

/** The element that holds a source's text and the passages in it. */
function textElementOf(source: XmlElement): XmlElement | undefined {
  if (localName(source) === 'TextSource') return source
  return elementsOf(source).find(child => TEXT_WITHIN.includes(localName(child)))
}

/** The paths of all texts of sources. */
export function sourceTextPaths(root: XmlElement): string[] {
  return sourceElements(root).flatMap(source => {
    const text = textElementOf(source)
    return text === undefined ? [] : attributeOf(text, 'plainTextPath')
  })
}

interface ReadText {
  source: XmlElement
  holder: XmlElement
  raw: string
  passages: (WrittenPassage & { element: XmlElement })[]
  fits: Fit[]
}

/** Reads the sources that have a text, with their passages; says of all else why it stays behind. */
export function readSources(
  root: XmlElement,
  texts: ReadonlyMap<string, string>,
  about: About,
  notCarried: NotCarried[],
): ForeignSource[] {
  const leave = (element: XmlElement, name: string, reason: string) =>
    notCarried.push({ what: localName(element), name, reason })
  const read = sourceElements(root).flatMap((source): ReadText[] => {
    const name = nameAt(source)
    const holder = textElementOf(source)
    const content = childOf(holder, 'PlainTextContent')
    const path = holder === undefined ? '' : attributeOf(holder, 'plainTextPath')
    const raw = content === undefined ? texts.get(path) : textOf(content)
    for (const inner of elementsOf(source)) {
      if (SELECTIONS.test(localName(inner))) leave(inner, nameAt(inner) || name, NO_PLACES)
    }
    const passages = childrenOf(holder, 'PlainTextSelection').map(element => ({
      ...{ element, name: attributeOf(element, 'name') },
      start: positionAt(element, 'startPosition'),
      end: positionAt(element, 'endPosition'),
    }))
    const problem = whyNoSource(raw, path)
    if (holder === undefined || raw === undefined || problem !== null) {
      leave(source, name, problem ?? NO_TEXT)
      for (const { element } of passages) leave(element, nameAt(element) || name, OF_NONE)
      return []
    }
    return [{ source, holder, raw, passages, fits: tryCountings(raw, passages) }]
  })
  const ofFile = COUNTINGS.map((_, index) =>
    read.reduce((sum, { fits }) => sum + (fits[index]?.score ?? 0), 0),
  )
  return read.map(one => describe(one, ofFile, about, leave))
}

const NO_PLACES =
  'Places in pictures, pages and recordings have no place here; only passages of text.'
const NO_TEXT = 'It has no text: pictures and recordings are not read.'
const OF_NONE = 'The text that it is a passage of is not there.'
const OUTSIDE = 'It lies outside of its text, or has no words.'

function whyNoSource(raw: string | undefined, path: string): string | null {
  if (raw === undefined) {
    return path === ''
      ? NO_TEXT
      : 'Its text is not in the file. Export again, with the sources in the project file.'
  }
  if (raw.trim() === '') return 'It holds no text.'
  if (raw.length > LIMITS.textUnits) return 'Its text is longer than a source may be.'
  return null
}

function describe(
  { source, holder, raw, passages, fits }: ReadText,
  ofFile: readonly number[],
  about: About,
  leave: (element: XmlElement, name: string, reason: string) => void,
): ForeignSource {
  const guid = guidAt(source)
  const name = nameAt(source)
  const positions = chooseCounting(fits, ofFile, passages.length)
  const offset = offsetsOf(raw, positions.counting)
  const stored = storeForm(raw)
  const refer = (element: XmlElement, thing: ForeignNote['about'][number]) => {
    for (const reference of childrenOf(element, 'NoteRef')) {
      const note = guidAt(reference, 'targetGUID')
      about.set(note, [...(about.get(note) ?? []), thing])
    }
  }
  for (const element of new Set([source, holder])) refer(element, { kind: 'source', guid })
  const selections = passages.flatMap(({ element, start, end }): ForeignSelection[] => {
    const [from, to] = [offset(start), offset(end)]
    const place = { start: stored.at(from ?? 0), end: stored.at(to ?? 0) }
    if (from === null || to === null || place.start >= place.end) {
      leave(element, nameAt(element) || name, OUTSIDE)
      return []
    }
    const own = guidAt(element)
    for (const each of [element, ...childrenOf(element, 'Coding')]) {
      refer(each, { kind: 'coding', guid: own })
    }
    return byCoder(element, own, place)
  })
  const whole = childrenOf(source, 'Coding')
  if (whole.length > 0) {
    const all = { start: 0, end: stored.text.length }
    selections.push(...byCoder(source, `${guid}/whole`, all, ''))
  }
  return { guid, name: name === '' ? 'Source' : name, text: stored.text, selections, positions }
}

/** One passage for each person who coded it: a coding here is one researcher's judgement. */
function byCoder(
  element: XmlElement,
  guid: string,
  place: { start: number; end: number },
  note = textOf(childOf(element, 'Description')).trim(),
): ForeignSelection[] {
  const createdAt = instantAt(element)
  const made = guidAt(element, 'creatingUser')
  const codings = Map.groupBy(
    childrenOf(element, 'Coding'),
    coding => guidAt(coding, 'creatingUser') || made,
  )
  if (codings.size === 0) {
    return [{ guid, ...place, note, codeGuids: [], userGuid: made, createdAt }]
  }
  return [...codings].map(([userGuid, own], index) => ({
    guid: index === 0 ? guid : `${guid}/${userGuid}`,
    ...place,
    note: index === 0 ? note : '',
    codeGuids: own.flatMap(coding =>
      childrenOf(coding, 'CodeRef').map(reference => guidAt(reference, 'targetGUID')),
    ),
    userGuid,
    createdAt: createdAt ?? (own[0] === undefined ? null : instantAt(own[0])),
  }))
}

function positionAt(element: XmlElement, attribute: string): number {
  const written = attributeOf(element, attribute).trim()
  return /^\d{1,12}$/.test(written) ? Number(written) : -1
}

/** When something was made, in UTC; null where the file does not say. */
export function instantAt(element: XmlElement): string | null {
  const written = attributeOf(element, 'creationDateTime').trim()
  if (!/^\d{4}-\d\d-\d\dT/.test(written)) return null
  const at = new Date(/(?:Z|[+-]\d\d:\d\d)$/.test(written) ? written : `${written}Z`)
  return Number.isNaN(at.getTime()) ? null : at.toISOString()
}
