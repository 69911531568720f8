import { create } from 'zustand'
import type { IdentifierHit } from '../../shared/contract/pseudonyms.ts'
import { call } from '../api/client.ts'
import { goToNames, harmlessKey, useNames } from './names.ts'

interface ExportCheckState {
  /** What was found before something goes out, and who waits to hear whether it may. */
  question: { sure: IdentifierHit[]; unsure: number; answer: (mayGoOut: boolean) => void } | null
}

/** The question before an export; quiet where nothing was found. */
export const useExportCheck = create<ExportCheckState>()(() => ({ question: null }))

/**
 * Looks for what might still identify someone, and asks where something surely does. What the researcher put aside as
 * harmless is not asked about.
 */
export async function mayExport(): Promise<boolean> {
  const { hits } = await call('pseudonyms.findIdentifiers', {})
  const { harmless } = useNames.getState()
  const open = hits.filter(hit => !harmless.has(harmlessKey(hit)))
  const sure = open.filter(hit => hit.isSure)
  if (sure.length === 0) return true
  useExportCheck.getState().question?.answer(false)
  return new Promise(resolve => {
    const answer = (mayGoOut: boolean) => {
      useExportCheck.setState({ question: null })
      resolve(mayGoOut)
    }
    useExportCheck.setState({ question: { sure, unsure: open.length - sure.length, answer } })
  })
}

/** Shows what was found; nothing is exported. */
export function lookInstead(): void {
  useExportCheck.getState().question?.answer(false)
  goToNames('check')
}
