import { execFile } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const GUARD = join(import.meta.dirname, '../../../../electron/hub/guard.ts')

/** Every way in which Node reaches for an address, tried in a process whose network is closed. */
const TRIES = `
import net, { connect } from 'node:net'
import tls from 'node:tls'
import http from 'node:http'
import https from 'node:https'
import http2 from 'node:http2'
import dgram from 'node:dgram'
import dns, { lookup } from 'node:dns'
import dnsPromises from 'node:dns/promises'
import { closeNetwork, openTo, refusedConnections } from '${GUARD}'

const port = Number(process.argv[1])
closeNetwork()
const outcome = async work => {
  try { await work(); return 'reached' } catch (error) { return error.cause?.code ?? error.code ?? error.message }
}
const event = socket => new Promise((resolve, reject) => {
  for (const name of ['connect', 'listening', 'message']) socket.once(name, resolve)
  socket.once('error', reject)
})
const ways = {
  net: () => event(net.connect(port, '127.0.0.1')),
  'net by name': () => event(connect({ port, host: 'localhost' })),
  'net by itself': () => event(new net.Socket().connect(port)),
  tls: () => event(tls.connect(port, '127.0.0.1')),
  http: () => event(http.get('http://127.0.0.1:' + port)),
  https: () => event(https.get('https://127.0.0.1:' + port)),
  http2: () => event(http2.connect('http://127.0.0.1:' + port)),
  fetch: () => fetch('http://127.0.0.1:' + port),
  WebSocket: () => new Promise((resolve, reject) => {
    const socket = new WebSocket('ws://127.0.0.1:' + port)
    socket.onopen = resolve
    socket.onerror = () => reject(Object.assign(new Error('refused'), { code: 'ENETUNREACH' }))
  }),
  datagram: () => event(dgram.createSocket('udp4').connect(port, '127.0.0.1')),
  'datagram sent': () => dgram.createSocket('udp4').send('x', port, '127.0.0.1'),
  listen: () => event(net.createServer().listen(0)),
  lookup: () => new Promise((resolve, reject) => lookup('example.org', error => error ? reject(error) : resolve())),
  resolve: () => dnsPromises.resolve('example.org'),
  resolver: () => new dns.promises.Resolver().resolve4('example.org'),
  path: () => event(net.connect('/run/none')),
}
const closed = {}
for (const [name, work] of Object.entries(ways)) closed[name] = await outcome(work)
const close = openTo('127.0.0.1', port)
const open = {
  hub: await outcome(ways.net),
  otherPort: await outcome(() => event(net.connect(port + 1, '127.0.0.1'))),
  otherHost: await outcome(() => event(net.connect(port, '127.0.0.2'))),
  lookup: await outcome(ways.lookup),
}
close()
const after = await outcome(ways.net)
process.stdout.write(JSON.stringify({ closed, open, after, refused: refusedConnections() }))
process.exit()
`

it('closes every way to a network but the one host that was opened, for as long as it is', async () => {
  const server = createServer(socket => socket.end())
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? String(address.port) : ''
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '-e', TRIES, port],
    { env: {} },
  )
  await new Promise(resolve => server.close(resolve))
  const { closed, open, after, refused } = JSON.parse(stdout) as {
    closed: Record<string, string>
    open: Record<string, string>
    after: string
    refused: number
  }
  expect([...new Set(Object.values(closed))], JSON.stringify(closed)).toEqual(['ENETUNREACH'])
  expect(open).toEqual({
    ...{ hub: 'reached', otherPort: 'ENETUNREACH', otherHost: 'ENETUNREACH' },
    lookup: 'ENETUNREACH',
  })
  expect(after).toBe('ENETUNREACH')
  expect(refused).toBeGreaterThanOrEqual(Object.keys(closed).length)
})
