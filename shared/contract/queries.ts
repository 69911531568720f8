import { z } from 'zod'
import {
  CONFIDENCES,
  type Condition as ConditionType,
  type ConditionInput,
  depthOf,
  MAX_DEPTH,
  RELATIONS,
} from '../retrieval/condition.ts'
import { SOURCE_KINDS } from '../text/source-draft.ts'
import { Id, Name, RoleInput, StanceField } from './common.ts'
import { command, Nothing, query } from './procedure.ts'
import { SearchQuery } from './search.ts'

const Label = z.string().max(500)
const Value = z.union([z.string().max(2_000), z.number(), z.boolean()]).transform(String)
const When = Label.refine(text => !Number.isNaN(Date.parse(text)), 'must be a date or an instant')

const Inner: z.ZodType<ConditionType, ConditionInput> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(Inner).max(200) }),
    z.strictObject({ any: z.array(Inner).max(200) }),
    z.strictObject({ not: Inner }),
    z.strictObject({ role: RoleInput }),
    z.strictObject({ code: Id, withChildren: z.boolean().optional() }),
    z.strictObject({ researcher: Id }),
    z.strictObject({ source: Id }),
    z.strictObject({ sourceKind: z.enum(SOURCE_KINDS) }),
    z.strictObject({ sourceGroup: Label.nullable() }),
    z.strictObject({ speaker: Label.nullable() }),
    z.strictObject({ participant: Id.nullable() }),
    z.strictObject({ group: Label.nullable() }),
    z.strictObject({
      attribute: Id,
      is: Value.optional(),
      atLeast: Value.optional(),
      atMost: Value.optional(),
      isSet: z.boolean().optional(),
    }),
    z.strictObject({ confidence: z.enum(CONFIDENCES).nullable() }),
    z.strictObject({ words: z.string().max(2_000) }),
    z.strictObject({ isOrphan: z.boolean() }),
    z.strictObject({ createdAfter: When }),
    z.strictObject({ createdBefore: When }),
    z.strictObject({
      relation: z.enum(RELATIONS),
      to: Inner,
      distance: z.int().min(0).max(1_000).optional(),
      isOther: z.boolean().optional(),
    }),
    z.strictObject({
      turns: z.strictObject({ from: z.int().min(1), to: z.int().min(1) }),
    }),
    z.strictObject({
      evidenceFor: Id,
      stance: StanceField.optional(),
      theoryId: Id.optional(),
    }),
  ]),
)

/** Which codings to retrieve: conditions, joined by `all`, `any` and `not`; `{ all: [] }` is every coding. */
export const Condition = Inner.refine(
  condition => depthOf(condition) <= MAX_DEPTH,
  `conditions may lie at most ${MAX_DEPTH} deep inside each other`,
)

export const SORTS = ['passage', 'newest', 'oldest', 'longest'] as const
/** By passage: by title of the source, then as they stand in it. */
export const Sort = z.enum(SORTS)

const RetrievalQuery = z.strictObject({ where: Condition, sort: Sort.optional() })

const saved = { id: Id, name: z.string(), /** Place in the list, from 0. */ position: z.number() }
export const SavedQuery = z.discriminatedUnion('kind', [
  z.object({ ...saved, kind: z.literal('search'), query: SearchQuery }),
  z.object({ ...saved, kind: z.literal('retrieval'), query: RetrievalQuery }),
])
/** A search or retrieval under a name. */
export type SavedQuery = z.infer<typeof SavedQuery>

export const queries = {
  'queries.list': query({
    summary: 'Saved searches and retrievals, in order.',
    input: Nothing,
    output: z.array(SavedQuery),
  }),
  'queries.create': command({
    summary: 'Saves a search or a retrieval under a name, at the end of the list.',
    input: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('search'), name: Name, query: SearchQuery }),
      z.strictObject({ kind: z.literal('retrieval'), name: Name, query: RetrievalQuery }),
    ]),
    output: SavedQuery,
  }),
  'queries.update': command({
    summary: 'Changes the name, place or content of a saved query; its kind stays.',
    input: z.strictObject({
      queryId: Id,
      name: Name.optional(),
      query: z.union([SearchQuery, RetrievalQuery]).optional(),
      position: z.int().min(0).optional(),
    }),
    output: SavedQuery,
  }),
  'queries.remove': command({
    summary: 'Removes a saved query.',
    input: z.strictObject({ queryId: Id }),
    output: z.object({ queryId: Id }),
  }),
}
