import type { InputOf } from '../../../shared/contract/contract.ts'
import type { Proposal } from '../../../shared/contract/markers.ts'
import type { Role } from '../../../shared/domain/roles.ts'
import type { BlockSpan } from '../../../shared/text/block-index.ts'
import { moveEdge, type TextRange } from '../../../shared/text/boundaries.ts'

/** A proposed coding as the researcher has left it. */
export interface Draft extends Proposal {
  /** Place in the list, which tells proposals apart. */
  id: number
  isTicked: boolean
}

/** Most codings that one step makes. */
export const MAX_CODINGS = 10_000

/** Proposals to begin with: what is coded already is not ticked. */
export function draftsOf(proposals: readonly Proposal[]): Draft[] {
  return proposals.map((proposal, id) => ({ ...proposal, id, isTicked: !proposal.isCoded }))
}

/** Gives a clause other bounds; it stays before its marker and keeps a word. What is changed is ticked. */
export function withBounds(draft: Draft, text: string, { start, end }: TextRange): Draft {
  if (start >= end || end > draft.marker.start) return draft
  if (start === draft.start && end === draft.end) return draft
  const quote = text.slice(start, end)
  return { ...draft, start, end, quote, isCoded: false, isTicked: true }
}

/** Moves an edge of a clause by a word. */
export function nudge(
  draft: Draft,
  text: string,
  blocks: readonly BlockSpan[],
  edge: 'start' | 'end',
  direction: -1 | 1,
): Draft {
  return withBounds(draft, text, moveEdge(text, blocks, draft, edge, direction))
}

/** Gives a clause other roles; without one it cannot be coded. */
export function withRoles(draft: Draft, roles: Role[]): Draft {
  return { ...draft, roles, isCoded: false, isTicked: roles.length > 0 }
}

/** What the engine is asked for: the clauses ticked, and the markers of these and of what is coded already. */
export function applyInput(
  sourceId: string,
  drafts: readonly Draft[],
  takesOut: boolean,
): InputOf<'markers.apply'> {
  const ticked = drafts.filter(({ isTicked }) => isTicked).slice(0, MAX_CODINGS)
  const last = ticked.length === MAX_CODINGS ? (ticked.at(-1)?.id ?? 0) : Number.POSITIVE_INFINITY
  const done = drafts.filter(({ id, isTicked, isCoded }) => id <= last && (isTicked || isCoded))
  return {
    sourceId,
    codings: ticked.map(({ start, end, roles }) => ({ start, end, roles })),
    removeMarkers: takesOut ? done.map(({ marker }) => marker).slice(0, MAX_CODINGS) : [],
  }
}
