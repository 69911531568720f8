import { useState } from 'react'

/** An answer that takes a moment: what is wrong with it, and whether it is being tried. */
export function useAnswer() {
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  /** Tries an answer, which says what is wrong or null; one at a time. */
  const attempt = async (answer: () => Promise<string | null>) => {
    if (isBusy) return
    setIsBusy(true)
    setProblem(null)
    const refused = await answer()
    setIsBusy(false)
    setProblem(refused)
  }
  return { problem, isBusy, attempt, setProblem }
}
