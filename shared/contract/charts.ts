import { z } from 'zod'
import {
  CHART_KINDS,
  CHART_THEMES,
  GREATEST_MOST,
  MARKS,
  NOVELTIES,
  ORIGINS,
  SOURCE_ORDERS,
  TOGETHER,
} from '../charts/kinds.ts'
import { Id, StanceField } from './common.ts'
import { Nothing, query } from './procedure.ts'
import { Condition } from './queries.ts'

const Kind = z.enum(CHART_KINDS)

/** Rows and columns beyond so many are left out, those with the lowest counts first; a CSV has all unless it is said. */
const most = z.int().min(1).max(GREATEST_MOST).optional()

/** A theory version, as it was where it was kept; without one, the configurations in use. */
const theoryId = Id.optional()

/** Which chart, and what it is made of (docs/charts.md). */
export const ChartChoice = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('configurations'),
    by: z.enum(ORIGINS).default('group'),
    /** With `attribute`: what is said of the participants by it. */
    attributeId: Id.optional(),
    /** Passages of this stance alone. */
    stance: StanceField.optional(),
    theoryId,
    most,
  }),
  z.strictObject({
    kind: z.literal('codes'),
    of: z.enum(MARKS).default('codes'),
    together: z.enum(TOGETHER).default('overlaps'),
    /** A code stands for those below it too. */
    withChildren: z.boolean().default(false),
    /** These codes alone. */
    codeIds: z.array(Id).min(1).max(1_000).optional(),
    most,
  }),
  z.strictObject({
    kind: z.literal('turns'),
    sourceId: Id,
    /** Turns to a column; as few as leave at most 40 columns where it is not said. */
    per: z.int().min(1).max(10_000).optional(),
  }),
  z.strictObject({
    kind: z.literal('evidence'),
    by: z.enum(ORIGINS).default('group'),
    /** With `attribute`: what is said of the participants by it. */
    attributeId: Id.optional(),
    /** On one configuration or one element; without either, on any configuration in use. */
    configurationId: Id.optional(),
    elementId: Id.optional(),
    theoryId,
    most,
  }),
  z.strictObject({
    kind: z.literal('saturation'),
    of: z.enum(NOVELTIES).default('elements'),
    order: z.enum(SOURCE_ORDERS).default('import'),
    /** With `attribute`: a number or a day of the participants, of which a source has the lowest. */
    attributeId: Id.optional(),
  }),
])
/** Which chart, with what was not said filled in. */
export type ChartChoice = z.output<typeof ChartChoice>

/** How the picture of a chart is to look. */
export const ChartLook = z.strictObject({
  theme: z.enum(CHART_THEMES).optional(),
  /** CSS pixels; more where the columns need it. */
  width: z.int().min(320).max(4_000).optional(),
  /** Pixels of a PNG for each CSS pixel. */
  scale: z.number().min(0.5).max(8).optional(),
  /** With its title and notes, as in a file of its own. */
  hasTitle: z.boolean().optional(),
})
/** How the picture of a chart is to look. */
export type ChartLook = z.infer<typeof ChartLook>

const Heading = z.object({
  /** The id of what it stands for, or a label, a letter or a number; null for what has none of its kind. */
  id: z.string().nullable(),
  name: z.string(),
})

export const ChartData = z.object({
  kind: Kind,
  title: z.string(),
  /** What is to be seen, in a sentence or two. */
  summary: z.string(),
  /** How it is counted, and what is left out. */
  notes: z.array(z.string()),
  rowTitle: z.string(),
  columnTitle: z.string(),
  /** What a number counts. */
  countTitle: z.string(),
  rows: z.array(Heading),
  columns: z.array(Heading),
  /** All there are, shown or not. */
  rowTotal: z.number(),
  columnTotal: z.number(),
  /** Those that are not zero, by row and column. */
  cells: z.array(
    z.object({
      rowIndex: z.number(),
      columnIndex: z.number(),
      count: z.number(),
      /** How many codings `codings.find` gives for `where`; the count itself unless elements or codes are counted. */
      passages: z.number(),
      /** What opens it; null for a sum of cells before it. */
      where: Condition.nullable(),
    }),
  ),
})
/** A chart as data. */
export type ChartData = z.infer<typeof ChartData>

/** CSS pixels of the picture. */
const place = { x: z.number(), y: z.number(), width: z.number(), height: z.number() }
const Box = z.object({ rowIndex: z.number(), columnIndex: z.number(), ...place })

export const DrawnChart = z.object({
  svg: z.string(),
  width: z.number(),
  height: z.number(),
  /** Where the cells or bars lie; the headings stand around it. */
  plot: z.object(place),
  /** Where cells lie: in a grid all of them, in bars those that are not zero. */
  boxes: z.array(Box),
})
/** A chart as a picture. */
export type DrawnChart = z.infer<typeof DrawnChart>

export const charts = {
  'charts.kinds': query({
    summary: 'The charts that can be made, with the options of each.',
    input: Nothing,
    output: z.array(
      z.object({
        kind: Kind,
        name: z.string(),
        description: z.string(),
        options: z.array(z.string()),
      }),
    ),
  }),
  'charts.get': query({
    summary:
      'A matrix or plot as data: configurations by who was heard, codes that occur together, roles over the turns of an interview, evidence by group, new elements by interview; every cell with the condition that retrieves its passages (docs/charts.md).',
    input: z.strictObject({ chart: ChartChoice }),
    output: ChartData,
  }),
  'charts.draw': query({
    summary: 'The same with its picture (SVG) and the boxes of its cells.',
    input: z.strictObject({ chart: ChartChoice, look: ChartLook.optional() }),
    output: DrawnChart.extend({ data: ChartData }),
  }),
}
