import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { HubPolicy } from '../../../electron/engine/hub/hub-policy.ts'
import type { HubStatus } from '../../../shared/contract/hub.ts'
import { OWN } from '../../support/hub-place.ts'
import { type Colleague, startMember, startOwner } from '../../support/hub-team.ts'
import { NO_SERVER, startPostgres, type TestServer } from '../../support/postgres.ts'
import { join } from 'node:path'

const withServer = NO_SERVER === null ? it : it.skip
const name = (sentence: string) => `${sentence} (${NO_SERVER ?? 'with a real PostgreSQL'})`
/** As in the window, without its patience. */
const AT_ONCE: HubPolicy = { pushAfterMs: 50, lookEveryMs: 3_600_000, mergeEveryMs: 0 }

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

/** Waits for what the engine says of its hub, as the window does. */
async function until(one: Colleague, isSo: (status: HubStatus) => boolean): Promise<HubStatus> {
  for (;;) {
    const changed = new Promise<void>(resolve => {
      const stop = one.engine.onEvent(event => {
        if (event.type !== 'changed' || !event.areas.includes('hub')) return
        stop()
        resolve()
      })
    })
    const status = await one.call('hub.status', {})
    if (isSo(status)) return status
    await changed
  }
}

withServer(
  name('what one does is sent and heard of unasked, and merged unasked only if chosen'),
  async () => {
    const ann = await startOwner(server, AT_ONCE)
    const ben = await startMember(ann, 'Ben', AT_ONCE)
    here.push(ann, ben)
    await ann.addCode('Trust')
    await until(ben, status => status.waiting.bundles === 1)
    expect(await ben.codes()).toEqual([])
    await ben.call('hub.set', { mergesByItself: true })
    await ann.addCode('Time')
    const status = await until(ben, ({ waiting, received }) => {
      return waiting.bundles === 0 && received.bundles === 2
    })
    expect(status.problem).toBe(null)
    expect(await ben.codes()).toEqual(['Time', 'Trust'])
    // Whoever takes it back keeps it so, though something else comes.
    await ben.call('history.undo', {})
    await ann.addCode('Late')
    await until(ben, ({ waiting }) => waiting.bundles > 1)
    expect(await ben.codes()).toEqual([])
  },
)

withServer(name('a server that was away is found again, and gets what it missed'), async () => {
  const ann = await startOwner(server, AT_ONCE)
  here.push(ann)
  await until(ann, status => status.state === 'on')
  await server.kill()
  await ann.addCode('While it was away')
  await until(ann, status => status.state === 'failed' && status.toSend === 1)
  await server.start()
  await until(ann, status => status.state === 'on' && status.toSend === 0)
})

withServer(name('the credentials stay in the encrypted file they were given to'), async () => {
  const ann = await startOwner(server)
  here.push(ann)
  await expect(ann.call('projects.decrypt', { passphrase: OWN })).rejects.toMatchObject({
    code: 'in_use',
  })
  const copy = join(ann.folder, 'copy.retroduce')
  await ann.call('projects.saveCopy', { path: copy })
  await ann.call('projects.open', { path: copy, passphrase: OWN })
  expect(await ann.call('hub.status', {})).toMatchObject({ state: 'none' })
  await ann.call('projects.open', { path: ann.path, passphrase: OWN })
  expect(await ann.call('hub.status', {})).not.toMatchObject({ state: 'none' })
  // What came before must not come back.
  await ann.call('projects.forget', {})
  expect(await ann.call('hub.status', {})).toMatchObject({ state: 'none' })
})
