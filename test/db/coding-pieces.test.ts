import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { InputOf } from '../../shared/contract/contract.ts'
import { startTestEngine, type TestEngine } from '../support/engine.ts'

const TEXT = 'Ann: Nobody rang me for a week, and then she came.'
let study: TestEngine
let sourceId: string
let codeIds: string[]
beforeEach(async () => {
  study = await startTestEngine('Pieces')
  sourceId = (await study.call('sources.create', { title: 'P01', text: TEXT })).id
  codeIds = []
  for (const name of ['Waiting', 'Coming']) {
    codeIds.push((await study.call('codes.create', { name })).id)
  }
})
afterEach(() => study.dispose())

async function code(words: string, input: Partial<InputOf<'codings.create'>> = {}) {
  const start = TEXT.indexOf(words)
  const place = { sourceId, start, end: start + words.length }
  return (await study.call('codings.create', { ...place, ...input })).id
}

/** All that hangs on codings; the same before a step and after it was taken back. */
async function look() {
  return {
    codings: await study.call('codings.list', {}),
    evidence: await study.call('evidence.list', {}),
    memos: await study.call('memos.list', {}),
    examples: await study.call('codes.examples', { codeId: codeIds[0] ?? '' }),
  }
}

describe('splitting a coding', () => {
  it('makes pieces with its roles and codes; the first keeps what was attached', async () => {
    const codingId = await code('Nobody rang me for a week, and then she came', {
      roles: ['C', 'M'],
      codeIds,
      note: 'Long',
      confidence: 'low',
    })
    const element = { role: 'C' as const, label: 'silence', codingIds: [codingId] }
    await study.call('elements.create', element)
    const before = await look()
    const other = await study.call('researchers.create', { name: 'Zoe' })
    await study.call('researchers.switch', { researcherId: other.id })
    const cut = TEXT.indexOf(' and')
    const pieces = await study.call('codings.split', { codingId, at: [cut + 4, cut, cut] })
    expect(pieces.map(({ quote }) => quote)).toEqual([
      'Nobody rang me for a week,',
      'and',
      'then she came',
    ])
    for (const piece of pieces) {
      expect(piece).toMatchObject({ roles: ['C', 'M'], codeIds, confidence: 'low' })
      expect(piece.researcherId).toBe(before.codings[0]?.researcherId)
    }
    expect(pieces.map(({ note }) => note)).toEqual(['Long', '', ''])
    expect((await look()).evidence).toMatchObject([{ codingId, quote: pieces[0]?.quote }])
    await study.call('history.undo', {})
    expect(await look()).toEqual(before)
  })

  it('is refused outside the passage, through a character, and where a piece would have no words', async () => {
    const { id } = await study.call('sources.create', { title: 'E', text: 'a 😀b  c' })
    const whole = { sourceId: id, start: 0, end: 8 }
    const { id: codingId } = await study.call('codings.create', whole)
    for (const at of [[0], [8], [9], [3], [5, 6]]) {
      await expect(study.call('codings.split', { codingId, at })).rejects.toMatchObject({
        code: 'invalid_range',
      })
    }
    expect(await study.call('codings.split', { codingId, at: [5] })).toHaveLength(2)
  })
})

describe('joining codings', () => {
  it('keeps the roles, codes, notes, evidence, memos and examples of all', async () => {
    const first = await code('Nobody rang me', { roles: ['C'], note: 'One', confidence: 'high' })
    const last = await code('she came', {
      ...{ roles: ['O'], note: 'Two', codeIds, confidence: 'low' },
    })
    const middle = await code('me for', { roles: ['C'], codeIds: codeIds.slice(1), note: 'One' })
    const codeId = codeIds[0] ?? ''
    await study.call('codes.setExamples', { codeId, codingIds: [last] })
    const attach = (codingId: string, elementId: string, stance: 'supports' | 'challenges') =>
      study.call('evidence.attach', { codingId, elementId, stance, note: stance })
    const make = async (label: string) =>
      (await study.call('elements.create', { role: 'C', label })).id
    const [shared, own] = [await make('shared'), await make('own')]
    await attach(first, shared, 'supports')
    const doubted = await attach(last, shared, 'challenges')
    await attach(last, own, 'supports')
    const subjects = [
      { kind: 'coding' as const, id: last },
      { kind: 'evidence' as const, id: doubted.id },
    ]
    const body = `[it](retroduce:coding/${middle})`
    await study.call('memos.create', { kind: 'analytic', body, subjects })
    const before = await look()
    const joined = await study.call('codings.join', { codingIds: [last, first, middle, last] })
    expect(joined).toMatchObject({
      ...{ id: first, quote: TEXT.slice(5, -1), roles: ['C', 'O'], note: 'One\n\nTwo' },
      confidence: 'low',
    })
    expect([...joined.codeIds].sort()).toEqual([...codeIds].sort())
    const after = await look()
    expect(after.codings).toHaveLength(1)
    expect(after.examples.map(({ id }) => id)).toEqual([first])
    expect(after.evidence).toMatchObject([
      { codingId: first, elementId: own, stance: 'supports' },
      { codingId: first, elementId: shared, stance: 'challenges', note: 'supports\n\nchallenges' },
    ])
    const [memo] = after.memos
    expect(memo?.subjects.map(({ name }) => name)).not.toContain(null)
    expect(memo?.mentions).toMatchObject([{ id: first, name: joined.quote }])
    expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
    expect((await study.call('history.state', {})).undo).toBe('Join 3 codings')
    await study.call('history.undo', {})
    expect(await look()).toEqual(before)
  })

  it('is refused for codings of several hands or texts, and for orphans', async () => {
    const first = await code('Nobody rang me')
    const second = await code('she came')
    const zoe = await study.call('researchers.create', { name: 'Zoe' })
    await study.call('researchers.switch', { researcherId: zoe.id })
    const hers = await code('for a week')
    const join = (...codingIds: string[]) => study.call('codings.join', { codingIds })
    await expect(join(first, hers)).rejects.toMatchObject({ code: 'invalid_input' })
    await expect(join(first, first)).rejects.toMatchObject({ code: 'invalid_input' })
    await expect(join(first, 'nothing')).rejects.toMatchObject({ code: 'not_found' })
    const text = TEXT.replace('she came', 'he')
    await study.call('sources.edit', { sourceId, text })
    await expect(join(first, second)).rejects.toMatchObject({ code: 'invalid_range' })
    const cut = { codingId: second, at: [40] }
    await expect(study.call('codings.split', cut)).rejects.toMatchObject({ code: 'invalid_range' })
  })
})
