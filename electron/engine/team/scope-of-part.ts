import { AppError } from '../../../shared/domain/app-error.ts'
import type { ReadableDb } from '../../db/sql.ts'
import { readLeftOut, wasEverHere } from '../../db/team/left-out-ids.ts'
import { type Scope, takeInScope } from '../../db/team/left-out.ts'
import { listMadeBy, readMadePart } from '../../db/team/parts.ts'
import { currentRow, type Shapes } from '../../db/team/row-shapes.ts'
import type { Step } from '../../db/team/steps.ts'

/** What of steps concerns a copy with a part of the sources. */
export interface Concerning {
  steps: Step[]
  /** Changes that were kept out, as a whole or in part. */
  keptOut: number
  /** Ids that are left out from now on. */
  leftOut: string[]
}

/** What of steps this copy takes in, which is a part itself. `told` is what whoever wrote them left out already. */
export function forThisPart(
  db: ReadableDb,
  shapes: Shapes,
  steps: readonly Step[],
  told: readonly string[],
): Concerning {
  const isHere = (table: Parameters<Scope['knows']>[0], key: string) =>
    currentRow(db, shapes, table, key) !== null || wasEverHere(db, table, key)
  return concerning(steps, readLeftOut(db), told, { has: isHere, knows: isHere })
}

/** What of steps another copy is sent, which is a part of this one; null where it is not known as one. */
export function forOtherPart(
  db: ReadableDb,
  copyId: string,
  steps: readonly Step[],
): Concerning | null {
  const made = readMadePart(db, copyId)
  if (made === null) return null
  if (made.isPseudonymised) {
    throw new AppError(
      'invalid_input',
      'This copy is pseudonymised. It takes nothing in, since what is written here may hold names. To give it what is new, make another pseudonymised copy.',
    )
  }
  const own = new Set([...made.keptIds, ...listMadeBy(db, copyId)])
  const has = (_table: string, id: string) => own.has(id)
  return concerning(steps, readLeftOut(db, copyId), [], { has, knows: () => true })
}

/** What of a part's own steps is taken in: nothing that it does not have. */
export function fromPart(db: ReadableDb, copyId: string, steps: readonly Step[]): Concerning {
  const isHere = () => true
  const { steps: taken, ...rest } = concerning(steps, readLeftOut(db, copyId), [], {
    ...{ has: isHere, knows: isHere },
  })
  // They are all of what was done there.
  return { ...rest, steps: taken.map(step => ({ ...step, isPartial: false })) }
}

function concerning(
  steps: readonly Step[],
  out: Set<string>,
  told: readonly string[],
  has: Pick<Scope, 'has' | 'knows'>,
): Concerning {
  const fresh = new Set(told.filter(id => !out.has(id)))
  const leaveOut = (id: string) => {
    fresh.add(id)
  }
  const isOut = (id: string) => out.has(id) || fresh.has(id)
  const taken = takeInScope(steps, { isOut, leaveOut, ...has })
  return { ...taken, leftOut: [...fresh] }
}
