import { AppError } from '../../../shared/domain/app-error.ts'
import type { Head, Vector } from '../../../shared/team/past.ts'
import type { ReadableDb } from '../../db/sql.ts'
import { areContentsHere, areTrue } from '../../db/team/contents.ts'
import { listMembers } from '../../db/team/members.ts'
import { readMadePart, readPart } from '../../db/team/parts.ts'
import { keyOf, readShapes, type Shapes } from '../../db/team/row-shapes.ts'
import { type Step, stepAt } from '../../db/team/steps.ts'
import { isFormerRoot, readOwnSteps, readVector, rootOf } from '../../db/team/streams.ts'
import { travels } from '../../db/team/writes.ts'
import { type Header, notABundle, type Payload } from './bundle.ts'
import { carryBack } from './carry-back.ts'
import { fingerprintOf, identityOf } from './identity.ts'
import { type Concerning, forThisPart, fromPart } from './scope-of-part.ts'

/** What a bundle brings to a project. */
export interface Incoming {
  header: Header
  payload: Payload
  /** Steps that the project does not have. */
  fresh: Step[]
  /** Changes that were kept out, since this copy is not to have what they are about. */
  keptOut: number
  /** Ids that this copy leaves out from now on. */
  leftOut: string[]
  streams: Map<string, Head[]>
  has: Vector
  isKnown: boolean
}

/**
 * Holds a bundle against the project. Throws `format_broken` for what no project holds, `invalid_input` where it belongs to
 * another project or comes before its turn, `duplicate` where two copies take themselves for the same one.
 */
export function checkBundle(db: ReadableDb, header: Header, payload: Payload): Incoming {
  if (header.root !== rootOf(db)) throw notOfThisProject(db, header.root)
  refuseForOthers(db, payload)
  const isKnown = requireSameKey(db, header)
  requireOneCopy(db, payload)
  const own = readOwnSteps(db)
  const vector = readVector(db, own)
  const shapes = readShapes(db)
  const steps = payload.steps.map(
    (step): Step => ({
      ...{ ...step, isPartial: false },
      changes: step.changes.map(([table, key, isWhole, fields]) => ({
        // A whole row says its key itself.
        ...{ table, key: isWhole === 1 ? keyOf(shapes, table, fields ?? {}) : key },
        ...{ isWhole: isWhole === 1, fields },
      })),
    }),
  )
  const fresh = steps.filter(({ stream, sequence }) => sequence > (vector.get(stream) ?? -1))
  requireSound(db, shapes, fresh, payload)
  requireComplete(payload, vector, fresh)
  const { steps: taken, keptOut, leftOut } = concerning(db, shapes, header, fresh, payload)
  return {
    ...{ header, payload, fresh: taken, keptOut, leftOut, isKnown },
    streams: new Map(payload.streams.map(([id, parents]) => [id, parents])),
    has: new Map(payload.has.map(([stream, sequence]) => [stream, sequence])),
  }
}

/** What of the steps this copy takes in, and where. */
function concerning(
  db: ReadableDb,
  shapes: Shapes,
  { copyId }: Header,
  fresh: readonly Step[],
  { leftOut = [] }: Payload,
): Concerning {
  if (readPart(db) !== null) return forThisPart(db, shapes, fresh, leftOut)
  const carried = carryBack(db, copyId, fresh)
  if (readMadePart(db, copyId) === null) return { ...carried, leftOut: [] }
  const { steps, keptOut } = fromPart(db, copyId, carried.steps)
  return { steps, keptOut: keptOut + carried.keptOut, leftOut: [] }
}

/** Throws `invalid_input` for what was written for another copy, and in a copy that takes nothing in. */
function refuseForOthers(db: ReadableDb, { onlyFor }: Payload): void {
  if (readPart(db)?.isPseudonymised === true) {
    throw new AppError(
      'invalid_input',
      'This is a pseudonymised copy: it sends bundles and takes none in, since what others write may hold names. Nothing was merged. Ask whoever made it for a new copy.',
    )
  }
  if (onlyFor === undefined || onlyFor === identityOf(db).id) return
  throw new AppError(
    'invalid_input',
    'This bundle was written for another copy, which has only some of the sources. Nothing was merged. Ask for one for all copies.',
  )
}

function notOfThisProject(db: ReadableDb, root: string): AppError {
  const isFromBefore = isFormerRoot(db, root)
  return new AppError(
    'invalid_input',
    isFromBefore
      ? 'This bundle is from before the past of this project was forgotten (names replaced for good, a participant withdrawn), and may hold what was to go. Nothing was merged. Give your colleague a new copy. To keep what they did since your last merge, ask them to write it as tables, such as their codings as .xlsx, look that nothing is in them that was to go, and import these.'
      : 'This bundle is not from a copy of this project, or the past of one of the two was forgotten since it was copied (names replaced for good, a participant withdrawn). Then whoever forgot it gives everybody a new copy. Nothing was merged.',
    { isFromBefore },
  )
}

/** Whether the copy was heard of; throws `invalid_input` where it signs with another key than before. */
function requireSameKey(db: ReadableDb, { copyId, publicKey }: Header): boolean {
  const mine = identityOf(db)
  const keys = [...listMembers(db), { copyId: mine.id, publicKey: mine.publicKey }]
  const known = keys.find(member => member.copyId === copyId)
  if (known === undefined || known.publicKey === publicKey) return known !== undefined
  throw new AppError(
    'invalid_input',
    'This bundle names a copy that you know, but is signed with another key. Nothing was merged. Ask your colleague, by another way than the one it came, whether it is theirs.',
    { known: fingerprintOf(known.publicKey), given: fingerprintOf(publicKey) },
  )
}

/** A file that was copied by hand goes on under the name of the first: then one place holds two steps. */
function requireOneCopy(db: ReadableDb, { since, has, steps }: Payload): void {
  const own = readOwnSteps(db)
  const places = [...since, ...has, ...steps.map(s => [s.stream, s.sequence, s.id] as const)]
  const isTwofold = places.some(([stream, sequence, id]) => {
    const here = stepAt(db, own, [stream, sequence])
    return here !== null && here !== id
  })
  if (!isTwofold) return
  throw new AppError(
    'duplicate',
    'This bundle comes from a project file that was copied by hand, so two copies take themselves for the same one. Nothing was merged. Open that copy, make a copy for a colleague of it, and work on in the new one; what was done in it before can be taken over as a project file.',
  )
}

/** Bundles begin where the project ends or before, and leave nothing out. */
function requireComplete(payload: Payload, vector: Vector, fresh: readonly Step[]): void {
  const reach = new Map(vector)
  for (const { stream, sequence } of fresh) {
    reach.set(stream, Math.max(reach.get(stream) ?? -1, sequence))
  }
  const streams = new Set(payload.streams.map(([id]) => id))
  const isHere = ([stream, sequence]: readonly [string, number, ...unknown[]]) =>
    (reach.get(stream) ?? -1) >= sequence
  const isWhole =
    payload.since.every(([stream, sequence]) => (vector.get(stream) ?? -1) >= sequence) &&
    payload.has.every(isHere) &&
    payload.streams.every(([, parents]) => parents.every(isHere)) &&
    fresh.every(({ stream }) => vector.has(stream) || streams.has(stream))
  if (isWhole) return
  throw new AppError(
    'invalid_input',
    'This bundle begins after what this copy has: another one comes before it. Nothing was merged. Merge that one first, or ask for a bundle with everything.',
  )
}

/** Steps write what there is in a project, under the keys it has there. */
function requireSound(
  db: ReadableDb,
  shapes: Shapes,
  steps: readonly Step[],
  { texts }: Payload,
): void {
  const isSound = steps.every(({ changes }) =>
    changes.every(({ table, isWhole, fields }) => {
      if (!travels(table)) return false
      if (fields === null) return !isWhole
      const known = shapes.columns.get(table) ?? []
      if (Object.keys(fields).some(column => !known.includes(column))) return false
      return !isWhole || (shapes.keys.get(table) ?? []).every(column => column in fields)
    }),
  )
  const hashes = new Set(texts.map(({ hash }) => hash))
  if (!isSound || !areTrue(texts) || !areContentsHere(db, steps, hashes)) throw notABundle()
}
