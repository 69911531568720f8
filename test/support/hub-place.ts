import { printPlace } from '../../electron/engine/hub/invitation.ts'
import { installHub, makePlace } from '../../electron/hub/install.ts'
import { ADMIN, DATABASE, type TestServer } from './postgres.ts'

/** Passphrases of a team in tests: of its invitations, and of everybody's project. */
export const TEAM = 'a swan on the weir'
export const OWN = 'a heron at the sluice'

/** Where a hub is, as an administrator gives it. */
export function addressOf(server: TestServer, ca: string | null = null) {
  return { host: '127.0.0.1', port: server.port, database: DATABASE, ca }
}

/** Installs a hub and makes a place for a project, as a line of letters. */
export async function newPlace(server: TestServer, ca: string | null = null): Promise<string> {
  const address = addressOf(server, ca)
  await installHub(address, ADMIN)
  return printPlace({ ...address, ...(await makePlace(address, ADMIN)) })
}
