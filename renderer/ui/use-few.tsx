import { type ReactNode, useState } from 'react'
import { Button } from './Button.tsx'

/** The first of many, and the button that shows the others: a view of thousands would be slow to come, and nobody reads it. */
export function useFew<T>(
  items: readonly T[],
  count: number,
): { shown: readonly T[]; more: ReactNode } {
  const [isWhole, setIsWhole] = useState(false)
  const rest = items.length - count
  if (isWhole || rest <= 0) return { shown: items, more: null }
  return {
    shown: items.slice(0, count),
    more: (
      <Button size="small" variant="quiet" onPress={() => setIsWhole(true)}>
        {`Show ${rest} more`}
      </Button>
    ),
  }
}
