import type { ParsedInputOf } from '../../../shared/contract/contract.ts'
import type { ResponseReport } from '../../../shared/contract/packs.ts'
import type { Workshop } from '../../../shared/contract/workshops.ts'
import type { PackAnswer, PackResponse } from '../../../shared/workshop/pack.ts'
import { RESPONSE_PROBLEMS } from '../../../shared/workshop/response-file.ts'
import type { KnownResponse } from '../../db/repositories/pack-responses.ts'
import type { ReadResponse } from './read-responses.ts'

/** A response as it is to be written down, or null where nothing is. */
export interface PlannedResponse {
  report: ResponseReport
  store: ParsedInputOf<'workshops.respond'> | null
}

/** What a file comes to beside what the workshop has. `groupId` is for those who say none. */
export function planResponse(
  read: ReadResponse,
  workshop: Workshop,
  known: (responseId: string) => KnownResponse | undefined,
  groupId: string | undefined,
): PlannedResponse {
  const { fileName } = read
  if ('outcome' in read) {
    const { outcome, message } = read
    return { report: { ...NOTHING, fileName, outcome, message }, store: null }
  }
  const { response } = read
  const group = groupOf(response, workshop, groupId)
  const items = new Set(workshop.rounds.flatMap(round => round.items.map(({ id }) => id)))
  const answers = response.answers.filter(answer => items.has(answer.itemId) && !isBlank(answer))
  const left = response.answers.filter(({ itemId }) => !items.has(itemId)).length
  const report = {
    ...{ fileName, responseId: response.responseId, person: response.name.trim() },
    ...{ group: group?.name ?? null, savedAt: response.savedAt, answers: answers.length, left },
    comments: answers.filter(({ comment }) => comment.trim() !== '').length,
  }
  const problem = problemOf(response, answers, workshop)
  if (problem !== null) {
    return { report: { ...report, outcome: 'refused', message: problem }, store: null }
  }
  const before = known(response.responseId)
  if (before !== undefined && before.workshopId !== workshop.id) {
    const message = RESPONSE_PROBLEMS.otherWorkshop
    return { report: { ...report, outcome: 'refused', message }, store: null }
  }
  const age = before === undefined ? 1 : Date.parse(response.savedAt) - Date.parse(before.at)
  if (age <= 0) {
    const message =
      age === 0 ? 'It is here already.' : 'A newer save of this response is here already.'
    return { report: { ...report, outcome: 'known', message }, store: null }
  }
  return {
    report: {
      ...{ ...report, outcome: before === undefined ? 'new' : 'newer' },
      message: [
        before === undefined ? '' : 'It takes the place of an earlier save.',
        left === 0
          ? ''
          : `${left === 1 ? 'One answer is' : `${left} answers are`} to items that the workshop has no more.`,
      ]
        .filter(part => part !== '')
        .join(' '),
    },
    store: {
      ...{ workshopId: workshop.id, groupId: group?.id ?? null, person: report.person },
      ...{ origin: 'pack', packResponseId: response.responseId, answers: answers.map(toAnswer) },
    },
  }
}

const NOTHING: Omit<ResponseReport, 'fileName' | 'outcome' | 'message'> = {
  ...{ responseId: null, person: '', group: null, savedAt: null },
  ...{ answers: 0, comments: 0, left: 0 },
}

function groupOf({ groupId }: PackResponse, { groups }: Workshop, given: string | undefined) {
  return groups.find(({ id }) => id === groupId) ?? groups.find(({ id }) => id === given)
}

/** Why a response cannot be taken into a workshop, or null. What its file says by itself is right already. */
function problemOf(
  { workshopId, answers: all }: PackResponse,
  answers: readonly PackAnswer[],
  workshop: Workshop,
): string | null {
  if (workshopId !== workshop.id) return RESPONSE_PROBLEMS.otherWorkshop
  if (new Set(all.map(({ itemId }) => itemId)).size < all.length) return RESPONSE_PROBLEMS.damaged
  if (answers.length === 0) {
    return 'This response answers nothing that the workshop asks.'
  }
  for (const round of workshop.rounds) {
    const own = answers.filter(({ itemId }) => round.items.some(({ id }) => id === itemId))
    const ranks = own.flatMap(({ rank }) => (rank === null ? [] : [rank]))
    if (new Set(ranks).size < ranks.length) return RESPONSE_PROBLEMS.damaged
    if (own.reduce((sum, { dots }) => sum + (dots ?? 0), 0) > round.dots) {
      return 'This response gives more dots than a person has in this workshop.'
    }
  }
  return null
}

function isBlank({ stance, comment, wording, elements, rank, dots }: PackAnswer): boolean {
  const isWordless = [comment, wording].every(words => words.trim() === '')
  return isWordless && elements.length === 0 && stance === null && rank === null && !dots
}

function toAnswer({ itemId, stance, comment, wording, elements, rank, dots }: PackAnswer) {
  return {
    ...{ itemId, stance, comment, wording, rank, dots: dots === 0 ? null : dots },
    elements: elements.filter(({ text }) => text.trim() !== ''),
  }
}
