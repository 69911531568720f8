import { z } from 'zod'
import { CARD_PAPERS } from '../domain/realist.ts'
import { STANDARDS } from '../reports/checklists.ts'
import { ORIENTATIONS, PAPERS } from '../reports/paper.ts'
import { ATTRIBUTIONS, TABLE_KINDS } from '../tables/kinds.ts'
import { ChartChoice } from './charts.ts'
import { Id, StatusField } from './common.ts'
import { DiagramView } from './diagrams.ts'
import { Nothing, query } from './procedure.ts'
import { Condition } from './queries.ts'
import { SearchQuery } from './search.ts'
import { TableOptions } from './tables.ts'

/** How the codings of a source stand in its printed text: by number in the margin, as roles in the text, or not at all. */
export const CODINGS_SHOWN = ['margin', 'inline', 'none'] as const

/** What can be printed: every document of the project. */
export const ReportOf = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('story') }),
  z.strictObject({ what: z.literal('audit') }),
  z.strictObject({ what: z.literal('methods') }),
  z.strictObject({ what: z.literal('checklist'), standard: z.enum(STANDARDS) }),
  z.strictObject({
    what: z.literal('source'),
    sourceId: Id,
    codings: z.enum(CODINGS_SHOWN).default('margin'),
  }),
  z.strictObject({
    what: z.literal('configurations'),
    /** Those in use where none are named. */
    configurationIds: z.array(Id).min(1).max(10_000).optional(),
    includeQuotes: z.boolean().default(true),
  }),
  z.strictObject({ what: z.literal('memos'), memoIds: z.array(Id).min(1).max(10_000).optional() }),
  z.strictObject({ what: z.literal('passages'), where: Condition }),
  z.strictObject({ what: z.literal('search'), query: SearchQuery }),
  z.strictObject({ what: z.literal('history') }),
  z.strictObject({ what: z.literal('protection') }),
  z.strictObject({
    what: z.literal('table'),
    kind: z.enum(TABLE_KINDS),
    options: TableOptions.prefault({}),
  }),
  z.strictObject({ what: z.literal('chart'), chart: ChartChoice }),
  z.strictObject({
    what: z.literal('workshop'),
    workshopId: Id,
    /** Who is named beside what they said: by pseudonym and group, by group only, or nobody. */
    attribution: z.enum(ATTRIBUTIONS).default('group'),
  }),
  z.strictObject({
    what: z.literal('cards'),
    theoryId: Id.optional(),
    /** Their own paper: four to a sheet of A4, or one to a page of A5 or A6. */
    paper: z.enum(CARD_PAPERS).default('a4'),
    includeElements: z.boolean().default(false),
  }),
  z.strictObject({
    ...{ what: z.literal('diagram'), theoryId: Id.optional(), ...DiagramView },
    /** Configurations of these statuses are left out of the picture, which is laid out with them. */
    hiddenStatuses: z.array(StatusField).optional(),
  }),
])
/** What is printed. */
export type ReportOf = z.output<typeof ReportOf>

/** The paper that something is printed on. */
export const PaperChoice = {
  paper: z.enum(PAPERS).default('A4'),
  orientation: z.enum(ORIENTATIONS).default('auto'),
}

const PageMark = z.union([
  z.object({
    kind: z.literal('text'),
    x: z.number(),
    /** The base line. */
    y: z.number(),
    text: z.string(),
    size: z.number(),
    weight: z.union([z.literal(400), z.literal(600)]),
    fill: z.string(),
    anchor: z.enum(['start', 'middle']),
  }),
  z.object({
    kind: z.literal('path'),
    /** SVG path data. */
    d: z.string(),
    fill: z.string().optional(),
    stroke: z.string().optional(),
    strokeWidth: z.number().optional(),
    dash: z.array(z.number()).optional(),
  }),
  z.object({
    kind: z.literal('image'),
    /** An SVG with its typeface, as a `data:` address. */
    href: z.string(),
    width: z.number(),
    height: z.number(),
  }),
])
/** Something drawn on a page. */
export type PageMark = z.infer<typeof PageMark>

export const PrintedPages = z.object({
  title: z.string(),
  /** Points, 1/72 inch; all pages are of one size. */
  width: z.number(),
  height: z.number(),
  pages: z.array(
    z.object({
      /** What marks are multiplied by, and then moved by, in points. */
      scale: z.number(),
      x: z.number(),
      y: z.number(),
      marks: z.array(PageMark),
    }),
  ),
})
/** A document as the pages that it is printed on. */
export type PrintedPages = z.infer<typeof PrintedPages>

export const reports = {
  'reports.methods': query({
    summary:
      'Paragraphs for the methods section with the real counts of the project: sources, participants, codings, configurations, evidence, versions, decisions.',
    input: Nothing,
    output: z.object({ title: z.string(), paragraphs: z.array(z.string()) }),
  }),
  'reports.pages': query({
    summary:
      'A document of the project as the pages that it is printed on: a source with its codings, configurations, memos, tables, the diagram, flash cards, a report.',
    input: z.strictObject({ of: ReportOf, ...PaperChoice }),
    output: PrintedPages,
  }),
}
