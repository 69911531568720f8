import type { InputOf, OutputOf, ProcedureName } from '../../shared/contract/contract.ts'
import type { PackResponse } from '../../shared/workshop/pack.ts'
import { RESPONSE_ENDING } from '../../shared/workshop/pack-limits.ts'
import { writeResponse } from '../../shared/workshop/response-file.ts'

type Call = <N extends ProcedureName>(procedure: N, input: InputOf<N>) => Promise<OutputOf<N>>

/** Words that were chosen for the panel, and must be in what it is given. */
export const CHOSEN = {
  title: 'Panel of the lighthouse',
  wording: 'A friendly ring in the first week brings people along.',
  second: 'Company </script><img src=x onerror="window.__xss=1"> and \u202Eenalp\u202C 😀 helps.',
  quote: 'she rang on the kingfisher day',
  part: 'Lives alone among gorse',
  group: 'Heron group',
} as const

/** Words that stand in the project and were not chosen: none of them may leave it in what the panel is given. */
export const PRIVATE = {
  project: 'PRIVATEproject',
  source: 'PRIVATEsource',
  said: 'PRIVATEsaid',
  unapproved: 'PRIVATEunapproved',
  pseudonym: 'PRIVATEpseudonym',
  element: 'PRIVATEelement',
  statement: 'PRIVATEstatement',
  handle: 'PRIVATEhandle',
  notes: 'PRIVATEnotes',
  purpose: 'PRIVATEpurpose',
  facilitator: 'PRIVATEfacilitator',
  place: 'PRIVATEplace',
  otherRound: 'PRIVATEround',
  memo: 'PRIVATEmemo',
  code: 'PRIVATEcode',
  theory: 'PRIVATEtheory',
} as const

/** Plans a panel in a project that is full of words which it is not to see. */
export async function planPanel(call: Call) {
  const shown = `and then ${CHOSEN.quote}`
  const text = `INT: ${PRIVATE.said}\nP1: ${shown} ${PRIVATE.said} ${PRIVATE.unapproved}.\n`
  const { id: sourceId } = await call('sources.create', {
    ...{ title: PRIVATE.source, text, group: 'Clients' },
  })
  await call('participants.create', { pseudonym: PRIVATE.pseudonym, group: 'Clients' })
  await call('codes.create', { name: PRIVATE.code })
  await call('memos.create', { kind: 'analytic', title: PRIVATE.memo, body: PRIVATE.memo })
  const coded = async (words: string) => {
    const start = text.indexOf(words)
    const coding = { sourceId, start, end: start + words.length }
    return (await call('codings.create', coding)).id
  }
  const [shownId, hiddenId] = [await coded(shown), await coded(PRIVATE.unapproved)]
  const pictured = await call('configurations.createInitial', {
    ...{ ifs: [CHOSEN.part], thens: ['They come along'], becauses: ['Hope returns'] },
    handle: PRIVATE.handle,
  })
  const plain = await call('configurations.createInitial', {
    ...{ ifs: [PRIVATE.element], thens: [PRIVATE.statement], becauses: [PRIVATE.element] },
    handle: `${PRIVATE.handle} 2`,
  })
  for (const codingId of [shownId, hiddenId]) {
    await call('evidence.attach', {
      ...{ codingId, configurationId: pictured.id, stance: 'supports' },
    })
  }
  const theory = await call('theories.create', {
    ...{ name: PRIVATE.theory, configurationIds: [pictured.id] },
  })
  const workshop = await call('workshops.create', {
    ...{ name: CHOSEN.title, groups: [CHOSEN.group, 'Wren group'] },
    ...{ purpose: PRIVATE.purpose, facilitators: PRIVATE.facilitator, place: PRIVATE.place },
  })
  const workshopId = workshop.id
  const add = async (kind: 'respond' | 'rank' | 'dots', ids: string[]) => {
    const title = kind === 'respond' ? 'How it works' : `What matters: ${kind}`
    const { id } = await call('workshops.addRound', { workshopId, kind, title, dots: 3 })
    const { items } = await call('workshops.addItems', { roundId: id, configurationIds: ids })
    return { id, items: items.map(item => item.id) }
  }
  const respond = await add('respond', [pictured.id, plain.id])
  const rank = await add('rank', [pictured.id, plain.id])
  const dots = await add('dots', [pictured.id, plain.id])
  const other = await call('workshops.addRound', { workshopId, title: PRIVATE.otherRound })
  const kept = await call('workshops.addItems', {
    ...{ roundId: other.id, configurationIds: [plain.id] },
  })
  for (const [index, itemId] of [...respond.items, ...rank.items, ...dots.items].entries()) {
    const wording = index % 2 === 0 ? CHOSEN.wording : CHOSEN.second
    const hasPicture = index % 2 === 0
    await call('workshops.updateItem', { itemId, wording, hasPicture, notes: PRIVATE.notes })
  }
  const itemId = respond.items[0] ?? ''
  for (const codingId of [shownId, hiddenId]) {
    await call('workshops.chooseQuote', { itemId, codingId })
  }
  const whole = await call('workshops.addRound', {
    ...{ workshopId, kind: 'discuss', title: 'The whole' },
  })
  const { items: diagrams } = await call('workshops.addItems', {
    ...{ roundId: whole.id, diagramOf: theory.id },
  })
  await call('workshops.updateItem', { itemId: diagrams[0]?.id ?? '', wording: 'All of it' })
  const { rounds } = await call('workshops.read', { workshopId })
  const quoteId = rounds[0]?.items[0]?.quotes.find(quote => quote.codingId === shownId)?.id ?? ''
  await call('workshops.updateQuote', { quoteId, words: CHOSEN.quote, mayBeShown: true })
  return {
    ...{ workshopId, respond, rank, dots, keptBack: kept.items[0]?.id ?? '' },
    groupIds: workshop.groups.map(({ id }) => id),
    choice: { workshopId, roundIds: [respond.id, rank.id, dots.id, whole.id] },
  }
}

/** A response as the page of a pack makes it. */
export function makeResponse(
  workshopId: string,
  answers: (Partial<PackResponse['answers'][number]> & { itemId: string })[],
  more: Partial<PackResponse> = {},
): PackResponse {
  return {
    ...{ packId: 'pack', workshopId, responseId: 'response-1', groupId: null, name: '' },
    savedAt: '2026-03-05T10:00:00.000Z',
    answers: answers.map(answer => ({
      ...{ stance: null, comment: '', wording: '', elements: [], rank: null, dots: null },
      ...answer,
    })),
    ...more,
  }
}

/** A response as a file that was dropped on the window. */
export function asFile(response: unknown): { name: string; base64: string } {
  return textFile(writeResponse(JSON.stringify(response)))
}

/** Any text as a file that says it is a response. */
export function textFile(text: string): { name: string; base64: string } {
  const base64 = Buffer.from(text, 'utf8').toString('base64')
  return { name: `answers${RESPONSE_ENDING}`, base64 }
}
