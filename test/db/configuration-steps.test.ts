import { afterEach, expect, it } from 'vitest'
import type { InputOf } from '../../shared/contract/contract.ts'
import { startTestEngine, type TestEngine } from '../support/engine.ts'

const engines: TestEngine[] = []
afterEach(async () => {
  await Promise.all(engines.splice(0).map(engine => engine.dispose()))
})

async function startStudy() {
  const study = await startTestEngine('Steps')
  engines.push(study)
  const { id } = await study.call('configurations.createInitial', {
    ...{ ifs: ['nobody calls'], thens: ['they stay home'], becauses: ['hope goes'] },
  })
  return { call: study.call, id }
}

it('a step says which thing about a configuration it changes, so that undo and the audit trail can be read', async () => {
  const { call, id } = await startStudy()
  const { id: ownerId } = await call('researchers.create', { name: 'Mara Quist', initials: 'MQ' })
  const { id: caseId } = await call('cases.create', { name: 'North' })
  const changes: [Omit<InputOf<'configurations.update'>, 'configurationId'>, string][] = [
    [{ title: 'Alone' }, 'Change the title of CMOC 1'],
    [{ handle: 'The closed door' }, 'Change the short name of CMOC 1'],
    [{ origin: 'data' }, 'Change the origin of CMOC 1'],
    [{ actor: 'older people' }, 'Change the actor of CMOC 1'],
    [{ ownerId }, 'Change the owner of CMOC 1'],
    [{ caseId }, 'Change the case of CMOC 1'],
    [{ style: 'arrow' }, 'Change the style of CMOC 1'],
    [{ status: 'rejected', statusReason: 'Nobody said so' }, 'Change the status of CMOC 1'],
    [{ statement: 'Without a call they stay home.' }, 'Change the statement of CMOC 1'],
    [{ title: 'Without a call', actor: '' }, 'Change CMOC 1'],
  ]
  for (const [fields, label] of changes) {
    await call('configurations.update', { configurationId: id, ...fields })
    expect((await call('history.state', {})).undo).toBe(label)
  }
})

it('what an agreed configuration is split into is a draft again, since nobody agreed to the parts', async () => {
  const { call, id } = await startStudy()
  const { slots } = await call('configurations.update', {
    ...{ configurationId: id, status: 'agreed', statusReason: 'Heard from all' },
  })
  const slotIds = slots.map(slot => slot.id)
  const into = [{ slotIds }, { slotIds: slotIds.slice(1) }]
  const parts = await call('configurations.split', { configurationId: id, into, isKept: true })
  expect(parts).toMatchObject([
    { status: 'draft', statusReason: '' },
    { status: 'draft', statusReason: '' },
  ])
  expect(await call('configurations.get', { configurationId: id })).toMatchObject({
    ...{ status: 'agreed', statusReason: 'Heard from all' },
  })
})
