import { useState } from 'react'
import { errorText } from '../../store/notices.ts'
import { type PassphraseDraft, problemOf } from '../../ui/NewPassphrase.tsx'

/**
 * A new passphrase as it is typed, and the one step that is taken with it: what is wrong is shown beside it, and a second
 * press while it is under way does nothing.
 */
export function useSealing(step: (passphrase: string) => Promise<void>, needsPassphrase = true) {
  const [draft, setDraft] = useState<PassphraseDraft>({ passphrase: '', again: '' })
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const run = async () => {
    if (isBusy) return
    const refused = needsPassphrase ? problemOf(draft) : null
    setProblem(refused)
    if (refused !== null) return
    setIsBusy(true)
    try {
      await step(draft.passphrase)
    } catch (error) {
      setProblem(errorText(error))
      setIsBusy(false)
    }
  }
  const change = (typed: PassphraseDraft) => {
    setDraft(typed)
    setProblem(null)
  }
  return { draft, setDraft: change, problem, isBusy, run: () => void run() }
}
