import type { Page } from '../../shared/contract/common.ts'

/** A page of a list that was put together here. */
export function pageOf<T>(items: readonly T[], { limit, offset }: Page): T[] {
  return items.slice(offset, limit === undefined ? undefined : offset + limit)
}
