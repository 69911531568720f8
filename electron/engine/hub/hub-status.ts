import type { HubStatus } from '../../../shared/contract/hub.ts'
import type { AppError } from '../../../shared/domain/app-error.ts'
import { type HubLink, readHubPosition } from '../../db/repositories/hub.ts'
import type { ReadableDb } from '../../db/sql.ts'
import { countSteps } from '../../db/team/steps.ts'
import { readOwnSteps } from '../../db/team/streams.ts'
import { printHost } from '../../hub/address.ts'
import { refusedConnections } from '../../hub/guard.ts'
import type { StoredBundle, StoredMember } from '../../hub/store.ts'

/** What the keeper knows besides what the project holds. */
interface Heard {
  isConnected: boolean
  isDialling: boolean
  problem: AppError | null
  waiting: readonly StoredBundle[]
  members: readonly StoredMember[]
  /** By role. */
  names: ReadonlyMap<string, string>
}

/** How a copy stands with its hub. */
export function describeHub(db: ReadableDb, link: HubLink | null, heard: Heard): HubStatus {
  const { waiting, members, names, problem } = heard
  const role = link?.credentials.role
  const nameOf = (member: string) => names.get(member) ?? null
  return {
    state: stateOf(link, heard),
    host: link === null ? null : printHost(link.credentials),
    problem: link?.isOn === true ? (problem?.message ?? null) : null,
    isOwner: members.some(member => member.role === role && member.isOwner),
    mergesByItself: link?.mergesByItself ?? false,
    members: members.map(({ role: member, isOwner, invitedAt, joinedAt, leftAt }) => ({
      ...{ member, name: nameOf(member), isYou: member === role, isOwner },
      ...{ invitedAt, joinedAt, leftAt },
    })),
    syncedAt: link?.syncedAt ?? null,
    toSend: link === null ? 0 : countSteps(db, readOwnSteps(db), link.sentVector),
    waiting: {
      bundles: waiting.length,
      bytes: waiting.reduce((sum, { bytes }) => sum + bytes, 0),
      from: [...Map.groupBy(waiting, ({ author }) => author)].map(([author, own]) => ({
        ...{ name: nameOf(author), bundles: own.length },
      })),
    },
    wasTakenBack: readHubPosition(db).wasTakenBack,
    sent: link?.sent ?? { bundles: 0, bytes: 0 },
    received: link?.received ?? { bundles: 0, bytes: 0 },
    refused: refusedConnections(),
  }
}

function stateOf(link: HubLink | null, heard: Heard): HubStatus['state'] {
  if (link === null) return 'none'
  if (!link.isOn) return 'off'
  if (heard.isDialling) return 'connecting'
  if (heard.problem !== null) return 'failed'
  return heard.isConnected ? 'on' : 'connecting'
}
