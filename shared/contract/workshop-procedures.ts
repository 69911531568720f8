import { z } from 'zod'
import {
  RESPONSE_ORIGINS,
  ROUND_KINDS,
  WORKSHOP_DECISIONS,
  WORKSHOP_STANCES,
  WORKSHOP_STATUSES,
} from '../domain/workshop.ts'
import { Id, LongText, Name, RoleInput } from './common.ts'
import { command, query } from './procedure.ts'
import {
  Candidate,
  ItemResult,
  plan,
  Workshop,
  WorkshopItem,
  WorkshopResponse,
  WorkshopRound,
} from './workshops.ts'

/** A day, or nothing where it is not known yet. */
const Day = z.union([z.iso.date(), z.literal('')])
const Words = LongText.max(5_000)
const Line = LongText.max(500)
/** Where in its list something goes, counted from 0; at the end where it is larger than the list. */
const Position = z.int().min(0).max(10_000)

const AnswerInput = z.strictObject({
  itemId: Id,
  stance: z.enum(WORKSHOP_STANCES).nullable().optional(),
  comment: Words.optional(),
  wording: Words.optional(),
  rank: z.int().min(1).max(10_000).nullable().optional(),
  dots: z.int().min(1).max(1_000).nullable().optional(),
  elements: z
    .array(z.strictObject({ role: RoleInput, text: Words.min(1) }))
    .max(50)
    .optional(),
})

const fields = {
  date: Day.optional(),
  place: Line.optional(),
  facilitators: Line.optional(),
  purpose: Words.optional(),
}
const roundFields = {
  title: Name.optional(),
  kind: z.enum(ROUND_KINDS).optional(),
  question: Words.optional(),
  dots: z.int().min(1).max(100).optional(),
}

export const workshops = {
  'workshops.list': query({
    summary: 'The workshops of the project, latest first.',
    input: z.strictObject({}),
    output: z.array(
      z.object({
        id: Id,
        ...plan,
        items: z.number(),
        /** What people said of items, counted once for each person and item. */
        answers: z.number(),
        /** Items that something was decided on. */
        decided: z.number(),
      }),
    ),
  }),
  'workshops.read': query({
    summary:
      'One workshop: who takes part, its rounds, and their items with wording, question, notes and chosen quotes.',
    input: z.strictObject({ workshopId: Id }),
    output: Workshop,
  }),
  'workshops.create': command({
    summary:
      'Plans a workshop; the stakeholder groups of the project take part where none are named.',
    input: z.strictObject({ name: Name, ...fields, groups: z.array(Name).max(50).optional() }),
    output: Workshop,
  }),
  'workshops.update': command({
    summary: 'Changes name, date, place, facilitators, purpose or status of a workshop.',
    input: z.strictObject({
      workshopId: Id,
      name: Name.optional(),
      ...fields,
      status: z.enum(WORKSHOP_STATUSES).optional(),
    }),
    output: Workshop,
  }),
  'workshops.remove': command({
    summary: 'Removes a workshop with its responses; what was decided after it stays.',
    input: z.strictObject({ workshopId: Id }),
    output: z.object({ answers: z.number() }),
  }),
  'workshops.setGroups': command({
    summary:
      'Sets the groups that take part, in order, with how many people; one that has responded cannot be left out.',
    input: z.strictObject({
      workshopId: Id,
      groups: z
        .array(
          z.strictObject({
            id: Id.optional(),
            name: Name,
            size: z.int().min(1).max(100_000).nullable().optional(),
          }),
        )
        .max(50),
    }),
    output: Workshop,
  }),
  'workshops.addRound': command({
    summary: 'Puts a round at the end: respond, rank, dots or discuss.',
    input: z.strictObject({ workshopId: Id, ...roundFields }),
    output: WorkshopRound,
  }),
  'workshops.updateRound': command({
    summary: 'Changes title, kind, question or dots of a round.',
    input: z.strictObject({ roundId: Id, ...roundFields }),
    output: WorkshopRound,
  }),
  'workshops.moveRound': command({
    summary: 'Puts a round elsewhere in its workshop.',
    input: z.strictObject({ roundId: Id, position: Position }),
    output: Workshop,
  }),
  'workshops.removeRound': command({
    summary: 'Removes a round with its items and what was said of them.',
    input: z.strictObject({ roundId: Id }),
    output: Workshop,
  }),
  'workshops.addItems': command({
    summary:
      'Puts configurations, principles or the diagram into a round, each worded as its card or its lesson until it is worded for this workshop.',
    input: z.strictObject({
      roundId: Id,
      configurationIds: z.array(Id).max(1_000).optional(),
      principleIds: z.array(Id).max(1_000).optional(),
      /** The theory version whose diagram is shown, or null for all configurations in use. */
      diagramOf: Id.nullable().optional(),
    }),
    output: WorkshopRound,
  }),
  'workshops.updateItem': command({
    summary:
      'Words an item for this workshop, or changes its question, notes, picture or reflection; what it is of stays as it is.',
    input: z.strictObject({
      itemId: Id,
      wording: Words.optional(),
      question: Words.optional(),
      notes: LongText.optional(),
      hasPicture: z.boolean().optional(),
      reflection: LongText.optional(),
    }),
    output: WorkshopItem,
  }),
  'workshops.moveItem': command({
    summary: 'Puts an item elsewhere in its round, or into another round of the workshop.',
    input: z.strictObject({ itemId: Id, roundId: Id.optional(), position: Position }),
    output: Workshop,
  }),
  'workshops.removeItem': command({
    summary: 'Takes an item out of its workshop, with what was said of it.',
    input: z.strictObject({ itemId: Id }),
    output: Workshop,
  }),
  'workshops.candidates': query({
    summary: 'The passages of an item’s evidence, to choose from what may be shown.',
    input: z.strictObject({ itemId: Id }),
    output: z.array(Candidate),
  }),
  'workshops.identifying': query({
    summary:
      'What in some words might tell who somebody is: names that nobody has a list of, names that were replaced, contact details and the like, each with its place.',
    input: z.strictObject({ text: Words }),
    output: z.array(
      z.object({
        /** In UTF-16 code units of the text, `[start, end)`. */
        start: z.number(),
        end: z.number(),
        text: z.string(),
        /** What it may be, such as “name” or “telephone number”. */
        what: z.string(),
      }),
    ),
  }),
  'workshops.chooseQuote': command({
    summary:
      'Chooses a passage of an item’s evidence; it is not shown until a researcher says that it may be.',
    input: z.strictObject({ itemId: Id, codingId: Id }),
    output: WorkshopItem,
  }),
  'workshops.updateQuote': command({
    summary:
      'Changes the words of a quote as they are shown, or says whether they may be shown; other words need saying so again.',
    input: z.strictObject({
      quoteId: Id,
      words: Words.min(1).optional(),
      mayBeShown: z.boolean().optional(),
    }),
    output: WorkshopItem,
  }),
  'workshops.removeQuote': command({
    summary: 'Takes a quote out of an item.',
    input: z.strictObject({ quoteId: Id }),
    output: WorkshopItem,
  }),
  'workshops.responses': query({
    summary: 'What was said in a workshop, in the order in which it was written down.',
    input: z.strictObject({ workshopId: Id }),
    output: z.array(WorkshopResponse),
  }),
  'workshops.respond': command({
    summary:
      'Writes down what one person, or several who say the same, made of items. What somebody named says live takes the place of what they said of the item before; a response file is taken once.',
    input: z.strictObject({
      workshopId: Id,
      groupId: Id.nullable().optional(),
      person: Line.optional(),
      people: z.int().min(1).max(100_000).optional(),
      origin: z.enum(RESPONSE_ORIGINS).default('live'),
      /** The id that a response file or a form carries: the same one is refused as `duplicate`. */
      packResponseId: z
        .string()
        .regex(/^[A-Za-z0-9-]{8,64}$/, 'must be letters, digits and hyphens')
        .optional(),
      note: Words.optional(),
      answers: z.array(AnswerInput).min(1).max(1_000),
    }),
    output: WorkshopResponse,
  }),
  'workshops.tally': command({
    summary:
      'Counts one person of a group more, or one fewer, who takes a stance on an item or gives it a dot. Of somebody named the stance takes the place of the one before, and the dot is one more of theirs.',
    input: z.strictObject({
      itemId: Id,
      groupId: Id.nullable().optional(),
      person: Line.optional(),
      mark: z.enum([...WORKSHOP_STANCES, 'dot']),
      change: z.union([z.literal(1), z.literal(-1)]),
    }),
    output: z.object({ count: z.number() }),
  }),
  'workshops.removeResponse': command({
    summary: 'Removes a response with all its answers.',
    input: z.strictObject({ responseId: Id }),
    output: z.object({ responseId: Id }),
  }),
  'workshops.results': query({
    summary:
      'What became of each item: counts of stances, dots and ranks in all and by group, comments, wordings, new elements, and what was decided.',
    input: z.strictObject({ workshopId: Id }),
    output: z.array(ItemResult),
  }),
  'workshops.decide': command({
    summary:
      'Decides on an item after the workshop, and changes the theory accordingly in the same step; the decision names the workshop as its cause.',
    input: z.strictObject({
      itemId: Id,
      kind: z.enum(WORKSHOP_DECISIONS),
      reason: LongText.default(''),
      consequence: LongText.default(''),
      /** The statement of the configuration, or the lesson of the principle, where it is reworded. */
      wording: Words.min(1).optional(),
      /** The parts of a configuration that is split, by its slots. */
      parts: z
        .array(z.strictObject({ title: Name.optional(), slotIds: z.array(Id).max(100) }))
        .min(2)
        .max(20)
        .optional(),
      /** The configuration that it is merged into. */
      into: Id.optional(),
    }),
    output: z.object({ decisionId: Id, configurationIds: z.array(Id) }),
  }),
}
