import type { InputOf } from '../../../../shared/contract/contract.ts'
import type { WorkshopStance } from '../../../../shared/domain/workshop.ts'
import type { WorkshopResponse } from '../../../../shared/contract/workshops.ts'
import { act } from '../../../store/act.ts'

/** Whoever speaks: a person of a group by pseudonym, or one of the group whom nobody names. */
export interface Speaking {
  workshopId: string
  groupId: string | null
  person: string
}

type Answer = InputOf<'workshops.respond'>['answers'][number]

/** Counts one more, or one fewer, who takes a stance or gives a dot. */
export async function countMark(
  { groupId, person }: Speaking,
  itemId: string,
  mark: WorkshopStance | 'dot',
  change: 1 | -1 = 1,
): Promise<void> {
  await act('workshops.tally', { itemId, groupId, person, mark, change })
}

/** Writes down what somebody says of an item; true once it is on disk. */
export async function takeDown(who: Speaking, ...answers: Answer[]): Promise<boolean> {
  return (await act('workshops.respond', { ...who, answers })) !== undefined
}

/** The live response of somebody named, if they have said anything yet. */
export function ownResponse(
  responses: readonly WorkshopResponse[],
  { groupId, person }: Omit<Speaking, 'workshopId'>,
): WorkshopResponse | undefined {
  const name = person.trim()
  if (name === '') return undefined
  return responses.find(
    each => each.origin === 'live' && each.groupId === groupId && each.person === name,
  )
}

/** How many dots somebody named has given an item so far. */
export function dotsOf(
  responses: readonly WorkshopResponse[],
  who: Omit<Speaking, 'workshopId'>,
  itemId: string,
): number {
  const answer = ownResponse(responses, who)?.answers.find(each => each.itemId === itemId)
  return answer?.dots ?? 0
}
