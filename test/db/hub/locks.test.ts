import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectToHub, type HubLogin } from '../../../electron/hub/connection.ts'
import { installHub, makePlace, type HubPlace } from '../../../electron/hub/install.ts'
import * as hub from '../../../electron/hub/store.ts'
import { newPassword } from '../../../electron/hub/verifier.ts'
import { addressOf } from '../../support/hub-place.ts'
import { startMember, startOwner } from '../../support/hub-team.ts'
import {
  ADMIN,
  DATABASE,
  NO_SERVER,
  startPostgres,
  type TestServer,
} from '../../support/postgres.ts'
import { holdsWords } from '../../support/search-bytes.ts'

const withServer = NO_SERVER === null ? describe : describe.skip

/** Two teams on one hub: Ann invited Ben; Zoe has a project of her own. */
withServer(`what a hub keeps from whom (${NO_SERVER ?? 'with a real PostgreSQL'})`, () => {
  let server: TestServer
  let ann: HubPlace
  let ben: HubLogin
  let zoe: HubPlace

  beforeAll(async () => {
    server = await startPostgres()
    await installHub(addressOf(server), ADMIN)
    ann = await makePlace(addressOf(server), ADMIN)
    zoe = await makePlace(addressOf(server), ADMIN)
    const line = await connectToHub(addressOf(server), ann)
    const password = newPassword()
    ben = { role: await hub.inviteMember(line, password, false), password }
    await hub.appendBundle(line, ann.project, Buffer.from('ciphertext of Ann'))
    await hub.introduce(line, Buffer.from('who Ann is'))
    line.end()
    const other = await connectToHub(addressOf(server), zoe)
    await hub.appendBundle(other, zoe.project, Buffer.from('ciphertext of Zoe'))
    other.end()
  })
  afterAll(() => server.dispose())

  /** A second client, as anybody with credentials could write one. */
  async function as<T>(login: HubLogin, work: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = new pg.Client({
      ...{ host: '127.0.0.1', port: server.port, database: DATABASE, ssl: false },
      ...{ user: login.role, password: login.password },
    })
    await client.connect()
    try {
      return await work(client)
    } finally {
      await client.end()
    }
  }
  const refusedTo = (login: HubLogin, statement: string, values: unknown[] = []) =>
    as(login, async client => {
      await expect(client.query(statement, values), statement).rejects.toMatchObject({
        code: '42501',
      })
    })

  it('shows a member the bundles and members of its own project, and of no other', async () => {
    await as(ben, async client => {
      const bundles = await client.query('SELECT project_id FROM retroduce_hub.bundle')
      expect(bundles.rows).toEqual([{ project_id: ann.project }])
      const members = await client.query('SELECT role_name FROM retroduce_hub.member')
      expect(members.rows.map(row => (row as { role_name: string }).role_name).sort()).toEqual(
        [ann.role, ben.role].sort(),
      )
      expect((await client.query('SELECT 1 FROM retroduce_hub.project')).rows).toHaveLength(1)
    })
  })

  it('lets nobody write into another project, in another name, or out of order', async () => {
    const content = Buffer.from('forged')
    const digest = Buffer.from(hub.digestOf(content), 'hex')
    const insert = (columns: string, values: string) =>
      `INSERT INTO retroduce_hub.bundle (project_id, digest, content${columns}) VALUES ($1, $2, $3${values})`
    await refusedTo(ben, insert('', ''), [zoe.project, digest, content])
    await refusedTo(ben, insert(', author', `, '${ann.role}'`), [ann.project, digest, content])
    await refusedTo(ben, insert(', number', ', 7'), [ann.project, digest, content])
    await refusedTo(ben, insert(', received_at', ', now()'), [ann.project, digest, content])
  })

  it('lets nobody change or remove what lies there, nor read or make credentials', async () => {
    for (const statement of [
      "UPDATE retroduce_hub.bundle SET content = 'x'",
      'DELETE FROM retroduce_hub.bundle',
      'TRUNCATE retroduce_hub.bundle',
      'UPDATE retroduce_hub.member SET is_owner = true',
      "INSERT INTO retroduce_hub.member (role_name, project_id, is_owner) VALUES ('x', gen_random_uuid(), true)",
      'UPDATE retroduce_hub.project SET most_bytes = 1',
      'SELECT rolpassword FROM pg_authid',
      `ALTER ROLE ${ann.role} PASSWORD 'x'`,
      'SET ROLE retroduce_hub_keeper',
      `SET ROLE ${ann.role}`,
      `SELECT retroduce_hub.make_member('${ann.project}', 'x', true)`,
      `SELECT retroduce_hub.shut_out('${ann.role}')`,
      "SELECT * FROM retroduce_hub.found_project('x')",
      'DROP SCHEMA retroduce_hub CASCADE',
      'ALTER TABLE retroduce_hub.bundle DISABLE ROW LEVEL SECURITY',
      'CREATE TABLE retroduce_hub.mine (a int)',
      "COPY (SELECT 1) TO '/tmp/retroduce-hub-copied'",
      "SELECT pg_read_file('PG_VERSION')",
    ]) {
      await refusedTo(ben, statement)
    }
  })

  it('lets only owners invite, shut out and end, and only in their own project', async () => {
    await refusedTo(ben, "SELECT retroduce_hub.invite('x', true)")
    await refusedTo(ben, `SELECT retroduce_hub.leave('${ann.role}')`)
    await refusedTo(ben, 'SELECT retroduce_hub.end_project()')
    await refusedTo(zoe, `SELECT retroduce_hub.leave('${ben.role}')`)
  })

  it('takes the same bundle once, however often and by how many at once it is sent', async () => {
    const content = Buffer.from('sent often')
    const lines = await Promise.all(
      [ann, ann, ben].map(one => connectToHub(addressOf(server), one)),
    )
    await Promise.all(lines.map(line => hub.appendBundle(line, ann.project, content)))
    const [line] = lines
    const stored = await hub.listBundles(line!, ann.project, 0)
    expect(stored.filter(({ digest }) => digest === hub.digestOf(content))).toHaveLength(1)
    // Numbers have no gaps either, so a missing one would tell of something that was taken away.
    expect(stored.map(({ number }) => number)).toEqual(stored.map((_, index) => index + 1))
    for (const each of lines) each.end()
  })

  it('refuses what is not what its digest says, and more than the project may have', async () => {
    const admin = await server.admin()
    const given = Buffer.from('ciphertext')
    await expect(
      as(ben, client =>
        client.query(
          'INSERT INTO retroduce_hub.bundle (project_id, digest, content) VALUES ($1, $2, $3)',
          [ann.project, Buffer.alloc(32), given],
        ),
      ),
    ).rejects.toMatchObject({ code: '23514' })
    await admin.query('UPDATE retroduce_hub.project SET most_bytes = 100 WHERE id = $1', [
      ann.project,
    ])
    const line = await connectToHub(addressOf(server), ben)
    await expect(hub.appendBundle(line, ann.project, Buffer.alloc(101, 1))).rejects.toMatchObject({
      code: 'too_large',
    })
    line.end()
    await admin.end()
  })

  it('is never told a password, of whoever is invited or changes one', async () => {
    const line = await connectToHub(addressOf(server), ann)
    const changed = newPassword()
    await hub.changePassword(line, ann.role, changed)
    const former = ann.password
    ann = { ...ann, password: changed }
    line.end()
    const admin = await server.admin()
    await admin.query('CHECKPOINT')
    await admin.end()
    const bytes = filesIn(join(server.data, '..')).map(path => readFileSync(path))
    const holding = (words: string) => bytes.filter(part => part.includes(words)).length
    expect([former, changed, ben.password].map(holding)).toEqual([0, 0, 0])
    expect(holding('SCRAM-SHA-256$4096:')).toBeGreaterThan(0)
  })

  it('shuts a member out at once, also from a connection that is open', async () => {
    const owner = await connectToHub(addressOf(server), ann)
    const line = await connectToHub(addressOf(server), ben)
    await hub.leaveHub(owner, ben.role)
    await expect(hub.listBundles(line, ann.project, 0)).rejects.toMatchObject({
      code: 'hub_refused',
    })
    await expect(connectToHub(addressOf(server), ben)).rejects.toMatchObject({
      code: 'hub_refused',
    })
    owner.end()
    line.end()
  })
})

withServer(`what a hub has in clear (${NO_SERVER ?? 'with a real PostgreSQL'})`, () => {
  const SECRETS = [
    'Zwiebelfisch41qk',
    'Garden of the hidden study',
    'Ann Ferryman',
    'Bertram Quist',
  ]

  it('is nothing: no sentence, title, code or name is in any byte of the cluster or its log', async () => {
    const server = await startPostgres()
    const owner = await startOwner(server)
    const member = await startMember(owner, 'Bertram Quist')
    try {
      const text = `Ann: They told me ${SECRETS[0]} and I went home.\n`.repeat(20)
      await owner.call('sources.create', { title: 'Zwiebelfisch41qk interview', text })
      await owner.addCode('Zwiebelfisch41qk code')
      await owner.call('hub.sync', {})
      await member.call('hub.sync', {})
      await member.call('hub.merge', {})
      expect(await member.codes()).toEqual(['Zwiebelfisch41qk code'])
      const admin = await server.admin()
      // What was only in memory is written out, and what the server would say of itself is read.
      await admin.query('CHECKPOINT')
      const rows = await admin.query(
        `SELECT to_jsonb(bundle) AS row FROM retroduce_hub.bundle
         UNION ALL SELECT to_jsonb(member) FROM retroduce_hub.member
         UNION ALL SELECT to_jsonb(a) FROM pg_stat_activity a
         UNION ALL SELECT to_jsonb(r) FROM pg_authid r`,
      )
      await admin.end()
      await server.kill()
      const bytes = filesIn(join(server.data, '..')).map(path => readFileSync(path))
      expect(bytes.length).toBeGreaterThan(500)
      const everything = [...bytes, Buffer.from(JSON.stringify(rows.rows))]
      for (const secret of SECRETS) {
        expect(everything.filter(part => holdsWords(part, secret)).length, secret).toBe(0)
      }
      // The search would find them: what is not secret is there.
      expect(everything.some(part => holdsWords(part, 'retroduce_hub_keeper'))).toBe(true)
      expect(everything.some(part => part.includes('age-encryption.org/v1'))).toBe(true)
    } finally {
      await member.dispose()
      await owner.dispose()
      await server.dispose()
    }
  })
})

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(name => join(folder, name))
    .filter(path => statSync(path).isFile())
}
