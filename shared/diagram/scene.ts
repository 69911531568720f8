import type { Joiner, LinkKind } from '../domain/realist.ts'
import type { Facet, Role, Stance } from '../domain/roles.ts'

/**
 * The programme-theory diagram as data. `theory -> scene -> placed scene -> SVG, PDF, PNG or the canvas`: every
 * picture of a theory, in the window or in a file, is drawn from one `PlacedScene`.
 */

/** Width of a line of text in CSS pixels, in the diagram's typeface. */
export type MeasureText = (text: string, size: number, weight: FontWeight) => number

/** The two weights a diagram is set in. */
export type FontWeight = 400 | 600

/** What a diagram is drawn from: configurations with their elements and evidence counts. */
export interface DiagramInput {
  title: string
  /** ISO date printed under the title. */
  date: string
  configurations: DiagramConfiguration[]
  /** What researchers say that configurations do to each other; rivals are not drawn. */
  links: DiagramLink[]
  /** The guiding principles of the theory, in their order. */
  principles: DiagramPrinciple[]
}

/** A guiding principle as the diagram sees it. */
export interface DiagramPrinciple {
  id: string
  name: string
}

/** One configuration as the diagram sees it. */
export interface DiagramConfiguration {
  id: string
  /** Short label, such as `CMOC 3`. */
  label: string
  title: string
  status: string
  /** True where this theory version has added it to the one before; drawn with a `*`. */
  isNew: boolean
  slots: DiagramSlot[]
  /** The principles it is one of the grounds of. */
  principleIds: string[]
  evidence: Record<Stance, number>
}

/** A link that a researcher made between configurations, or from one to itself. */
export interface DiagramLink {
  id: string
  kind: Exclude<LinkKind, 'rival'>
  fromId: string
  toId: string
  /** The element it leaves from; null where it leaves from the configuration as a whole. */
  fromElementId: string | null
  toElementId: string | null
}

/** Where an element belongs, as the researchers said it; null where nobody did. */
export interface Belonging {
  /** Its context layer, in the project's own words. */
  layer: string | null
  /** The stakeholder group that it speaks of. */
  group: string | null
  /** Whether a context helps or hinders. */
  valence: 'enabling' | 'constraining' | null
}

/** An element in a slot. */
export interface DiagramSlot extends Belonging {
  elementId: string
  role: Role
  facet: Facet | null
  label: string
  /** How it goes with the one before it in the same role. */
  joiner: Joiner
  /** True where the version before had it nowhere; where it is not said, what is said of the configuration holds. */
  isNew?: boolean
  evidence: Record<Stance, number>
}

/** A box: one element, drawn once however many configurations share it. */
export interface SceneNode extends Belonging {
  /** The element's id. */
  id: string
  /** Every role it plays in the theory, in the order C, I, M, O; an outcome that is a context elsewhere has two. */
  roles: Role[]
  facets: Facet[]
  label: string
  /** The label broken into lines that fit the box. */
  lines: string[]
  /** True where every configuration it belongs to is new in this version. */
  isNew: boolean
  configurationIds: string[]
  /** The principles of its configurations, in the order of the theory's. */
  principleIds: string[]
  evidence: Record<Stance, number>
  width: number
  height: number
}

/** Kinds of arrow: `leads` within configurations, the others as researchers say them between configurations. */
export const EDGE_KINDS = ['leads', 'becomes', 'triggers', 'reinforces', 'inhibits'] as const
/** A kind of arrow. */
export type EdgeKind = (typeof EDGE_KINDS)[number]

/**
 * An arrow from one element to the next in one or more configurations (C to I to M to O, leaving out empty slots), or
 * what somebody says that one configuration does to another.
 */
export interface SceneEdge {
  id: string
  kind: EdgeKind
  from: string
  to: string
  /** The links that say so; empty within configurations. */
  linkIds: string[]
  /** True where either end is one of several joined by "or", in every configuration that holds the arrow. */
  isAlternative: boolean
  configurationIds: string[]
  isNew: boolean
  /** Passages attached to the configurations that hold this link; line width is drawn from `supports`. None where it is said. */
  evidence: Record<Stance, number>
}

/** Boxes with sizes and arrows between them, not placed yet. Lengths are CSS pixels. */
export interface Scene {
  title: string
  date: string
  principles: DiagramPrinciple[]
  nodes: SceneNode[]
  edges: SceneEdge[]
}

/**
 * The ways to lay out one scene: left to right by role, nested by context layer, in lanes by stakeholder group or by guiding
 * principle, or as a matrix of mechanisms by context layers.
 */
export const LAYOUTS = ['roles', 'layers', 'lanes', 'principles', 'matrix'] as const
/** A way to lay out a scene. */
export type Layout = (typeof LAYOUTS)[number]

/**
 * Kinds of area: a `frame` holds others; a `lane` has its label at the left; a `column` has it on top, `outside` too, for what
 * belongs to none of the frames; a `row` is a line above; a `cell` is a shaded place of a matrix; a `group` is drawn by hand
 * around boxes that were chosen.
 */
export const AREA_KINDS = ['frame', 'lane', 'column', 'outside', 'row', 'cell', 'group'] as const

/** A part of the picture that lies behind the boxes that belong to it. */
export interface SceneArea extends Point {
  kind: (typeof AREA_KINDS)[number]
  /** Empty where it has none. */
  label: string
  /** The label broken into lines that fit, from the top left. */
  lines: string[]
  isShaded: boolean
  /**
   * Where its label begins from its left border on and how wide it is, in pixels, where a layout says so: beside the streets in
   * which arrows run.
   */
  labelRoom?: { left: number; width: number } | undefined
  width: number
  height: number
  /** Which group it is, where it is one. */
  groupId?: string | undefined
}

/** Words that were written into the picture by hand, with their top left corner. */
export interface SceneLabel extends Point {
  id: string
  text: string
  /** The words broken into lines that fit. */
  lines: string[]
  /** The box that they go with; null where they stand by themselves. */
  anchorId: string | null
  width: number
  height: number
}

/** A box or an arrow that was taken out of the picture by hand. */
export interface HiddenThing {
  kind: 'element' | 'link'
  id: string
  /** The words of the box, or of the two boxes of the arrow. */
  name: string
}

/** A point in CSS pixels; y grows downwards. */
export interface Point {
  x: number
  y: number
}

/** A column of boxes that play the same part; drawn with the role's name above it. */
export interface SceneColumn {
  role: Role
  x: number
  width: number
}

/** A scene with a place for every box and a route for every arrow. */
export interface PlacedScene {
  title: string
  date: string
  width: number
  height: number
  layout: Layout
  columns: SceneColumn[]
  /** What lies behind the boxes, the outermost first. */
  areas: SceneArea[]
  nodes: PlacedNode[]
  edges: PlacedEdge[]
  /** What was written into the picture by hand. */
  labels: SceneLabel[]
  /** What would be in the picture, had it not been hidden by hand. */
  hidden: HiddenThing[]
}

/** A box with its top left corner. */
export type PlacedNode = SceneNode & Point

/** An arrow with its route. */
export type PlacedEdge = SceneEdge & {
  /** From the border of one box to the border of the other, with the bends between. */
  points: Point[]
  /** Middle of the sign that carries the challenge count, the `*` or the "or", on the route; null where there is none. */
  mark: Point | null
}
