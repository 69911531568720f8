import type { OutputOf, ParsedInputOf } from '../../../shared/contract/contract.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { currentResearcherId } from '../../db/repositories/project.ts'
import { type ReadableDb, unjournaled } from '../../db/sql.ts'
import { countStepsAfter, isUnheardOf, type Parting, partWays } from '../../db/team/part-ways.ts'
import { stepAt } from '../../db/team/steps.ts'
import { type OwnSteps, readOwnSteps } from '../../db/team/streams.ts'
import type { Session } from '../session.ts'
import type { Payload } from './bundle.ts'
import { identityOf } from './identity.ts'
import { openBundle } from './merge-bundle.ts'

/**
 * Makes a file that was copied by hand a copy of its own. With a bundle of the other file, the steps since the two parted
 * are told apart as well. Throws `invalid_input` where that cannot be done without harm.
 */
export async function takeNewIdentity(
  session: Session,
  { path, passphrase = '' }: ParsedInputOf<'team.newIdentity'>,
): Promise<OutputOf<'team.newIdentity'>> {
  const payload =
    path === undefined ? null : (await openBundle(session, { path, passphrase })).payload
  const db = session.presentDb()
  session.requireInPlace()
  const own = readOwnSteps(db)
  const parting = payload === null ? null : findParting(db, own, payload)
  if (parting !== null && !isUnheardOf(db, own, parting)) {
    throw new AppError(
      'invalid_input',
      'Since the two files parted, this one has merged a bundle, or written a bundle or a copy, so others know its steps by the name that both have. Nothing was changed. Do it in the other file.',
    )
  }
  const moved = parting === null ? 0 : countStepsAfter(db, parting)
  const writable = unjournaled(db, 'a setting of this copy')
  db.transaction(() => partWays(writable, parting, currentResearcherId(db)))()
  session.emit({ type: 'changed', areas: ['team', 'history', 'backups'] })
  return { copyId: identityOf(db).id, moved }
}

/** The last step that this file and the one that a bundle is from have in common, in the stream that both go on with. */
function findParting(db: ReadableDb, own: OwnSteps, { since, has, steps }: Payload): Parting {
  const places = [...since, ...has, ...steps.map(s => [s.stream, s.sequence, s.id] as const)]
  const here = places.flatMap(([stream, sequence, id]) => {
    const known = stepAt(db, own, [stream, sequence])
    return known === null ? [] : [{ stream, sequence, isSame: known === id }]
  })
  const twofold = here.find(({ isSame }) => !isSame)
  if (twofold === undefined) {
    throw new AppError(
      'invalid_input',
      'This bundle is from a copy that is told from this one already. Nothing was changed.',
    )
  }
  const { stream } = twofold
  const common = here.filter(place => place.stream === stream && place.isSame)
  const sequence = Math.max(...common.map(place => place.sequence))
  if (common.length > 0) return { stream, sequence }
  throw new AppError(
    'invalid_input',
    'Where the two files parted does not stand in this bundle. Nothing was changed. Ask for a bundle with everything from the beginning.',
  )
}
