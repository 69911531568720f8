import type { Settlement } from '../../../shared/contract/agreement.ts'
import { getResearcher } from '../../db/repositories/project.ts'
import { insertSettlement } from '../../db/repositories/settlements.ts'
import type { ReadableDb } from '../../db/sql.ts'
import { listBuiltAlike } from '../agreement/built-alike.ts'
import { listDifferences } from '../agreement/differences.ts'
import { measureAgreement } from '../agreement/measure.ts'
import type { AreaHandlers } from '../handlers.ts'

/** How far researchers agree, where they do not, and what they made of that. */
export const agreementHandlers: AreaHandlers<'agreement'> = {
  'agreement.measure': (db, input) => measureAgreement(db, input),
  'agreement.differences': (db, input) => listDifferences(db, input),
  'agreement.configurations': (db, input) => listBuiltAlike(db, input),
  'agreement.settle': (db, input, researcherId) => {
    if (input.researcherId !== undefined) getResearcher(db, input.researcherId)
    const value = insertSettlement(db, input, researcherId)
    return { value, label: `Settle a difference: ${nameOutcome(db, value)}` }
  },
}

function nameOutcome(db: ReadableDb, { kind, chosenId }: Settlement): string {
  if (kind === 'both') return 'both stand'
  if (kind === 'neither') return 'neither stands'
  if (kind === 'new' || chosenId === null) return 'coded anew'
  return `${getResearcher(db, chosenId).name}’s stands`
}
