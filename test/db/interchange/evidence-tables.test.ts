import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { STANCES, STATUSES } from '../../../shared/domain/roles.ts'
import { startTestEngine, type TestEngine } from '../../support/engine.ts'

const WORDS = [
  'waited for weeks',
  'nobody rang “me”',
  'felt (truly) heard',
  'went home',
  'came back',
]
const TEXT = WORDS.map((words, at) => `P${at}: I ${words}.`).join('\n')
/** Words that a careless reader of cells would trip over. */
const LABELS = ['Waiting (supports)', 'Outcome: less', 'Trust (low)', 'Configuration']
const ROLES = ['C', 'M', 'O', 'O'] as const

interface Piece {
  passage: number
  /** An element by its place in `LABELS`, or null for the configuration. */
  on: number | null
  stance: (typeof STANCES)[number]
}

const pieces = fc.uniqueArray(
  fc.record<Piece>({
    passage: fc.nat(WORDS.length - 1),
    on: fc.option(fc.nat(LABELS.length - 1)),
    stance: fc.constantFrom(...STANCES),
  }),
  { selector: ({ passage, on }) => `${passage} ${on}`, minLength: 1, maxLength: 12 },
)

const out = (study: TestEngine, name: string) => join(study.folder, name)

/** A new project with the source, and nothing else. */
async function begin(study: TestEngine, name: string): Promise<string> {
  await study.call('projects.create', { path: out(study, `${name}.retroduce`), title: name })
  return (await study.call('sources.create', { title: 'Talk, the first', text: TEXT })).id
}

async function attach(study: TestEngine, sourceId: string, wanted: readonly Piece[]) {
  const slots = []
  for (const [at, label] of LABELS.entries()) {
    const { id } = await study.call('elements.create', { role: ROLES[at] ?? 'C', label })
    slots.push({ elementId: id, role: ROLES[at] ?? 'C' })
  }
  const { id: configurationId } = await study.call('configurations.create', { slots })
  for (const { passage, on, stance } of wanted) {
    const words = WORDS[passage] ?? ''
    const start = TEXT.indexOf(words)
    const place = { sourceId, start, end: start + words.length }
    const known = (await study.call('codings.list', {})).find(each => each.start === start)
    const codingId = known?.id ?? (await study.call('codings.create', place)).id
    const target = on === null ? { configurationId } : { elementId: slots[on]?.elementId ?? '' }
    await study.call('evidence.attach', { codingId, ...target, stance })
  }
}

/** Every piece of evidence: its words, what it is on, and how. */
async function told(study: TestEngine): Promise<string[]> {
  const labels = new Map(
    (await study.call('elements.list', {})).map(({ id, label }) => [id, label]),
  )
  return (await study.call('evidence.list', {}))
    .map(({ quote, elementId, stance }) => `${quote} | ${labels.get(elementId ?? '')} | ${stance}`)
    .sort()
}

it.each(['.csv', '.xlsx', '.json'] as const)(
  'evidence of any stance on any element goes out and comes in again equal as %s',
  async ending => {
    const study = await startTestEngine()
    let run = 0
    try {
      await fc.assert(
        fc.asyncProperty(pieces, async wanted => {
          run += 1
          await attach(study, await begin(study, `a${run}`), wanted)
          const before = await told(study)
          expect(before).toHaveLength(wanted.length)
          const path = out(study, `t${run}${ending}`)
          await study.call('exports.write', {
            ...{ product: 'configurations', path },
            ...(ending === '.xlsx' && { table: { statuses: [...STATUSES] } }),
          })
          await begin(study, `b${run}`)
          await study.call('interchange.importTable', { file: path })
          expect(await told(study)).toEqual(before)
          const again = await study.call('interchange.importTable', { file: path })
          expect(again.created).toMatchObject({ elements: 0, evidence: 0, codings: 0 })
        }),
        { numRuns: 6 },
      )
    } finally {
      await study.dispose()
    }
  },
)
