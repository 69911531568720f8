import { useEffect } from 'react'
import { create } from 'zustand'
import type { Whose } from '../../shared/contract/places.ts'
import type { Condition } from '../../shared/retrieval/condition.ts'
import { call, useProcedure } from '../api/client.ts'
import { sayError } from './notices.ts'

interface WhoseState {
  /** Whose codings the desk and the retrieval show. */
  whose: Whose
  /** Who is coding. */
  me: string | null
}

/** Whose codings are shown, as whoever is coding left it on this copy of the project. */
export const useWhose = create<WhoseState>()(() => ({ whose: 'both', me: null }))

/** Names for the choice, for a button. */
export const WHOSE_OPTIONS: readonly { id: Whose; label: string; description: string }[] = [
  { id: 'both', label: 'Everybody’s codings', description: 'Mine and those of the others' },
  { id: 'mine', label: 'My codings', description: 'Only what I coded myself' },
  { id: 'theirs', label: 'The others’ codings', description: 'Only what others coded' },
]

/** Keeps what is shown in step with what the engine remembers. */
export function useKeepWhose(): void {
  const { data: whose } = useProcedure('whose.get', {})
  const { data: researchers } = useProcedure('researchers.list', {})
  const me = researchers?.find(({ isCurrent }) => isCurrent)?.id ?? null
  useEffect(() => {
    if (whose !== undefined) useWhose.setState({ whose, me })
  }, [whose, me])
}

/** Shows these codings from now on, and remembers it. */
export async function showWhose(whose: Whose): Promise<void> {
  useWhose.setState({ whose })
  try {
    await call('whose.set', { whose })
  } catch (error) {
    sayError(error)
  }
}

/** Whether a researcher's codings are shown. */
export function isShown({ whose, me }: WhoseState, researcherId: string): boolean {
  if (whose === 'both' || me === null) return true
  return (whose === 'mine') === (researcherId === me)
}

/** A condition that only codings which are shown fulfil. */
export function onlyShown(where: Condition, { whose, me }: WhoseState): Condition {
  if (whose === 'both' || me === null) return where
  const mine: Condition = { researcher: me }
  return { all: [where, whose === 'mine' ? mine : { not: mine }] }
}
