import { useEffect, useState } from 'react'
import type { Coding } from '../../../shared/contract/codings.ts'
import type { Source } from '../../../shared/contract/sources.ts'

/** How long a text waits for its codings, or they for it, before both are shown as they are; milliseconds. */
const PATIENCE_MS = 1000

interface Pair {
  source: Source
  codings: readonly Coding[]
}

/**
 * A text and its codings, never those of another version of it: after an edit or an undo they come in two answers, and
 * codings painted at the places of the other text would stand on the wrong words for a moment.
 */
export function useInStep(source: Source, codings: readonly Coding[]): Pair {
  const [shown, setShown] = useState<Pair>({ source, codings })
  const isNew = shown.source !== source || shown.codings !== codings
  const isInStep = isNew && fits(source, codings)
  const pair = isInStep ? { source, codings } : shown
  if (isInStep) setShown(pair)
  useEffect(() => {
    if (!isNew || isInStep) return
    const timer = window.setTimeout(() => setShown({ source, codings }), PATIENCE_MS)
    return () => window.clearTimeout(timer)
  }, [isNew, isInStep, source, codings])
  return pair
}

/** Texts that codings were found to fit: few of a list change at a time. */
const fitted = new WeakMap<Coding, string>()

function fits({ text }: Source, codings: readonly Coding[]): boolean {
  return codings.every(coding => {
    if (coding.isOrphan || fitted.get(coding) === text) return true
    const isFit = text.startsWith(coding.quote, coding.start)
    if (isFit) fitted.set(coding, text)
    return isFit
  })
}
