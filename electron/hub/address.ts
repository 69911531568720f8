import { isIP } from 'node:net'
import { AppError } from '../../shared/domain/app-error.ts'

/** Where a team hub is, and how a connection to it must be made. Pure: nothing here reaches for anything. */

/** A PostgreSQL database that is a team's hub. */
export interface HubAddress {
  /** A name or an address, never a path. */
  host: string
  port: number
  database: string
  /** Certificates (PEM) that vouch for the server, in place of those that the program knows; null for those. */
  ca: string | null
}

/** The usual port of PostgreSQL. */
const USUAL_PORT = 5432

/**
 * Reads an address such as `postgres://owner@hub.example.org/teams`. A password has no place in it: addresses stand in lists
 * of processes and in the history of shells. Throws `invalid_input`.
 */
export function parseHubUrl(text: string): Omit<HubAddress, 'ca'> & { role: string } {
  const url = URL.parse(text)
  if (url === null || !/^postgres(ql)?:$/.test(url.protocol) || url.hostname === '') {
    throw new AppError(
      'invalid_input',
      'The address of a hub looks like this: postgres://NAME@HOST:PORT/DATABASE.',
    )
  }
  if (url.password !== '') {
    throw new AppError(
      'invalid_input',
      'Leave the password out of the address: others can read it there. Give it in RETRODUCE_HUB_PASSWORD or by --hub-password-file.',
    )
  }
  refuseOptions(url)
  const database = decodeURIComponent(url.pathname.slice(1))
  const role = decodeURIComponent(url.username)
  if (database === '' || database.includes('/') || role === '') {
    throw new AppError(
      'invalid_input',
      'The address of a hub names an account and a database: postgres://NAME@HOST:PORT/DATABASE.',
    )
  }
  return {
    ...{ host: checkedHost(url.hostname.replace(/^\[(.*)\]$/, '$1')), database, role },
    port: url.port === '' ? USUAL_PORT : Number(url.port),
  }
}

/** Options that would weaken the connection are refused, not passed over: whoever wrote them believes in them. */
function refuseOptions(url: URL): void {
  for (const [name, value] of url.searchParams) {
    if (name === 'sslmode' && value === 'verify-full') continue
    throw new AppError(
      'invalid_input',
      name === 'sslmode'
        ? 'A hub is always asked for its certificate, and the certificate is always checked, unless it runs on this computer. Leave sslmode out of the address.'
        : 'The address of a hub takes no options. Leave out what comes after the question mark.',
    )
  }
}

/** A host that can be connected to by name or address. Throws `invalid_input`. */
export function checkedHost(host: string): string {
  const isName = /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/i.test(host)
  if (isName || isIP(host) !== 0) return host.toLowerCase()
  throw new AppError('invalid_input', 'This is not the name or the address of a computer.')
}

/** Whether a host is this computer itself, so that what is sent to it leaves on no cable. */
export function isLoopback(host: string): boolean {
  if (isIP(host) === 4) return host.startsWith('127.')
  return host === '::1' || host === 'localhost'
}

/** The address to connect to: this computer's own name is not looked up, since a file could say that it is another one. */
export function connectableHost(host: string): string {
  return host === 'localhost' ? '127.0.0.1' : host
}

/** How the connection is encrypted; false only to this computer itself, where no certificate was given. */
export function tlsFor({ host, ca }: Pick<HubAddress, 'host' | 'ca'>):
  | false
  | {
      rejectUnauthorized: true
      minVersion: 'TLSv1.2'
      ca?: string
    } {
  if (ca === null && isLoopback(host)) return false
  return { rejectUnauthorized: true, minVersion: 'TLSv1.2', ...(ca !== null && { ca }) }
}

/** As it is shown: `hub.example.org:5433`, without the usual port. */
export function printHost({ host, port }: Pick<HubAddress, 'host' | 'port'>): string {
  const name = isIP(host) === 6 ? `[${host}]` : host
  return port === USUAL_PORT ? name : `${name}:${port}`
}
