import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { InputOf } from '../../shared/contract/contract.ts'
import { startTestEngine, type TestEngine } from '../support/engine.ts'

let study: TestEngine
let sourceId: string
beforeEach(async () => {
  study = await startTestEngine('Codebook')
  const text = 'Ann: Nobody rang me for a week and then she came.'
  sourceId = (await study.call('sources.create', { title: 'P01', text, group: 'Clients' })).id
})
afterEach(() => study.dispose())

const create = async (name: string, input: Partial<InputOf<'codes.create'>> = {}) =>
  (await study.call('codes.create', { name, ...input })).id
const code = async (start: number, ...codeIds: string[]) =>
  (await study.call('codings.create', { sourceId, start, end: start + 4, codeIds })).id
const names = async () => (await study.call('codes.list', {})).map(({ name }) => name)
const examples = async (codeId: string) =>
  (await study.call('codes.examples', { codeId })).map(({ id }) => id)
const counts = async (codeId: string, by?: 'researcher' | 'group' | 'source' | 'participant') => {
  const { rows } = await study.call('codes.counts', { by })
  return rows.find(row => row.codeId === codeId)
}

/** Takes the last step back and does it again; what `look` sees must follow. */
async function backAndForth<T>(look: () => Promise<T>, before: T): Promise<void> {
  const after = await look()
  await study.call('history.undo', {})
  expect(await look()).toEqual(before)
  await study.call('history.redo', {})
  expect(await look()).toEqual(after)
}

describe('merging a code', () => {
  it('takes codings, examples, children and definitions over', async () => {
    const from = await create('Waiting', { description: 'Nobody comes.', inclusion: 'Days' })
    const into = await create('Silence', { description: 'No call.', inclusion: 'Days' })
    await create('For a week', { parentId: from })
    const [one, both] = [await code(5, from), await code(12, from, into)]
    await study.call('codes.setExamples', { codeId: from, codingIds: [both, one] })
    await study.call('codes.setExamples', { codeId: into, codingIds: [both] })
    const look = () => study.call('codes.list', {})
    const before = await look()
    const merged = await study.call('codes.merge', { codeId: from, intoCodeId: into })
    expect(merged).toMatchObject({
      ...{ codingCount: 2, inclusion: 'Days', description: 'No call.\n\nNobody comes.' },
    })
    expect(await names()).toEqual(['Silence', 'For a week'])
    expect(await examples(into)).toEqual([both, one])
    expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
    await backAndForth(look, before)
  })

  it('is refused where the codebook would lead in a circle', async () => {
    const top = await create('Top')
    const below = await create('Below', { parentId: top })
    const merge = { codeId: top, intoCodeId: below }
    await expect(study.call('codes.merge', merge)).rejects.toMatchObject({ code: 'would_cycle' })
    const move = { codeId: top, parentId: below }
    await expect(study.call('codes.move', move)).rejects.toMatchObject({ code: 'would_cycle' })
    const self = { codeId: top, intoCodeId: top }
    await expect(study.call('codes.merge', self)).rejects.toMatchObject({ code: 'invalid_input' })
  })
})

describe('several codes at once', () => {
  it('move side by side in one step, and what lies below one of them goes along', async () => {
    const [a, b, c, d] = [
      await create('A'),
      await create('B'),
      await create('C'),
      await create('D'),
    ]
    const below = await create('Below', { parentId: c })
    const first = await create('First', { parentId: a })
    const look = () => study.call('codes.list', {})
    const before = await look()
    const input = { codeIds: [d, c, below, d], parentId: a, position: 0 }
    expect(await study.call('codes.moveMany', input)).toEqual({ moved: 2 })
    expect(await names()).toEqual(['A', 'D', 'C', 'Below', 'First', 'B'])
    const codes = await look()
    const places = codes.map(({ id, parentId, position }) => ({ id, parentId, position }))
    expect(places).toEqual([
      { id: a, parentId: null, position: 0 },
      { id: d, parentId: a, position: 0 },
      { id: c, parentId: a, position: 1 },
      { id: below, parentId: c, position: 0 },
      { id: first, parentId: a, position: 2 },
      { id: b, parentId: null, position: 1 },
    ])
    await backAndForth(look, before)
    await expect(
      study.call('codes.moveMany', { codeIds: [b, c], parentId: below }),
    ).rejects.toMatchObject({ code: 'would_cycle' })
  })

  it('merge in one step, and the history of the one that is left tells of each', async () => {
    const [a, b, into] = [await create('A'), await create('B'), await create('Into')]
    const child = await create('Child', { parentId: a })
    await code(5, a, b)
    await code(12, b)
    const look = () => study.call('codes.list', {})
    const before = await look()
    const codeIds = [a, child, b]
    expect(await study.call('codes.mergeMany', { codeIds, intoCodeId: into })).toMatchObject({
      codingCount: 2,
    })
    expect(await names()).toEqual(['Into'])
    const events = await study.call('codes.history', { codeId: into })
    expect(
      events
        .filter(({ what }) => what === 'merged')
        .map(({ from }) => from)
        .sort(),
    ).toEqual([...['A', 'B', 'Child']])
    await backAndForth(look, before)
  })

  it('are removed with those below them, and count each coding once', async () => {
    const [a, b] = [await create('A'), await create('B')]
    const below = await create('Below', { parentId: a })
    await create('Left')
    await code(5, a, b)
    await code(12, below)
    const look = () => study.call('codes.list', {})
    const before = await look()
    expect(await study.call('codes.removeMany', { codeIds: [below, a, b] })).toEqual({
      ...{ removedCodes: 3, affectedCodings: 2 },
    })
    expect(await look()).toMatchObject([{ name: 'Left', position: 0 }])
    await backAndForth(look, before)
  })
})

describe('splitting a code', () => {
  it('makes codes beside it that take over what is assigned to them', async () => {
    await create('First')
    const codeId = await create('Trust', { role: 'mechanism', origin: 'deductive' })
    await create('Last')
    const [a, b, c] = [await code(5, codeId), await code(12, codeId), await code(17, codeId)]
    await study.call('codes.setExamples', { codeId, codingIds: [c, a] })
    const look = async () => [await study.call('codes.list', {}), await examples(codeId)]
    const before = await look()
    const { codes, movedCodings } = await study.call('codes.split', {
      codeId,
      into: [{ name: 'In staff' }, { name: 'In others', role: 'context' }],
      assign: [
        { codingId: a, code: 0 },
        { codingId: b, code: 1 },
        { codingId: a, code: 1 },
      ],
    })
    expect(movedCodings).toBe(2)
    expect(codes).toMatchObject([
      { role: 'M', origin: 'deductive', codingCount: 1 },
      { role: 'C', origin: 'deductive', codingCount: 2 },
    ])
    expect(await names()).toEqual(['First', 'Trust', 'In staff', 'In others', 'Last'])
    expect(await examples(codeId)).toEqual([c])
    expect(await examples(codes[0]?.id ?? '')).toEqual([a])
    await backAndForth(look, before)
  })

  it('makes them below it, and moves no coding that does not have the code', async () => {
    const codeId = await create('Trust')
    const other = await code(5, await create('Other'))
    const into = [{ name: 'In staff' }]
    const assign = [{ codingId: other, code: 0 }]
    await expect(study.call('codes.split', { codeId, into, assign })).rejects.toMatchObject({
      code: 'not_found',
    })
    const wrong = [{ codingId: await code(5, codeId), code: 1 }]
    await expect(study.call('codes.split', { codeId, into, assign: wrong })).rejects.toMatchObject({
      code: 'invalid_input',
    })
    const { codes } = await study.call('codes.split', { codeId, into, place: 'below' })
    expect(codes).toMatchObject([{ parentId: codeId, codingCount: 0 }])
  })
})

describe('the examples of a code', () => {
  it('go with the code, the coding and the source, and come back with them', async () => {
    const codeId = await create('Waiting')
    const [a, b] = [await code(5, codeId), await code(12, codeId)]
    await study.call('codes.setExamples', { codeId, codingIds: [b, a] })
    const look = () => examples(codeId)
    const both = [b, a]
    await study.call('codings.update', { codingId: a, codeIds: [] })
    expect(await look()).toEqual([b])
    await backAndForth(look, both)
    await study.call('codings.remove', { codingId: b })
    expect(await look()).toEqual([])
    await backAndForth(look, [b])
    await study.call('history.undo', {})
    await study.call('history.undo', {})
    await study.call('sources.remove', { sourceId })
    expect(await look()).toEqual([])
    await backAndForth(look, both)
    await study.call('history.undo', {})
    await study.call('codes.remove', { codeId })
    await study.call('history.undo', {})
    expect(await look()).toEqual(both)
    expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
  })

  it('have the code', async () => {
    const codeId = await create('Waiting')
    const codingIds = [await code(5)]
    await expect(study.call('codes.setExamples', { codeId, codingIds })).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})

describe('the counts of a codebook', () => {
  it('count at a parent what lies below it, each coding once', async () => {
    const top = await create('Top')
    const middle = await create('Middle', { parentId: top })
    const left = await create('Left', { parentId: middle })
    const right = await create('Right', { parentId: middle })
    await code(5, left, right)
    await code(12, right)
    expect(await counts(top)).toMatchObject({ own: 0, withBelow: 2, ownBy: [] })
    expect(await counts(middle)).toMatchObject({ own: 0, withBelow: 2 })
    expect(await counts(right)).toMatchObject({ own: 2, withBelow: 2 })
  })

  it('tell researchers, sources and groups apart, where a participant’s group comes first', async () => {
    const top = await create('Top')
    const below = await create('Below', { parentId: top })
    await code(5, below)
    const mara = await study.call('researchers.create', { name: 'Zoe' })
    await study.call('researchers.switch', { researcherId: mara.id })
    await code(12, below, top)
    const text = 'Ann: Yes?\nBen: I went home.\nAnn: And?\nBen: That was it.'
    const other = await study.call('sources.create', { title: 'P02', text })
    const coding = { sourceId: other.id, start: 15, end: 19, codeIds: [top] }
    await study.call('codings.create', coding)
    const by = async (what: 'researcher' | 'group' | 'source' | 'participant') => {
      const { columns } = await study.call('codes.counts', { by: what })
      const row = await counts(top, what)
      return columns.map(({ name }, index) => [
        ...[name, row?.ownBy[index], row?.withBelowBy[index]],
      ])
    }
    expect((await by('researcher')).map(row => row.slice(1))).toEqual([
      [0, 1],
      [2, 2],
    ])
    expect(await by('source')).toEqual([
      ['P01', 1, 2],
      ['P02', 1, 1],
    ])
    expect(await by('group')).toEqual([
      ['Clients', 1, 2],
      [null, 1, 1],
    ])
    const speakers = [{ sourceId: other.id, label: 'Ben' }]
    await study.call('participants.create', { pseudonym: 'Ben', group: 'Staff', speakers })
    expect(await by('group')).toEqual([
      ['Clients', 1, 2],
      ['Staff', 1, 1],
    ])
    expect(await by('participant')).toEqual([
      ['Ben', 1, 1],
      [null, 1, 2],
    ])
    const site = await study.call('attributes.create', { name: 'Site', type: 'text' })
    const [ben] = await study.call('participants.list', {})
    await study.call('participants.setValue', {
      ...{ participantId: ben?.id ?? '', attributeId: site.id, value: 'North' },
    })
    const { columns, rows } = await study.call('codes.counts', {
      ...{ by: 'attribute', attributeId: site.id },
    })
    expect(columns.map(({ name }) => name)).toEqual(['North', null])
    expect(rows.find(({ codeId }) => codeId === top)?.withBelowBy).toEqual([1, 2])
  })
})

describe('the history of a code', () => {
  const events = async (codeId: string) =>
    (await study.call('codes.history', { codeId })).map(({ what, from, to }) =>
      [what, from, to].filter(part => part !== null).join(' | '),
    )

  it('tells what was done to it, and nothing that was taken back', async () => {
    const parent = await create('Parent')
    const codeId = await create('Waiting')
    const update = (fields: object) => study.call('codes.update', { codeId, ...fields })
    await update({ name: 'Silence' })
    await update({ description: 'No call.' })
    await update({ origin: 'deductive', name: 'Silences' })
    await study.call('codes.move', { codeId, parentId: parent })
    await update({ name: 'A mistake' })
    await study.call('history.undo', {})
    const empty = await create('Empty')
    await study.call('codes.merge', { codeId: empty, intoCodeId: codeId })
    const { codes } = await study.call('codes.split', { codeId, into: [{ name: 'Long' }] })
    await study.call('codes.remove', { codeId: codes[0]?.id ?? '' })
    await study.call('history.undo', {})
    expect(await events(codeId)).toEqual([
      'created | Waiting',
      'renamed | Waiting | Silence',
      'redefined',
      'renamed | Silence | Silences',
      'changed',
      'moved | Parent',
      'merged | Empty',
      'split | Long',
    ])
    expect(await events(codes[0]?.id ?? '')).toEqual(['splitOff | Silences | Long'])
  })

  it('says less after earlier steps were forgotten', async () => {
    const codeId = await create('Waiting')
    await study.call('codes.update', { codeId, name: 'Silence' })
    await study.call('projects.close', {})
    const path = join(study.folder, 'study.retroduce')
    const db = new Database(path)
    db.exec('DELETE FROM change; DELETE FROM command')
    db.close()
    await study.call('projects.open', { path })
    expect(await events(codeId)).toEqual([])
  })
})

it('a codebook is listed parents before children, siblings as they were placed', async () => {
  const ids: string[] = []
  for (let index = 0; index < 20; index++) {
    const parentId = index === 0 ? null : (ids[Math.floor((index - 1) / 3)] ?? null)
    ids.push(await create(`Code ${index}`, { parentId }))
  }
  await study.call('codes.move', { codeId: ids[3] ?? '', parentId: ids[0] ?? null, position: 0 })
  const codes = await study.call('codes.list', {})
  const place = new Map(codes.map(({ id }, index) => [id, index]))
  for (const { parentId, id } of codes) {
    if (parentId !== null) expect(place.get(parentId)).toBeLessThan(place.get(id) ?? -1)
  }
  expect(codes[1]?.name).toBe('Code 3')
})
