import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '../../../shared/domain/app-error.ts'
import { connectToHub } from '../../../electron/hub/connection.ts'
import { type HubPlace, installHub, makePlace } from '../../../electron/hub/install.ts'
import { appendBundle, digestOf, fetchBundle, listBundles } from '../../../electron/hub/store.ts'
import { printPlace } from '../../../electron/engine/hub/invitation.ts'
import { startCuttingProxy } from '../../support/cutting-proxy.ts'
import { startTestEngine } from '../../support/engine.ts'
import { addressOf, OWN } from '../../support/hub-place.ts'
import { ADMIN, NO_SERVER, startPostgres, type TestServer } from '../../support/postgres.ts'

const withServer = NO_SERVER === null ? describe : describe.skip

withServer(`a hub that is cut off (${NO_SERVER ?? 'with a real PostgreSQL'})`, () => {
  let server: TestServer
  let place: HubPlace
  beforeAll(async () => {
    server = await startPostgres()
    await installHub(addressOf(server), ADMIN)
    place = await makePlace(addressOf(server), ADMIN)
  })
  afterAll(() => server.dispose())

  it('killed in mid-write again and again, it loses nothing that it took and doubles nothing', async () => {
    const acknowledged = new Map<string, Uint8Array>()
    let isOver = false
    let tries = 0
    let told = Promise.withResolvers<void>()

    /** Sends bundles as the program does: the same one again until the hub has said that it has it. */
    async function write(author: number): Promise<void> {
      for (let index = 0; !isOver; index += 1) {
        const content = Buffer.alloc(40_000, `${author}/${index};`)
        while (!acknowledged.has(digestOf(content)) && !isOver) {
          tries += 1
          try {
            const line = await connectToHub(addressOf(server), place)
            try {
              await appendBundle(line, place.project, content)
              acknowledged.set(digestOf(content), content)
              told.resolve()
            } finally {
              line.end()
            }
          } catch (error) {
            // The server is gone for the moment, or was while it was at it.
            expect(error).toBeInstanceOf(AppError)
          }
        }
      }
    }

    const writers = [1, 2, 3].map(write)
    for (let kill = 0; kill < 6; kill += 1) {
      const before = acknowledged.size
      while (acknowledged.size < before + 5 + kill) {
        told = Promise.withResolvers<void>()
        await told.promise
      }
      await server.kill()
      await server.start()
    }
    isOver = true
    await Promise.all(writers)

    const line = await connectToHub(addressOf(server), place)
    const stored = await listBundles(line, place.project, 0)
    const digests = stored.map(({ digest }) => digest)
    expect(new Set(digests).size).toBe(digests.length)
    expect([...acknowledged.keys()].filter(digest => !digests.includes(digest))).toEqual([])
    expect(stored.map(({ number }) => number)).toEqual(stored.map((_, index) => index + 1))
    for (const bundle of stored.slice(-20)) await fetchBundle(line, place.project, bundle)
    line.end()
    // At least one try came to nothing, or the test would say nothing.
    expect(tries).toBeGreaterThan(acknowledged.size)
  })

  it('cut at each of its answers, it has every step once when the line is back, also for another engine', async () => {
    const proxy = await startCuttingProxy(server.port)
    const own = await makePlace(addressOf(server), ADMIN)
    const first = await startTestEngine()
    const path = join(first.folder, 'study.retroduce')
    await first.call('projects.create', { path, title: 'Cut', passphrase: OWN })
    const invitation = printPlace({ ...addressOf(server), ...own, port: proxy.port })
    await first.call('hub.join', { invitation })
    await first.call('projects.close', {})

    let study = first
    let cuts = 0
    for (let piece = 1; ; piece += 1) {
      await study.call('projects.open', { path, passphrase: OWN })
      await study.call('codes.create', { name: `Code ${piece}` })
      proxy.cutAt(piece)
      await study.call('hub.sync', {}).catch((error: unknown) => {
        expect(error).toMatchObject({ code: 'hub_unreachable' })
      })
      const isCut = proxy.wasCut()
      proxy.cutAt(0)
      if (isCut) cuts += 1
      if (piece % 5 === 0) {
        // As if the program had been ended as well: what it knew is only in the file.
        await study.call('projects.close', {})
        study = await startTestEngine()
        await study.call('projects.open', { path, passphrase: OWN })
      }
      expect(await study.call('hub.sync', {})).toMatchObject({ toSend: 0 })
      await study.call('projects.close', {})
      if (study !== first) await study.dispose()
      study = first
      if (!isCut) break
    }
    expect(cuts).toBeGreaterThan(5)
    await study.call('projects.open', { path, passphrase: OWN })
    const { sent } = await study.call('hub.status', {})
    const admin = await server.admin()
    const stored = await admin.query(
      'SELECT count(*)::int AS n FROM retroduce_hub.bundle WHERE project_id = $1',
      [own.project],
    )
    await admin.end()
    expect(stored.rows).toEqual([{ n: cuts + 1 }])
    expect(sent.bundles).toBe(cuts + 1)
    await first.dispose()
    await proxy.close()
  })

  it('hanging, it keeps nobody from working', async () => {
    const proxy = await startCuttingProxy(server.port)
    const own = await makePlace(addressOf(server), ADMIN)
    const study = await startTestEngine()
    const path = join(study.folder, 'study.retroduce')
    await study.call('projects.create', { path, title: 'Hanging', passphrase: OWN })
    const invitation = printPlace({ ...addressOf(server), ...own, port: proxy.port })
    await study.call('hub.join', { invitation })
    proxy.hang()
    await study.call('codes.create', { name: 'Before' })
    let isAnswered = false
    const syncing = study.call('hub.sync', {}).then(
      () => (isAnswered = true),
      () => (isAnswered = true),
    )
    for (let index = 0; index < 20; index += 1) {
      await study.call('codes.create', { name: `Code ${index}` })
    }
    expect(await study.call('codes.list', {})).toHaveLength(21)
    expect(isAnswered).toBe(false)
    // One press turns it off, whatever it is at.
    expect(await study.call('hub.set', { isOn: false })).toMatchObject({ state: 'off' })
    await syncing
    expect(await study.call('hub.status', {})).toMatchObject({ state: 'off', problem: null })
    await study.dispose()
    await proxy.close()
  })
})
