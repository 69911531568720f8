import { create } from 'zustand'
import type { InputOf, OutputOf } from '../../../shared/contract/contract.ts'
import type { AgreementUnit } from '../../../shared/agreement/statistics.ts'
import { useFind } from '../../store/find.ts'

/** What is held against one another, as the engine takes it. */
export type Comparison = InputOf<'agreement.measure'>
/** A passage that researchers coded differently, as the engine gives it. */
export type Difference = OutputOf<'agreement.differences'>['differences'][number]

/** The views of the place. */
export type TeamView =
  | 'doubleCoding'
  | 'agreement'
  | 'differences'
  | 'configurations'
  | 'comments'
  | 'copies'
  | 'hub'

/** Which differences are listed. */
export type Shown = 'open' | 'settled' | 'all'

/** Which comments are listed: open ones that speak to whoever is coding, all open ones, or those that are settled. */
export type CommentsShown = 'mine' | 'open' | 'settled'

interface TeamState {
  view: TeamView
  /** Null for the first two of the project. */
  researcherIds: readonly string[] | null
  unit: AgreementUnit
  kind: 'role' | 'code'
  /** Roles or codes; none for all. */
  ids: readonly string[]
  sharedBy: 'everyone' | 'two'
  /** The sample that alone is compared; null for all that they share. */
  doubleCodingId: string | null
  /** The sample that is open; null for the latest. */
  sampleId: string | null
  shown: Shown
  comments: CommentsShown
  /** The difference that is open, by its first coding. */
  openId: string | null
}

const initial: TeamState = {
  ...{ view: 'agreement', researcherIds: null, unit: 'sentence', kind: 'role', ids: [] },
  ...{ sharedBy: 'everyone', doubleCodingId: null, sampleId: null, shown: 'open', openId: null },
  comments: 'open',
}

/** What is compared, as it was left. */
export const useTeam = create<TeamState>()(() => initial)

useFind.subscribe(({ generation }, before) => {
  if (generation !== before.generation) useTeam.setState(initial, true)
})
