import { parseArgs } from 'node:util'
import { generateX25519Identity } from 'age-encryption'
import { connectToHub, type HubConnection } from '../../electron/hub/connection.ts'
import { installHub, makePlace } from '../../electron/hub/install.ts'
import {
  appendBundle,
  digestOf,
  fetchBundle,
  inviteMember,
  listBundles,
  listenFor,
} from '../../electron/hub/store.ts'
import { newPassword } from '../../electron/hub/verifier.ts'
import { openForTeam, sealForTeam } from '../../electron/names/seal-for-team.ts'
import { addressOf } from '../support/hub-place.ts'
import { ADMIN, NO_SERVER, startPostgres, type TestServer } from '../support/postgres.ts'

/**
 * Fifty members of one project on one PostgreSQL, with the program's own schema, client and encryption. **Flat out**: all of
 * them send one bundle after the other; how many a second the hub takes. **At work**: one of them sends a bundle every second;
 * how long until each member has heard of it, fetched it and decrypted it. The members share the processors with the server, so
 * a server of its own does better.
 */

/** Ciphertext of about 800 edits is 15 kB (shared/design/team.md). */
const BUNDLE_BYTES = 15_000

interface Member {
  line: HubConnection
  /** How far it has read. */
  number: number
  isReading: boolean
  isBehind: boolean
}

if (NO_SERVER === null) await bench()
else console.log(JSON.stringify({ name: 'hub', skipped: NO_SERVER }))
process.exit()

async function bench(): Promise<void> {
  const { values } = parseArgs({
    options: {
      members: { type: 'string', default: '50' },
      seconds: { type: 'string', default: '20' },
    },
  })
  const count = Number(values.members)
  const durationMs = Number(values.seconds) * 1_000
  const server = await startPostgres()
  try {
    await flatOut(server, count, durationMs)
    await atWork(server, count, durationMs)
  } finally {
    await server.dispose()
  }
}

async function makeTeam(server: TestServer, count: number) {
  const address = addressOf(server)
  await installHub(address, ADMIN)
  const place = await makePlace(address, ADMIN)
  const owner = await connectToHub(address, place)
  const members: Member[] = []
  for (let index = 0; index < count; index += 1) {
    const password = newPassword()
    const role = await inviteMember(owner, password, false)
    const line = await connectToHub(address, { role, password })
    members.push({ line, number: 0, isReading: false, isBehind: false })
  }
  owner.end()
  const teamKey = await generateX25519Identity()
  return { members, project: place.project, teamKey }
}

function newContent(): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(BUNDLE_BYTES))
}

async function flatOut(server: TestServer, count: number, durationMs: number): Promise<void> {
  const { members, project, teamKey } = await makeTeam(server, count)
  const times: number[] = []
  const began = performance.now()
  await Promise.all(
    members.map(async ({ line }) => {
      while (performance.now() - began < durationMs) {
        const content = await sealForTeam(newContent(), teamKey)
        const from = performance.now()
        await appendBundle(line, project, content)
        times.push(performance.now() - from)
      }
    }),
  )
  const seconds = (performance.now() - began) / 1_000
  for (const { line } of members) line.end()
  print(`hub: bundles a second, ${count} members flat out`, times.length / seconds)
  printSpread(`hub: time until a bundle is taken, ${count} members flat out, ms`, times)
}

async function atWork(server: TestServer, count: number, durationMs: number): Promise<void> {
  const { members, project, teamKey } = await makeTeam(server, count)
  const sentAt = new Map<string, number>()
  const delays: number[] = []

  async function read(member: Member): Promise<void> {
    member.isBehind = true
    if (member.isReading) return
    member.isReading = true
    while (member.isBehind) {
      member.isBehind = false
      for (const bundle of await listBundles(member.line, project, member.number)) {
        await openForTeam(await fetchBundle(member.line, project, bundle), teamKey)
        member.number = bundle.number
        const sent = sentAt.get(bundle.digest)
        if (sent !== undefined) delays.push(performance.now() - sent)
      }
    }
    member.isReading = false
  }

  for (const member of members) {
    await listenFor(member.line, project)
    member.line.onNotification(() => void read(member))
  }
  // A bundle every second among all of them.
  const total = Math.floor(durationMs / 1_000)
  for (let index = 0; index < total; index += 1) {
    const member = members[index % members.length]
    if (member === undefined) break
    const content = await sealForTeam(newContent(), teamKey)
    sentAt.set(digestOf(content), performance.now())
    await appendBundle(member.line, project, content)
    await new Promise(resolve => setTimeout(resolve, 1_000))
  }
  while (delays.length < total * count) await Promise.all(members.map(read))
  for (const { line } of members) line.end()
  printSpread(`hub: delay to each of ${count} members, a bundle a second, ms`, delays)
}

function print(name: string, value: number): void {
  console.log(JSON.stringify({ name, value: Math.round(value * 10) / 10 }))
}

function printSpread(name: string, times: number[]): void {
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor((times.length - 1) * share)] ?? 0
  print(`${name}, median`, at(0.5))
  print(`${name}, 95th percentile`, at(0.95))
}
