import { create } from 'zustand'
import type { InputOf, OutputOf } from '../../../shared/contract/contract.ts'
import type { AgreementUnit } from '../../../shared/agreement/statistics.ts'
import { useFind } from '../../store/find.ts'

/** What is held against one another, as the engine takes it. */
export type Comparison = InputOf<'agreement.measure'>
/** A passage that researchers coded differently, as the engine gives it. */
export type Difference = OutputOf<'agreement.differences'>['differences'][number]

/** The views of the place. */
export type TeamView = 'agreement' | 'differences' | 'configurations'

/** Which differences are listed. */
export type Shown = 'open' | 'settled' | 'all'

interface TeamState {
  view: TeamView
  /** Null for the first two of the project. */
  researcherIds: readonly string[] | null
  unit: AgreementUnit
  kind: 'role' | 'code'
  /** Roles or codes; none for all. */
  ids: readonly string[]
  sharedBy: 'everyone' | 'two'
  shown: Shown
  /** The difference that is open, by its first coding. */
  openId: string | null
}

const initial: TeamState = {
  ...{ view: 'agreement', researcherIds: null, unit: 'sentence', kind: 'role', ids: [] },
  ...{ sharedBy: 'everyone', shown: 'open', openId: null },
}

/** What is compared, as it was left. */
export const useTeam = create<TeamState>()(() => initial)

useFind.subscribe(({ generation }, before) => {
  if (generation !== before.generation) useTeam.setState(initial, true)
})
