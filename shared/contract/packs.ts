import { z } from 'zod'
import { Id } from './common.ts'
import { command, query } from './procedure.ts'

const ResponseReport = z.object({
  fileName: z.string(),
  /**
   * What it is beside what the workshop has: a new response; a newer save of one, which takes its place; one that is there
   * already, as it is or newer; locked, for want of the right passphrase; or refused, whole.
   */
  outcome: z.enum(['new', 'newer', 'known', 'locked', 'refused']),
  /** Why it is not taken, or what of it is not; empty where all of it is. */
  message: z.string(),
  responseId: z.string().nullable(),
  /** What the person wants to be called; empty where nothing was said. */
  person: z.string(),
  /** The name of the group that it counts for; null where there is none. */
  group: z.string().nullable(),
  /** ISO 8601; null where the file could not be read. */
  savedAt: z.string().nullable(),
  answers: z.number(),
  comments: z.number(),
  /** Answers to items that the workshop has no more. */
  left: z.number(),
})
/** What a response file came to. */
export type ResponseReport = z.infer<typeof ResponseReport>

const input = {
  workshopId: Id,
  files: z
    .array(
      z.union([
        z.string().min(1),
        z.strictObject({ name: z.string().min(1), base64: z.string().max(8_000_000) }),
      ]),
    )
    .min(1)
    .max(500),
  /** Of the pack that they were saved in, where that was locked. */
  passphrase: z.string().max(1_000).optional(),
  /** The group of those who say none. */
  groupId: Id.optional(),
}

export const packs = {
  'packs.readResponses': query({
    summary:
      'Reads the response files of review packs as an import would, and says what each would come to; stores nothing.',
    input: z.strictObject(input),
    output: z.object({ reports: z.array(ResponseReport) }),
    files: { input: 'files' },
  }),
  'packs.importResponses': command({
    summary:
      'Takes in response files of review packs. The same one twice is taken once, a newer save takes the place of the one before, and a damaged file is refused whole without stopping the others.',
    input: z.strictObject(input),
    output: z.object({ reports: z.array(ResponseReport) }),
    files: { input: 'files' },
  }),
}
