import { z } from 'zod'
import { LAYOUTS } from '../diagram/scene.ts'
import { Id, Name, StatusField, StrengthField } from './common.ts'

/** What a diagram leaves out: it shows the configurations that meet all that is asked, each with all its elements. */
export const DiagramFilter = z.strictObject({
  /** One of their elements speaks of one of these stakeholder groups. */
  groups: z.array(Name).max(1_000).optional(),
  /** They are a ground of one of these principles. */
  principleIds: z.array(Id).max(1_000).optional(),
  statuses: z.array(StatusField).optional(),
  /** A passage on them or on one of their elements speaks this strongly. */
  strengths: z.array(StrengthField).optional(),
})
/** What a diagram leaves out. */
export type DiagramFilter = z.infer<typeof DiagramFilter>

/** Which way a diagram is laid out, and what it shows. */
export const DiagramView = {
  layout: z.enum(LAYOUTS).optional(),
  filter: DiagramFilter.optional(),
}

/** The papers that a PDF can be made for; `picture` is a page of the picture's own size. */
export const DIAGRAM_PAGES = ['picture', 'A4', 'A3', 'A2', 'A1'] as const

/** How the file of a diagram is to look. Only pictures (SVG, PNG, PDF) have a theme and a background. */
export const DiagramLook = z.strictObject({
  /** `mono` is for print in black and white. */
  theme: z.enum(['light', 'mono']).optional(),
  background: z.enum(['white', 'transparent']).optional(),
  /** Pixels of a PNG for each pixel of the picture on screen. */
  scale: z.number().positive().max(20).optional(),
  page: z.enum(DIAGRAM_PAGES).optional(),
})
/** How the file of a diagram is to look. */
export type DiagramLook = z.infer<typeof DiagramLook>
