import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { connectToHub } from '../../../electron/hub/connection.ts'
import { addressOf } from '../../support/hub-place.ts'
import { ADMIN, NO_SERVER, startPostgres, type TestServer } from '../../support/postgres.ts'

const NO_TLS = NO_SERVER ?? (spawnSync('openssl', ['version']).status === 0 ? null : 'no openssl')
const withServer = NO_TLS === null ? describe : describe.skip

/** An authority, and a certificate of it for a server of this name. */
function makeCertificate(folder: string, name: string) {
  const at = (file: string) => join(folder, file)
  const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'ignore' })
  openssl(
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'],
    ...['-keyout', at('ca.key'), '-out', at('ca.crt'), '-days', '2', '-subj', '/CN=Test authority'],
  )
  openssl(
    ...['req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'],
    ...['-keyout', at('server.key'), '-out', at('server.csr'), '-subj', '/CN=hub'],
  )
  writeFileSync(at('names'), `subjectAltName=${name}`)
  openssl(
    ...['x509', '-req', '-in', at('server.csr'), '-CA', at('ca.crt'), '-CAkey', at('ca.key')],
    ...['-CAcreateserial', '-out', at('server.crt'), '-days', '2', '-extfile', at('names')],
  )
  const read = (file: string) => readFileSync(at(file), 'utf8')
  return { ca: read('ca.crt'), cert: read('server.crt'), key: read('server.key') }
}

withServer(`the connection to a hub (${NO_TLS ?? 'with a real PostgreSQL'})`, () => {
  let folder: string
  let server: TestServer
  let ca: string
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'retroduce-tls-'))
    const made = makeCertificate(folder, 'IP:127.0.0.1')
    ca = made.ca
    server = await startPostgres(made)
  })
  afterAll(async () => {
    await server.dispose()
    rmSync(folder, { recursive: true })
  })
  afterEach(() => vi.unstubAllEnvs())

  const isEncrypted = async (given: Parameters<typeof connectToHub>[0]) => {
    const line = await connectToHub(given, ADMIN)
    const [row] = await line.query<{ ssl: boolean }>(
      'SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()',
    )
    line.end()
    return row?.ssl
  }

  it('is encrypted, where the certificate is of the authority that was given', async () => {
    expect(await isEncrypted({ ...addressOf(server, ca), database: 'postgres' })).toBe(true)
  })

  it('is refused where the certificate is of somebody else, or for another name', async () => {
    const other = makeCertificate(mkdtempSync(join(folder, 'other-')), 'DNS:elsewhere.example')
    const refused = { code: 'hub_refused' }
    await expect(isEncrypted(addressOf(server, other.ca))).rejects.toMatchObject(refused)
    const misnamed = await startPostgres(other)
    await expect(isEncrypted(addressOf(misnamed, other.ca))).rejects.toMatchObject(refused)
    await misnamed.dispose()
  })

  it('is refused where the server does not encrypt', async () => {
    const plain = await startPostgres()
    await expect(isEncrypted(addressOf(plain, ca))).rejects.toThrow('does not encrypt')
    // On this computer itself no cable could be listened to.
    expect(await isEncrypted({ ...addressOf(plain), database: 'postgres' })).toBe(false)
    await plain.dispose()
  })

  it('takes nothing from the environment', async () => {
    for (const [name, value] of Object.entries({
      ...{ PGHOST: 'elsewhere.example', PGPORT: '1', PGUSER: 'nobody', PGPASSWORD: 'wrong' },
      ...{ PGDATABASE: 'none', PGSSLMODE: 'no-verify', PGOPTIONS: '-c search_path=evil' },
      ...{ PGAPPNAME: 'evil', PGCLIENTENCODING: 'LATIN1', PGSSLNEGOTIATION: 'direct' },
      ...{ PGREPLICATION: 'database', PGPASSFILE: '/none', NODE_PG_FORCE_NATIVE: '1' },
      PGCLIENT_ENCODING: 'LATIN1',
    }))
      vi.stubEnv(name, value)
    const line = await connectToHub({ ...addressOf(server, ca), database: 'postgres' }, ADMIN)
    const [settings] = await line.query(
      `SELECT current_setting('search_path') AS path, current_setting('application_name') AS app,
         current_setting('client_encoding') AS encoding, current_user AS role`,
    )
    line.end()
    expect(settings).toEqual({
      ...{ path: 'pg_catalog', app: 'retroduce', encoding: 'UTF8', role: ADMIN.role },
    })
    const made = connectToHub(
      { ...addressOf(server), ca: null, host: '127.0.0.1' },
      {
        ...{ role: ADMIN.role, password: 'wrong password' },
      },
    )
    const error: unknown = await made.catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'hub_refused' })
    expect(JSON.stringify(error) + String(error)).not.toContain('wrong password')
  })
})
