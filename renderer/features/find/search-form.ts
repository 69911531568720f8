import type { InputOf } from '../../../shared/contract/contract.ts'
import type { SavedQuery } from '../../../shared/contract/queries.ts'
import type { SearchHit } from '../../../shared/contract/search.ts'
import type { SearchPlace } from '../../../shared/search/places.ts'

/** What is looked for, as the window holds it. */
export interface SearchForm {
  query: string
  mode: 'words' | 'regex'
  matchCase: boolean
  /** Null for what is usual: whole words, and any part of them for an expression. */
  wholeWord: boolean | null
  /** Where to look; null everywhere but in names and titles. */
  places: readonly SearchPlace[] | null
  sourceIds: readonly string[]
  speakers: readonly string[]
  groups: readonly string[]
}

export const NO_SEARCH: SearchForm = {
  query: '',
  mode: 'words',
  matchCase: false,
  wholeWord: null,
  places: null,
  sourceIds: [],
  speakers: [],
  groups: [],
}

type SavedSearch = Extract<SavedQuery, { kind: 'search' }>['query']

/** A form as the engine takes it, and as it is saved; a choice of nothing is no condition. */
export function toQuery(form: SearchForm): Omit<InputOf<'search.find'>, 'isTyping'> {
  const { query, mode, matchCase, wholeWord, places, sourceIds, speakers, groups } = form
  return {
    ...{ query, mode, matchCase },
    ...(wholeWord === null ? {} : { wholeWord }),
    ...(places === null ? {} : { in: [...places] }),
    ...(sourceIds.length === 0 ? {} : { sourceIds: [...sourceIds] }),
    ...(speakers.length === 0 ? {} : { speakers: [...speakers] }),
    ...(groups.length === 0 ? {} : { groups: [...groups] }),
  }
}

/** A saved search as a form. */
export function toForm(saved: SavedSearch): SearchForm {
  return {
    ...{ query: saved.query, mode: saved.mode, matchCase: saved.matchCase },
    wholeWord: saved.wholeWord ?? null,
    places: saved.in ?? null,
    sourceIds: saved.sourceIds ?? [],
    speakers: saved.speakers ?? [],
    groups: saved.groups ?? [],
  }
}

/** Whether whole words only are found. */
export function isWholeWord({ wholeWord, mode }: SearchForm): boolean {
  return wholeWord ?? mode === 'words'
}

/** Tells hits apart. */
export function hitKey({ place, start, end }: SearchHit): string {
  return `${place}@${start}-${end}`
}

/** A hit in the text of a source: one that can be coded. */
export type TextHit = SearchHit & { kind: 'text'; sourceId: string }

/** Whether a hit stands in the text of a source. */
export function isTextHit(hit: SearchHit): hit is TextHit {
  return hit.kind === 'text' && hit.sourceId !== null
}
