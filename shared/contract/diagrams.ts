import { z } from 'zod'
import { LAYOUTS } from '../diagram/scene.ts'
import { Id, LongText, Name, StatusField, StrengthField } from './common.ts'
import { command, query } from './procedure.ts'

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
  /**
   * Of an SVG. As `shapes` they look the same in programs that read no embedded font, but words can then be neither searched
   * nor changed.
   */
  letters: z.enum(['text', 'shapes']).optional(),
  /**
   * Pixels of a PNG for each pixel of the picture on screen; of a PDF, how many times its natural size it is at most: on one
   * page never larger than the page.
   */
  scale: z.number().positive().max(20).optional(),
  page: z.enum(DIAGRAM_PAGES).optional(),
  /** A PDF over as many sheets of the page as it takes, to be cut and glued; A4 where no paper is named. */
  isTiled: z.boolean().optional(),
  /** Millimetres by which the sheets of such a poster overlap. */
  overlap: z.number().min(0).max(50).optional(),
})
/** How the file of a diagram is to look. */
export type DiagramLook = z.infer<typeof DiagramLook>

/** A length or a place in a picture, in CSS pixels. */
const Pixels = z.number().min(-100_000).max(100_000).transform(Math.round)
const Place = z.strictObject({ x: Pixels, y: Pixels })
/** An arrow: its id, as `theories.diagram` gives it. */
const LinkId = z.string().min(1).max(400)
const Elements = z.array(Id).min(1).max(10_000)
const Text = LongText.max(5_000).refine(text => text.trim() !== '', 'must not be empty')

/** The picture that is adjusted: a layout of a theory version, or of all configurations in use. */
const picture = { theoryId: Id.optional(), layout: z.enum(LAYOUTS).default('roles') }
const things = { elementIds: Elements.optional(), linkIds: z.array(LinkId).max(10_000).optional() }

/** All that was done by hand to one layout of one theory version, whether it is in the picture now or not. */
const Adjustments = z.object({
  elements: z.array(
    z.object({
      elementId: Id,
      isHidden: z.boolean(),
      /** How far its box stands from where the layout puts it. */
      shift: z.object({ x: z.number(), y: z.number() }),
    }),
  ),
  links: z.array(
    z.object({
      linkId: LinkId,
      isHidden: z.boolean(),
      /** A point that it passes through, counted from halfway between the middles of its two boxes. */
      bend: z.object({ x: z.number(), y: z.number() }).nullable(),
    }),
  ),
  labels: z.array(
    z.object({
      id: Id,
      text: z.string(),
      at: z.object({ x: z.number(), y: z.number() }),
      anchorId: Id.nullable(),
    }),
  ),
  groups: z.array(z.object({ id: Id, name: z.string(), elementIds: z.array(Id) })),
})

const Added = z.object({ id: Id })
const Changed = z.object({
  /** How many things it was done to. */
  count: z.number(),
})

export const diagrams = {
  'diagrams.adjustments': query({
    summary:
      'What was done by hand to the diagram of a theory version in one layout: boxes moved, arrows bent, things hidden, words and frames. It is kept, too, where what it is on is not in the picture.',
    input: z.strictObject(picture),
    output: Adjustments,
  }),
  'diagrams.move': command({
    summary:
      'Moves boxes of a diagram by so many pixels from where they are; their arrows follow. A version that was kept may be adjusted too.',
    input: z.strictObject({ ...picture, elementIds: Elements, by: Place }),
    output: Changed,
  }),
  'diagrams.bend': command({
    summary:
      'Leads an arrow of a diagram past a point, counted from halfway between the middles of its boxes; null lets it run as it may.',
    input: z.strictObject({ ...picture, linkId: LinkId, to: Place.nullable() }),
    output: Changed,
  }),
  'diagrams.hide': command({
    summary:
      'Takes boxes and arrows out of the diagram, not out of the theory; the arrows of a hidden box go with it.',
    input: z.strictObject({ ...picture, ...things }),
    output: Changed,
  }),
  'diagrams.show': command({
    summary: 'Shows hidden boxes and arrows of a diagram again; all of them where none is named.',
    input: z.strictObject({ ...picture, ...things }),
    output: Changed,
  }),
  'diagrams.addLabel': command({
    summary:
      'Writes words into a diagram: with the box of an element, counted from its top left corner, or else at a place of the picture.',
    input: z.strictObject({
      ...picture,
      text: Text,
      at: Place,
      anchorId: Id.nullable().default(null),
    }),
    output: Added,
  }),
  'diagrams.updateLabel': command({
    summary: 'Changes words that were written into a diagram, or where they stand.',
    input: z.strictObject({
      labelId: Id,
      text: Text.optional(),
      at: Place.optional(),
      anchorId: Id.nullable().optional(),
    }),
    output: Added,
  }),
  'diagrams.removeLabel': command({
    summary: 'Takes words out of a diagram that were written into it.',
    input: z.strictObject({ labelId: Id }),
    output: Added,
  }),
  'diagrams.group': command({
    summary: 'Draws a frame with a name around boxes of a diagram.',
    input: z.strictObject({ ...picture, name: Name, elementIds: Elements }),
    output: Added,
  }),
  'diagrams.updateGroup': command({
    summary: 'Changes the name of a frame in a diagram, or which boxes it is around.',
    input: z.strictObject({ groupId: Id, name: Name.optional(), elementIds: Elements.optional() }),
    output: Added,
  }),
  'diagrams.ungroup': command({
    summary: 'Takes a frame out of a diagram; its boxes stay.',
    input: z.strictObject({ groupId: Id }),
    output: Added,
  }),
  'diagrams.reset': command({
    summary:
      'Undoes what was done by hand to boxes and arrows of a diagram; without any named, all of it, words and frames too.',
    input: z.strictObject({ ...picture, ...things }),
    output: Changed,
  }),
}
