import PgClient from 'pg/lib/client.js'
import { connectableHost, type HubAddress, tlsFor } from './address.ts'
import { openTo } from './guard.ts'
import { hubError } from './hub-error.ts'

/** Who connects. */
export interface HubLogin {
  role: string
  password: string
}

/** A connection to a hub; the network is open to its host for as long as it lasts. */
export interface HubConnection {
  /** The rows of one statement, which is its own transaction. Throws like `hubError`, and ends the connection if it takes too long. */
  query<Row>(text: string, values?: readonly unknown[], limitMs?: number): Promise<Row[]>
  /** Hears of what other members sent; the channel must have been listened to. */
  onNotification(listener: () => void): void
  /** Hears once that the connection is gone, for whatever reason. */
  onEnd(listener: () => void): void
  end(): void
}

const CONNECT_LIMIT_MS = 15_000
/** For statements that carry nothing large. */
const QUERY_LIMIT_MS = 30_000

/** Connects; `signal` ends it at any time. Throws `hub_unreachable` and `hub_refused`. */
export async function connectToHub(
  address: HubAddress,
  login: HubLogin,
  signal?: AbortSignal,
): Promise<HubConnection> {
  const host = connectableHost(address.host)
  const close = openTo(host, address.port)
  const client = new PgClient({
    ...{ host, port: address.port, database: address.database },
    ...{ user: login.role, password: login.password },
    ssl: tlsFor(address),
    // The password is proved, never sent; over TLS the proof also holds for this one connection only.
    enableChannelBinding: true,
    // A bundle counts as sent once it is on the server's disk, whatever that server does for others.
    options: '-c synchronous_commit=on -c search_path=pg_catalog',
    // Each of these says nothing, and is given so that nothing is read from the environment instead.
    ...{ sslnegotiation: 'postgres', application_name: 'retroduce' },
    ...{ client_encoding: 'UTF8', replication: 'false' },
    ...{ keepAlive: true, keepAliveInitialDelayMillis: 60_000 },
    connectionTimeoutMillis: CONNECT_LIMIT_MS,
  })
  let isOver = false
  const listeners: (() => void)[] = []
  const over = () => {
    if (isOver) return
    isOver = true
    signal?.removeEventListener('abort', over)
    client.connection.stream.destroy()
    close()
    for (const listener of listeners) listener()
  }
  // Without a listener an error that belongs to no query would end the program.
  client.on('error', over)
  client.on('end', over)
  signal?.addEventListener('abort', over, { once: true })
  try {
    signal?.throwIfAborted()
    await client.connect()
  } catch (error) {
    over()
    throw hubError(error, address)
  }
  return {
    async query<Row>(text: string, values: readonly unknown[] = [], limitMs = QUERY_LIMIT_MS) {
      try {
        const { rows } = await client.query({ text, values, query_timeout: limitMs })
        return rows as Row[]
      } catch (error) {
        const isFromServer = error instanceof Error && 'severity' in error
        if (!isFromServer) over()
        throw hubError(error, address)
      }
    },
    onNotification: listener => void client.on('notification', listener),
    onEnd: listener => void listeners.push(listener),
    end: over,
  }
}
