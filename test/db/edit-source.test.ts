import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startTestEngine, type TestEngine } from '../support/engine.ts'

const TEXT = `Interviewer: How did it begin?
Ann: I wated and waited, and nobody rang me back.
Interviewer: And then?
Ann: Then I gave up on the whole thing.
`

let study: TestEngine
let sourceId: string
beforeEach(async () => {
  study = await startTestEngine('Edited')
  sourceId = (await study.call('sources.create', { title: 'P01', text: TEXT })).id
})
afterEach(() => study.dispose())

async function code(quote: string): Promise<string> {
  const start = TEXT.indexOf(quote)
  const { id } = await study.call('codings.create', { sourceId, start, end: start + quote.length })
  return id
}

async function quotes(): Promise<Record<string, string>> {
  const { text } = await study.call('sources.get', { sourceId })
  const codings = await study.call('codings.list', { sourceId })
  return Object.fromEntries(
    codings.map(({ id, start, end, isOrphan }) => [
      id,
      isOrphan ? '(orphan)' : text.slice(start, end),
    ]),
  )
}

describe('editing a text after coding', () => {
  it('carries every coding over, and says what became of each', async () => {
    const [typo, before, gone] = [
      await code('I wated and waited'),
      await code('How did it begin?'),
      await code('I gave up on the whole thing'),
    ]
    const { codings, source } = await study.call('sources.edit', {
      sourceId,
      text: TEXT.replace('wated', 'waited').replace(
        'Ann: Then I gave up on the whole thing.\n',
        '',
      ),
    })
    expect(codings).toEqual({
      ...{ exact: 1, moved: 0, changed: 1, shrunk: 0, orphaned: 1 },
      ...{ changedIds: [typo], orphanedIds: [gone] },
    })
    expect(source.turnCount).toBe(3)
    expect(await quotes()).toEqual({
      [before]: 'How did it begin?',
      [typo]: 'I waited and waited',
      [gone]: '(orphan)',
    })
    expect(await study.call('codings.get', { codingId: gone })).toMatchObject({
      isOrphan: true,
      quote: 'I gave up on the whole thing',
    })
    expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
  })

  it('gives text and codings back together on undo', async () => {
    await code('nobody rang me back')
    const before = [await study.call('sources.get', { sourceId }), await quotes()]
    await study.call('sources.edit', { sourceId, edits: [{ start: 0, end: 90, text: 'X' }] })
    await study.call('history.undo', {})
    expect([await study.call('sources.get', { sourceId }), await quotes()]).toEqual(before)
  })

  it('lets an orphan be placed anew, or come back with its words', async () => {
    const gone = await code('I gave up on the whole thing')
    const without = TEXT.replace('Ann: Then I gave up on the whole thing.\n', '')
    await study.call('sources.edit', { sourceId, text: without })
    const placed = await study.call('codings.update', { codingId: gone, start: 36, end: 42 })
    expect(placed).toMatchObject({ isOrphan: false, quote: without.slice(36, 42) })
    await study.call('history.undo', {})
    await study.call('sources.edit', { sourceId, text: `${without}\n\n${TEXT.split('\n')[3]}\n` })
    expect((await quotes())[gone]).toBe('I gave up on the whole thing')
  })

  it('refuses edits that overlap, leave the text or empty it', async () => {
    const refuse = (input: object) => study.call('sources.edit', { sourceId, ...input })
    const edit = (start: number, end: number) => ({ start, end, text: 'x' })
    for (const edits of [[edit(0, 5), edit(3, 9)], [edit(5, 3)], [edit(0, 9_999)]]) {
      await expect(refuse({ edits })).rejects.toMatchObject({ code: 'invalid_range' })
    }
    await expect(refuse({ text: ' \n ' })).rejects.toMatchObject({ code: 'source_empty' })
    expect((await study.call('sources.get', { sourceId })).text).toBe(TEXT)
  })

  it('takes a book, and refuses more than a source may hold with what can be done', async () => {
    const create = (text: string) => study.call('sources.create', { title: 'P02', text })
    const book = 'word '.repeat(300_000)
    await create(book)
    await study.call('sources.edit', { sourceId, text: book })
    const [long, lines] = ['word '.repeat(2_400_001), 'a\n'.repeat(100_001)]
    const before = await study.call('sources.list', {})
    for (const text of [long, lines]) {
      const refused = { code: 'too_large', message: expect.stringMatching(/Split it/) }
      await expect(create(text)).rejects.toMatchObject(refused)
      await expect(study.call('sources.edit', { sourceId, text })).rejects.toMatchObject(refused)
      const edits = [{ start: 0, end: 0, text }]
      await expect(study.call('sources.edit', { sourceId, edits })).rejects.toMatchObject(refused)
    }
    expect(await study.call('sources.list', {})).toEqual(before)
  })
})
