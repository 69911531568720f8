import type {
  MissingFile,
  ForeignNote,
  ForeignSource,
} from '../../../shared/interchange/foreign-project.ts'
import type { NotCarried } from '../../../shared/interchange/foreign.ts'
import {
  chooseCounting,
  COUNTINGS,
  type Fit,
  tryCountings,
} from '../../../shared/interchange/positions.ts'
import { storeForm } from '../../../shared/interchange/stored-text.ts'
import { LIMITS } from '../limits.ts'
import { elementsOf, type XmlElement } from '../xml-tree.ts'
import { attributeOf, childOf, childrenOf, guidAt, localName, nameAt, textOf } from './elements.ts'
import { fileName, type Parts } from './parts.ts'
import { pageFinder, placesIn, selectionsIn, type WrittenSelection } from './passages.ts'
import { makeSelections } from './selections.ts'
import { type ReadText, readText } from './texts.ts'

/** What refers to a note, by its GUID; filled while sources are read. */
export type About = Map<string, ForeignNote['about']>

/** Gathers what is read of a project beside its sources. */
export interface Reading {
  parts: Parts
  about: About
  notCarried: NotCarried[]
  missing: MissingFile[]
  /** Names of codes and sources, which programs write where the words of a passage could stand. */
  names: ReadonlySet<string>
  onProgress: (done: number, total: number) => void
}

const KINDS = new Set(['TextSource', 'PDFSource', 'AudioSource', 'VideoSource', 'PictureSource'])
/** Where the text of a source of another kind stands. */
const TEXT_WITHIN = ['Representation', 'Transcript', 'TextDescription']

/** The sources of a project, of whatever kind. */
export function sourceElements(root: XmlElement): XmlElement[] {
  return childrenOf(root, 'Sources')
    .flatMap(elementsOf)
    .filter(source => KINDS.has(localName(source)))
}

/** A source that was read, before it is known how the file counts positions. */
interface ReadSource {
  source: XmlElement
  holder: XmlElement
  text: Pick<ForeignSource, 'text' | 'textPath' | 'length' | 'pages' | 'media'>
  passages: WrittenSelection[]
  /** Places are those of the text as it is stored. */
  fits: Fit[]
  /** Passages that were found by their words. */
  found: { element: XmlElement; start: number; end: number }[]
}

/** Reads the sources with their passages; says of all else why it stays behind. */
export async function readSources(root: XmlElement, reading: Reading): Promise<ForeignSource[]> {
  const elements = sourceElements(root)
  const read: ReadSource[] = []
  for (const [index, source] of elements.entries()) {
    reading.onProgress(index, elements.length)
    const one = await readOne(source, reading)
    if (one !== null) read.push(one)
  }
  reading.onProgress(elements.length, elements.length)
  const ofFile = COUNTINGS.map((_, index) =>
    read.reduce((sum, { fits }) => sum + (fits[index]?.score ?? 0), 0),
  )
  return read.map(one => describe(one, ofFile, reading))
}

async function readOne(source: XmlElement, reading: Reading): Promise<ReadSource | null> {
  const { notCarried } = reading
  const name = nameAt(source)
  const holder = elementsOf(source).find(child => TEXT_WITHIN.includes(localName(child))) ?? source
  const path = attributeOf(holder, 'plainTextPath')
  const media = mediaOf(source, reading)
  const passages = selectionsIn(source, holder)
  const read = await textFor(source, holder, reading)
  const problem = read === null ? null : whyNoSource(read.raw)
  if (read === null || problem !== null) {
    const isLost = noteMissing(source, path, reading)
    const what = localName(source)
    for (const { element } of [...passages, ...placesIn(source).map(element => ({ element }))]) {
      notCarried.push({ what: localName(element), name: nameAt(element) || name, reason: OF_NONE })
    }
    if (media !== null && problem === null) return emptySource(source, holder, media)
    notCarried.push({ what, name, reason: problem ?? (isLost ? NOT_GIVEN : NO_TEXT) })
    return null
  }
  const stored = storeForm(read.raw)
  const fits = tryCountings(read.raw, passages)
  for (const fit of new Set(fits)) {
    fit.places = fit.places.map(place => (place === -1 ? -1 : stored.at(place)))
  }
  const pages = read.pages.map(({ number, start }) => ({ number, start: stored.at(start) }))
  const text = {
    ...{ text: read.isPlain ? null : stored.text, textPath: read.isPlain ? path : '' },
    ...{ length: stored.text.length, pages, media },
  }
  const found = findPlaces(source, passages, pageFinder(stored.text, pages), reading)
  return { source, holder, text, passages, fits, found }
}

/** The text of a source: within the project file, beside it, or out of the file that it came from. */
async function textFor(
  source: XmlElement,
  holder: XmlElement,
  { parts }: Reading,
): Promise<ReadText | null> {
  const content = childOf(holder, 'PlainTextContent')
  if (content !== undefined) return { raw: textOf(content), pages: [], isPlain: false }
  const plain = await readText(parts, attributeOf(holder, 'plainTextPath'))
  if (plain !== null) return plain
  const kind = localName(source)
  const rich = kind === 'TextSource' ? 'richTextPath' : kind === 'PDFSource' ? 'path' : ''
  return rich === '' ? null : readText(parts, attributeOf(source, rich))
}

/** The recording, picture or PDF of a source, if it is there and can be kept. */
function mediaOf(source: XmlElement, { parts, notCarried }: Reading): ForeignSource['media'] {
  const path = attributeOf(source, 'path')
  const size = path === '' ? null : parts.sizeOf(path)
  if (size === null) return null
  if (size > LIMITS.fileBytes) {
    notCarried.push({ what: localName(source), name: nameAt(source), reason: TOO_LARGE })
    return null
  }
  const name = nameAt(source)
  const ending = /\.[^.]{1,16}$/.exec(fileName(path))?.[0] ?? ''
  return { name: name.endsWith(ending) ? name : name + ending, path }
}

/** Notes the files of a source that are not there; false where it names none. */
function noteMissing(source: XmlElement, path: string, { parts, missing }: Reading): boolean {
  const paths = [path, attributeOf(source, 'path')].filter(
    each => each !== '' && parts.sizeOf(each) === null,
  )
  for (const each of paths) missing.push({ file: fileName(each), source: nameAt(source) })
  return paths.length > 0
}

/** A recording or picture without a text: a line says what it is, and the file is kept with it. */
function emptySource(
  source: XmlElement,
  holder: XmlElement,
  media: NonNullable<ForeignSource['media']>,
): ReadSource {
  const kind = WITHOUT_TEXT[localName(source)] ?? 'File'
  const text = storeForm(`[${kind}: ${media.name}]`).text
  const held = { text, textPath: '', length: text.length, pages: [], media }
  return { source, holder, text: held, passages: [], fits: tryCountings(text, []), found: [] }
}

const WITHOUT_TEXT: Readonly<Record<string, string>> = {
  PictureSource: 'Picture',
  AudioSource: 'Recording without a transcript',
  VideoSource: 'Film without a transcript',
  PDFSource: 'PDF without a text',
}

/** Passages that are given by a place on a page, found by their words; the rest is told of. */
function findPlaces(
  source: XmlElement,
  passages: readonly WrittenSelection[],
  find: ReturnType<typeof pageFinder>,
  { notCarried }: Reading,
): ReadSource['found'] {
  const known = new Set(passages.map(({ element }) => element))
  return placesIn(source).flatMap(element => {
    if (known.has(element)) return []
    const place = localName(element) === 'PDFSelection' ? find(element) : null
    if (place !== null) return [{ element, ...place }]
    const reason = localName(element) === 'PDFSelection' ? NOT_ON_PAGE : NO_PLACES
    notCarried.push({ what: localName(element), name: nameAt(element) || nameAt(source), reason })
    return []
  })
}

const NO_PLACES = 'Places in pictures and recordings have no place here; only passages of text.'
const NOT_ON_PAGE = 'Its words are not in the text of the PDF, or stand in several places of it.'
const NO_TEXT = 'It has no text that can be read.'
const NOT_GIVEN =
  'Its file is not in the project file. Give the files beside it, or export again with the sources in it.'
const OF_NONE = 'The text that it is a passage of is not there.'
const TOO_LARGE = 'Its file is larger than 100 MB and is not kept; its text is.'
const OUTSIDE = 'It lies outside of its text, or has no words.'

function whyNoSource(raw: string): string | null {
  if (raw.trim() === '') return 'It holds no text.'
  return raw.length > LIMITS.textUnits ? 'Its text is longer than a source may be.' : null
}

function describe(
  { source, holder, text, passages, fits, found }: ReadSource,
  ofFile: readonly number[],
  { about, notCarried, names }: Reading,
): ForeignSource {
  const guid = guidAt(source)
  const name = nameAt(source)
  const { index, ...positions } = chooseCounting(fits, ofFile, passages.length)
  const [fit] = [fits[index]]
  const placed = passages.flatMap(({ element, name: said }, at) => {
    const start = fit?.places[at * 2] ?? -1
    const end = fit?.places[at * 2 + 1] ?? -1
    if (start >= 0 && start < end) {
      const isTold = said.trim() === '' || fit?.isNamed[at] === true || names.has(said.trim())
      return [{ element, start, end, title: isTold ? '' : said.trim() }]
    }
    notCarried.push({ what: localName(element), name: nameAt(element) || name, reason: OUTSIDE })
    return []
  })
  const all = [...placed, ...found.map(one => ({ ...one, title: '' }))]
  const selections = makeSelections({ source, holder, passages: all, length: text.length, about })
  const group = groupOf(source)
  return { guid, name: name === '' ? 'Source' : name, group, ...text, selections, positions }
}

/** The stakeholder group, as this program writes it into the description of a source; null where it says otherwise. */
export function groupOf(source: XmlElement): string | null {
  const description = textOf(childOf(source, 'Description')).trim()
  return /^Group: (.{1,500})$/.exec(description)?.[1] ?? null
}
