import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { InputOf } from '../../shared/contract/contract.ts'
import { startTestEngine, type TestEngine } from '../support/engine.ts'

const TEXT = `Interviewer: How was it?
Anna: Nobody rang me. Then she rang.
I went along with her, and I laughed.
Interviewer: And now?
Anna: Now I go alone.
`

let study: TestEngine
let sourceId: string
beforeEach(async () => {
  study = await startTestEngine('Retrieval')
  sourceId = (await study.call('sources.create', { title: 'P01', text: TEXT })).id
})
afterEach(() => study.dispose())

type Where = InputOf<'codings.find'>['where']
const passage = (words: string) => {
  const start = TEXT.indexOf(words)
  return { sourceId, start, end: start + words.length }
}
const code = (words: string, fields: Partial<InputOf<'codings.create'>> = {}) =>
  study.call('codings.create', { ...passage(words), ...fields })
const find = async (where: Where) =>
  (await study.call('codings.find', { where })).codings.map(coding => coding.quote)

describe('retrieval', () => {
  it('answers with the codings that the list holds, by source and passage', async () => {
    await study.call('sources.create', { title: 'P00', text: 'Ben: I waited.' })
    const [other] = await study.call('sources.list', {})
    await code('Now I go alone', { roles: ['O'] })
    await code('Nobody rang me', { roles: ['C'], note: 'First' })
    await study.call('codings.create', { sourceId: other?.id ?? '', start: 5, end: 13 })
    const { codings, total } = await study.call('codings.find', { where: { all: [] } })
    expect(total).toBe(3)
    expect(codings.map(({ quote }) => quote)).toEqual([
      'I waited',
      'Nobody rang me',
      'Now I go alone',
    ])
    const list = await study.call('codings.list', {})
    expect(codings.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
      list.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    )
    const newest = await study.call('codings.find', {
      ...{ where: { all: [] }, sort: 'newest', limit: 1, offset: 1 },
    })
    expect(newest).toMatchObject({ total: 3, codings: [{ quote: 'Nobody rang me' }] })
  })

  it('puts people, codes, words and places together', async () => {
    const parent = await study.call('codes.create', { name: 'Company' })
    const child = await study.call('codes.create', { name: 'Her', parentId: parent.id })
    const age = await study.call('attributes.create', { name: 'Age', type: 'number' })
    const anna = await study.call('participants.create', {
      ...{ pseudonym: 'Anna', group: 'Clients', values: { [age.id]: 71 } },
      speakers: [{ sourceId, label: 'Anna' }],
    })
    await code('How was it', { roles: ['I'] })
    await code('I went along with her', { roles: ['M'], codeIds: [child.id], confidence: 'high' })
    await code('Now I go alone', { roles: ['O'], note: 'went alone' })

    expect(await find({ participant: anna.id })).toHaveLength(2)
    expect(await find({ group: 'Clients' })).toHaveLength(2)
    expect(await find({ participant: null })).toEqual(['How was it'])
    expect(await find({ attribute: age.id, atLeast: 65 })).toHaveLength(2)
    expect(await find({ code: parent.id })).toEqual([])
    expect(await find({ code: parent.id, withChildren: true })).toEqual(['I went along with her'])
    expect(await find({ words: 'went -along' })).toEqual(['Now I go alone'])
    expect(await find({ words: 'i speaker:anna' })).toHaveLength(2)
    expect(
      await find({
        all: [{ speaker: 'Anna' }, { not: { role: 'outcome' } }, { confidence: 'high' }],
      }),
    ).toEqual(['I went along with her'])
    const count = (by: InputOf<'codings.count'>['by']) =>
      study.call('codings.count', { where: { speaker: 'Anna' }, by })
    expect(await count('role')).toMatchObject({
      total: 2,
      counts: [{ id: 'M', name: 'Mechanism', count: 1 }, { id: 'O' }],
    })
    expect((await count('code')).counts).toEqual([
      { id: child.id, name: 'Her', count: 1 },
      { id: null, name: null, count: 1 },
    ])
    expect((await count('participant')).counts).toEqual([{ id: anna.id, name: 'Anna', count: 2 }])
    expect((await count('source')).counts).toEqual([{ id: sourceId, name: 'P01', count: 2 }])
    const byAge = { where: { all: [] }, by: 'attribute' as const, attributeId: age.id }
    expect((await study.call('codings.count', byAge)).counts).toEqual([
      { id: '71', name: '71', count: 2 },
      { id: null, name: null, count: 1 },
    ])
    const nameless = study.call('codings.count', { where: { all: [] }, by: 'attribute' })
    await expect(nameless).rejects.toMatchObject({ code: 'invalid_input' })
  })

  it('knows how words lie to each other, counted in words of one turn', async () => {
    await code('Nobody rang me', { roles: ['C'] })
    await code('rang me', { roles: ['M'] })
    await code('I laughed', { roles: ['O'] })
    await code('Now I go', { roles: ['O'] })
    const contexts = { role: 'C' }
    expect(await find({ relation: 'within', to: contexts, isOther: true })).toEqual(['rang me'])
    const near = (distance: number): Where => ({
      all: [{ role: 'O' }, { relation: 'nearInTurn', to: contexts, distance }],
    })
    // "Then she rang. I went along with her, and" stands between.
    expect(await find(near(8))).toEqual([])
    expect(await find(near(9))).toEqual(['I laughed'])
    expect(await find({ all: [{ role: 'O' }, { relation: 'sameTurn', to: contexts }] })).toEqual([
      'I laughed',
    ])
  })

  it('leads to the evidence of a configuration, and says what is gone', async () => {
    const context = await code('Nobody rang me', { roles: ['C'] })
    const element = await study.call('elements.create', {
      ...{ role: 'C', label: 'nobody rings', codingIds: [context.id] },
    })
    const { id } = await study.call('configurations.create', {
      slots: [{ role: 'C', elementId: element.id }],
    })
    expect(await find({ evidenceFor: id })).toEqual(['Nobody rang me'])
    await study.call('configurations.remove', { configurationId: id })
    const gone = await study.call('codings.find', { where: { evidenceFor: id } })
    expect(gone).toMatchObject({
      total: 0,
      problem: { message: expect.stringMatching(/configuration/) },
    })
  })

  it('is as current after every step as a project that was just opened', async () => {
    const both = async () => {
      const where = { all: [] }
      const kept = await study.call('codings.find', { where })
      const counts = await study.call('codings.count', { where, by: 'group' })
      const path = join(study.folder, 'study.retroduce')
      await study.call('projects.close', {})
      await study.call('projects.open', { path })
      expect(await study.call('codings.find', { where })).toEqual(kept)
      expect(await study.call('codings.count', { where, by: 'group' })).toEqual(counts)
      const list = (await study.call('codings.list', {})).map(({ id, speaker }) => id + speaker)
      expect(kept.codings.map(({ id, speaker }) => id + speaker).sort()).toEqual(list.sort())
    }
    const steps = [
      () => code('Now I go', { roles: ['O'] }),
      () => code('Nobody', { note: 'a' }),
      () => study.call('codes.create', { name: 'Alone' }),
      async () => {
        const [codeOf] = await study.call('codes.list', {})
        const codingIds = (await study.call('codings.list', {})).map(({ id }) => id)
        return study.call('codings.updateMany', { codingIds, addCodeIds: [codeOf?.id ?? ''] })
      },
      () => study.call('participants.fromSpeakers', {}),
      async () => {
        const [person] = await study.call('participants.list', {})
        const participantId = person?.id ?? ''
        return study.call('participants.update', { participantId, group: 'Clients' })
      },
      () => study.call('speakers.correct', { sourceId, turn: 4, label: 'Carl' }),
      () =>
        study.call('sources.edit', { sourceId, edits: [{ start: 0, end: 3, text: 'Long inter' }] }),
      () => study.call('sources.create', { title: 'A first one', text: 'Well.' }),
      async () => {
        const [first] = await study.call('codings.list', {})
        return study.call('codings.remove', { codingId: first?.id ?? '' })
      },
    ]
    for (const step of steps) {
      await study.call('codings.find', { where: { all: [] } })
      await step()
      await both()
    }
    for (const _ of steps) {
      await study.call('codings.find', { where: { all: [] } })
      await study.call('history.undo', {})
      await both()
    }
  })

  it('is written to a file, and never half of it', async () => {
    await code('Nobody rang me', { roles: ['C'] })
    await code('Now I go alone', { roles: ['O'] })
    const path = join(study.folder, 'contexts.csv')
    await study.call('exports.write', { product: 'retrieval', path, where: { role: 'C' } })
    const rows = readFileSync(path, 'utf8').trimEnd().split('\r\n')
    expect(rows).toHaveLength(2)
    expect(rows[1]).toContain('"Nobody rang me"')
    const write = (where?: Where) =>
      study.call('exports.write', { product: 'retrieval', path, ...(where && { where }) })
    await expect(write()).rejects.toMatchObject({ code: 'invalid_input' })
    await expect(write({ code: 'gone' })).rejects.toMatchObject({ code: 'invalid_input' })
    expect(readFileSync(path, 'utf8').trimEnd().split('\r\n')).toEqual(rows)
  })

  it('refuses conditions that lie too deep', async () => {
    let where: Where = { role: 'C' }
    for (let level = 0; level < 20; level += 1) where = { not: where }
    await expect(find(where)).rejects.toMatchObject({ code: 'invalid_input' })
    for (let level = 0; level < 20_000; level += 1) where = { not: where }
    await expect(find(where)).rejects.toMatchObject({ code: 'invalid_input' })
  })
})

describe('coding in bulk', () => {
  it('is one step, and codes what lies in one sentence once', async () => {
    const passages = [passage('Nobody'), passage('rang me'), passage('Then'), passage('laughed')]
    const many = { passages, widenTo: 'sentence' as const, roles: ['C'] }
    expect(await study.call('codings.createMany', many)).toEqual({
      ...{ created: 3, extended: 0, skipped: 1 },
    })
    expect(await find({ role: 'C' })).toEqual([
      'Nobody rang me.',
      'Then she rang.',
      'I went along with her, and I laughed.',
    ])
    const more = { ...many, roles: ['C', 'M'], passages: passages.slice(0, 3) }
    expect(await study.call('codings.createMany', more)).toMatchObject({ created: 0, extended: 2 })
    expect(await study.call('codings.createMany', more)).toMatchObject({ extended: 0, skipped: 3 })
    expect((await study.call('history.list', { limit: 1 }))[0]?.label).toBe(
      'Code 2 passages as Context and Mechanism',
    )
    await study.call('history.undo', {})
    await study.call('history.undo', {})
    expect(await find({ all: [] })).toEqual([])
  })

  it('takes passages to their paragraphs or turns', async () => {
    const widened = async (widenTo: 'paragraph' | 'turn') => {
      await study.call('codings.createMany', { passages: [passage('laughed')], widenTo })
      const quotes = await find({ all: [] })
      await study.call('history.undo', {})
      return quotes
    }
    expect(await widened('paragraph')).toEqual(['I went along with her, and I laughed.'])
    expect(await widened('turn')).toEqual([
      'Nobody rang me. Then she rang.\nI went along with her, and I laughed.',
    ])
  })

  it('changes many codings at once, and nothing where one of them is gone', async () => {
    const codes = [await study.call('codes.create', { name: 'A' })].map(({ id }) => id)
    const codings = [await code('Nobody', { roles: ['C', 'M'] }), await code('laughed')]
    const codingIds = codings.map(({ id }) => id)
    const change = { addRoles: ['O'], removeRoles: ['C'], addCodeIds: codes }
    expect(await study.call('codings.updateMany', { codingIds, ...change })).toEqual({ changed: 2 })
    expect(await study.call('codings.list', {})).toMatchObject([
      { roles: ['M', 'O'], codeIds: codes },
      { roles: ['O'], codeIds: codes },
    ])
    expect(await study.call('codings.updateMany', { codingIds, ...change })).toEqual({ changed: 0 })
    const wrong = { codingIds: [...codingIds, 'gone'], removeRoles: ['O'] }
    await expect(study.call('codings.updateMany', wrong)).rejects.toMatchObject({
      code: 'not_found',
    })
    expect(await find({ role: 'O' })).toHaveLength(2)
    const outside = { passages: [passage('laughed'), { sourceId, start: 0, end: 9_999 }] }
    await expect(study.call('codings.createMany', outside)).rejects.toMatchObject({
      code: 'invalid_range',
    })
    expect(await find({ all: [] })).toHaveLength(2)
  })
})
