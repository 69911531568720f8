// The one place of the program that knows of a network, in order to close it.
import dgram from 'node:dgram'
import dns from 'node:dns'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'

/**
 * The network of a thread, closed. Everything in Node that reaches for an address (TCP, TLS, HTTP, fetch, datagrams, look-ups of
 * names) goes through a handful of functions; these refuse whatever is not the one host that was opened. It is no sandbox:
 * it keeps a library that calls home from doing so, and says that it tried.
 */

interface Opening {
  host: string
  port: number
}

const openings = new Set<Opening>()
let refused = 0
let isClosed = false

/** How often something asked for an address that is not open, since the network was closed. */
export function refusedConnections(): number {
  return refused
}

/** Lets connections to one host and port through, until what is returned is called. */
export function openTo(host: string, port: number): () => void {
  const opening = { host, port }
  openings.add(opening)
  return () => openings.delete(opening)
}

/** Closes the network of this thread for good, but for what `openTo` lets through. */
export function closeNetwork(): void {
  if (isClosed) return
  isClosed = true
  const connect = Reflect.get(net.Socket.prototype, 'connect') as (...given: unknown[]) => unknown
  replace(net.Socket.prototype, 'connect', function (this: net.Socket, ...given: unknown[]) {
    const { host, port } = targetOf(given)
    if (!isOpen(host, port)) throw refusal()
    return Reflect.apply(connect, this, given)
  })
  refuseAll(net.Server.prototype, /^listen$/)
  refuseAll(dgram.Socket.prototype, /^(bind|connect|send)$/)
  const { lookup } = dns
  for (const names of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype])
    refuseAll(names, /^(lookup|resolve|reverse)/)
  // A socket that is let through looks its host's name up by this one.
  replace(dns, 'lookup', (...given: unknown[]) => {
    const [host] = given
    if (![...openings].some(opening => opening.host === host)) throw refusal()
    return Reflect.apply(lookup, dns, given) as unknown
  })
  syncBuiltinESMExports()
}

function isOpen(host: string | undefined, port: number | undefined): boolean {
  return [...openings].some(opening => opening.host === host && opening.port === port)
}

function refusal(): Error {
  refused += 1
  return Object.assign(new Error('The network is closed.'), { code: 'ENETUNREACH' })
}

function replace(holder: object, name: string, value: unknown): void {
  Object.defineProperty(holder, name, { value, configurable: true, writable: true })
}

function refuseAll(holder: object, names: RegExp): void {
  for (const name of Object.getOwnPropertyNames(holder)) {
    const value: unknown = Object.getOwnPropertyDescriptor(holder, name)?.value
    if (!names.test(name) || typeof value !== 'function') continue
    replace(holder, name, () => {
      throw refusal()
    })
  }
}

/** Where a call of `connect` leads, in each way that it may be called; nowhere for a path. */
function targetOf(given: unknown[]): Partial<Opening> {
  const [first, second] = Array.isArray(given[0]) ? (given[0] as unknown[]) : given
  if (typeof first === 'object' && first !== null) {
    const { host, port, path } = first as Record<string, unknown>
    if (path !== undefined && path !== null) return {}
    return { host: typeof host === 'string' ? host : 'localhost', port: Number(port) }
  }
  return { host: typeof second === 'string' ? second : 'localhost', port: Number(first) }
}
