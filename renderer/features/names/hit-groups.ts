import type { NameHit } from '../../../shared/contract/pseudonyms.ts'
import type { HitGroup } from './HitList.tsx'

/** Which hits are shown, and in which order. */
export interface HitFilter {
  by: 'source' | 'name'
  /** Words of the name, the replacement, the place or the surroundings. */
  words: string
  /** `null` for all; otherwise the places of a group, see `placeOf`. */
  place: string | null
  rule: number | null
  only: 'all' | 'ticked' | 'doubtful'
}

/** A hit with its place in the list that the engine gave. */
export interface ListedHit extends NameHit {
  index: number
}

/** Hits of one source go together; those in texts that researchers wrote, by what they are. */
export function placeOf({ sourceId, placeName }: NameHit): string {
  return sourceId ?? `other:${placeName}`
}

/** The hits that the filter lets through, in groups with their titles. */
export function groupHits(
  hits: readonly NameHit[],
  ticked: ReadonlySet<number>,
  filter: HitFilter,
  titles: ReadonlyMap<string, string>,
): HitGroup<ListedHit>[] {
  const words = filter.words.trim().toLowerCase()
  const groups = new Map<string, HitGroup<ListedHit>>()
  hits.forEach((hit, index) => {
    if (filter.only === 'doubtful' && hit.doubt === null) return
    if (filter.only === 'ticked' && !ticked.has(index)) return
    if (filter.place !== null && placeOf(hit) !== filter.place) return
    if (filter.rule !== null && hit.rule !== filter.rule) return
    if (words !== '' && !haystack(hit, titles).includes(words)) return
    const id = filter.by === 'source' ? placeOf(hit) : `rule:${hit.rule}`
    const group = groups.get(id) ?? { id, title: titles.get(id) ?? hit.placeName, hits: [] }
    groups.set(id, group)
    group.hits.push({ ...hit, index })
  })
  return [...groups.values()]
}

function haystack(hit: NameHit, titles: ReadonlyMap<string, string>): string {
  const { found, replacement, before, after, placeName } = hit
  const title = titles.get(placeOf(hit)) ?? ''
  return `${before}${found}${after} ${replacement} ${placeName} ${title}`.toLowerCase()
}
