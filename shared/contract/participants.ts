import { z } from 'zod'
import { ATTRIBUTE_TYPES } from '../domain/attributes.ts'
import { Id, LongText, Name } from './common.ts'
import { command, Nothing, query } from './procedure.ts'

const Type = z.enum(ATTRIBUTE_TYPES)

export const Attribute = z.object({
  id: Id,
  name: z.string(),
  type: Type,
  /** What a `choice` may be; empty for every other type. */
  choices: z.array(z.string()),
  /** Place among the attributes, from 0. */
  position: z.number(),
  /** How many participants have a value. */
  valueCount: z.number(),
})
/** Something that is known of every participant, such as age or area; a column of their table. */
export type Attribute = z.infer<typeof Attribute>

export const Speaker = z.object({
  sourceId: Id,
  sourceTitle: z.string(),
  /** The stakeholder group of the source. */
  sourceGroup: z.string().nullable(),
  label: z.string(),
  turnCount: z.number(),
  participantId: Id.nullable(),
  isInterviewer: z.boolean(),
})
/** A speaker label of a source, with whom it stands for. */
export type Speaker = z.infer<typeof Speaker>

export const Participant = z.object({
  id: Id,
  pseudonym: z.string(),
  group: z.string().nullable(),
  note: z.string(),
  /** Values by the id of their attribute, in canonical form: `42`, `yes`, `2026-03-31`. */
  values: z.record(z.string(), z.string()),
  /** Where the participant speaks. */
  speakers: z.array(Speaker.pick({ sourceId: true, sourceTitle: true, label: true })),
  /** Codings that begin in the participant's turns. */
  codingCount: z.number(),
})
/** A person (or case) of the study, by pseudonym. */
export type Participant = z.infer<typeof Participant>

const Value = z.union([LongText.max(2_000), z.number(), z.boolean()]).transform(String)
const Choices = z.array(Name.max(200)).max(200)
const Files = z
  .array(z.union([z.string().min(1), z.strictObject({ name: z.string(), base64: z.string() })]))
  .min(1)
  .max(100)

const ImportPlan = z.object({
  columns: z.array(
    z.object({
      header: z.string(),
      becomes: z.enum(['pseudonym', 'group', 'attribute']),
      attributeId: Id.nullable(),
      type: Type,
      choices: z.array(z.string()),
    }),
  ),
  participants: z.array(
    z.object({
      participantId: Id.nullable(),
      pseudonym: z.string(),
      group: z.string().nullable(),
      values: z.record(z.string(), z.string()),
    }),
  ),
  problems: z.array(
    z.object({
      file: z.string(),
      row: z.number(),
      column: z.string().nullable(),
      message: z.string(),
    }),
  ),
})
/** What an import of participants would do. */
export type ImportPlan = z.infer<typeof ImportPlan>

export const participants = {
  'participants.list': query({
    summary: 'All participants by pseudonym, with group, attributes, where they speak and codings.',
    input: Nothing,
    output: z.array(Participant),
  }),
  'participants.create': command({
    summary: 'Adds a participant, with values by attribute id; speakers that are named are linked.',
    input: z.strictObject({
      pseudonym: Name,
      group: Name.nullable().optional(),
      note: LongText.optional(),
      values: z.record(Id, Value).optional(),
      speakers: z
        .array(z.strictObject({ sourceId: Id, label: Name }))
        .max(1_000)
        .optional(),
    }),
    output: Participant,
  }),
  'participants.fromSpeakers': command({
    summary:
      'Makes a participant of every speaker who is nobody yet and asks no questions; a name that is a participant already is linked.',
    input: Nothing,
    output: z.object({ created: z.number(), linked: z.number() }),
  }),
  'participants.update': command({
    summary: 'Changes the pseudonym, group or note of a participant.',
    input: z.strictObject({
      participantId: Id,
      pseudonym: Name.optional(),
      group: Name.nullable().optional(),
      note: LongText.optional(),
    }),
    output: Participant,
  }),
  'participants.remove': command({
    summary: 'Removes a participant with all values; sources and codings stay.',
    input: z.strictObject({ participantId: Id }),
    output: z.object({ unlinkedSpeakers: z.number() }),
  }),
  'participants.setValue': command({
    summary: 'Sets what is known of a participant in one attribute; null or nothing takes it away.',
    input: z.strictObject({ participantId: Id, attributeId: Id, value: Value.nullable() }),
    output: Participant,
  }),
  'participants.preview': query({
    summary:
      'What an import of participants from XLSX (its first sheet) or CSV would do; writes nothing.',
    input: z.strictObject({ files: Files }),
    output: ImportPlan,
    files: { input: 'files' },
  }),
  'participants.import': command({
    summary:
      'Imports participants from XLSX (its first sheet) or CSV: a column of pseudonyms, one of groups, every other an attribute. Those who are there are filled in; empty cells clear nothing.',
    input: z.strictObject({ files: Files }),
    output: z.object({
      created: z.number(),
      updated: z.number(),
      createdAttributes: z.number(),
      problems: ImportPlan.shape.problems,
    }),
    files: { input: 'files' },
  }),
  'attributes.list': query({
    summary: 'The attributes of participants, in order.',
    input: Nothing,
    output: z.array(Attribute),
  }),
  'attributes.create': command({
    summary: 'Adds an attribute: text, number, boolean (yes or no), date, or one of some choices.',
    input: z.strictObject({ name: Name, type: Type.default('text'), choices: Choices.optional() }),
    output: Attribute,
  }),
  'attributes.update': command({
    summary:
      'Changes the name, type, choices or place of an attribute; refused where values would not fit.',
    input: z.strictObject({
      attributeId: Id,
      name: Name.optional(),
      type: Type.optional(),
      choices: Choices.optional(),
      position: z.int().min(0).optional(),
    }),
    output: Attribute,
  }),
  'attributes.remove': command({
    summary: 'Removes an attribute with its values.',
    input: z.strictObject({ attributeId: Id }),
    output: z.object({ removedValues: z.number() }),
  }),
}
