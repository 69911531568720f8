import type { InputOf, OutputOf } from '../../shared/contract/contract.ts'
import { queryClient, useProcedure } from './client.ts'

/** Procedures that answer with a list, of which a page can be asked for. */
type Listing = 'configurations.list' | 'elements.list' | 'cards.list' | 'principles.table'

/** What is there of a long list so far. */
interface Rows<T> {
  /** Undefined before anything has come. */
  rows: T | undefined
  /** Whether that is all; a list whose end is not there yet cannot be counted or searched. */
  isWhole: boolean
}

/**
 * A long list, its first rows at once and all of it a moment later: a megabyte takes longer to come here than to look up. Once
 * the whole is known the first rows are not asked for again.
 * @param first how many rows are more than a screen.
 */
export function useRows<N extends Listing>(
  procedure: N,
  input: InputOf<N>,
  first: number,
  options: { readsOnShow?: boolean } = {},
): Rows<OutputOf<N>> {
  const isKnown = queryClient.getQueryData([procedure, input]) !== undefined
  const page = useProcedure(
    procedure,
    { ...input, limit: first },
    { ...options, enabled: !isKnown },
  )
  const begun = page.isPlaceholderData ? undefined : page.data
  const isShort = begun !== undefined && begun.length < first
  // Not before the first rows have come: the engine answers one request after the other.
  const whole = useProcedure(procedure, input, {
    ...options,
    enabled: isKnown || (begun !== undefined && !isShort),
  })
  const isWhole = whole.data !== undefined && !whole.isPlaceholderData
  if (isWhole) return { rows: whole.data, isWhole }
  if (begun !== undefined) return { rows: begun, isWhole: isShort }
  // While another list is on its way, the one before stays.
  return { rows: whole.data ?? page.data, isWhole: false }
}
