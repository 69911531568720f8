import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { TEAM } from '../../support/hub-place.ts'
import { type Colleague, invite, startMember, startOwner } from '../../support/hub-team.ts'
import { NO_SERVER, startPostgres, type TestServer } from '../../support/postgres.ts'

const withServer = NO_SERVER === null ? it : it.skip
const name = (sentence: string) => `${sentence} (${NO_SERVER ?? 'with a real PostgreSQL'})`

let server: TestServer
beforeAll(async () => {
  if (NO_SERVER === null) server = await startPostgres()
})
afterAll(async () => {
  if (NO_SERVER === null) await server.dispose()
})
const here: Colleague[] = []
afterEach(async () => {
  for (const one of here.splice(0)) await one.dispose()
})

async function teamOf(...names: string[]): Promise<Colleague[]> {
  const ann = await startOwner(server)
  here.push(ann)
  const others: Colleague[] = []
  for (const each of names) others.push(await startMember(ann, each))
  here.push(...others)
  return [ann, ...others]
}

const sync = (one: Colleague) => one.call('hub.sync', {})

withServer(name('what one does reaches the others, who say when it is merged'), async () => {
  const [ann, ben] = (await teamOf('Ben')) as [Colleague, Colleague]
  await ann.addCode('Trust')
  expect(await ann.call('hub.status', {})).toMatchObject({ state: 'on', isOwner: true, toSend: 1 })
  expect(await sync(ann)).toMatchObject({ toSend: 0, sent: { bundles: 1 } })
  const heard = await sync(ben)
  expect(heard.waiting).toMatchObject({
    ...{ bundles: 1, from: [{ name: 'Ann Ferryman', bundles: 1 }] },
  })
  expect(await ben.codes()).toEqual([])
  const preview = await ben.call('hub.preview', {})
  expect(await ben.codes()).toEqual([])
  const merged = await ben.call('hub.merge', {})
  expect({ ...merged, from: preview.from }).toEqual(preview)
  expect(merged).toMatchObject({ bundles: 1, steps: 1, setAside: [] })
  expect(await ben.codes()).toEqual(['Trust'])
  expect((await ben.call('hub.status', {})).waiting.bundles).toBe(0)
  const [entry] = await ben.call('history.list', { limit: 1 })
  expect(entry?.label).toBe('Merge 1 steps of Ann Ferryman from the hub')
  // Nobody sends back what came from the hub: only what Ben did himself goes there.
  await sync(ben)
  await ann.call('hub.sync', {})
  await ann.call('hub.merge', {})
  expect(await sync(ann)).toMatchObject({ toSend: 0, waiting: { bundles: 0 } })
  expect(await sync(ben)).toMatchObject({ toSend: 0, waiting: { bundles: 0 } })
  const { members } = await ann.call('hub.status', {})
  expect(members.map(member => member.name)).toEqual(['Ann Ferryman', 'Ben'])
})

withServer(name('days apart come together, and two at once do no harm'), async () => {
  const [ann, ben, cem] = (await teamOf('Ben', 'Cem')) as [Colleague, Colleague, Colleague]
  await ben.call('hub.set', { isOn: false })
  for (let day = 1; day <= 4; day += 1) {
    await Promise.all([ann.addCode(`Ann ${day}`), cem.addCode(`Cem ${day}`)])
    await ben.addCode(`Ben ${day}`)
    await Promise.all([sync(ann), sync(cem)])
  }
  await expect(sync(ben)).rejects.toMatchObject({ code: 'unavailable' })
  await ben.call('hub.set', { isOn: true })
  await Promise.all([sync(ann), sync(ben), sync(cem)])
  for (const one of [ann, ben, cem]) await one.call('hub.merge', {})
  const all = ['Ann', 'Ben', 'Cem'].flatMap(who => [1, 2, 3, 4].map(day => `${who} ${day}`))
  for (const one of [ann, ben, cem]) expect(await one.codes()).toEqual(all)
  await Promise.all([sync(ann), sync(ben), sync(cem)])
  for (const one of [ann, ben, cem]) {
    expect((await one.call('project.check', {})).isOk).toBe(true)
  }
})

withServer(name('a merge that is taken back waits again, and comes again by redo'), async () => {
  const [ann, ben] = (await teamOf('Ben')) as [Colleague, Colleague]
  await ann.addCode('First')
  await sync(ann)
  await sync(ben)
  await ben.call('hub.merge', {})
  await ben.call('history.undo', {})
  expect(await ben.call('hub.status', {})).toMatchObject({
    ...{ wasTakenBack: true, waiting: { bundles: 1 } },
  })
  await ben.call('history.redo', {})
  expect(await sync(ben)).toMatchObject({ wasTakenBack: false, waiting: { bundles: 0 } })
  await ben.call('history.undo', {})
  await ann.addCode('Second')
  await sync(ann)
  await sync(ben)
  expect(await ben.call('hub.merge', {})).toMatchObject({ bundles: 2 })
  expect(await ben.codes()).toEqual(['First', 'Second'])
})

withServer(name('whoever leaves takes nothing more, and keeps the copy'), async () => {
  const [ann, ben] = (await teamOf('Ben')) as [Colleague, Colleague]
  await expect(ann.call('hub.leave', {})).rejects.toMatchObject({ code: 'in_use' })
  await ben.addCode('Before')
  await sync(ben)
  expect(await ben.call('hub.leave', {})).toEqual({ isRevoked: true })
  expect(await ben.call('hub.status', {})).toMatchObject({ state: 'none', host: null })
  expect(await ben.codes()).toEqual(['Before'])
  await ann.call('hub.sync', {})
  const { members } = await ann.call('hub.status', {})
  expect(members.map(({ leftAt }) => leftAt !== null)).toEqual([false, true])
  await ann.call('hub.merge', {})
  expect(await ann.codes()).toEqual(['Before'])
  // The last of all takes the project off the hub.
  expect(await ann.call('hub.leave', { isForEverybody: true })).toEqual({ isRevoked: true })
  const admin = await server.admin()
  const left = await admin.query('SELECT 1 FROM retroduce_hub.member WHERE role_name = $1', [
    members[0]?.member,
  ])
  await admin.end()
  expect(left.rows).toEqual([])
})

withServer(
  name('an invitation is good once, for a copy of that project, with its passphrase'),
  async () => {
    const [ann] = (await teamOf()) as [Colleague]
    const { colleague: ben, invitation } = await invite(ann, 'Ben')
    here.push(ben)
    const join = (passphrase: string, text = invitation) =>
      ben.call('hub.join', { invitation: text, passphrase })
    await expect(join('a swan on the quay')).rejects.toMatchObject({ code: 'wrong_passphrase' })
    await expect(join(TEAM, invitation.slice(0, -60))).rejects.toMatchObject({
      code: 'format_broken',
    })
    await expect(join(TEAM, 'Dear Ben')).rejects.toMatchObject({ code: 'format_broken' })
    expect(await join(TEAM, invitation.replaceAll(/(.{70})/g, '$1\r\n'))).toMatchObject({
      state: 'on',
    })
    const { colleague: cem } = await invite(ann, 'Cem')
    here.push(cem)
    await expect(cem.call('hub.join', { invitation, passphrase: TEAM })).rejects.toMatchObject({
      code: 'hub_refused',
    })
    expect(await cem.call('hub.status', {})).toMatchObject({ state: 'none' })
    const other = await startOwner(server)
    here.push(other)
    const { invitation: elsewhere } = await other.call('hub.invite', { passphrase: TEAM })
    await expect(
      cem.call('hub.join', { invitation: elsewhere, passphrase: TEAM }),
    ).rejects.toMatchObject({ code: 'invalid_input' })
  },
)
