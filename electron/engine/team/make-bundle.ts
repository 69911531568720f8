import { AppError } from '../../../shared/domain/app-error.ts'
import type { Vector } from '../../../shared/team/past.ts'
import { SCHEMA_VERSION } from '../../db/migrate.ts'
import { currentResearcherId, getResearcher } from '../../db/repositories/project.ts'
import { type ReadableDb, unjournaled } from '../../db/sql.ts'
import { readContents } from '../../db/team/contents.ts'
import { noteLeftOut } from '../../db/team/left-out-ids.ts'
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
import { FORMAT, type Payload, VERSION } from './bundle.ts'
import { packBundle } from './bundle-file.ts'
import { identityOf } from './identity.ts'
import { forOtherPart } from './scope-of-part.ts'

/** A bundle before it is encrypted; of all that is not in `since`, where that is known. */
export function makeBundle(
  db: ReadableDb,
  wanted: { forCopy?: string | undefined; isWhole: boolean; since?: Vector },
): { bytes: Uint8Array; steps: number } {
  const since = wanted.since ?? sinceOf(db, wanted)
  const own = readOwnSteps(db)
  const whole = listSteps(db, own, since).filter(({ isPartial }) => !isPartial)
  const { forCopy } = wanted
  const part = forCopy === undefined ? null : forOtherPart(db, forCopy, whole)
  const steps = part?.steps ?? whole
  if (part !== null && forCopy !== undefined) {
    noteLeftOut(unjournaled(db, 'a setting of this copy'), part.leftOut, forCopy)
  }
  const identity = identityOf(db)
  const about = {
    ...{
      format: FORMAT as typeof FORMAT,
      version: part === null ? 1 : VERSION,
      schema: SCHEMA_VERSION,
    },
    ...{ root: rootOf(db), copyId: identity.id, publicKey: identity.publicKey },
    researcher: getResearcher(db, currentResearcherId(db)).name,
    at: new Date().toISOString(),
  }
  return {
    bytes: packBundle(
      about,
      {
        ...(part !== null && { onlyFor: forCopy, leftOut: part.leftOut }),
        ...payloadOf(db, own, since, steps),
      },
      identity,
    ),
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
    steps: steps.map(({ changes, isPartial: _isPartial, ...step }) => ({
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
