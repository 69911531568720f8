import type { ParsedInputOf } from '../../../shared/contract/contract.ts'
import { STANCE_OF_ANSWER } from '../../../shared/domain/realist.ts'
import { requireCodings } from '../../db/repositories/codings.ts'
import { addToEvidence, insertEvidence, listEvidence } from '../../db/repositories/evidence.ts'
import {
  getResponse,
  insertResponse,
  listResponses,
  removeResponse,
  updateResponse,
} from '../../db/repositories/responses.ts'
import type { WritableDb } from '../../db/sql.ts'
import { gatherCard } from '../gather-cards.ts'
import type { AreaHandlers } from '../handlers.ts'

/** What respondents made of parts of the theory that were put to them. */
export const responseHandlers: AreaHandlers<'responses'> = {
  'responses.list': (db, input) => listResponses(db, input),
  'responses.record': (db, { isEvidence, ...input }, researcherId) => {
    requireCodings(db, [input.codingId])
    const card = gatherCard(db, input)
    const wording = input.wording ?? card.text
    const responseId = insertResponse(db, { ...input, wording }, researcherId)
    if (isEvidence) attach(db, input)
    const what = card.number === null ? 'an element' : `CMOC ${card.number}`
    return {
      value: getResponse(db, responseId),
      label: `Record that a respondent ${input.answer} ${what}`,
    }
  },
  'responses.update': (db, input) => {
    getResponse(db, input.responseId)
    updateResponse(db, input)
    return { value: getResponse(db, input.responseId), label: 'Change a response' }
  },
  'responses.remove': (db, { responseId }) => {
    getResponse(db, responseId)
    removeResponse(db, responseId)
    return { value: { responseId }, label: 'Remove a response' }
  },
}

/** Makes the passage evidence; one that is attached there already keeps the less comfortable of both stances. */
function attach(
  db: WritableDb,
  {
    codingId,
    configurationId,
    elementId,
    answer,
  }: Omit<ParsedInputOf<'responses.record'>, 'isEvidence'>,
): void {
  const stance = STANCE_OF_ANSWER[answer]
  const [piece] = listEvidence(db, { codingId, configurationId, elementId })
  if (piece === undefined) insertEvidence(db, { codingId, configurationId, elementId, stance })
  else addToEvidence(db, piece, { ...piece, stance })
}
