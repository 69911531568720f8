import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { contract, type InputOf, type OutputOf } from '../../shared/contract/contract.ts'
import { startTestEngine, type TestEngine } from '../support/engine.ts'

const TEXT = `Interviewer: How was it?
Anna: Nobody rang me. Then she rang. I went along with her, and I laughed.
Interviewer: And now?
Anna: Now I go alone. I am not afraid.
`

let study: TestEngine
let ana: string
let ben: string
let cleo: string
let sourceIds: string[]
beforeEach(async () => {
  study = await startTestEngine('Double coding')
  sourceIds = []
  for (let number = 1; number <= 6; number += 1) {
    const group = number <= 4 ? 'clients' : 'staff'
    sourceIds.push(
      (await study.call('sources.create', { title: `P0${number}`, text: TEXT, group })).id,
    )
  }
  ana = (await study.call('researchers.list', {}))[0]?.id ?? ''
  ben = (await study.call('researchers.create', { name: 'Ben Okoro' })).id
  cleo = (await study.call('researchers.create', { name: 'Cleo Marsh' })).id
})
afterEach(() => study.dispose())

const be = (researcherId: string) => study.call('researchers.switch', { researcherId })
const draw = (more: Partial<InputOf<'doubleCoding.draw'>> = {}) =>
  study.call('doubleCoding.draw', {
    ...{ name: 'First round', size: { number: 3 }, seed: 7, researcherIds: [ana, ben], ...more },
  })
const begin = async (more: Partial<InputOf<'doubleCoding.draw'>> = {}) => {
  const { id } = await draw(more)
  return study.call('doubleCoding.start', { doubleCodingId: id })
}
async function code(sourceId: string, words = 'Then she rang', note = '') {
  const start = TEXT.indexOf(words)
  return study.call('codings.create', {
    ...{ sourceId, start, end: start + words.length, roles: ['M'], note },
  })
}
const done = (doubleCodingId: string, sourceId: string, isDone = true) =>
  study.call('doubleCoding.markDone', { doubleCodingId, sourceId, isDone })
const first = ({ sources }: OutputOf<'doubleCoding.start'>) => sources[0]?.sourceId ?? ''

describe('a sample', () => {
  it('is drawn again by its seed, each group in proportion, and is one step to undo', async () => {
    const sample = await draw()
    expect(sample).toMatchObject({
      ...{ name: 'First round', unit: 'source', number: 3, percent: null, seed: 7, drawnFrom: 6 },
      ...{ state: 'drawn', isStratified: true },
    })
    expect(new Set(sample.researcherIds)).toEqual(new Set([ana, ben]))
    expect(sample.sources.map(({ group }) => group)).toEqual(['clients', 'clients', 'staff'])
    const preview = await study.call('doubleCoding.preview', { size: { number: 3 }, seed: 7 })
    expect(preview).toMatchObject({ of: 6, drawn: 3 })
    expect(preview.strata).toEqual([
      { group: 'clients', of: 4, drawn: 2 },
      { group: 'staff', of: 2, drawn: 1 },
    ])
    expect(preview.sources.map(({ sourceId }) => sourceId)).toEqual(
      sample.sources.map(({ sourceId }) => sourceId),
    )
    await study.call('history.undo', {})
    expect(await study.call('doubleCoding.list', {})).toEqual([])
    await study.call('history.redo', {})
    expect(await study.call('doubleCoding.list', {})).toEqual([sample])
  })

  it('gets a seed where none is named, and keeps it', async () => {
    const { seed, sources } = await draw({ seed: undefined })
    const again = await study.call('doubleCoding.preview', { size: { number: 3 }, seed })
    expect(again.sources.map(({ sourceId }) => sourceId)).toEqual(
      sources.map(({ sourceId }) => sourceId),
    )
  })

  it('of turns is of what respondents say, and stays with its words when a text is corrected', async () => {
    const { sources, drawnFrom } = await draw({ unit: 'turn', size: { percent: 50 } })
    // Two answers in each of six sources.
    expect(drawnFrom).toBe(12)
    expect(sources.flatMap(({ turns }) => turns)).toHaveLength(6)
    const words = ({ turns }: (typeof sources)[number], text: string) =>
      turns.map(({ start, end }) => text.slice(start, end))
    const said = sources.flatMap(source => words(source, TEXT))
    expect(said.every(turn => turn.startsWith('Anna: '))).toBe(true)
    for (const { sourceId } of sources) {
      await study.call('sources.edit', { sourceId, edits: [{ start: 0, end: 0, text: 'Well. ' }] })
    }
    const [moved] = await study.call('doubleCoding.list', {})
    expect(moved?.sources.flatMap(source => words(source, `Well. ${TEXT}`))).toEqual(said)
  })

  it('goes with its sources, and is given only to researchers that there are', async () => {
    const { id, sources } = await draw()
    await study.call('sources.remove', { sourceId: sources[0]?.sourceId ?? '' })
    const [left] = await study.call('doubleCoding.list', {})
    expect(left?.sources).toEqual(sources.slice(1))
    expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
    await expect(draw({ researcherIds: [ana, 'nobody'] })).rejects.toMatchObject({
      code: 'not_found',
    })
    await study.call('doubleCoding.update', {
      ...{ doubleCodingId: id, name: 'Second', researcherIds: [ben, cleo] },
    })
    await study.call('doubleCoding.start', { doubleCodingId: id })
    const others = { doubleCodingId: id, researcherIds: [ana, ben] }
    await expect(study.call('doubleCoding.update', others)).rejects.toMatchObject({
      code: 'in_use',
    })
  })
})

describe('while two code blind', () => {
  /** What a researcher is shown of a source, by every way there is to it. */
  async function seen(sourceId: string) {
    const where = { source: sourceId }
    const { hits } = await study.call('search.find', { query: 'secretly', in: ['note'] })
    const { total } = await study.call('codings.count', { where, by: 'role' })
    return {
      desk: (await study.call('codings.list', { sourceId })).length,
      found: (await study.call('codings.find', { where })).codings.length,
      counted: total,
      listed: (await study.call('sources.list', {})).find(({ id }) => id === sourceId)?.codingCount,
      whole: (await study.call('project.info', {})).counts.codings,
      notes: hits.length,
      memos: (await study.call('memos.list', {})).length,
      comments: (await study.call('comments.list', {})).length,
      evidence: (await study.call('project.info', {})).counts.evidence,
    }
  }
  const nothing = {
    ...{ desk: 0, found: 0, counted: 0, listed: 0, whole: 0, notes: 0, memos: 0, comments: 0 },
    evidence: 0,
  }
  const all = {
    ...{ desk: 1, found: 1, counted: 1, listed: 1, whole: 1, notes: 1, memos: 1, comments: 1 },
    evidence: 1,
  }

  /** Ana codes a source, and writes of it wherever she can. */
  async function anaCodes(sourceId: string) {
    await be(ana)
    const coding = await code(sourceId, 'Then she rang', 'secretly pleased')
    const element = await study.call('elements.create', { role: 'M', label: 'Trust' })
    await study.call('evidence.attach', {
      ...{ codingId: coding.id, elementId: element.id, stance: 'supports' },
    })
    await study.call('memos.create', {
      ...{ kind: 'analytic', body: 'Look', subjects: [{ kind: 'coding', id: coding.id }] },
    })
    await study.call('comments.create', {
      ...{ target: { kind: 'element', id: element.id } },
      body: `As in [“Then”](retroduce:coding/${coding.id})`,
    })
    return coding
  }

  it('neither sees anything of the other until both are done, and then everything', async () => {
    const round = await begin()
    const sourceId = first(round)
    await anaCodes(sourceId)
    expect(await seen(sourceId)).toEqual(all)
    await be(ben)
    expect(await seen(sourceId)).toEqual(nothing)
    await done(round.id, sourceId)
    expect(await seen(sourceId)).toEqual(nothing)
    // Who takes no part, such as who leads the study, sees everything.
    await be(cleo)
    expect(await seen(sourceId)).toEqual(all)
    await be(ana)
    await done(round.id, sourceId)
    await be(ben)
    expect(await seen(sourceId)).toEqual(all)
  })

  it('no query at all gives away that there is anything', async () => {
    const round = await begin()
    const sourceId = first(round)
    const { id } = await anaCodes(sourceId)
    const [element] = await study.call('elements.list', {})
    await be(ben)
    const subject = { kind: 'coding' as const, id }
    // Whatever a query may need to answer at all.
    const inputs: unknown[] = [
      ...[{}, { sourceId }, { codingIds: [id] }, { codingId: id }, { elementId: element?.id }],
      ...[
        { subject },
        { target: subject },
        { query: 'secretly' },
        { query: 'pleased', in: ['note'] },
      ],
      ...[
        { where: { role: 'M' } },
        { where: { role: 'M' }, by: 'researcher' },
        { thing: 'coding', id },
      ],
      ...[{ kind: 'codings' }, { kind: 'codes' }, { kind: 'evidence' }, { what: 'audit' }],
      ...[
        { researcherIds: [ana, ben] },
        { chart: { kind: 'codes' } },
        { number: 12 },
        { theoryId: '' },
      ],
      ...[{ report: { what: 'audit' } }, { report: { what: 'memos' } }, { sourceIds: [sourceId] }],
    ]
    let answers = 0
    for (const [procedure, { kind, input }] of Object.entries(contract)) {
      if (kind !== 'query') continue
      for (const given of inputs.filter(each => input.safeParse(each).success)) {
        const result = await study.engine.call(procedure, given)
        if (result.ok) answers += 1
        const said = JSON.stringify(result.ok ? result.value : result.error)
        expect(`${procedure}: ${said.includes('secretly') || said.includes('"Then she')}`).toBe(
          `${procedure}: false`,
        )
        // What was asked for may be named in the answer, but not found where nothing was asked.
        if (!JSON.stringify(given).includes(id)) {
          expect(`${procedure}: ${said.includes(id)}`).toBe(`${procedure}: false`)
        }
      }
    }
    expect(answers).toBeGreaterThan(80)
    // Nor does what is written down, and nothing seems to be missing from the file.
    const path = join(study.folder, 'codings.csv')
    for (const product of ['codings', 'evidence'] as const) {
      const file = path.replace('codings', product)
      await study.call('exports.write', { product, path: file })
      expect(readFileSync(file, 'utf8')).not.toContain('Then she')
    }
    expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
  })

  it('one source is opened at a time, and the others stay hidden', async () => {
    const round = await begin()
    const [one = '', other = ''] = round.sources.map(({ sourceId }) => sourceId)
    await be(ana)
    await code(one)
    await code(other)
    await done(round.id, one)
    await be(ben)
    await done(round.id, one)
    const found = await study.call('codings.find', { where: { role: 'M' as const } })
    expect(found.codings.map(coding => coding.sourceId)).toEqual([one])
    const [sample] = await study.call('doubleCoding.list', {})
    expect(sample?.sources.map(({ isHidden }) => isHidden)).toEqual([false, true, true])
    await expect(done(round.id, one, false)).rejects.toMatchObject({ code: 'in_use' })
  })

  it('what is hidden can be neither named, changed nor undone', async () => {
    const round = await begin()
    const sourceId = first(round)
    await be(ana)
    const { id } = await code(sourceId)
    await be(ben)
    const change = study.call('codings.update', { codingId: id, note: 'Mine now' })
    await expect(change).rejects.toMatchObject({ code: 'not_found' })
    await expect(study.call('codings.remove', { codingId: id })).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(study.call('history.undo', {})).rejects.toMatchObject({ code: 'undo_refused' })
    const steps = await study.call('history.list', {})
    expect(steps.some(({ procedure }) => procedure === 'codings.create')).toBe(false)
    const own = await code(sourceId, 'I laughed')
    await study.call('history.undo', {})
    await be(ana)
    expect((await study.call('codings.list', {})).map(each => each.id)).toEqual([id])
    expect(own.id).not.toBe(id)
  })

  it('what was coded before, and the past of the project, are hidden as well', async () => {
    await be(ana)
    const sample = await draw()
    const { id: codingId } = await code(first(sample))
    const { id: backupId } = await study.call('backups.create', {})
    await study.call('doubleCoding.start', { doubleCodingId: sample.id })
    await study.call('codings.update', { codingId, note: 'changed since' })
    const passages = async () =>
      (await study.call('backups.preview', { backupId })).differences.filter(
        ({ kind }) => kind === 'Passages',
      )
    expect(await passages()).toMatchObject([{ changed: 1 }])
    await be(ben)
    expect(await passages()).toEqual([])
    const [latest] = await study.call('history.list', { limit: 1 })
    await study.call('history.showPast', { number: (latest?.number ?? 0) - 1 })
    expect(await study.call('codings.list', {})).toEqual([])
    await study.call('history.showNow', {})
    expect(await study.call('codings.list', {})).toEqual([])
  })

  it('is ended early only on purpose: with a reason, in the journal, and undone like any step', async () => {
    const round = await begin()
    await be(ana)
    await code(first(round))
    await be(ben)
    const remove = study.call('doubleCoding.remove', { doubleCodingId: round.id })
    await expect(remove).rejects.toMatchObject({ code: 'in_use' })
    const end = { doubleCodingId: round.id, reason: 'Ana is ill' }
    expect(await study.call('doubleCoding.endBlindness', end)).toMatchObject({
      ...{ state: 'ended', endReason: 'Ana is ill' },
    })
    expect(await study.call('codings.list', {})).toHaveLength(1)
    expect(await study.call('history.list', { limit: 1 })).toMatchObject([
      { label: 'End blind coding early', researcherId: ben },
    ])
    await study.call('history.undo', {})
    expect(await study.call('codings.list', {})).toEqual([])
  })

  it('nobody else is done for them, and nobody is before it has begun', async () => {
    const { id, ...sample } = await draw()
    const sourceId = sample.sources[0]?.sourceId ?? ''
    await expect(done(id, sourceId)).rejects.toMatchObject({ code: 'in_use' })
    await study.call('doubleCoding.start', { doubleCodingId: id })
    await be(cleo)
    await expect(done(id, sourceId)).rejects.toMatchObject({ code: 'invalid_input' })
    await be(ana)
    const before = await done(id, sourceId)
    expect(before.sources[0]?.doneBy).toEqual([ana])
    expect((await done(id, sourceId, false)).sources[0]?.doneBy).toEqual([])
  })
})

describe('agreement on a sample', () => {
  const measure = (doubleCodingId: string, unit: 'sentence' | 'turn' | 'character' = 'sentence') =>
    study.call('agreement.measure', { researcherIds: [ana, ben], doubleCodingId, unit })

  it('is on exactly its sources, each as soon as both are done with it', async () => {
    const round = await begin()
    for (const who of [ana, ben]) {
      await be(who)
      for (const sourceId of sourceIds) await code(sourceId)
    }
    expect(await measure(round.id)).toMatchObject({ sourceIds: [], rows: [] })
    for (const who of [ana, ben]) {
      await be(who)
      for (const { sourceId } of round.sources) await done(round.id, sourceId)
    }
    const { rows, sourceIds: measured } = await measure(round.id)
    expect(measured).toEqual(round.sources.map(({ sourceId }) => sourceId))
    // Seven sentences in each of three sources, and both marked the same one.
    expect(rows).toMatchObject([
      { name: 'Mechanism', units: 21, all: 3, neither: 18, statistics: { kappa: { value: 1 } } },
    ])
    expect(await study.call('doubleCoding.list', {})).toMatchObject([{ state: 'done' }])
  })

  it('is on exactly the turns that were drawn, by sentence, turn and character', async () => {
    const round = await begin({ unit: 'turn', size: { number: 1 }, isStratified: false })
    const [source] = round.sources
    const [turn] = source?.turns ?? []
    const sourceId = source?.sourceId ?? ''
    const words = TEXT.slice(turn?.start, turn?.end)
    const isFirst = words.includes('Then she rang')
    const [inside, outside] = isFirst
      ? ['Then she rang', 'Now I go alone']
      : ['Now I go alone', 'Then she rang']
    await be(ana)
    await code(sourceId, inside)
    await done(round.id, sourceId)
    await be(ben)
    await code(sourceId, inside)
    await code(sourceId, outside)
    await done(round.id, sourceId)
    // What Ben alone coded outside of the turn does not count.
    const perfect = { all: 1, some: 0, statistics: { percent: { value: 1 } } }
    expect((await measure(round.id)).rows).toMatchObject([{ units: isFirst ? 3 : 2, ...perfect }])
    expect((await measure(round.id, 'turn')).rows).toMatchObject([{ units: 1, ...perfect }])
    const [character] = (await measure(round.id, 'character')).rows
    expect(character).toMatchObject({ units: words.trim().length - 'Anna: '.length, some: 0 })
    const { total } = await study.call('agreement.differences', {
      ...{ researcherIds: [ana, ben], doubleCodingId: round.id },
    })
    expect(total).toBe(0)
  })
})
