import { join } from 'node:path'
import type { HubPolicy } from '../../electron/engine/hub/hub-policy.ts'
import { startTestEngine, type TestEngine } from './engine.ts'
import { newPlace, OWN, TEAM } from './hub-place.ts'
import type { TestServer } from './postgres.ts'

/** Somebody with a copy, in an engine of their own, that stays open. */
export interface Colleague extends TestEngine {
  path: string
  /** The names of the codes in the copy. */
  codes(): Promise<string[]>
  addCode(name: string): Promise<void>
}

/** Ann, who has the project on a hub. */
export async function startOwner(server: TestServer, policy?: HubPolicy): Promise<Colleague> {
  const engine = await startTestEngine(undefined, undefined, policy)
  const path = join(engine.folder, 'study.retroduce')
  await engine.call('projects.create', {
    ...{ path, title: 'Garden of the hidden study', researcher: 'Ann Ferryman' },
    passphrase: OWN,
  })
  const ann = colleague(engine, path)
  await engine.call('hub.join', { invitation: await newPlace(server) })
  return ann
}

/** Somebody with a copy of a colleague's project, invited to its hub; joining is up to them. */
export async function invite(
  owner: Colleague,
  name: string,
  policy?: HubPolicy,
): Promise<{ colleague: Colleague; invitation: string }> {
  const engine = await startTestEngine(undefined, undefined, policy)
  const path = join(engine.folder, `${name}.retroduce`)
  await owner.call('team.copy', { path })
  await engine.call('projects.open', { path, passphrase: OWN })
  const { id } = await engine.call('researchers.create', { name })
  await engine.call('researchers.switch', { researcherId: id })
  const { invitation } = await owner.call('hub.invite', { passphrase: TEAM })
  return { colleague: colleague(engine, path), invitation }
}

/** Somebody with a copy who has joined. */
export async function startMember(
  owner: Colleague,
  name: string,
  policy?: HubPolicy,
): Promise<Colleague> {
  const { colleague: one, invitation } = await invite(owner, name, policy)
  await one.call('hub.join', { invitation, passphrase: TEAM })
  return one
}

function colleague(engine: TestEngine, path: string): Colleague {
  return {
    ...engine,
    path,
    async codes() {
      return (await engine.call('codes.list', {})).map(({ name }) => name).sort()
    },
    async addCode(name) {
      await engine.call('codes.create', { name })
    },
  }
}
