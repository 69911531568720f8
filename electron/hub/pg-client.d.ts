/**
 * What is used of the client of `pg`. Its main module would also load a pool, and a native client where the environment says
 * so; the client alone reads nothing that it is not given.
 */
declare module 'pg/lib/client.js' {
  import type { EventEmitter } from 'node:events'

  export interface PgSettings {
    host: string
    port: number
    database: string
    user: string
    password: string
    ssl: false | { rejectUnauthorized: true; minVersion: 'TLSv1.2'; ca?: string }
    sslnegotiation: 'postgres'
    enableChannelBinding: boolean
    options: string
    application_name: string
    client_encoding: string
    replication: string
    keepAlive: boolean
    keepAliveInitialDelayMillis: number
    connectionTimeoutMillis: number
  }

  export default class PgClient extends EventEmitter {
    constructor(settings: PgSettings)
    readonly connection: { stream: { destroy(): void } }
    connect(): Promise<void>
    end(): Promise<void>
    query(query: {
      text: string
      values: readonly unknown[]
      query_timeout: number
    }): Promise<{ rows: unknown[]; rowCount: number | null }>
  }
}
