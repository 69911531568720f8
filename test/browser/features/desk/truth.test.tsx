import fc from 'fast-check'
import { expect, test } from 'vitest'
import { queryClient } from '../../../../renderer/api/client.ts'
import { openView } from '../../../../renderer/features/desk/session.ts'
import type { InputOf } from '../../../../shared/contract/contract.ts'
import { ROLES, type Role } from '../../../../shared/domain/roles.ts'
import { frames, type OpenDesk, openDesk } from './open-desk.tsx'

/** The code that is made first: nothing before it is undone, or there would be no text. */
const FIRST = 'Beginning'

/** What is painted for each role, and for codings without one. */
const NAMES: readonly (Role | null)[] = [...ROLES, null]

/** One thing that happens to a project while its text is on the desk. */
type Step =
  | { kind: 'code'; at: number; length: number; roles: Role[] }
  | { kind: 'recode'; pick: number; roles: Role[] }
  | { kind: 'remove'; pick: number }
  | { kind: 'edit'; at: number; length: number; words: string }
  | { kind: 'undo' | 'redo' }
  | { kind: 'scroll'; share: number }
  | { kind: 'reload' }

const share = fc.double({ min: 0, max: 1, noNaN: true })
const roles = fc.subarray([...ROLES])
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('code' as const),
      at: share,
      length: fc.integer({ min: 1, max: 400 }),
      roles,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('recode' as const), pick: fc.nat(), roles }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), pick: fc.nat() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('edit' as const),
      at: share,
      length: fc.integer({ min: 0, max: 60 }),
      words: fc.constantFrom('', ' ', 'and then 😀 ', 'Ben: No.\nAnn: Yes. ', 'é'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('undo' as const, 'redo' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('scroll' as const), share }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'reload' as const }) },
)

/** Does a step; one that the engine refuses (nothing to undo, a cut character) changes nothing. */
async function take(desk: OpenDesk, next: Step): Promise<void> {
  const { bridge } = desk
  const sourceId = desk.source.id
  const { text } = await bridge.run('sources.get', { sourceId })
  const codings = await bridge.run('codings.list', { sourceId })
  const run = async <
    N extends
      | 'codings.create'
      | 'codings.update'
      | 'codings.remove'
      | 'sources.edit'
      | 'history.undo'
      | 'history.redo',
  >(
    name: N,
    input: InputOf<N>,
  ) => {
    await bridge.run(name, input).catch(() => {})
  }
  if (next.kind === 'code') {
    const start = Math.floor(next.at * (text.length - 2))
    const end = Math.min(text.length, start + next.length)
    await run('codings.create', { sourceId, start, end, roles: next.roles })
  } else if (next.kind === 'recode' || next.kind === 'remove') {
    const codingId = codings[next.pick % Math.max(1, codings.length)]?.id
    if (codingId === undefined) return
    if (next.kind === 'remove') await run('codings.remove', { codingId })
    else await run('codings.update', { codingId, roles: next.roles })
  } else if (next.kind === 'edit') {
    const at = Math.floor(next.at * text.length)
    const edited = text.slice(0, at) + next.words + text.slice(at + next.length)
    await run('sources.edit', { sourceId, text: edited.toWellFormed() })
  } else if (next.kind === 'undo') {
    const state = await bridge.run('history.state', {})
    if (!state.undo?.includes(FIRST)) await run('history.undo', {})
  } else if (next.kind === 'redo') await run('history.redo', {})
  else if (next.kind === 'scroll') {
    const { scroller } = openView(sourceId) ?? {}
    if (scroller) scroller.scrollTop = next.share * (scroller.scrollHeight - scroller.clientHeight)
  }
}

/** Every offset that the browser has been told to paint for a role, alone or with another, by the text on screen. */
function painted(desk: OpenDesk, role: Role | null): Set<number> {
  const offsets = new Set<number>()
  const view = openView(desk.source.id)
  const name = role?.toLowerCase() ?? 'none'
  const ranges = ['role', 'upper', 'lower', 'quarter'].flatMap(kind => [
    ...(CSS.highlights.get(`${kind}-${name}`) ?? []),
  ])
  for (const range of ranges) {
    const from = view?.map.offsetAt({ node: range.startContainer, offset: range.startOffset })
    const to = view?.map.offsetAt({ node: range.endContainer, offset: range.endOffset })
    if (!range.startContainer.isConnected || from == null || to == null) offsets.add(-1)
    else for (let at = from; at < to; at++) offsets.add(at)
  }
  return offsets
}

/** Every offset near the view that the database says is coded so. */
async function coded(desk: OpenDesk, role: Role | null): Promise<Set<number>> {
  const sourceId = desk.source.id
  const { blocks } = await desk.bridge.run('sources.get', { sourceId })
  const codings = await desk.bridge.run('codings.list', { sourceId })
  const { first, last } = openView(sourceId)?.near.current ?? { first: 0, last: -1 }
  const offsets = new Set<number>()
  for (const { start, end, roles: held, isOrphan } of codings) {
    if (isOrphan || (role === null ? held.length > 0 : !held.includes(role))) continue
    for (const block of blocks.slice(first, last + 1)) {
      const to = Math.min(end, block.end)
      for (let at = Math.max(start, block.contentStart); at < to; at++) offsets.add(at)
    }
  }
  return offsets
}

/** How many characters were found painted: without any, nothing would have been tested. */
let seen = 0

/** The first offset, for each role, at which the paint and the database differ. */
async function differences(desk: OpenDesk): Promise<unknown> {
  const found: Record<string, number[]> = {}
  for (const role of NAMES) {
    const shown = painted(desk, role)
    seen += shown.size
    const different = shown.symmetricDifference(await coded(desk, role))
    if (different.size > 0) found[role ?? 'none'] = [...different].slice(0, 3)
  }
  return found
}

const isShown = async (desk: OpenDesk) => {
  const { text } = await desk.bridge.run('sources.get', { sourceId: desk.source.id })
  return openView(desk.source.id)?.map.text === text && queryClient.isFetching() === 0
}

test('whatever happens to codings and text, every character on screen is painted as the database says', async () => {
  let desk = await openDesk(async bridge => {
    await bridge.run('codes.create', { name: FIRST })
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async steps => {
      for (const next of steps) {
        if (next.kind === 'reload') desk = await openDesk(undefined, desk.bridge)
        else await take(desk, next)
      }
      await expect.poll(() => isShown(desk)).toBe(true)
      await frames()
      await expect.poll(() => differences(desk)).toEqual({})
    }),
    { numRuns: 12, endOnFailure: true },
  )
  expect(seen).toBeGreaterThan(100)
})
