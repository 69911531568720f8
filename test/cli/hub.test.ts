import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ADMIN, DATABASE, NO_SERVER, startPostgres, type TestServer } from '../support/postgres.ts'

const script = resolve(import.meta.dirname, '../../scripts/retroduce.mjs')
const withServer = NO_SERVER === null ? describe : describe.skip
let folder: string
let server: TestServer

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'retroduce-cli-hub-'))
  if (NO_SERVER === null) server = await startPostgres()
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  if (NO_SERVER === null) await server.dispose()
})

const secrets = {
  // A copy for a colleague is encrypted with the team's, and opened here as the project is.
  RETRODUCE_PASSPHRASE: 'a swan on the weir',
  RETRODUCE_TEAM_PASSPHRASE: 'a swan on the weir',
  RETRODUCE_HUB_PASSWORD: ADMIN.password,
}

function retroduce(...args: string[]) {
  const env = { ...process.env, ...secrets, RETRODUCE_USER_DATA: join(folder, 'user-data') }
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    ...{ encoding: 'utf8', env },
  })
  // Before a refusal there may be a word about the build.
  const text = status === 0 ? stdout : (stderr.trim().split('\n').at(-1) ?? '')
  for (const secret of Object.values(secrets)) expect(text).not.toContain(secret)
  return { status, said: JSON.parse(text) as Record<string, unknown> }
}

/** One after the other: each begins where the one before it ended. */
withServer(`a hub from scripts (${NO_SERVER ?? 'with a real PostgreSQL'})`, () => {
  const at = (name: string) => join(folder, name)
  const urlOf = (account: string) => `postgres://${account}@127.0.0.1:${server.port}/${DATABASE}`

  it('is set up by an administrator, whose password stands nowhere', () => {
    const url = urlOf(ADMIN.role)
    expect(retroduce('hub', 'init', urlOf(`${ADMIN.role}:x`))).toMatchObject({ status: 1 })
    expect(retroduce('hub', 'init')).toMatchObject({ status: 2 })
    expect(retroduce('hub', 'place', url).said).toMatchObject({ error: { code: 'hub_refused' } })
    expect(retroduce('hub', 'init', url).said).toEqual({ before: 0, version: 1 })
    expect(retroduce('hub', 'init', url).said).toEqual({ before: 1, version: 1 })
    writeFileSync(at('place.txt'), String(retroduce('hub', 'place', url).said['place']))
  })

  it('is joined by an owner, and by a colleague with a copy', () => {
    const study = at('study.retroduce')
    retroduce('new', study, '--title', 'Garden')
    expect(retroduce('hub', 'join', study, at('place.txt')).said).toMatchObject({ state: 'on' })
    retroduce('copy', study, at('ben.retroduce'))
    const { invitation } = retroduce('hub', 'invite', study).said
    writeFileSync(at('invitation.txt'), String(invitation))
    expect(retroduce('hub', 'join', at('ben.retroduce'), at('invitation.txt')).status).toBe(0)
  })

  it('carries what one does to the other, and is left', () => {
    const [study, copy] = [at('study.retroduce'), at('ben.retroduce')]
    retroduce('call', copy, 'codes.create', '{"name":"Trust"}')
    expect(retroduce('hub', 'sync', copy).said).toMatchObject({ toSend: 0 })
    expect(retroduce('hub', 'merge', study).said).toMatchObject({ steps: 1 })
    expect(retroduce('call', study, 'codes.list').said).toMatchObject([{ name: 'Trust' }])
    expect(retroduce('hub', 'leave', copy).said).toEqual({ isRevoked: true })
    retroduce('hub', 'off', study)
    expect(retroduce('hub', 'sync', study).said).toMatchObject({ error: { code: 'unavailable' } })
    const left = retroduce('hub', 'leave', study, '--as', 'everybody')
    expect(left.said).toEqual({ isRevoked: true })
  })
})
