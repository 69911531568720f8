import type { HubCredentials } from '../../db/repositories/hub.ts'
import { connectToHub, type HubConnection } from '../../hub/connection.ts'
import { changePassword } from '../../hub/store.ts'
import { AppError } from '../../../shared/domain/app-error.ts'

/**
 * Connects as the member that this copy is. The first time it logs in with the password of the invitation, and gives itself
 * another one, so that the invitation is worth nothing from then on. `settled` is told once that has happened.
 */
export async function connectAsMember(
  credentials: HubCredentials,
  signal: AbortSignal,
  settled: () => Promise<void>,
): Promise<HubConnection> {
  const { role, password, formerPassword } = credentials
  try {
    const hub = await connectToHub(credentials, { role, password }, signal)
    if (formerPassword !== null) await settled()
    return hub
  } catch (error) {
    const mayBeFirst = error instanceof AppError && error.code === 'hub_refused'
    if (formerPassword === null || !mayBeFirst) throw error
    const hub = await connectToHub(credentials, { role, password: formerPassword }, signal)
    await changePassword(hub, role, password)
    await settled()
    return hub
  }
}

const FIRST_RETRY_MS = 2_000
const LAST_RETRY_MS = 300_000

/** How long to wait after so many failures, with chance in it, so that a whole team does not come back at one moment. */
export function retryAfterMs(failures: number): number {
  const time = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(failures, 20))
  return time * (0.5 + Math.random() / 2)
}
