import { z } from 'zod'
import { SEARCH_PLACES } from '../search/places.ts'
import { Id } from './common.ts'
import { Whose } from './places.ts'
import { query } from './procedure.ts'

/** What a written query cannot be taken as, and at which UTF-16 offset of it; null where it is no matter of a place. */
export const Problem = z.object({ message: z.string(), at: z.number().nullable() })

/** What can be searched for and how; also the form in which a search is saved. */
export const SearchQuery = z.strictObject({
  query: z.string().max(2_000),
  mode: z.enum(['words', 'regex']).default('words'),
  matchCase: z.boolean().default(false),
  /** By default true for words, and false for a regular expression. */
  wholeWord: z.boolean().optional(),
  /** Where to look; by default everywhere but in names and titles. */
  in: z.array(z.enum(SEARCH_PLACES)).min(1).max(SEARCH_PLACES.length).optional(),
  sourceIds: z.array(Id).max(10_000).optional(),
  /** Labels of speakers, or pseudonyms of participants. */
  speakers: z.array(z.string().max(500)).max(1_000).optional(),
  /** Stakeholder groups, of the participant who speaks or else of the source. */
  groups: z.array(z.string().max(500)).max(1_000).optional(),
})

export const SearchHit = z.object({
  /** `text:<source id>` for a source's text, otherwise `<table>.<column>:<row id>`, such as `coding.note:…`. */
  place: z.string(),
  /** Says the place in words: the source's title, or "Note of a coding in …". */
  placeName: z.string(),
  kind: z.enum(SEARCH_PLACES),
  sourceId: Id.nullable(),
  sourceTitle: z.string().nullable(),
  /** The label of who speaks, in a source's text. */
  speaker: z.string().nullable(),
  turn: z.number().nullable(),
  /** The pseudonym of the participant who speaks. */
  participant: z.string().nullable(),
  /** The stakeholder group of the participant who speaks, or else of the source. */
  group: z.string().nullable(),
  /** UTF-16 code units of the text at the place, end exclusive. */
  start: z.number(),
  end: z.number(),
  found: z.string(),
  /** Up to 50 characters before and after, in one line. */
  before: z.string(),
  after: z.string(),
})
/** A place that a search has found. */
export type SearchHit = z.infer<typeof SearchHit>

export const search = {
  'search.find': query({
    summary:
      'Finds words in all texts, notes and memos: words of one turn or paragraph, "phrases", prefix*, OR, -not, NEAR/5, (brackets), speaker:, source:, group: (docs/search.md); or a regular expression, stopped after 2 seconds. A query that is not understood is answered with its problem.',
    input: SearchQuery.extend({
      /** Leaves out notes, memos, comments and the like of the others, or one's own; texts and what is nobody's stay. */
      whose: Whose.optional(),
      /** The last word may be unfinished, and so counts as the beginning of one. */
      isTyping: z.boolean().default(false),
      limit: z.int().min(1).max(10_000).default(100),
      /** Goes on where an answer stopped: its `next`. */
      after: z.string().max(300).optional(),
    }),
    output: z.object({
      /** By source, in the order of titles; what researchers wrote comes last. */
      hits: z.array(SearchHit),
      /** All there are, before and behind these too. */
      total: z.number(),
      /** True where the search stopped with more to come: the total and counts are then the least there are. */
      isAtLeast: z.boolean(),
      /** Hits by source, those in notes on its codings among them; a null source stands for what belongs to none. */
      sources: z.array(
        z.object({
          sourceId: Id.nullable(),
          sourceTitle: z.string().nullable(),
          count: z.number(),
        }),
      ),
      /** Given as `after`, it brings the hits behind these; null where there are none. */
      next: z.string().nullable(),
      problem: Problem.nullable(),
    }),
  }),
}
