import type { InputOf, OutputOf, ProcedureName } from '../../shared/contract/contract.ts'
import { ROLES, STANCES } from '../../shared/domain/roles.ts'
import { makeCodings, makeText, makeTranscript, randomFrom } from './corpus.ts'

type Call = <N extends ProcedureName>(name: N, input: InputOf<N>) => Promise<OutputOf<N>>

const [SOURCES, ELEMENTS, CONFIGURATIONS, EVIDENCE] = [100, 2_000, 500, 20_000]
const GROUPS = ['Clients', 'Staff', 'Referrers', 'Volunteers']

/** Fills the open project with 500 configurations, 2,000 elements and 20,000 pieces of evidence from 100 interviews. */
export async function makeTheoryStudy(call: Call): Promise<{ configurationId: string }> {
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
  return { configurationId: made[7] ?? '' }
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
] as const
/** A query of the theory. */
export type TheoryQuery = (typeof THEORY_QUERIES)[number]

/** What each is asked with. */
export function theoryInput(query: TheoryQuery, configurationId: string): unknown {
  const all: readonly TheoryQuery[] = ['configurations.list', 'elements.list', 'links.rivals']
  const whole: readonly TheoryQuery[] = ['elements.findSimilar', 'theories.checks', 'comments.list']
  if ([...all, ...whole].includes(query)) return {}
  if (query === 'evidence.balance') return { configurationId, by: 'group' }
  if (query === 'evidence.list') return { configurationId, includeElements: true }
  return { configurationId }
}
