import { useState } from 'react'
import { errorText } from '../../../store/notices.ts'

/** One step that a dialog leads to: what is wrong is shown beside it, and a second press while it is under way does nothing. */
export function useAsking(step: () => Promise<void>) {
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const run = async () => {
    if (isBusy) return
    setIsBusy(true)
    setProblem(null)
    try {
      await step()
    } catch (error) {
      setProblem(errorText(error))
    } finally {
      setIsBusy(false)
    }
  }
  return { problem, isBusy, run: () => void run() }
}
