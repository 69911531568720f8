import { z } from 'zod'
import {
  INFERENCE_KINDS,
  INNER_LINKS,
  JOINERS,
  LINEAGE_KINDS,
  OUTCOME_LEVELS,
  STRENGTHS,
  STYLES,
} from '../domain/realist.ts'
import {
  FACETS,
  orderRoles,
  ROLE_NAMES,
  ROLES,
  type Role,
  STANCES,
  STATUSES,
} from '../domain/roles.ts'

/** An id: a string minted by the engine (UUIDv7), or kept from an imported project. */
export const Id = z.string().min(1).max(64)

/** An instant in UTC, ISO 8601. */
export const Instant = z.string()

/** A single line that a researcher gives a thing as its name. */
export const Name = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(500)
  .refine(isStorable, 'must not hold NUL or half a character')

/** Text of any length that a researcher writes: a note, a description, a statement. */
export const LongText = z
  .string()
  .max(1_000_000)
  .refine(isStorable, 'must not hold NUL or half a character')

/** The text of a source. How long it may be is said by the engine, in a sentence of its own. */
export const SourceText = z.string().refine(isStorable, 'must not hold NUL or half a character')

const ROLE_WORDS = Object.values(ROLE_NAMES).map(name => name.toLowerCase())

/** A role by its letter, or on input by its name in lower case. */
export const RoleInput = z
  .enum([...ROLES, ...ROLE_WORDS] as [string, ...string[]])
  .transform((word): Role => (word[0] ?? '').toUpperCase() as Role)
/** A role by its letter. */
export const RoleOutput = z.enum(ROLES)
/** Roles without repeats, in the order C, I, M, O. */
export const RolesInput = z.array(RoleInput).max(8).transform(orderRoles)

export const FacetField = z.enum(FACETS)
export const StanceField = z.enum(STANCES)
export const StatusField = z.enum(STATUSES)
export const JoinerField = z.enum(JOINERS)
export const StyleField = z.enum(STYLES)
export const OutcomeLevelField = z.enum(OUTCOME_LEVELS)
export const InnerLinkField = z.enum(INNER_LINKS)
export const StrengthField = z.enum(STRENGTHS)
export const InferenceKindField = z.enum(INFERENCE_KINDS)

/** How far a mechanism is switched on: a dimmer from 0 to 10, and no switch (Dalkin et al. 2015). */
export const Activation = z.int().min(0).max(10)

/** What came of what, and why. */
export const Lineage = z.object({
  id: Id,
  kind: z.enum(LINEAGE_KINDS),
  fromId: Id,
  /** What it was called then; it may be gone since. */
  fromName: z.string(),
  toId: Id,
  toName: z.string(),
  reason: z.string(),
  researcherId: Id,
  at: Instant,
})
/** What came of what, and why. */
export type Lineage = z.infer<typeof Lineage>

/** A CSS colour as `#rrggbb`. */
export const Colour = z.string().regex(/^#[0-9a-fA-F]{6}$/, 'must be a colour such as #0072b2')

/** How many passages say each thing. */
export const EvidenceCounts = z.object({
  supports: z.number(),
  refines: z.number(),
  challenges: z.number(),
})
/** How many passages say each thing. */
export type EvidenceCounts = z.infer<typeof EvidenceCounts>

/** A part of a list: so many from a place on, counted from 0; all from there where no limit is given. */
export const PageInput = {
  limit: z.int().min(1).optional(),
  offset: z.int().min(0).default(0),
}
/** A part of a list. */
export interface Page {
  limit?: number | undefined
  offset: number
}

/** Either a configuration or an element is named. */
export const NAMES_ONE_THING: [
  (input: { configurationId?: string | undefined; elementId?: string | undefined }) => boolean,
  string,
] = [
  ({ configurationId, elementId }) => (configurationId === undefined) !== (elementId === undefined),
  'name either configurationId or elementId',
]

/** An `attributeId` is named exactly where something is counted by an attribute. */
export const NAMES_ITS_ATTRIBUTE: [
  (input: { by?: string | undefined; attributeId?: string | undefined }) => boolean,
  string,
] = [
  ({ by, attributeId }) => (by === 'attribute') === (attributeId !== undefined),
  'name an attributeId where it is by attribute, and only there',
]

/** NUL ends a string in SQL functions, and a lone surrogate would be stored as another character. */
function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed()
}
