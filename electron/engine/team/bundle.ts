import { z } from 'zod'
import { AppError } from '../../../shared/domain/app-error.ts'
import { JOURNALED_TABLES } from '../../../shared/history/tables.ts'
import { SCHEMA_VERSION } from '../../db/migrate.ts'

/** What a bundle holds, and how it is told from anything else. Everything in it came from outside and is checked. */

export const FORMAT = 'retroduce-bundle'
/** The newest version; a bundle that every copy may read is of the first. */
export const VERSION = 2

const Id = z.string().min(1).max(100)
/** A UUID of version 7, by which steps are put in order. */
const StepId = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/)
const Sequence = z.int().min(0)
const Head = z.tuple([Id, Sequence])
/** How far a stream goes, with the id of its last step. */
const Reach = z.tuple([Id, Sequence, Id])
const Value = z.union([z.string(), z.number(), z.null()])
const Change = z.tuple([
  z.enum(JOURNALED_TABLES),
  z.string().max(2_000),
  z.union([z.literal(0), z.literal(1)]),
  z.record(z.string().regex(/^[a-z_]{1,60}$/), Value).nullable(),
])
const Step = z.strictObject({
  id: StepId,
  stream: Id,
  sequence: Sequence,
  kind: z.enum(['start', 'do', 'undo', 'redo', 'repair']),
  procedure: z.string().max(100),
  label: z.string().max(10_000),
  researcherId: Id,
  at: z.string().max(40),
  changes: z.array(Change).max(2_000_000),
})

/** What is encrypted and signed. */
export const Payload = z.strictObject({
  /** The copy with a part of the sources that this was written for; of its steps only that part is in it. */
  onlyFor: Id.optional(),
  /** What that copy is not to have, by ids. */
  leftOut: z.array(Id).max(1_000_000).optional(),
  since: z.array(Reach).max(100_000),
  has: z.array(Reach).max(100_000),
  streams: z.array(z.tuple([Id, z.array(Head).max(10_000)])).max(100_000),
  steps: z.array(Step).max(1_000_000),
  texts: z.array(z.strictObject({ hash: z.string().length(64), body: z.string() })).max(100_000),
  files: z
    .array(
      z.strictObject({
        hash: z.string().length(64),
        base64: z.string(),
        size: z.int().min(0),
        isCompressed: z.boolean(),
      }),
    )
    .max(100_000),
})
export type Payload = z.infer<typeof Payload>

export const Header = z.strictObject({
  format: z.literal(FORMAT),
  version: z.int().min(1),
  schema: z.int().min(1),
  /** The stream with which the project began; copies that have it in common can be merged. */
  root: Id,
  copyId: Id,
  researcher: z.string().max(1_000),
  publicKey: z.string().max(1_000),
  at: z.string().max(40),
  signature: z.string().max(1_000),
})
export type Header = z.infer<typeof Header>

const AnyVersion = z.object({
  format: z.literal(FORMAT),
  version: z.int().min(1),
  schema: z.int().min(1),
})

/** The first line of a bundle. Throws `format_broken`, and `format_unsupported` for one of a newer program. */
export function parseHeader(json: string): Header {
  const value = parseJson(json)
  const known = AnyVersion.safeParse(value)
  if (!known.success) throw notABundle()
  if (known.data.version > VERSION || known.data.schema > SCHEMA_VERSION) {
    throw new AppError(
      'format_unsupported',
      'This bundle was written by a newer version of Retroduce. Update Retroduce to merge it. Nothing was changed.',
    )
  }
  const header = Header.safeParse(value)
  if (!header.success) throw notABundle()
  return header.data
}

/** What a bundle holds. Throws `format_broken`. */
export function parsePayload(json: string): Payload {
  const payload = Payload.safeParse(parseJson(json))
  if (!payload.success) throw notABundle()
  return payload.data
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    // Not JSON, or nested so deeply that it could not be read.
    throw notABundle()
  }
}

/** For what is no bundle, or holds what no bundle can. */
export function notABundle(): AppError {
  return new AppError(
    'format_broken',
    'This bundle does not hold what a bundle holds, so nothing was read from it. Ask for it again.',
  )
}
