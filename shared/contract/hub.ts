import { z } from 'zod'
import { Id, Instant } from './common.ts'
import { command, Nothing, query, workspace } from './procedure.ts'
import { MergeReport } from './team.ts'

/** The team's passphrase: it locks invitations and never goes to the hub. */
const Passphrase = z.string().min(10, 'must have at least 10 characters').max(1_000)

const Traffic = z.object({ bundles: z.number(), bytes: z.number() })

const HubMember = z.object({
  /** What the hub calls them; it says nothing about who they are. */
  member: z.string(),
  /** As they introduced themselves to the team, in ciphertext; null where they have not joined yet. */
  name: z.string().nullable(),
  isYou: z.boolean(),
  isOwner: z.boolean(),
  invitedAt: Instant,
  joinedAt: Instant.nullable(),
  leftAt: Instant.nullable(),
})
/** Somebody who is, was or will be in the team on the hub. */
export type HubMember = z.infer<typeof HubMember>

const HubStatus = z.object({
  /** `none`: this copy belongs to no hub. `off`: it does, and is not connected. `failed`: it will be tried again. */
  state: z.enum(['none', 'off', 'connecting', 'on', 'failed']),
  /** The only address that the program connects to, and only while the hub is on; null where there is none. */
  host: z.string().nullable(),
  /** Why it failed, for people. */
  problem: z.string().nullable(),
  isOwner: z.boolean(),
  mergesByItself: z.boolean(),
  /** As far as this program has heard since it was started. */
  members: z.array(HubMember),
  syncedAt: Instant.nullable(),
  /** Steps of this copy that the hub does not have. */
  toSend: z.number(),
  /** Bundles on the hub that this copy has not merged. */
  waiting: Traffic.extend({
    from: z.array(z.object({ name: z.string().nullable(), bundles: z.number() })),
  }),
  /** A merge of what waits was taken back, so it is not merged again unasked. */
  wasTakenBack: z.boolean(),
  /** What went to the hub and came from it since this copy joined. */
  sent: Traffic,
  received: Traffic,
  /** Connections to anywhere else that were asked for and refused, since the program was started. */
  refused: z.number(),
})
/** How this copy stands with its team's hub. */
export type HubStatus = z.infer<typeof HubStatus>

const HubMerge = MergeReport.omit({ from: true }).extend({
  bundles: z.number(),
  from: z.array(MergeReport.shape.from),
  /** Bundles that could not be read and were passed over. */
  setAside: z.array(z.object({ name: z.string().nullable(), reason: z.string() })),
})
/** What merging all that waits does, or would do. */
export type HubMerge = z.infer<typeof HubMerge>

export const hub = {
  'hub.status': query({
    summary: 'How this copy stands with its team’s hub: on or off, who is a member, what waits.',
    input: Nothing,
    output: HubStatus,
  }),
  'hub.join': workspace({
    summary:
      'Joins a hub with an invitation of a colleague, or as its first owner with a place that an administrator made. The project must be encrypted.',
    input: z.strictObject({
      invitation: z.string().trim().min(1).max(100_000),
      /** Of the team; a place needs none. */
      passphrase: z.string().max(1_000).optional(),
    }),
    output: HubStatus,
  }),
  'hub.invite': workspace({
    summary:
      'Makes a member for a colleague and an invitation for them, locked with the team’s passphrase. It is good for one copy.',
    input: z.strictObject({ passphrase: Passphrase, isOwner: z.boolean().default(false) }),
    output: z.object({ invitation: z.string(), member: z.string() }),
  }),
  'hub.set': workspace({
    summary:
      'Turns the connection to the hub on or off, and chooses whether what comes is merged unasked.',
    input: z.strictObject({
      isOn: z.boolean().optional(),
      mergesByItself: z.boolean().optional(),
    }),
    output: HubStatus,
  }),
  'hub.sync': workspace({
    summary: 'Sends what the hub lacks, and looks what has come. Merges nothing.',
    input: Nothing,
    output: HubStatus,
  }),
  'hub.preview': workspace({
    summary: 'Says what merging all that waits on the hub would do. Changes nothing.',
    input: Nothing,
    output: HubMerge,
  }),
  'hub.merge': command({
    summary: 'Merges all that waits on the hub, as one step that undo takes back.',
    input: Nothing,
    output: HubMerge,
  }),
  'hub.leave': workspace({
    summary:
      'Leaves the hub and takes its credentials out of this copy. For everybody: removes the project from the hub with all its bundles and members.',
    input: z.strictObject({ isForEverybody: z.boolean().default(false) }),
    output: z.object({
      /** False where the hub could not be told, so that its administrator has to remove the member. */
      isRevoked: z.boolean(),
    }),
  }),
  'hub.remove': workspace({
    summary: 'Shuts a member out of the hub. What they merged stays with them.',
    input: z.strictObject({ member: Id }),
    output: HubStatus,
  }),
}
