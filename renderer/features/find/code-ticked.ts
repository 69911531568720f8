import { ROLE_NAMES, type Role } from '../../../shared/domain/roles.ts'
import { excerpt } from '../../../shared/search/excerpt.ts'
import { call } from '../../api/client.ts'
import { act, sayUndoable } from '../../store/act.ts'
import { sayError, useNotices } from '../../store/notices.ts'
import { count } from '../../ui/format.ts'
import type { TextHit } from './search-form.ts'
import { tick, useSearch } from './search-store.ts'

/** A role, or a code that is there or is to be made under a name. */
export type Mark = { role: Role } | { codeId: string; name: string } | { newCode: string }

/** Codes the ticked passages, widened as chosen, in one step; nothing that is not ticked. */
export async function codeTicked(mark: Mark): Promise<void> {
  const { ticked, widenTo } = useSearch.getState()
  if (ticked.size === 0) return askToTick()
  try {
    const { current, gone } = await partByText([...ticked.values()])
    tick(gone, false)
    if (gone.length > 0) {
      const words = `${count(gone.length, 'passage')} left out: the text has changed since. Search again to find them.`
      useNotices.getState().say(words)
    }
    if (current.length === 0) return
    const passages = current.map(({ sourceId, start, end }) => ({ sourceId, start, end }))
    const marks = await marksOf(mark)
    if (marks === undefined) return
    const made = await act('codings.createMany', { passages, widenTo, ...marks.input })
    if (made === undefined) return
    const { created, extended } = made
    if (created + extended === 0) {
      useNotices.getState().say(`All of them have ${marks.name} already. Nothing was changed.`)
      return
    }
    const parts = [
      created > 0 ? `${count(created, 'passage')} coded as ${marks.name}` : null,
      extended > 0 ? `${marks.name} added to ${count(extended, 'coding')}` : null,
    ]
    sayUndoable(`${parts.filter(Boolean).join(', ')}.`)
  } catch (error) {
    sayError(error)
  }
}

/** Says that only what is ticked can be coded. */
export function askToTick(): void {
  useNotices.getState().say('Nothing is ticked. Tick results with Space first, then code them.')
}

async function marksOf(mark: Mark) {
  if ('role' in mark) return { input: { roles: [mark.role] }, name: ROLE_NAMES[mark.role] }
  if ('codeId' in mark) return { input: { codeIds: [mark.codeId] }, name: `“${mark.name}”` }
  const code = await act('codes.create', { name: mark.newCode })
  return code && { input: { codeIds: [code.id] }, name: `“${code.name}”` }
}

/** Ticked passages may be older than the text: those that no longer stand where they were found are not coded. */
async function partByText(hits: readonly TextHit[]) {
  const current: TextHit[] = []
  const gone: TextHit[] = []
  const known = new Set((await call('sources.list', {})).map(({ id }) => id))
  for (const [sourceId, own] of Map.groupBy(hits, hit => hit.sourceId)) {
    const text = known.has(sourceId) ? (await call('sources.get', { sourceId })).text : ''
    for (const hit of own) (stands(text, hit) ? current : gone).push(hit)
  }
  return { current, gone }
}

function stands(text: string, { start, end, found, before, after }: TextHit): boolean {
  if (end > text.length) return false
  const now = excerpt(text, start, end)
  return now.found === found && now.before === before && now.after === after
}
