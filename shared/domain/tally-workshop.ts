import type {
  StanceCounts,
  Workshop,
  WorkshopResponse,
  WorkshopResult,
  WorkshopTally,
} from '../contract/workshops.ts'
import { WORKSHOP_STANCES } from './workshop.ts'

type Counted = Omit<WorkshopResult, 'decisions'>
type Answer = WorkshopResponse['answers'][number]
/** An answer with the response that it stands in. */
interface Given {
  answer: Answer
  response: WorkshopResponse
}

/** Counts of nothing. */
export function noStances(): StanceCounts {
  return {
    ...{ agree: 0, 'agree-with-changes': 0, disagree: 0, unsure: 0 },
    'not-my-experience': 0,
  }
}

/** What was said of each item of a workshop, in the order of its rounds. A response counts as often as people stand behind it. */
export function tallyWorkshop(
  { groups, rounds }: Pick<Workshop, 'groups' | 'rounds'>,
  responses: readonly WorkshopResponse[],
): Counted[] {
  const byItem = Map.groupBy(
    responses.flatMap(response => response.answers.map((answer): Given => ({ answer, response }))),
    ({ answer }) => answer.itemId,
  )
  return rounds.flatMap(({ items }) =>
    items.map(({ id }) => {
      const given = byItem.get(id) ?? []
      const of = (groupId: string | null) =>
        given.filter(({ response }) => response.groupId === groupId)
      const unknown = of(null)
      return {
        itemId: id,
        ...count(given),
        byGroup: [
          ...groups.map(group => ({
            groupId: group.id,
            group: group.name,
            ...count(of(group.id)),
          })),
          ...(unknown.length === 0
            ? []
            : [{ groupId: null, group: 'No known group', ...count(unknown) }]),
        ],
        comments: said(given, ({ comment }) => [comment]),
        wordings: said(given, ({ wording }) => [wording]),
        elements: given.flatMap(({ answer, response }) =>
          answer.elements.map(({ role, text }) => ({ ...whoSaid(response), role, text })),
        ),
      }
    }),
  )
}

function count(given: readonly Given[]): WorkshopTally {
  const people = (some: readonly Given[]) =>
    some.reduce((sum, { response }) => sum + response.people, 0)
  const stances = noStances()
  for (const stance of WORKSHOP_STANCES) {
    stances[stance] = people(given.filter(({ answer }) => answer.stance === stance))
  }
  const ranked = given.filter(({ answer }) => answer.rank !== null)
  const rankedBy = people(ranked)
  const ranks = ranked.reduce(
    (sum, { answer, response }) => sum + (answer.rank ?? 0) * response.people,
    0,
  )
  return {
    stances,
    dots: given.reduce((sum, { answer }) => sum + (answer.dots ?? 0), 0),
    meanRank: rankedBy === 0 ? null : ranks / rankedBy,
    rankedBy,
  }
}

function said(given: readonly Given[], words: (answer: Answer) => string[]) {
  return given.flatMap(({ answer, response }) =>
    words(answer)
      .filter(text => text.trim() !== '')
      .map(text => ({ ...whoSaid(response), text })),
  )
}

function whoSaid({ id, groupId, person }: WorkshopResponse) {
  return { responseId: id, groupId, person }
}
