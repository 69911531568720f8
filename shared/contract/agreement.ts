import { z } from 'zod'
import { STATISTICS, UNITS } from '../agreement/statistics.ts'
import { Id, Instant, LongText, PageInput, RoleOutput, RolesInput } from './common.ts'
import { command, query } from './procedure.ts'

/** Bits of a number tell who marked a unit: no more researchers than are ever compared in one study. */
const MOST_CODERS = 12

const RESEARCHERS = z
  .array(Id)
  .min(2)
  .max(MOST_CODERS)
  .refine(ids => new Set(ids).size === ids.length, 'must not name a researcher twice')

/** Whose codings are held against one another, of what, and where. */
const Comparison = z.strictObject({
  researcherIds: RESEARCHERS,
  /** These sources alone, as coded by all of them, even where somebody marked nothing. */
  sourceIds: z.array(Id).min(1).max(100_000).optional(),
  /** Exactly the sample of a double coding: its sources as coded by all, and of them only the turns that were drawn. */
  doubleCodingId: Id.optional(),
  /** Where none are named: the sources in which each has a coding, or at least two have; the others' ratings are missing then. */
  sharedBy: z.enum(['everyone', 'two']).default('everyone'),
  /** A sentence or turn counts as marked if any of it is. */
  unit: z.enum(UNITS).default('sentence'),
  kind: z.enum(['role', 'code']).default('role'),
  /** Letters of roles, or ids of codes; without them all that any of them used. */
  ids: z.array(Id).min(1).max(1_000).optional(),
})
/** Whose codings are held against one another, with what was not said filled in. */
export type Comparison = z.output<typeof Comparison>

const Interval = z.object({
  /** Null where it is undefined, as kappa is where nobody marked anything. */
  value: z.number().nullable(),
  /** The 95 % interval; null where none can be had. */
  low: z.number().nullable(),
  high: z.number().nullable(),
})

const Measured = z.object({
  /** A role, a code; all of them pooled; or whether anything was marked at all. */
  kind: z.enum(['role', 'code', 'all', 'any']),
  id: z.string(),
  name: z.string(),
  /** Units that two or more were to code. */
  units: z.number(),
  /** Marked by all who were to code them. */
  all: z.number(),
  neither: z.number(),
  /** Marked by some and not by others. */
  some: z.number(),
  /** Marked by one alone. */
  only: z.array(z.object({ researcherId: Id, units: z.number() })),
  statistics: z.object(
    Object.fromEntries(STATISTICS.map(name => [name, Interval])) as Record<
      (typeof STATISTICS)[number],
      typeof Interval
    >,
  ),
})
/** How researchers agreed on one thing. */
export type AgreementRow = z.infer<typeof Measured>

const SETTLEMENTS = ['one', 'both', 'neither', 'new'] as const

const Settlement = z.object({
  id: Id,
  kind: z.enum(SETTLEMENTS),
  /** Whose codings stand, where that is one's. */
  chosenId: Id.nullable(),
  reason: z.string(),
  researcherId: Id,
  settledAt: Instant,
  /** All codings it was about, with those that stand; the new one among them. */
  codings: z.array(z.object({ codingId: Id, isStanding: z.boolean(), isNew: z.boolean() })),
})
/** How a difference was settled, and why. */
export type Settlement = z.infer<typeof Settlement>

const Difference = z.object({
  sourceId: Id,
  /** UTF-16 code units of the source's text: all that any of them marked here. */
  start: z.number(),
  end: z.number(),
  /** Its words, cut behind so many as a page shows, and a little of what stands around. */
  text: z.string(),
  before: z.string(),
  after: z.string(),
  isCut: z.boolean(),
  /** Who was to code it. */
  researcherIds: z.array(Id),
  codings: z.array(
    z.object({
      id: Id,
      researcherId: Id,
      start: z.number(),
      end: z.number(),
      roles: z.array(RoleOutput),
      codeIds: z.array(Id),
      note: z.string(),
    }),
  ),
  /** What they differ in: who gave it here, and whether only its edges differ. */
  labels: z.array(
    z.object({
      kind: z.enum(['role', 'code']),
      id: z.string(),
      researcherIds: z.array(Id),
      isOfEdges: z.boolean(),
    }),
  ),
  settlement: Settlement.nullable(),
})
/** A passage that researchers coded differently. */
export type Difference = z.infer<typeof Difference>

const Built = z.object({
  id: Id,
  number: z.number(),
  title: z.string(),
  /** Its researcher's passages. */
  passages: z.number(),
})

export const agreement = {
  'agreement.measure': query({
    summary:
      'How far researchers agree, for each role or code and over all: counts of units, percent, kappa, AC1, alpha and others with 95 % intervals (docs/agreement.md).',
    input: Comparison,
    output: z.object({
      researcherIds: z.array(Id),
      unit: z.enum(UNITS),
      /** The sources that count. */
      sourceIds: z.array(Id),
      /** What intervals are drawn from. */
      drawnFrom: z.enum(['sources', 'turns']),
      rows: z.array(Measured),
    }),
  }),
  'agreement.differences': query({
    summary:
      'The passages that researchers coded differently, in the order of the text, each with the codings side by side.',
    input: Comparison.extend({
      ...PageInput,
      /** Only those that are settled, or only those that are not. */
      isSettled: z.boolean().optional(),
    }),
    output: z.object({
      differences: z.array(Difference),
      /** All that fit, on this page or not. */
      total: z.number(),
      /** Of all differences, those that are settled. */
      settled: z.number(),
      open: z.number(),
    }),
  }),
  'agreement.settle': command({
    summary:
      'Settles a difference: one researcher’s codings stand, both’s, neither’s, or a new one, with the reason. No coding is changed; settling again replaces what was said before.',
    input: z
      .strictObject({
        /** All codings of the difference. */
        codingIds: z.array(Id).min(1).max(1_000),
        kind: z.enum(SETTLEMENTS),
        /** With `one`: whose codings stand. */
        researcherId: Id.optional(),
        /** With `new`: what is coded instead. */
        coding: z
          .strictObject({
            start: z.int().min(0),
            end: z.int().min(0),
            roles: RolesInput.optional(),
            codeIds: z.array(Id).max(200).optional(),
            note: LongText.optional(),
          })
          .optional(),
        reason: LongText.refine(text => text.trim() !== '', 'must not be empty'),
      })
      .refine(
        ({ kind, researcherId }) => (kind === 'one') === (researcherId !== undefined),
        'name a researcherId with “one”, and only there',
      )
      .refine(
        ({ kind, coding }) => (kind === 'new') === (coding !== undefined),
        'give a coding with “new”, and only there',
      ),
    output: Settlement,
  }),
  'agreement.configurations': query({
    summary:
      'Which configurations researchers built from the same passages: each pair with the words it shares, and those without a partner.',
    input: z.strictObject({
      researcherIds: RESEARCHERS.max(2),
      /** The least share of their words together that two must have in common. */
      least: z.number().min(0).max(1).default(0),
    }),
    output: z.object({
      pairs: z.array(
        z.object({
          first: Built,
          second: Built,
          /** UTF-16 code units that both lean on, and that either does. */
          shared: z.number(),
          together: z.number(),
          /** `shared` of `together`, from 0 to 1 (Jaccard). */
          overlap: z.number(),
        }),
      ),
      /** Without any passage in common with one of the other’s. */
      firstAlone: z.array(Built),
      secondAlone: z.array(Built),
    }),
  }),
}
