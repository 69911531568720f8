import { z } from 'zod'
import { DIFFERENCE_KINDS } from '../domain/compare-versions.ts'
import { EvidenceCounts, Id, InnerLinkField, Instant, Lineage, StanceField } from './common.ts'
import { Decision } from './decisions.ts'
import { Nothing, query } from './procedure.ts'

const Version = z.object({
  /** Null: all configurations in use now. */
  theoryId: Id.nullable(),
  name: z.string(),
  /** When it was kept; null where it is as things are now. */
  frozenAt: Instant.nullable(),
})

const Step = z.object({ id: Id, label: z.string(), researcherId: Id, at: Instant })
/** A step of the journal. */
export type Step = z.infer<typeof Step>

export const VersionPassage = z.object({
  codingId: Id,
  stance: StanceField,
  /** Whether the second version has it and the first has not, or the other way round. */
  isGained: z.boolean(),
  /** What it is attached to; the element's or the configuration's id. */
  elementId: Id.nullable(),
  configurationId: Id.nullable(),
  link: InnerLinkField.nullable(),
  /** Null where the coding is gone. */
  quote: z.string().nullable(),
  sourceId: Id.nullable(),
  sourceTitle: z.string().nullable(),
  participantId: Id.nullable(),
  participant: z.string().nullable(),
  speaker: z.string().nullable(),
  group: z.string().nullable(),
})
/** A passage that one of two versions has and the other has not. */
export type VersionPassage = z.infer<typeof VersionPassage>

export const VersionDifference = z.object({
  kind: z.enum(DIFFERENCE_KINDS),
  thing: z.object({
    kind: z.enum(['configuration', 'element', 'link', 'principle']),
    id: Id,
    name: z.string(),
  }),
  /** The configurations it is about. */
  configurationIds: z.array(Id),
  /** In words; null where the thing was not or is no longer there. */
  changes: z.array(
    z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
  ),
  /** Passages that one of the versions has and the other has not: of what was added, dropped, or is in both. */
  gained: EvidenceCounts,
  lost: EvidenceCounts,
  /** The first of these, what challenges before what supports; all: `theories.comparePassages`. */
  passages: z.array(VersionPassage),
  causes: z.object({
    /** Decisions about the thing between the two versions. */
    decisions: z.array(Decision),
    lineage: z.array(Lineage),
    /** Why it has the status that it has; empty where nobody has said or its status did not change. */
    statusReason: z.string(),
    /** The newest steps that touched it between the two versions, newest first. */
    steps: z.array(Step),
    /** How many there are. */
    stepCount: z.number(),
  }),
})
/** Something that differs between two versions, with what led to it. */
export type VersionDifference = z.infer<typeof VersionDifference>

const Comparison = z.object({
  from: Version,
  to: Version,
  counts: z.record(z.enum(DIFFERENCE_KINDS), z.number()),
  entries: z.array(VersionDifference),
})
/** Two versions of a theory side by side. */
export type Comparison = z.infer<typeof Comparison>

const StoryBlock = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('heading'),
    level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    text: z.string(),
  }),
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('list'), items: z.array(z.string()) }),
  z.object({
    kind: z.literal('change'),
    /** What changed, in a few words. */
    text: z.string(),
    before: z.string().nullable(),
    after: z.string().nullable(),
    /** Why: decisions, reasons, where it came from. */
    reasons: z.array(z.string()),
  }),
  z.object({ kind: z.literal('quote'), text: z.string(), who: z.string(), stance: StanceField }),
])
/** A part of a document, ready to be shown or written in any format. */
export type StoryBlock = z.infer<typeof StoryBlock>

export const Story = z.object({ title: z.string(), blocks: z.array(StoryBlock) })
/** How the theory came to be, from rough to refined. */
export type Story = z.infer<typeof Story>

const versions = {
  /** Null: all configurations in use now. */
  fromId: Id.nullable(),
  toId: Id.nullable(),
}

export const theoryComparison = {
  'theories.compare': query({
    summary:
      'What differs between two theory versions, kept or live (null: all configurations in use now), each with what led to it: decisions, lineage, reasons, steps of the journal and passages.',
    input: z.strictObject(versions),
    output: Comparison,
  }),
  'theories.comparePassages': query({
    summary:
      'All passages that a configuration gained or lost between two theory versions, what challenges first, a page at a time.',
    input: z.strictObject({
      ...versions,
      configurationId: Id,
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(1_000).default(100),
    }),
    output: z.object({
      gained: EvidenceCounts,
      lost: EvidenceCounts,
      /** Those gained before those lost. */
      passages: z.array(VersionPassage),
    }),
  }),
  'theories.story': query({
    summary:
      'The story of the theory from rough to refined: its versions in order, each with its narrative and what changed since the one before, with decisions and quotes.',
    input: Nothing,
    output: Story,
  }),
}
