import type { Researcher } from '../../shared/contract/project.ts'
import { call } from '../api/client.ts'
import { sayError, useNotices } from './notices.ts'

/** Says who codes from now on; every change carries one researcher. */
export async function switchResearcher(researcher: Researcher): Promise<void> {
  if (researcher.isCurrent) return
  try {
    await call('researchers.switch', { researcherId: researcher.id })
    useNotices.getState().say(`${researcher.name} is coding now.`)
  } catch (error) {
    sayError(error)
  }
}
