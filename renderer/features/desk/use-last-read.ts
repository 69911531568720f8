import { useEffect, useState } from 'react'
import { call } from '../../api/client.ts'
import { readingPositions } from './desk-store.ts'

/**
 * Where the researcher read last in a source, as the engine remembers it; null where it does not, or where the window
 * knows better; undefined until the engine has answered. It is asked once: from then on the window knows.
 */
export function useLastRead(sourceId: string): number | null | undefined {
  const [lastRead, setLastRead] = useState<number | null | undefined>(
    readingPositions.has(sourceId) ? null : undefined,
  )
  useEffect(() => {
    if (lastRead !== undefined) return
    let isGone = false
    const answer = (offset: number | null) => {
      if (!isGone) setLastRead(offset)
    }
    // Not to find the place again is no reason not to open the text.
    call('places.get', { sourceId }).then(
      place => answer(place?.offset ?? null),
      () => answer(null),
    )
    return () => {
      isGone = true
    }
  }, [sourceId, lastRead])
  return lastRead
}
