/** What a chart can be of. */
export const CHART_KINDS = ['configurations', 'codes', 'turns', 'evidence', 'saturation'] as const
/** What a chart is of. */
export type ChartKind = (typeof CHART_KINDS)[number]

/** Where passages come from, by which they are set apart. */
export const ORIGINS = ['group', 'participant', 'source', 'case', 'attribute'] as const
/** Where a passage comes from. */
export type Origin = (typeof ORIGINS)[number]

/** When two codings count as together: they share words, or they begin in one turn. */
export const TOGETHER = ['overlaps', 'sameTurn'] as const
/** When two codings count as together. */
export type Together = (typeof TOGETHER)[number]

/** What a chart of what occurs together is of. */
export const MARKS = ['codes', 'roles', 'both'] as const
/** What is held against each other: codes, roles, or both. */
export type Marks = (typeof MARKS)[number]

/** What can be new in an interview. */
export const NOVELTIES = ['elements', 'codes'] as const
/** What can be new in an interview. */
export type Novelty = (typeof NOVELTIES)[number]

/** Orders of sources: as they were imported, by title, or by what an attribute says of who speaks, such as a day. */
export const SOURCE_ORDERS = ['import', 'title', 'attribute'] as const

/** `light` and `dark` are for screens; `mono` is for print in black and white. */
export const CHART_THEMES = ['light', 'dark', 'mono'] as const
/** The colours of a chart. */
export type ChartTheme = (typeof CHART_THEMES)[number]

/** How many rows, and how many columns, a picture has where nothing else is asked for. */
export const USUAL_MOST = 40
/** The most rows or columns that a chart can have. */
export const GREATEST_MOST = 100
