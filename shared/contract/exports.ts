import { z } from 'zod'
import { Id, Instant, StatusField } from './common.ts'
import { ChartChoice, ChartLook } from './charts.ts'
import { CARD_PAPERS } from '../domain/realist.ts'
import { DiagramLook, DiagramView } from './diagrams.ts'
import { Nothing, query, workspace } from './procedure.ts'
import { Condition } from './queries.ts'
import { CITATION_STYLES } from '../review/csl.ts'
import { STANDARDS } from '../reports/checklists.ts'
import { PaperChoice, ReportOf } from './reports.ts'
import { TableOptions } from './tables.ts'
import { PackChoice } from '../workshop/pack-choice.ts'

/** What can be exported, and the file endings each can be written as. */
export const PRODUCTS = {
  diagram: ['.svg', '.png', '.pdf', '.pptx', '.graphml', '.dot', '.mmd', '.drawio', '.json'],
  configurations: ['.json', '.csv', '.docx', '.xlsx', '.html'],
  codings: ['.csv', '.docx', '.xlsx', '.html'],
  retrieval: ['.csv', '.docx', '.xlsx', '.html'],
  evidence: ['.docx', '.xlsx', '.csv', '.html'],
  principles: ['.docx', '.xlsx', '.csv', '.html'],
  sources: ['.docx', '.xlsx', '.csv', '.html'],
  participants: ['.docx', '.xlsx', '.csv', '.html'],
  codebook: ['.docx', '.xlsx', '.csv', '.html', '.qdc'],
  chart: ['.svg', '.png', '.pdf', '.csv'],
  story: ['.docx', '.pdf', '.html', '.md'],
  checklist: ['.docx', '.pdf', '.html', '.md'],
  audit: ['.docx', '.pdf', '.html', '.md'],
  methods: ['.docx', '.pdf', '.html', '.md'],
  printout: ['.pdf', '.docx', '.html', '.md'],
  cards: ['.pdf', '.html'],
  prisma: ['.svg', '.png', '.docx'],
  bibliography: ['.docx', '.txt', '.ris', '.bib'],
  'workshop-pack': ['.html'],
  'workshop-form': ['.docx'],
  'workshop-cards': ['.pdf', '.html'],
  'workshop-sheets': ['.pdf'],
  'workshop-report': ['.docx', '.pdf', '.html', '.md'],
  project: ['.qdpx', '.json'],
} as const
/** The name of something that can be exported. */
export type Product = keyof typeof PRODUCTS

export const ExportRecord = z.object({
  id: Id,
  /** A product, or `copy`, `original`, `replacements`, `certificate`. */
  product: z.string(),
  /** Without its folder. */
  fileName: z.string(),
  /**
   * How much it tells of people: the whole project; who said what; only their groups; quotes alone; or, as `unquoted`,
   * none of their words.
   */
  tells: z.enum(['everything', 'participant', 'group', 'none', 'unquoted']),
  at: Instant,
  researcherId: Id,
})
/** A file that was taken out of the project. */
export type ExportRecord = z.infer<typeof ExportRecord>

export const exports = {
  'exports.list': query({
    summary: 'The files that were taken out of the project, newest first: what, when, by whom.',
    input: Nothing,
    output: z.array(ExportRecord),
  }),
  'exports.products': workspace({
    summary: 'What can be exported, with the file endings of each.',
    input: Nothing,
    output: z.record(z.string(), z.array(z.string())),
  }),
  'exports.write': workspace({
    summary: 'Writes a product to a file; the ending chooses the format.',
    input: z.strictObject({
      product: z.enum(Object.keys(PRODUCTS) as [Product, ...Product[]]),
      path: z.string().min(1),
      theoryId: Id.optional(),
      /** How a `diagram` is laid out, and what it shows; by role and all of it where that is not said. */
      ...DiagramView,
      /** Leaves configurations of these statuses out of a `diagram`, while what stays keeps its place. */
      hiddenStatuses: z.array(StatusField).optional(),
      /** How the file of a `diagram` looks. */
      ...DiagramLook.shape,
      /** Which codings a `retrieval` is of. */
      where: Condition.optional(),
      /**
       * How a table is made. With it a CSV of configurations or codings has the columns of their table; without it those
       * that it always had.
       */
      table: TableOptions.optional(),
      /** Which `chart` it is, and how its picture looks. */
      chart: ChartChoice.optional(),
      chartLook: ChartLook.optional(),
      /** How `story`, `checklist`, `audit`, `methods` and `printout` are written. */
      report: z
        .strictObject({
          /** Which standard a `checklist` is of. */
          standard: z.enum(STANDARDS).default('rameses-ii'),
          /** What a `printout` or a `workshop-report` is of. */
          of: ReportOf.optional(),
          ...PaperChoice,
        })
        .optional(),
      /** How a `project` is written. */
      project: z
        .strictObject({
          /** How positions in a text with emoji are counted: by the standard, or as NVivo for Windows does. */
          positions: z.enum(['standard', 'nvivo']).default('standard'),
          /** With former versions of texts and original files: names that were replaced may stand there. */
          includesEarlier: z.boolean().default(false),
        })
        .optional(),
      /** Which references a `bibliography` is of, and in which style. */
      bibliography: z
        .strictObject({
          style: z.enum(CITATION_STYLES).default('apa'),
          of: z.enum(['included', 'all']).default('included'),
        })
        .optional(),
      /** How `cards` are made: four to a sheet of A4 with cut marks, or one to a page of A5 or A6. */
      cards: z
        .strictObject({
          paper: z.enum(CARD_PAPERS).default('a4'),
          includeElements: z.boolean().default(false),
        })
        .optional(),
      /** What a review pack, its form, its cards and its voting sheets are of. */
      workshop: PackChoice.optional(),
    }),
    output: z.object({
      path: z.string(),
      fileName: z.string(),
      bytes: z.number(),
      /** Of a `project` as .qdpx: what other programs will not find in it as it is here. */
      losses: z
        .array(z.object({ code: z.string(), message: z.string(), count: z.number() }))
        .optional(),
    }),
    files: { input: 'path', output: 'path' },
  }),
}
