import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { InputOf } from '../../shared/contract/contract.ts'
import { startTestEngine, type TestEngine } from '../support/engine.ts'

let study: TestEngine
let sourceId: string
let codeId: string
let codingId: string

beforeEach(async () => {
  study = await startTestEngine('Memos')
  sourceId = (await study.call('sources.create', { title: 'P01', text: 'Ann: Nobody rang me.' })).id
  codeId = (await study.call('codes.create', { name: 'Waiting' })).id
  const coding = { sourceId, start: 5, end: 20, codeIds: [codeId] }
  codingId = (await study.call('codings.create', coding)).id
})
afterEach(() => study.dispose())

const write = (input: Partial<InputOf<'memos.create'>>) =>
  study.call('memos.create', { kind: 'analytic', ...input })
const steps = async () => (await study.call('history.list', { limit: 1_000 })).length

describe('a memo', () => {
  it('says what it is about and what it links to, by their present names', async () => {
    const memo = await write({
      title: 'Silence',
      body: `Waiting [here](retroduce:coding/${codingId}) is a [code](retroduce:code/${codeId}), not [this](https://a.b).`,
      subjects: [{ kind: 'code', id: codeId }],
    })
    expect(memo).toMatchObject({ kind: 'analytic', title: 'Silence', wordCount: 7 })
    expect(memo.subjects).toEqual([{ kind: 'code', id: codeId, name: 'Waiting' }])
    expect(memo.mentions).toEqual([
      { kind: 'coding', id: codingId, name: 'Nobody rang me.' },
      { kind: 'code', id: codeId, name: 'Waiting' },
    ])
    await study.call('codes.update', { codeId, name: 'Being left alone' })
    expect(await study.call('memos.get', { memoId: memo.id })).toMatchObject({
      subjects: [{ name: 'Being left alone' }],
    })
    expect(await study.call('memos.counts', {})).toEqual([
      { kind: 'code', id: codeId, about: 1, mentionedIn: 0 },
      { kind: 'coding', id: codingId, about: 0, mentionedIn: 1 },
    ])
  })

  it('stays when what it is about is removed, and its links are whole again after undo', async () => {
    const subjects = [
      { kind: 'source', id: sourceId },
      { kind: 'coding', id: codingId },
    ] as const
    const before = await write({
      body: `See [it](retroduce:coding/${codingId}).`,
      subjects: [...subjects],
    })
    await study.call('sources.remove', { sourceId })
    const memo = await study.call('memos.get', { memoId: before.id })
    expect(memo.subjects.map(({ name }) => name)).toEqual([null, null])
    expect(memo.mentions).toEqual([{ kind: 'coding', id: codingId, name: null }])
    expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
    // It can still be written in, and keeps what it was about.
    await study.call('memos.update', { memoId: memo.id, title: 'Still here' })
    await study.call('history.undo', {})
    await study.call('history.undo', {})
    expect(await study.call('memos.get', { memoId: before.id })).toEqual(before)
  })

  it('is about the code that another was merged into, and its links lead there', async () => {
    const into = await study.call('codes.create', { name: 'Silence' })
    const memo = await write({
      body: `On [waiting](retroduce:code/${codeId}).`,
      subjects: [{ kind: 'code', id: codeId }],
    })
    await study.call('codes.merge', { codeId, intoCodeId: into.id })
    const after = await study.call('memos.get', { memoId: memo.id })
    expect(after.subjects).toEqual([{ kind: 'code', id: into.id, name: 'Silence' }])
    expect(after.body).toBe(`On [waiting](retroduce:code/${into.id}).`)
    expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
    await study.call('history.undo', {})
    expect(await study.call('memos.get', { memoId: memo.id })).toEqual(memo)
  })

  it('is one step a save; a save that says nothing new is none', async () => {
    const { id: memoId, changedAt } = await write({ body: 'One' })
    await study.call('memos.update', { memoId, body: 'One two' })
    const before = await steps()
    const again = { memoId, body: 'One two', subjects: [], kind: 'analytic' as const }
    const memo = await study.call('memos.update', again)
    expect(await steps()).toBe(before)
    expect(memo.changedAt >= changedAt).toBe(true)
    await study.call('history.undo', {})
    expect(await study.call('memos.get', { memoId })).toMatchObject({ body: 'One', changedAt })
    const labels = (await study.call('history.list', {})).map(({ label }) => label)
    expect(labels[1]).toBe('Write in an analytic memo')
    expect(labels.join()).not.toContain('One')
  })

  it('is found by kind, subject, researcher and words', async () => {
    const subjects = [{ kind: 'coding' as const, id: codingId }]
    const about = await write({ title: 'Über Ärger', subjects })
    const mention = await write({ kind: 'reflexive', body: `[x](retroduce:coding/${codingId})` })
    const subject = { kind: 'coding' as const, id: codingId }
    const find = async (input: InputOf<'memos.list'>) =>
      (await study.call('memos.list', input)).map(({ id }) => id).sort()
    expect(await find({ subject })).toEqual([about.id])
    expect(await find({ subject, includeMentions: true })).toEqual([about.id, mention.id].sort())
    expect(await find({ kind: 'reflexive' })).toEqual([mention.id])
    expect(await find({ text: 'ärger' })).toEqual([about.id])
    expect(await find({ researcherId: 'nobody' })).toEqual([])
    await study.call('memos.remove', { memoId: about.id })
    expect(await find({})).toEqual([mention.id])
  })

  it('is not written on what is not there', async () => {
    await expect(write({ subjects: [{ kind: 'theory', id: 'gone' }] })).rejects.toMatchObject({
      code: 'not_found',
    })
    expect(await study.call('memos.list', {})).toEqual([])
  })

  it('whose links were lost by another program is reported', async () => {
    await write({ body: `[x](retroduce:coding/${codingId})` })
    await study.call('projects.close', {})
    const path = join(study.folder, 'study.retroduce')
    const db = new Database(path)
    db.exec('DELETE FROM memo_link')
    db.close()
    await study.call('projects.open', { path })
    expect(await study.call('project.check', {})).toMatchObject({
      problems: [{ code: 'memo_unlinked', count: 1 }],
    })
  })
})
