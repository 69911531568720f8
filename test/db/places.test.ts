import { expect, it } from 'vitest'
import { startTestEngine } from '../support/engine.ts'

it('each researcher finds the place and the keys again that were left, and no step is made of it', async () => {
  const study = await startTestEngine('Places')
  const { id: sourceId } = await study.call('sources.create', { title: 'A', text: 'Ann: Hello.' })
  const code = await study.call('codes.create', { name: 'Greeting' })
  const { length } = await study.call('history.list', {})
  expect(await study.call('places.get', { sourceId })).toBeNull()
  const place = await study.call('places.set', { sourceId, offset: 900 })
  expect(place.offset).toBe(11)
  await study.call('codeKeys.set', { key: '1', codeId: code.id })
  expect(await study.call('codeKeys.set', { key: 'g', codeId: code.id })).toEqual({
    1: code.id,
    g: code.id,
  })
  expect(await study.call('codeKeys.set', { key: 'g', codeId: null })).toEqual({ 1: code.id })
  expect(await study.call('history.list', {})).toHaveLength(length)

  const first = (await study.call('project.info', {})).researcher
  const second = await study.call('researchers.create', { name: 'Zoe' })
  await study.call('researchers.switch', { researcherId: second.id })
  expect(await study.call('places.get', { sourceId })).toBeNull()
  expect(await study.call('codeKeys.get', {})).toEqual({})
  await study.call('researchers.switch', { researcherId: first.id })
  await study.call('sources.edit', { sourceId, text: 'Ann: Hi.' })
  expect(await study.call('places.get', { sourceId })).toEqual({ ...place, offset: 8 })
  await study.call('codes.remove', { codeId: code.id })
  expect(await study.call('codeKeys.get', {})).toEqual({})
  await study.call('history.undo', {})
  expect(await study.call('codeKeys.get', {})).toEqual({ 1: code.id })
  await expect(study.call('codeKeys.set', { key: 'g', codeId: 'gone' })).rejects.toMatchObject({
    code: 'not_found',
  })
  await study.dispose()
})

it('each researcher finds the tabs again, without sources that went meanwhile', async () => {
  const study = await startTestEngine('Tabs')
  const a = await study.call('sources.create', { title: 'A', text: 'Ann: Hello.' })
  const b = await study.call('sources.create', { title: 'B', text: 'Ben: Hello.' })
  const none = { sourceIds: [], activeId: null, besideId: null, isActiveRight: false }
  expect(await study.call('tabs.get', {})).toEqual(none)
  const tabs = {
    ...{ sourceIds: [b.id, a.id], activeId: a.id, besideId: b.id },
    isActiveRight: true,
  }
  expect(await study.call('tabs.set', tabs)).toEqual(tabs)
  const first = (await study.call('project.info', {})).researcher
  const second = await study.call('researchers.create', { name: 'Zoe' })
  await study.call('researchers.switch', { researcherId: second.id })
  expect(await study.call('tabs.get', {})).toEqual(none)
  await study.call('researchers.switch', { researcherId: first.id })
  await study.call('sources.remove', { sourceId: b.id })
  expect(await study.call('tabs.get', {})).toEqual({ ...tabs, sourceIds: [a.id], besideId: null })
  await study.dispose()
})
