import type { WorkshopStance } from '../../shared/domain/workshop.ts'
import { ROLES } from '../../shared/domain/roles.ts'
import { WORKSHOP_STANCES } from '../../shared/domain/workshop.ts'
import { PACK_LIMITS } from '../../shared/workshop/pack-limits.ts'
import type {
  PackAnswer,
  PackItem,
  PackResponse,
  PackRound,
  WorkshopPack,
} from '../../shared/workshop/pack.ts'

/** What somebody has answered so far. It lives in the page alone until it is saved. */
export interface Answers {
  responseId: string
  /** Null as long as nobody has said, empty where somebody would rather not. */
  groupId: string | null
  name: string
  /** By item. */
  given: Map<string, PackAnswer>
  /** Something was changed since the last save. */
  isUnsaved: boolean
}

/** Nothing answered yet. */
export function newAnswers(): Answers {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const responseId = [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('')
  return { responseId, groupId: null, name: '', given: new Map(), isUnsaved: false }
}

/** What was said to an item so far, ready to be changed. */
export function answerTo(answers: Answers, itemId: string): PackAnswer {
  const found = answers.given.get(itemId)
  if (found !== undefined) return found
  const made: PackAnswer = {
    ...{ itemId, stance: null, comment: '', wording: '', elements: [], rank: null, dots: null },
  }
  answers.given.set(itemId, made)
  return made
}

/** Whether anything was said to an item. */
export function isAnswered(answers: Answers, { id }: PackItem): boolean {
  const answer = answers.given.get(id)
  if (answer === undefined) return false
  const { stance, comment, wording, elements, rank, dots } = answer
  const isSaid = comment.trim() !== '' || wording.trim() !== '' || elements.length > 0
  return stance !== null || isSaid || rank !== null || dots !== null
}

/** The items of a round in the order they were put in, or as they come where nobody put them in one. */
export function rankedItems(answers: Answers, round: PackRound): PackItem[] {
  const rankOf = ({ id }: PackItem) => answers.given.get(id)?.rank ?? PACK_LIMITS.items
  return [...round.items].sort((a, b) => rankOf(a) - rankOf(b))
}

/** Keeps the order of a round's items. */
export function keepRanks(answers: Answers, items: readonly PackItem[]): void {
  for (const [index, { id }] of items.entries()) answerTo(answers, id).rank = index + 1
}

/** Dots that are still to be given in a round. */
export function dotsLeft(answers: Answers, { dots, items }: PackRound): number {
  return items.reduce((left, { id }) => left - (answers.given.get(id)?.dots ?? 0), dots)
}

/** The answers as their file holds them; what nothing was said to is left out. */
export function toResponse(pack: WorkshopPack, answers: Answers): PackResponse {
  const { packId, workshopId } = pack
  const items = pack.rounds.flatMap(round => round.items)
  return {
    ...{ packId, workshopId, responseId: answers.responseId },
    ...{
      savedAt: new Date().toISOString(),
      groupId: answers.groupId || null,
      name: clean(answers.name),
    },
    answers: items
      .filter(item => isAnswered(answers, item))
      .map(({ id }) => {
        const answer = answerTo(answers, id)
        const elements = answer.elements.map(({ role, text }) => ({ role, text: clean(text) }))
        return {
          ...{ ...answer, elements },
          ...{ comment: clean(answer.comment), wording: clean(answer.wording) },
        }
      }),
  }
}

/** Answers that were saved before: what of them this pack asks for. Null where they are none of this workshop. */
export function fromResponse(pack: WorkshopPack, saved: unknown): Answers | null {
  const found = record(saved)
  if (found['workshopId'] !== pack.workshopId) return null
  const answers = newAnswers()
  answers.responseId = text(found['responseId']) || answers.responseId
  answers.name = text(found['name'])
  answers.groupId = pack.groups.find(({ id }) => id === found['groupId'])?.id ?? null
  const items = new Set(pack.rounds.flatMap(round => round.items.map(({ id }) => id)))
  for (const each of list(found['answers'])) {
    const answer = record(each)
    const itemId = text(answer['itemId'])
    if (!items.has(itemId)) continue
    answers.given.set(itemId, {
      itemId,
      stance: stanceOf(answer['stance']),
      comment: text(answer['comment']),
      wording: text(answer['wording']),
      elements: list(answer['elements']).flatMap(one => {
        const role = ROLES.find(known => known === record(one)['role'])
        return role === undefined ? [] : [{ role, text: text(record(one)['text']) }]
      }),
      rank: count(answer['rank']),
      dots: count(answer['dots']),
    })
  }
  return answers
}

function stanceOf(value: unknown): WorkshopStance | null {
  return WORKSHOP_STANCES.find(stance => stance === value) ?? null
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function count(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) ? value : null
}

/** Without the control characters that somebody pasted. */
function clean(said: string): string {
  const kept = [...said].filter(character => !isControl(character.codePointAt(0) ?? 0))
  return kept.join('').trim()
}

function isControl(point: number): boolean {
  const isTyped = point === 9 || point === 10 || point === 13
  const isHalf = point >= 0xd800 && point <= 0xdfff
  return isHalf || (point < 32 && !isTyped) || (point >= 127 && point <= 159)
}
