import type { NameHit } from '../names/find-names.ts'
import { withoutBrackets } from '../names/rules.ts'
import type { TextRange } from './boundaries.ts'
import { applyEdits, type Edit } from './edit-script.ts'
import { labelRegions, labelledTurns } from './label-places.ts'
import type { Block } from './source-draft.ts'
import { editKeepingLines, type Substitution } from './substitute.ts'

/** Finds the names of a list in a text. */
export type FindNames = (text: string) => NameHit[]

/** The names in a source, in its text and in labels of speakers that its text does not hold. */
export interface NamesInSource {
  hits: NameHit[]
  /** By label; offsets count within the label. */
  labels: Map<string, NameHit[]>
}

/**
 * Finds names in a source. In a speaker's label a replacement stands without its brackets, so that the line still reads
 * as a turn; and no name runs from a label into what is said.
 */
export function findNamesInSource(
  text: string,
  blocks: readonly Block[],
  find: FindNames,
): NamesInSource {
  const regions = labelRegions(blocks)
  const hits = splitAtRegions(text, find(text), regions, find).map(hit =>
    isWithin(hit, regions) ? plain(hit) : hit,
  )
  const labels = new Map<string, NameHit[]>()
  for (const { label, place } of labelledTurns(text, blocks)) {
    if (place !== null || labels.has(label)) continue
    const found = find(label).map(plain)
    if (found.length > 0) labels.set(label, found)
  }
  return { hits, labels }
}

/** What replacing the names that were found comes to. */
export function substituteNames(
  text: string,
  blocks: readonly Block[],
  { hits, labels }: NamesInSource,
): Substitution {
  const edits = hits
    .map(hit => editKeepingLines(text, hit, hit.replacement))
    .filter(edit => text.slice(edit.start, edit.end) !== edit.text)
  const speakers = new Map<number, string>()
  let next = 0
  for (const { turn, label, place } of labelledTurns(text, blocks)) {
    if (place === null) {
      const renamed = replaceHits(label, labels.get(label) ?? [])
      if (renamed !== label) speakers.set(turn, renamed)
      continue
    }
    while (next < edits.length && (edits[next]?.end ?? 0) <= place.start) next += 1
    const own: Edit[] = []
    for (let at = next; (edits[at]?.start ?? place.end) < place.end; at += 1) {
      own.push(...(edits[at] === undefined ? [] : [edits[at] as Edit]))
    }
    if (own.length > 0) speakers.set(turn, renameWithin(label, place.start, own))
  }
  return { edits, speakers }
}

/** A text with its hits replaced. */
export function replaceHits(text: string, hits: readonly NameHit[]): string {
  return applyEdits(
    text,
    hits.map(({ start, end, replacement }) => ({ start, end, text: replacement })),
  )
}

/** A hit as it is written in a label. */
export function plain(hit: NameHit): NameHit {
  return { ...hit, replacement: withoutBrackets(hit.replacement) }
}

/** The label after the edits that touch it; what an edit covers beside the label is no part of it. */
function renameWithin(label: string, offset: number, edits: readonly Edit[]): string {
  const own = edits.map(({ start, end, text }) => ({
    start: Math.max(0, start - offset),
    end: Math.min(label.length, end - offset),
    text,
  }))
  return applyEdits(label, own)
}

/** Hits that run over the edge of a label are looked for again on either side of it. */
function splitAtRegions(
  text: string,
  hits: readonly NameHit[],
  regions: readonly TextRange[],
  find: FindNames,
): NameHit[] {
  let next = 0
  return hits.flatMap(hit => {
    while (next < regions.length && (regions[next]?.end ?? 0) <= hit.start) next += 1
    const edges: number[] = []
    for (let at = next; (regions[at]?.start ?? hit.end) < hit.end; at += 1) {
      const { start, end } = regions[at] as TextRange
      edges.push(...[start, end].filter(edge => hit.start < edge && edge < hit.end))
    }
    if (edges.length === 0) return [hit]
    return [hit.start, ...edges].flatMap((from, index) =>
      find(text.slice(from, edges[index] ?? hit.end)).map(found => ({
        ...found,
        start: found.start + from,
        end: found.end + from,
      })),
    )
  })
}

function isWithin({ start, end }: TextRange, regions: readonly TextRange[]): boolean {
  let low = 0
  let high = regions.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((regions[middle]?.start ?? 0) <= start) low = middle + 1
    else high = middle
  }
  return end <= (regions[low - 1]?.end ?? 0)
}
