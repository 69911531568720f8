import { AppError } from '../../shared/domain/app-error.ts'
import type { HubAddress } from './address.ts'
import { connectToHub, type HubConnection, type HubLogin } from './connection.ts'
import { KEEPER, MEMBER, STEPS } from './schema.ts'
import { newPassword, verifierOf } from './verifier.ts'

/** What an administrator of the database does: the hub itself, and a place on it for a project. */

/** How many steps the hub had before, and has now. */
export interface Installed {
  before: number
  version: number
}

/** A project's place on a hub, with the credentials of its first owner. */
export interface HubPlace extends HubLogin {
  project: string
}

/** PostgreSQL 15. */
const OLDEST_SERVER = 150_000

/** Installs a hub, or brings one up to date; all of it or nothing. Throws like `connectToHub`, and `format_unsupported`. */
export async function installHub(address: HubAddress, login: HubLogin): Promise<Installed> {
  return withHub(address, login, async hub => {
    const [server] = await hub.query<{ number: string }>(
      "SELECT current_setting('server_version_num') AS number",
    )
    if (Number(server?.number) < OLDEST_SERVER) {
      throw new AppError('format_unsupported', 'A hub needs PostgreSQL 15 or newer.')
    }
    await hub.query('BEGIN')
    // Two administrators at once: the second finds what the first has made.
    await hub.query("SELECT pg_advisory_xact_lock(hashtext('retroduce_hub'))")
    const before = await installedVersion(hub)
    if (before > STEPS.length) {
      throw new AppError(
        'format_unsupported',
        'This hub was installed by a newer version of Retroduce. Nothing was changed.',
      )
    }
    if (before === 0) await makeRoles(hub)
    if (before < STEPS.length) {
      await hub.query(`SET LOCAL ROLE ${KEEPER}`)
      for (const step of STEPS.slice(before)) await runAll(hub, step)
      await hub.query('UPDATE retroduce_hub.schema_version SET number = $1', [STEPS.length])
    }
    await hub.query('COMMIT')
    return { before, version: STEPS.length }
  })
}

/** Makes a place for a project. Throws like `connectToHub`. */
export async function makePlace(address: HubAddress, login: HubLogin): Promise<HubPlace> {
  return withHub(address, login, async hub => {
    const password = newPassword()
    const [made] = await hub.query<{ project: string; role: string }>(
      'SELECT founded AS project, owner AS role FROM retroduce_hub.found_project($1)',
      [verifierOf(password)],
    )
    if (made === undefined) throw new Error('No place was made')
    return { ...made, password }
  })
}

async function withHub<T>(
  address: HubAddress,
  login: HubLogin,
  work: (hub: HubConnection) => Promise<T>,
): Promise<T> {
  const hub = await connectToHub(address, login)
  try {
    return await work(hub)
  } finally {
    hub.end()
  }
}

async function installedVersion(hub: HubConnection): Promise<number> {
  const [found] = await hub.query<{ isThere: boolean }>(
    `SELECT to_regclass('retroduce_hub.schema_version') IS NOT NULL AS "isThere"`,
  )
  if (found?.isThere !== true) return 0
  const [row] = await hub.query<{ number: number }>(
    'SELECT number FROM retroduce_hub.schema_version',
  )
  return row?.number ?? 0
}

/** The roles belong to the whole server, so another database of it may have them already. */
async function makeRoles(hub: HubConnection): Promise<void> {
  const existing = await hub.query<{ rolname: string }>(
    'SELECT rolname FROM pg_roles WHERE rolname IN ($1, $2)',
    [KEEPER, MEMBER],
  )
  const isThere = (role: string) => existing.some(({ rolname }) => rolname === role)
  if (!isThere(KEEPER)) await hub.query(`CREATE ROLE ${KEEPER} NOLOGIN CREATEROLE`)
  if (!isThere(MEMBER)) await hub.query(`CREATE ROLE ${MEMBER} NOLOGIN`)
  await hub.query(`GRANT ${MEMBER} TO ${KEEPER} WITH ADMIN OPTION`)
  await hub.query(`GRANT ${KEEPER} TO CURRENT_USER`)
  await hub.query(`CREATE SCHEMA retroduce_hub AUTHORIZATION ${KEEPER}`)
  await hub.query('CREATE TABLE retroduce_hub.schema_version (number integer NOT NULL)')
  await hub.query('INSERT INTO retroduce_hub.schema_version VALUES (0)')
  await hub.query(`ALTER TABLE retroduce_hub.schema_version OWNER TO ${KEEPER}`)
}

/** Statements without values go in one message. */
async function runAll(hub: HubConnection, statements: string): Promise<void> {
  await hub.query(statements)
}
