import { afterEach, expect, it } from 'vitest'
import type { EngineEvent } from '../../shared/contract/contract.ts'
import { startTestEngine, type TestEngine } from '../support/engine.ts'

let study: TestEngine
afterEach(() => study.dispose())

it('a step names the codings it changed, so that a window reads only those again', async () => {
  study = await startTestEngine('Codings that changed')
  const { call, engine } = study
  const events: EngineEvent[] = []
  engine.onEvent(event => events.push(event))
  const changed = () => events.findLast(event => event.type === 'changed')?.codingIds
  const source = await call('sources.create', { title: 'P01', text: 'Ann: We waited.\nBo: Yes.' })
  const code = await call('codes.create', { name: 'Waiting' })

  const coding = await call('codings.create', { sourceId: source.id, start: 5, end: 7 })
  expect(changed()).toEqual([coding.id])
  await call('codings.update', { codingId: coding.id, codeIds: [code.id] })
  expect(changed()).toEqual([coding.id])
  await call('codes.remove', { codeId: code.id })
  expect(changed()).toEqual([coding.id])
  await call('history.undo', {})
  expect(changed()).toEqual([coding.id])
  await call('codings.remove', { codingId: coding.id })
  expect(changed()).toEqual([coding.id])
  await call('codes.create', { name: 'Hoping' })
  expect(changed()).toEqual([])
  await call('speakers.correct', { sourceId: source.id, turn: 2, label: 'Cy' })
  expect(changed()).toBeUndefined()
})

it('an undone step brings along what its codings are now, and nothing of those that are gone', async () => {
  study = await startTestEngine('Codings of undone steps')
  const { call, engine } = study
  const events: EngineEvent[] = []
  engine.onEvent(event => events.push(event))
  const brought = () => events.findLast(event => event.type === 'changed')?.codings
  const source = await call('sources.create', { title: 'P01', text: 'Ann: We waited.' })
  const coding = await call('codings.create', { sourceId: source.id, start: 5, end: 7 })
  expect(brought()).toBeUndefined()
  await call('codings.update', { codingId: coding.id, roles: ['M'] })
  await call('history.undo', {})
  expect(brought()).toEqual(await call('codings.list', {}))
  await call('history.redo', {})
  expect(brought()).toMatchObject([{ id: coding.id, roles: ['M'] }])
  await call('history.undo', {})
  await call('history.undo', {})
  expect(brought()).toEqual([])
})
