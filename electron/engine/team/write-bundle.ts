import { basename } from 'node:path'
import type { OutputOf, ParsedInputOf } from '../../../shared/contract/contract.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { Vector } from '../../../shared/team/past.ts'
import { SCHEMA_VERSION } from '../../db/migrate.ts'
import { currentResearcherId, getResearcher } from '../../db/repositories/project.ts'
import type { ReadableDb } from '../../db/sql.ts'
import { readContents } from '../../db/team/contents.ts'
import { readMemberVector, readStart } from '../../db/team/members.ts'
import { listSteps, type Step, stepAt, streamsSince } from '../../db/team/steps.ts'
import {
  type OwnSteps,
  readOwnSteps,
  readParents,
  readPast,
  readVector,
  rootOf,
} from '../../db/team/streams.ts'
import { recordExport } from '../record-export.ts'
import type { Session } from '../session.ts'
import { refuseProject, writeOut } from '../write-out.ts'
import { FORMAT, type Payload, VERSION } from './bundle.ts'
import { packBundle } from './bundle-file.ts'
import { identityOf } from './identity.ts'

/** Writes a bundle. Throws `not_found` for a copy that was never heard of, and like `writeOut`. */
export async function writeBundle(
  session: Session,
  input: ParsedInputOf<'bundles.write'>,
): Promise<OutputOf<'bundles.write'>> {
  refuseProject(session, input.path)
  const { bytes, steps } = makeBundle(session.presentDb(), input)
  const sealed = await session.sealBytes(bytes, input.passphrase)
  const size = await writeOut(session, input.path, sealed)
  recordExport(session, { product: 'bundle', path: input.path, tells: 'everything' })
  return { fileName: basename(input.path), bytes: size, steps }
}

/** A bundle before it is encrypted. */
export function makeBundle(
  db: ReadableDb,
  wanted: { forCopy?: string | undefined; isWhole: boolean },
): { bytes: Uint8Array; steps: number } {
  const since = sinceOf(db, wanted)
  const own = readOwnSteps(db)
  const steps = listSteps(db, own, since)
  const identity = identityOf(db)
  const about = {
    ...{ format: FORMAT as typeof FORMAT, version: VERSION, schema: SCHEMA_VERSION },
    ...{ root: rootOf(db), copyId: identity.id, publicKey: identity.publicKey },
    researcher: getResearcher(db, currentResearcherId(db)).name,
    at: new Date().toISOString(),
  }
  return {
    bytes: packBundle(about, payloadOf(db, own, since, steps), identity),
    steps: steps.length,
  }
}

function payloadOf(db: ReadableDb, own: OwnSteps, since: Vector, steps: readonly Step[]): Payload {
  const vector = readVector(db, own)
  const reach = (of: Vector) =>
    [...of].flatMap(([stream, sequence]): [string, number, string][] => {
      const id = stepAt(db, own, [stream, sequence])
      return id === null ? [] : [[stream, sequence, id]]
    })
  const streams = streamsSince(readParents(db), readPast(db), vector, since)
  return {
    since: reach(since),
    has: reach(vector),
    streams: [...streams].map(([id, parents]) => [id, parents.map(([a, b]) => [a, b])]),
    steps: steps.map(({ changes, ...step }) => ({
      ...step,
      // A whole row says its key itself.
      changes: changes.map(({ table, key, isWhole, fields }) => [
        ...([table, isWhole ? '' : key] as const),
        ...([isWhole ? 1 : 0, fields === null ? null : { ...fields }] as const),
      ]),
    })),
    ...readContents(db, steps),
  }
}

function sinceOf(
  db: ReadableDb,
  { forCopy, isWhole }: { forCopy?: string | undefined; isWhole: boolean },
): Vector {
  if (isWhole) return new Map()
  if (forCopy === undefined) return readStart(db) ?? new Map<string, number>()
  const known = readMemberVector(db, forCopy)
  if (known !== null) return known
  throw new AppError(
    'not_found',
    'Nothing was ever merged from this copy, so what it lacks is not known.',
  )
}
