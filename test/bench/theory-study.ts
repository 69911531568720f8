import type { InputOf, OutputOf, ProcedureName } from '../../shared/contract/contract.ts'
import { ROLES, STANCES } from '../../shared/domain/roles.ts'
import { makeCodings, makeText, makeTranscript, randomFrom } from './corpus.ts'

type Call = <N extends ProcedureName>(name: N, input: InputOf<N>) => Promise<OutputOf<N>>

const [SOURCES, ELEMENTS, CONFIGURATIONS, EVIDENCE] = [100, 2_000, 500, 20_000]
const GROUPS = ['Clients', 'Staff', 'Referrers', 'Volunteers']

/** What queries are asked about: a configuration, and a version that was kept before a fifth of its parts changed. */
export interface TheoryStudy {
  configurationId: string
  theoryId: string
}

/** Fills the open project with 500 configurations, 2,000 elements and 20,000 pieces of evidence from 100 interviews. */
export async function makeTheoryStudy(call: Call): Promise<TheoryStudy> {
  const random = randomFrom(11)
  const codes = await Promise.all(
    Array.from({ length: 60 }, (_, index) => call('codes.create', { name: `Code ${index}` })),
  )
  for (let index = 0; index < SOURCES; index += 1) {
    const text = makeTranscript(index + 1, 2_000)
    const group = GROUPS[index % 4] ?? null
    const { id: sourceId } = await call('sources.create', { title: `P${index}`, text, group })
    const passages = makeCodings(index, text.length, 120)
    for (const part of [0, 1, 2]) {
      await call('codings.createMany', {
        passages: passages
          .filter((_, place) => place % 3 === part)
          .map(({ start, end }) => ({ sourceId, start, end })),
        roles: [ROLES[(index + part) % 4] ?? 'C'],
        codeIds: [codes[(index * 3 + part) % 60]?.id ?? ''],
      })
    }
  }
  await call('participants.fromSpeakers', {})
  const codingIds = (await call('codings.list', {})).map(({ id }) => id)
  const elements: string[] = []
  for (let index = 0; index < ELEMENTS; index += 1) {
    const words = makeText(index + 3, 80)
      .trim()
      .split(/\s+/)
      .slice(2, 10)
      .join(' ')
    const from = Math.floor(random() * (codingIds.length - 9))
    const { id } = await call('elements.create', {
      ...{ role: ROLES[index % 4] ?? 'C', label: `the client ${words}` },
      ...{ codingIds: codingIds.slice(from, from + 9), stance: STANCES[index % 7] ?? 'supports' },
    })
    elements.push(id)
  }
  const made: string[] = []
  for (let index = 0; index < CONFIGURATIONS; index += 1) {
    const pick = (role: number) => elements[Math.floor(random() * 500) * 4 + role] ?? ''
    const slots = ROLES.map((role, place) => ({ role, elementId: pick(place) }))
    // An outcome of another becomes a context here, so that there are chains and loops.
    const { id } = await call('configurations.create', {
      title: `Configuration ${index}`,
      slots: [...slots, { role: 'C', elementId: pick(3) }],
    })
    made.push(id)
    const from = Math.floor(random() * (codingIds.length - 4))
    await call('evidence.attachMany', {
      ...{ codingIds: codingIds.slice(from, from + EVIDENCE / CONFIGURATIONS / 10) },
      ...{ configurationId: id, stance: STANCES[index % 4] ?? 'supports' },
    })
  }
  await spreadOverCases(call, made, elements)
  return { configurationId: made[7] ?? '', theoryId: await makeVersions(call, made, codingIds) }
}

/** Keeps a version of ten configurations and one of all, and changes a fifth of them since; returns the second's id. */
async function makeVersions(
  call: Call,
  configurationIds: readonly string[],
  codingIds: readonly string[],
): Promise<string> {
  const first = await call('theories.create', {
    ...{ name: 'Rough', configurationIds: configurationIds.slice(0, 10) },
  })
  const { id: theoryId } = await call('theories.create', {
    ...{ name: 'Refined', kind: 'refined', configurationIds: [...configurationIds] },
  })
  await call('theories.freeze', { theoryId: first.id })
  await call('theories.freeze', { theoryId })
  for (const [index, configurationId] of configurationIds.slice(0, 100).entries()) {
    await call('configurations.update', { configurationId, title: `Reworded ${index}` })
    const codings = codingIds.slice(index * 5, index * 5 + 5)
    await call('evidence.attachMany', { codingIds: codings, configurationId, stance: 'refines' })
    const about = [{ kind: 'configuration' as const, id: configurationId }]
    await call('decisions.create', { text: `Word ${index} otherwise`, about, codingIds: codings })
    const codingId = codingIds[index] ?? ''
    await call('responses.record', { configurationId, codingId, answer: 'refined' })
  }
  return theoryId
}

/** Puts the study into five cases, and its configurations and elements under principles, a lens and patterns. */
async function spreadOverCases(
  call: Call,
  configurationIds: readonly string[],
  elementIds: readonly string[],
): Promise<void> {
  const people = await call('participants.list', {})
  for (const part of [0, 1, 2, 3, 4]) {
    const { id: caseId } = await call('cases.create', {
      name: `Case ${part}`,
      participantIds: people.filter((_, index) => index % 5 === part).map(({ id }) => id),
    })
    for (const configurationId of configurationIds.filter((_, index) => index % 10 === part)) {
      await call('configurations.update', { configurationId, caseId })
    }
  }
  for (const part of [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]) {
    const { id: principleId } = await call('principles.create', {
      name: `Principle ${part}`,
      configurationIds: configurationIds.filter((_, index) => index % 10 === part),
    })
    for (const elementId of elementIds.slice(part * 20, part * 20 + 20)) {
      await call('principles.addItem', { principleId, kind: 'action', elementId })
    }
    await call('patterns.create', {
      name: `Pattern ${part}`,
      elements: elementIds
        .filter((_, index) => index % 40 === part * 4 + 3)
        .map((elementId, index) => ({ elementId, place: index })),
    })
  }
  // What differs in one element from another configuration, so that there is something to compare.
  for (const configurationId of configurationIds.slice(0, 50)) {
    await call('configurations.duplicate', { configurationId, withEvidence: false })
  }
  const { id: lensId } = await call('lenses.create', { name: 'A lens' })
  const { constructs } = await call('lenses.addConstruct', { lensId, name: 'A construct' })
  for (const elementId of elementIds.slice(0, 200)) {
    await call('lenses.map', { constructId: constructs[0]?.id ?? '', elementId })
  }
}

/** The queries that a view of configurations or of the theory waits for. */
export const THEORY_QUERIES = [
  'configurations.list',
  'configurations.get',
  'configurations.lineage',
  'configurations.trace',
  'configurations.disconfirm',
  'statements.compose',
  'evidence.balance',
  'evidence.list',
  'elements.list',
  'elements.findSimilar',
  'inferences.list',
  'comments.list',
  'links.list',
  'links.rivals',
  'theories.checks',
  'patterns.list',
  'cases.list',
  'cases.matrix',
  'cases.demiRegularities',
  'syntheses.list',
  'principles.table',
  'lenses.list',
  'theories.list',
  'theories.get',
  'theories.compare',
  'theories.comparePassages',
  'theories.story',
  'cards.list',
  'responses.list',
  'decisions.list',
] as const
/** A query of the theory. */
export type TheoryQuery = (typeof THEORY_QUERIES)[number]

/** What each is asked with. */
export function theoryInput(
  query: TheoryQuery,
  { configurationId, theoryId }: TheoryStudy,
): unknown {
  const versions = { fromId: theoryId, toId: null }
  if (query === 'theories.get') return { theoryId }
  if (query === 'theories.compare') return versions
  if (query === 'theories.comparePassages') return { ...versions, configurationId }
  const all: readonly TheoryQuery[] = ['configurations.list', 'elements.list', 'links.rivals']
  const whole: readonly TheoryQuery[] = ['elements.findSimilar', 'theories.checks', 'comments.list']
  const across: readonly TheoryQuery[] = [
    ...(['patterns.list', 'cases.list', 'cases.demiRegularities'] as const),
    ...(['principles.table', 'lenses.list', 'theories.list', 'theories.story'] as const),
    ...(['cards.list', 'responses.list', 'decisions.list'] as const),
  ]
  if ([...all, ...whole, ...across].includes(query)) return {}
  if (query === 'cases.matrix') return { by: 'case' }
  if (query === 'evidence.balance') return { configurationId, by: 'group' }
  if (query === 'evidence.list') return { configurationId, includeElements: true }
  return { configurationId }
}
