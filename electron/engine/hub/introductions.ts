import { z } from 'zod'
import type { StoredMember } from '../../hub/store.ts'
import type { Threads } from '../threads.ts'

/** Who the members are: each says so in ciphertext, which only the team can read. */

const Introduction = z.object({ name: z.string().max(200) })
/** All are as long as this before they are encrypted, so that nobody's is told by its length. */
const LENGTH = 1_000

/** An introduction in ciphertext. */
export function sealIntroduction(
  threads: Pick<Threads, 'sealForTeam'>,
  name: string,
  teamKey: string,
): Promise<Uint8Array> {
  const json = JSON.stringify({ name: name.slice(0, 200) })
  const bytes = Buffer.alloc(LENGTH, ' ')
  bytes.write(json)
  return threads.sealForTeam(bytes, teamKey)
}

/** The names of members by their roles, of those who have introduced themselves; `known` spares reading them twice. */
export async function readIntroductions(
  threads: Pick<Threads, 'openForTeam'>,
  members: readonly StoredMember[],
  teamKey: string,
  known: Map<string, string>,
): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  for (const { role, introduction } of members) {
    if (introduction === null) continue
    const key = Buffer.from(introduction).toString('base64')
    const name = known.get(key) ?? (await openName(threads, introduction, teamKey))
    if (name === null) continue
    known.set(key, name)
    names.set(role, name)
  }
  return names
}

async function openName(
  threads: Pick<Threads, 'openForTeam'>,
  introduction: Uint8Array,
  teamKey: string,
): Promise<string | null> {
  try {
    const bytes = await threads.openForTeam(introduction, teamKey)
    return Introduction.parse(JSON.parse(new TextDecoder().decode(bytes))).name
  } catch {
    // Written by somebody without the team's key: nobody we know.
    return null
  }
}
