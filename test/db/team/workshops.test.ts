import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startTestEngine, type TestEngine } from '../../support/engine.ts'

let study: TestEngine
beforeEach(async () => {
  study = await startTestEngine('Panel')
})
afterEach(() => study.dispose())

it('a workshop that two facilitators take down in two copies adds up, and a response file is in it once', async () => {
  const { call } = study
  const at = (name: string) => join(study.folder, name)
  const bundle = { path: at('ben.retroduce-bundle'), passphrase: 'a swan on the weir' }
  const { id: configurationId } = await call('configurations.create', { title: 'Waiting' })
  const { id: workshopId, groups } = await call('workshops.create', {
    ...{ name: 'Panel day', groups: ['Staff'] },
  })
  const groupId = groups[0]?.id ?? ''
  const { id: roundId } = await call('workshops.addRound', { workshopId })
  const { items } = await call('workshops.addItems', {
    ...{ roundId, configurationIds: [configurationId] },
  })
  const itemId = items[0]?.id ?? ''
  const count = () => call('workshops.tally', { itemId, groupId, mark: 'agree', change: 1 })
  const takeIn = () =>
    call('workshops.respond', {
      ...{ workshopId, groupId, origin: 'pack', packResponseId: 'a1b2c3d4-e5f6', people: 1 },
      answers: [{ itemId, stance: 'disagree', comment: 'Not at night.' }],
    })

  await call('team.copy', { path: at('ben.retroduce') })
  await call('projects.open', { path: at('ben.retroduce') })
  const ben = await call('researchers.create', { name: 'Ben' })
  await call('researchers.switch', { researcherId: ben.id })
  await count()
  await count()
  await takeIn()
  await call('bundles.write', bundle)

  await call('projects.open', { path: at('study.retroduce') })
  await count()
  await takeIn()
  await call('bundles.read', bundle)
  await call('bundles.merge', bundle)
  expect(await call('workshops.results', { workshopId })).toMatchObject([
    { stances: { agree: 3, disagree: 1 }, comments: [{ text: 'Not at night.' }] },
  ])
  expect(await call('project.check', {})).toMatchObject({ isOk: true })
  await call('history.undo', {})
  expect(await call('workshops.results', { workshopId })).toMatchObject([
    { stances: { agree: 1, disagree: 1 } },
  ])
})
