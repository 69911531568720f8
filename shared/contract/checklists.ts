import { z } from 'zod'
import { ANSWER_KINDS } from '../reports/checklist-item.ts'
import { ITEM_STATES, STANDARDS } from '../reports/checklists.ts'
import { LongText } from './common.ts'
import { command, query } from './procedure.ts'

const StandardField = z.enum(STANDARDS)

export const ChecklistEntry = z.object({
  /** As published, from 1. */
  number: z.number(),
  section: z.string(),
  name: z.string(),
  /** What the item asks for, in short. */
  asks: z.string(),
  state: z.enum(ITEM_STATES),
  /** Where the report says it: a page or a section. */
  place: z.string(),
  note: z.string(),
  /** What in the project helps to answer it. */
  answers: z.array(
    z.object({
      kind: z.enum(ANSWER_KINDS),
      count: z.number(),
      /** Such as “3 theory versions”. */
      words: z.string(),
    }),
  ),
})
/** An item of a reporting standard with what was entered for it. */
export type ChecklistEntry = z.infer<typeof ChecklistEntry>

export const Checklist = z.object({
  standard: StandardField,
  name: z.string(),
  citation: z.string(),
  items: z.array(ChecklistEntry),
})
/** A reporting standard as this project answers it. */
export type Checklist = z.infer<typeof Checklist>

export const checklists = {
  'checklists.list': query({
    summary:
      'The items of a reporting standard (RAMESES II for evaluations, RAMESES for syntheses), with what was entered for each and what in the project helps to answer it.',
    input: z.strictObject({ standard: StandardField.default('rameses-ii') }),
    output: Checklist,
  }),
  'checklists.set': command({
    summary:
      'Says where a report answers an item of a standard, that it does, or that it does not apply.',
    input: z.strictObject({
      standard: StandardField,
      /** The number of the item. */
      item: z.int().min(1).max(100),
      state: z.enum(ITEM_STATES).optional(),
      place: LongText.max(500).optional(),
      note: LongText.max(20_000).optional(),
    }),
    output: ChecklistEntry,
  }),
}
