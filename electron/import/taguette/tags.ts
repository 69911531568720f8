import type { ForeignRow } from '../../../shared/interchange/foreign-database.ts'
import type { ForeignProject } from '../../../shared/interchange/foreign-project.ts'
import { type Guid, textOf } from '../qualcoder/rows.ts'

/**
 * Tags as codes. `a.b` lies below `a`, also where there is no tag `a`; newer databases name the tag above as well, which
 * counts where it is given.
 */
export function readTags(tags: readonly ForeignRow[], guid: Guid): ForeignProject['codes'] {
  const byPath = new Map(tags.map(row => [textOf(row, 'path'), row]))
  const byId = new Map(tags.map(row => [row['id'] ?? null, row]))
  const codes = new Map<string, ForeignProject['codes'][number]>()
  const underWay = new Set<string>()
  const take = (path: string): string => {
    const row = byPath.get(path)
    const own = row === undefined ? guid('path', path) : guid('tag', row['id'])
    if (codes.has(own) || underWay.has(own)) return own
    underWay.add(own)
    const above = aboveOf(row, path)
    const isRing = above !== null && isBelow(byId, byPath.get(above), row)
    const parentGuid = above === null || isRing ? null : take(above)
    const rest =
      above !== null && path.startsWith(`${above}.`) ? path.slice(above.length + 1) : path
    codes.set(own, {
      ...{ guid: own, parentGuid, name: (rest.trim() || path).slice(0, 500), colour: null },
      ...{ description: textOf(row, 'description').trim(), inclusion: '', exclusion: '' },
      role: null,
    })
    return own
  }
  const aboveOf = (row: ForeignRow | undefined, path: string): string | null => {
    const parent = byId.get(row?.['parent_id'] ?? null)
    if (parent !== undefined && parent !== row) return textOf(parent, 'path')
    const dot = path.lastIndexOf('.')
    return dot > 0 ? path.slice(0, dot) : null
  }
  for (const path of byPath.keys()) take(path)
  return [...codes.values()]
}

/** Whether a damaged database puts a tag below itself. */
function isBelow(
  byId: ReadonlyMap<ForeignRow[string], ForeignRow>,
  from: ForeignRow | undefined,
  wanted: ForeignRow | undefined,
): boolean {
  const seen = new Set<ForeignRow>()
  for (let at = from; at !== undefined && !seen.has(at); at = byId.get(at['parent_id'] ?? null)) {
    if (at === wanted) return true
    seen.add(at)
  }
  return false
}
