import { create } from 'zustand'
import type { IdentifierHit } from '../../shared/contract/pseudonyms.ts'
import { call } from '../api/client.ts'
import { goToNames, harmlessKey, listForImport, useNames } from './names.ts'

interface ExportCheckState {
  /** What was found before something goes out, and who waits to hear whether it may. */
  question: {
    sure: IdentifierHit[]
    unsure: number
    /** Places where a name of the open list still stands. */
    names: number
    answer: (mayGoOut: boolean) => void
  } | null
}

/** The question before an export; quiet where nothing was found. */
export const useExportCheck = create<ExportCheckState>()(() => ({ question: null }))

/**
 * Looks for what might still identify someone and for names of the open list, and asks where something surely does. What
 * the researcher put aside as harmless is not asked about.
 */
export async function mayExport(): Promise<boolean> {
  const { hits } = await call('pseudonyms.findIdentifiers', {})
  const { harmless } = useNames.getState()
  const open = hits.filter(hit => !harmless.has(harmlessKey(hit)))
  const sure = open.filter(hit => hit.isSure)
  const names = await countNames()
  if (sure.length === 0 && names === 0) return true
  useExportCheck.getState().question?.answer(false)
  return new Promise(resolve => {
    const answer = (mayGoOut: boolean) => {
      useExportCheck.setState({ question: null })
      resolve(mayGoOut)
    }
    useExportCheck.setState({
      question: { sure, unsure: open.length - sure.length, names, answer },
    })
  })
}

/** How often names of the open list still stand in the project; a list that is not open is known to nobody. */
async function countNames(): Promise<number> {
  const { names, hasBrackets } = listForImport()
  if (names === undefined) return 0
  const { hits } = await call('pseudonyms.preview', { names, hasBrackets })
  return hits.filter(({ doubt }) => doubt === null).length
}

/** Shows what was found; nothing is exported. */
export function lookInstead(): void {
  const { question } = useExportCheck.getState()
  question?.answer(false)
  goToNames(question?.sure.length === 0 ? 'names' : 'check')
}
