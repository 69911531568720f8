import { create } from 'zustand'
import type { Researcher } from '../../shared/contract/project.ts'
import { call } from '../api/client.ts'
import { sayError, useNotices } from './notices.ts'

/** Somebody who is to code from now on, and would see what whoever codes now must not; null while nobody is. */
export const useSwitching = create<{ to: Researcher | null }>()(() => ({ to: null }))

/** Says who codes from now on; every change carries one researcher. Asks first where both code the same sample blind. */
export async function switchResearcher(researcher: Researcher): Promise<void> {
  if (researcher.isCurrent) return
  try {
    if (await isBlindToEachOther(researcher)) useSwitching.setState({ to: researcher })
    else await switchNow(researcher)
  } catch (error) {
    sayError(error)
  }
}

/** Answers what was asked: switches, or stays. */
export async function answerSwitch(isSwitching: boolean): Promise<void> {
  const { to } = useSwitching.getState()
  useSwitching.setState({ to: null })
  if (to === null || !isSwitching) return
  try {
    await switchNow(to)
  } catch (error) {
    sayError(error)
  }
}

async function isBlindToEachOther({ id }: Researcher): Promise<boolean> {
  const samples = await call('doubleCoding.list', {})
  return samples.some(
    ({ researcherIds, sources }) =>
      researcherIds.includes(id) && sources.some(({ isHidden }) => isHidden),
  )
}

async function switchNow(researcher: Researcher): Promise<void> {
  await call('researchers.switch', { researcherId: researcher.id })
  useNotices.getState().say(`${researcher.name} is coding now.`)
}
