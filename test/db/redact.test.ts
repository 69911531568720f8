import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PRODUCTS } from '../../shared/contract/exports.ts'
import { dumpProject } from '../support/dump.ts'
import { startTestEngine, type TestEngine } from '../support/engine.ts'
import { filesWithWords, holdsWords } from '../support/search-bytes.ts'

const CANARY = 'zwischenahn'
const TEXT = `INT: Where was that?
Moira: Down at ${CANARY}, by the kiln.
INT: And then?
Moira: Then home again.
`

let study: TestEngine
let sourceId: string
beforeEach(async () => {
  study = await startTestEngine('Blacked out')
  const file = join(study.folder, 'P01.txt')
  writeFileSync(file, TEXT)
  const { reports } = await study.call('sources.import', { files: [file] })
  writeFileSync(file, '')
  sourceId = reports[0]?.sourceId ?? ''
})
afterEach(() => study.dispose())

function passage(words: string) {
  const start = TEXT.indexOf(words)
  return { start, end: start + words.length }
}

const blackOut = (...words: string[]) =>
  study.call('sources.redact', { sourceId, passages: words.map(passage) })

/** A workshop that shows a passage, and may. */
async function showInWorkshop(configurationId: string, codingId: string): Promise<string> {
  const { id: workshopId } = await study.call('workshops.create', { name: 'Panel' })
  const { id: roundId } = await study.call('workshops.addRound', { workshopId })
  const { items } = await study.call('workshops.addItems', {
    ...{ roundId, configurationIds: [configurationId] },
  })
  const itemId = items[0]?.id ?? ''
  const { quotes } = await study.call('workshops.chooseQuote', { itemId, codingId })
  await study.call('workshops.updateQuote', { quoteId: quotes[0]?.id ?? '', mayBeShown: true })
  return workshopId
}

async function writeEverything(workshopId: string): Promise<string> {
  const out = join(study.folder, 'out')
  mkdirSync(out)
  for (const [product, endings] of Object.entries(PRODUCTS)) {
    // Of references, which hold no words of a source; without any it is refused.
    if (product === 'bibliography') continue
    for (const ending of endings) {
      const path = join(out, `${product}${ending}`)
      const known = product as keyof typeof PRODUCTS
      const where = known === 'retrieval' ? { where: { all: [] } } : {}
      const chart = known === 'chart' ? { chart: { kind: 'codes' as const } } : {}
      const of =
        known === 'workshop-report'
          ? { what: 'workshop' as const, workshopId }
          : { what: 'source' as const, sourceId }
      const hasReport = known === 'printout' || known === 'workshop-report'
      const report = hasReport ? { report: { of } } : {}
      const workshop = known.startsWith('workshop-') ? { workshop: { workshopId } } : {}
      await study.call('exports.write', {
        ...{ product: known, path, ...where, ...chart, ...report, ...workshop },
      })
    }
  }
  await study.call('pseudonyms.writeLog', { path: join(out, 'log.csv') })
  const path = join(out, 'copy.retroduce')
  await study.call('projects.saveCopy', { path, withoutEarlier: true })
  return out
}

describe('a passage that was blacked out', () => {
  it('is in no answer and in no file that leaves the program', async () => {
    const { id } = await study.call('codings.create', {
      ...{ sourceId, ...passage(`at ${CANARY}, by`), roles: ['C'], note: 'Where' },
    })
    const element = await study.call('elements.create', {
      ...{ role: 'C', label: 'far from home', codingIds: [id] },
    })
    const configuration = await study.call('configurations.create', {
      ...{ title: 'Away', slots: [{ role: 'C', elementId: element.id }] },
    })
    await study.call('codes.create', { name: 'Distance' })
    const workshopId = await showInWorkshop(configuration.id, id)
    expect(await blackOut(CANARY)).toEqual({ redacted: 1, originalsRemoved: 1 })
    expect(await study.call('codings.get', { codingId: id })).toMatchObject({
      quote: 'at █████, by',
    })
    const answers = [
      await study.call('sources.get', { sourceId }),
      await study.call('codings.list', {}),
      await study.call('evidence.list', {
        ...{ configurationId: configuration.id, includeElements: true },
      }),
      await study.call('pseudonyms.log', {}),
      await study.call('workshops.read', { workshopId }),
      await study.call('history.list', {}),
    ]
    expect(JSON.stringify(answers)).not.toContain(CANARY)
    const path = join(study.folder, 'original.txt')
    await expect(study.call('sources.exportOriginal', { sourceId, path })).rejects.toMatchObject({
      code: 'not_found',
    })
    const out = await writeEverything(workshopId)
    expect(filesWithWords(out, CANARY)).toEqual([])
    expect(filesWithWords(out, 'far from home')).toContain('configurations.csv')
    expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
  })

  it('can be brought back until the project forgets, and is in no byte of it from then on', async () => {
    await study.call('codings.create', { sourceId, ...passage(CANARY) })
    await blackOut(CANARY)
    await study.call('history.undo', {})
    expect((await study.call('sources.get', { sourceId })).text).toBe(TEXT)
    await study.call('history.redo', {})
    expect(filesWithWords(study.folder, CANARY)).not.toEqual([])
    await study.call('projects.forget', {})
    await study.call('projects.close', {})
    expect(filesWithWords(study.folder, CANARY)).toEqual([])
  })

  it('goes from passages that the text has lost, too', async () => {
    const { id } = await study.call('codings.create', { sourceId, ...passage(`at ${CANARY}`) })
    const edited = TEXT.replace(`Down at ${CANARY}`, `${CANARY}`)
    await study.call('sources.edit', { sourceId, text: edited.replace(CANARY, 'Yes') })
    await study.call('sources.edit', { sourceId, text: edited })
    const start = edited.indexOf(CANARY)
    const passages = [{ start, end: start + CANARY.length }]
    await study.call('sources.redact', { sourceId, passages })
    expect(await study.call('codings.get', { codingId: id })).not.toMatchObject({
      quote: expect.stringContaining(CANARY) as unknown,
    })
  })

  it('leaves a speaker who was blacked out the participant that they are', async () => {
    const { id } = await study.call('participants.create', {
      ...{ pseudonym: 'P1', speakers: [{ sourceId, label: 'Moira' }] },
    })
    await blackOut('Moira')
    const speakers = await study.call('speakers.list', { sourceId })
    expect(speakers.map(({ label, participantId }) => [label, participantId])).toEqual([
      ['INT', null],
      ['█████', id],
      ['Moira', id],
    ])
    const at = { start: TEXT.lastIndexOf('Moira') - 'Moira'.length + 5 }
    const { text } = await study.call('sources.get', { sourceId })
    at.start = text.indexOf('Moira')
    await study.call('sources.redact', {
      ...{ sourceId, passages: [{ start: at.start, end: at.start + 5 }] },
    })
    await study.call('projects.close', {})
    const { speaker } = dumpProject(join(study.folder, 'study.retroduce'))
    expect(speaker).toEqual([expect.stringContaining(`"█████","participant_id":"${id}"`)])
  })

  it('makes nobody of two people whose labels were blacked out', async () => {
    for (const label of ['INT', 'Moira']) {
      await study.call('participants.create', {
        ...{ pseudonym: `Someone else than ${label}`, speakers: [{ sourceId, label }] },
      })
    }
    await blackOut('INT', 'Moira')
    const speakers = await study.call('speakers.list', { sourceId })
    expect(speakers.find(({ label }) => label === '█████')).toMatchObject({ participantId: null })
    await study.call('history.undo', {})
    const before = await study.call('speakers.list', { sourceId })
    expect(before.every(({ participantId }) => participantId !== null)).toBe(true)
  })

  it('must lie within the text', async () => {
    for (const [start, end] of [
      [0, 9_999],
      [5, 5],
    ] as const) {
      const passages = [{ start, end }]
      await expect(study.call('sources.redact', { sourceId, passages })).rejects.toMatchObject({
        code: 'invalid_range',
      })
    }
  })
})

it('the search of bytes finds words however they are written', () => {
  expect(holdsWords(Buffer.from('a kiln'), 'kiln')).toBe(true)
  expect(holdsWords(Buffer.from('a kiln', 'utf16le'), 'kiln')).toBe(true)
  expect(holdsWords(Buffer.from('a kil'), 'kiln')).toBe(false)
})
