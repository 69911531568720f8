import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'

/** A real PostgreSQL on a free port of this computer, for as long as a test needs it. */
export interface TestServer {
  port: number
  /** The folder with everything that the server writes. */
  data: string
  /** An administrator's connection of its own, around the hub's client; to be ended. */
  admin(): Promise<pg.Client>
  /** Ends the server at once, as a power cut would end its processes. */
  kill(): Promise<void>
  start(): Promise<void>
  dispose(): Promise<void>
}

/** The account and the password of the server's administrator. */
export const ADMIN = { role: 'it', password: 'only for tests' }
/** The database in which hubs are installed. */
export const DATABASE = 'teams'

const NEWEST_FIRST = ['17', '16', '15']
const FOLDERS = NEWEST_FIRST.map(version => `/usr/lib/postgresql/${version}/bin`)
const binaries = FOLDERS.find(folder => existsSync(join(folder, 'initdb')))
// PostgreSQL refuses to run as root.
const isRoot = process.getuid?.() === 0
/** That of nobody. */
const ACCOUNT = '65534'

/** Why there is no server to test with; null where there is one. */
export const NO_SERVER =
  binaries === undefined
    ? 'PostgreSQL 15 or newer is not here'
    : isRoot && spawnSync('setpriv', ['--version']).status !== 0
      ? 'PostgreSQL does not run as root, and setpriv is not here'
      : null

/** Starts a server; `certificate` (files of PEM) lets it encrypt its connections. */
export async function startPostgres(certificate?: {
  cert: string
  key: string
}): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'retroduce-hub-'))
  const data = join(folder, 'data')
  const password = join(folder, 'password')
  writeFileSync(password, ADMIN.password)
  if (certificate !== undefined) {
    writeFileSync(join(folder, 'server.crt'), certificate.cert)
    writeFileSync(join(folder, 'server.key'), certificate.key, { mode: 0o600 })
  }
  if (isRoot) {
    execFileSync('chown', ['-R', ACCOUNT, folder])
    chmodSync(folder, 0o755)
  }
  asOrdinary('initdb', [
    ...['-D', data, '-U', ADMIN.role, `--pwfile=${password}`, '--auth=scram-sha-256'],
    ...['-E', 'UTF8', '--locale=C', '--no-sync'],
  ])
  const port = await freePort()
  let running: ChildProcess | null = null
  const server: TestServer = {
    port,
    data,
    async admin() {
      const client = new pg.Client({
        ...{ host: '127.0.0.1', port, database: DATABASE, user: ADMIN.role },
        ...{ password: ADMIN.password, ssl: false },
      })
      client.on('error', () => {
        // The server was killed on purpose.
      })
      await client.connect()
      return client
    },
    async start() {
      const settings = {
        ...{ port: String(port), listen_addresses: '127.0.0.1', unix_socket_directories: '' },
        ...{ max_connections: '120', log_min_messages: 'log', log_statement: 'all' },
        ...(certificate !== undefined && {
          ...{ ssl: 'on', ssl_cert_file: join(folder, 'server.crt') },
          ssl_key_file: join(folder, 'server.key'),
        }),
      }
      const options = Object.entries(settings).flatMap(([name, value]) => [
        '-c',
        `${name}=${value}`,
      ])
      const [command, args] = ordinary('postgres', ['-D', data, ...options])
      const started = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'], detached: true })
      running = started
      // A test that failed half-way leaves no server behind.
      process.once('exit', () => running === started && killQuietly(started.pid ?? 0))
      await ready(started, folder)
    },
    async kill() {
      const child = running
      running = null
      if (child?.pid === undefined) return
      const ended = new Promise(resolve => child.once('exit', resolve))
      // The server's own processes run in groups of their own and end when it does.
      for (const id of processesOf(child.pid)) killQuietly(id)
      await ended
    },
    async dispose() {
      await server.kill()
      rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
    },
  }
  await server.start()
  const first = new pg.Client({
    ...{ host: '127.0.0.1', port, database: 'postgres', user: ADMIN.role, ssl: false },
    password: ADMIN.password,
  })
  await first.connect()
  await first.query(`CREATE DATABASE ${DATABASE}`)
  await first.end()
  return server
}

function ordinary(program: string, args: string[]): [string, string[]] {
  const path = join(binaries ?? '', program)
  if (!isRoot) return [path, args]
  return ['setpriv', [`--reuid=${ACCOUNT}`, `--regid=${ACCOUNT}`, '--clear-groups', path, ...args]]
}

function asOrdinary(program: string, args: string[]): void {
  const [command, given] = ordinary(program, args)
  execFileSync(command, given, { stdio: ['ignore', 'ignore', 'pipe'], cwd: '/' })
}

/** Waits until the server says that it takes connections; what else it says is kept out of the test's output. */
function ready(child: ChildProcess, folder: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stderr?.on('data', (bytes: Buffer) => {
      said += bytes.toString()
      if (said.includes('ready to accept connections')) resolve()
      writeFileSync(join(folder, 'log'), bytes, { flag: 'a' })
    })
    child.once('exit', () => reject(new Error(`PostgreSQL ended: ${said}`)))
  })
}

/** A process and all that it started. */
function processesOf(id: number): number[] {
  const children = readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(name => {
      const stat = readStat(name)
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
      return parent === id ? [Number(name)] : []
    })
  return [id, ...children]
}

function readStat(id: string): string {
  try {
    return readFileSync(`/proc/${id}/stat`, 'utf8')
  } catch {
    // It has ended meanwhile.
    return ''
  }
}

function killQuietly(id: number): void {
  if (id <= 0) return
  try {
    process.kill(id, 'SIGKILL')
  } catch {
    // It had ended by itself.
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        typeof address === 'object' && address !== null ? resolve(address.port) : reject(),
      )
    })
  })
}
