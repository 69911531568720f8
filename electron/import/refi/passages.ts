import { findQuote, prepareText } from '../../../shared/interchange/find-quote.ts'
import type { PageStart } from '../../../shared/text/source-draft.ts'
import { elementsOf, type XmlElement } from '../xml-tree.ts'
import { attributeOf, childOf, childrenOf, guidAt, localName, textOf } from './elements.ts'

/** A passage as a file writes it: positions in the unit of the file, or its words. */
export interface WrittenSelection {
  element: XmlElement
  name: string
  start: number
  end: number
}

/** The passages of a text that are given by positions: its selections, and those between marks in a transcript. */
export function selectionsIn(source: XmlElement, holder: XmlElement): WrittenSelection[] {
  const points = syncPointsOf(holder)
  const plain = childrenOf(holder, 'PlainTextSelection').map(element => ({
    ...{ element, name: attributeOf(element, 'name') },
    start: numberAt(element, 'startPosition'),
    end: numberAt(element, 'endPosition'),
  }))
  const between = childrenOf(holder, 'TranscriptSelection').flatMap(element => {
    const [from, to] = ['fromSyncPoint', 'toSyncPoint'].map(end => points.get(guidAt(element, end)))
    if (from === undefined || to === undefined) return []
    return { element, name: '', start: from.position, end: to.position }
  })
  const timed = ['AudioSelection', 'VideoSelection'].flatMap(name =>
    childrenOf(source, name).flatMap(element => {
      const place = placeInTime([...points.values()], element)
      return place === null ? [] : { element, name: '', ...place }
    }),
  )
  return [...plain, ...between, ...timed]
}

interface SyncPoint {
  position: number
  timeMs: number
}

function syncPointsOf(holder: XmlElement): Map<string, SyncPoint> {
  return new Map(
    childrenOf(holder, 'SyncPoint').flatMap(point => {
      const position = numberAt(point, 'position')
      const timeMs = numberAt(point, 'timeStamp')
      return position === -1 ? [] : [[guidAt(point), { position, timeMs }] as const]
    }),
  )
}

/** The words around a stretch of a recording: from the last mark before it to the first one behind. */
function placeInTime(points: readonly SyncPoint[], element: XmlElement) {
  const [begin, end] = [numberAt(element, 'begin'), numberAt(element, 'end')]
  const marks = points
    .filter(({ timeMs }) => timeMs !== -1)
    .sort((a, b) => a.timeMs - b.timeMs || a.position - b.position)
  const from = marks.findLast(({ timeMs }) => timeMs <= begin)
  const to = marks.find(({ timeMs }) => timeMs >= end)
  if (begin === -1 || from === undefined || to === undefined || to.position <= from.position)
    return null
  return { start: from.position, end: to.position }
}

/** Selections of a source that are places on a page, in a picture or in time, and not positions in its text. */
export function placesIn(source: XmlElement): XmlElement[] {
  return elementsOf(source).filter(child =>
    /^(?:PDF|Picture|Audio|Video)Selection$/.test(localName(child)),
  )
}

/** Finds places on pages by the words that are said to stand there, in a text as it is stored. */
export function pageFinder(text: string, pages: readonly PageStart[]) {
  const whole = prepareText(text)
  return (selection: XmlElement): { start: number; end: number } | null => {
    const said = wordsOf(selection)
    if (said === '') return null
    const page = numberAt(selection, 'page')
    // Some programs count pages from 0 and some from 1, so two pages come into question.
    const from = pages.findLast(({ number }) => number <= page)?.start ?? 0
    const to = pages.find(({ number }) => number > page + 1)?.start ?? text.length
    if (pages.length > 1 && page !== -1) {
      const found = findQuote(prepareText(text.slice(from, to)), said)
      if (found !== null) return { start: from + found.start, end: from + found.end }
    }
    const found = findQuote(whole, said)
    // Words that stand in several places say nothing of which of them is meant.
    return found === null || found.times > 1 ? null : { start: found.start, end: found.end }
  }
}

function wordsOf(selection: XmlElement): string {
  const representation = textOf(
    childOf(childOf(selection, 'Representation'), 'PlainTextContent'),
  ).trim()
  return representation === '' ? attributeOf(selection, 'name').trim() : representation
}

function numberAt(element: XmlElement, attribute: string): number {
  const written = attributeOf(element, attribute).trim()
  return /^\d{1,12}$/.test(written) ? Number(written) : -1
}
