import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startTestEngine, type TestEngine } from '../support/engine.ts'
import { filesWithWords } from '../support/search-bytes.ts'

let study: TestEngine
let path: string
beforeEach(async () => {
  study = await startTestEngine('Fen study')
  path = join(study.folder, 'study.retroduce')
})
afterEach(() => study.dispose())

/** All that the project says of itself. */
async function wholeState(): Promise<string> {
  const sources = await study.call('sources.list', {})
  const state = [
    (await study.call('project.info', {})).title,
    await Promise.all(sources.map(({ id }) => study.call('sources.get', { sourceId: id }))),
    await study.call('codes.list', {}),
    await study.call('codings.list', {}),
    await study.call('elements.list', {}),
    await study.call('configurations.list', {}),
    await study.call('evidence.list', {}),
    await study.call('memos.list', {}),
    await study.call('participants.list', {}),
    await study.call('history.list', { limit: 10_000 }),
  ]
  return JSON.stringify(state)
}

const newest = async () => (await study.call('history.list', { limit: 1 }))[0]?.number ?? 0

/** A step of some kind on whatever is there; numbers choose. */
async function takeStep(pick: number, a: number): Promise<void> {
  const sources = await study.call('sources.list', {})
  const codes = await study.call('codes.list', {})
  const codings = await study.call('codings.list', {})
  const source = sources[a % Math.max(1, sources.length)]
  const code = codes[a % Math.max(1, codes.length)]
  const coding = codings[a % Math.max(1, codings.length)]
  const steps: (() => Promise<unknown>)[] = [
    () => study.call('sources.create', { title: `S${a}`, text: `Ann: The ${a} herons waited.` }),
    () => study.call('codes.create', { name: `Code ${a}` }),
    async () => {
      if (source) await study.call('codings.create', { sourceId: source.id, start: 5, end: 9 })
    },
    async () => {
      const codeIds = code ? [code.id] : []
      if (coding) await study.call('codings.update', { codingId: coding.id, note: `${a}`, codeIds })
    },
    async () => {
      const edits = [{ start: 0, end: 0, text: `${a} ` }]
      if (source) await study.call('sources.edit', { sourceId: source.id, edits })
    },
    async () => {
      if (code) await study.call('codes.update', { codeId: code.id, name: `Renamed ${a}` })
    },
    async () => {
      if (code) await study.call('codes.remove', { codeId: code.id })
    },
    async () => {
      if (source && a % 3 === 0) await study.call('sources.remove', { sourceId: source.id })
    },
    () => study.call('memos.create', { kind: 'analytic', title: `Memo ${a}`, body: 'Words.' }),
    async () => {
      const { id: configurationId } = await study.call('configurations.create', { title: `C${a}` })
      const { id: elementId } = await study.call('elements.create', { role: 'C', label: `E${a}` })
      await study.call('configurations.addSlot', { configurationId, elementId, role: 'C' })
      const stance = 'supports'
      if (coding) await study.call('evidence.attach', { codingId: coding.id, elementId, stance })
    },
    () => study.call('history.undo', {}).catch(() => null),
    () => study.call('history.redo', {}).catch(() => null),
    () => study.call('exports.write', { product: 'codings', path: join(study.folder, `${a}.csv`) }),
  ]
  await steps[pick % steps.length]?.()
}

describe('the project as it was', () => {
  it('after any step is what it was then, whatever came after, and now is as it is', async () => {
    const Step = fc.tuple(fc.nat(12), fc.nat(1_000))
    await fc.assert(
      fc.asyncProperty(fc.array(Step, { minLength: 25, maxLength: 40 }), async steps => {
        await study.dispose()
        study = await startTestEngine('Fen study')
        const states = new Map([[await newest(), await wholeState()]])
        for (const [pick, a] of steps) {
          await takeStep(pick, a)
          states.set(await newest(), await wholeState())
        }
        const now = await wholeState()
        for (const [number, state] of states) {
          await study.call('history.showPast', { number })
          const then = await wholeState()
          // Which steps can be undone or done again is told of the present only.
          const withoutStates = (json: string) =>
            json.replaceAll(/"state":"(?:done|undone|dropped)"/g, '')
          expect(withoutStates(then)).toBe(withoutStates(state))
        }
        await study.call('history.showNow', {})
        expect(await wholeState()).toBe(now)
      }),
      { numRuns: 6 },
    )
  })

  it('is looked at and not changed, and leaves nothing on the disk', async () => {
    const marker = 'The heron waited by the sluice'
    await study.call('projects.encrypt', { passphrase: 'nine grey geese over the fen' })
    await study.call('codes.create', { name: marker })
    const number = await newest()
    await study.call('codes.create', { name: 'Since' })
    const shown = await study.call('history.showPast', { number })
    expect(await study.call('history.past', {})).toEqual(shown)
    expect(await study.call('codes.list', {})).toMatchObject([{ name: marker }])
    expect((await study.call('project.info', {})).isEncrypted).toBe(true)
    for (const [procedure, input] of [
      ['codes.create', { name: 'No' }],
      ['history.undo', {}],
      ['projects.forget', {}],
      ['projects.saveCopy', { path: join(study.folder, 'copy.retroduce') }],
    ] as const) {
      expect(await study.engine.call(procedure, input)).toMatchObject({
        ok: false,
        error: { code: 'project_read_only' },
      })
    }
    expect(filesWithWords(study.folder, marker)).toEqual([])
    const saved = join(study.folder, 'then.retroduce')
    await study.call('history.savePast', { number, path: saved })
    await study.call('history.showNow', {})
    expect(await study.call('codes.list', {})).toHaveLength(2)
    await study.call('projects.open', { path: saved, passphrase: 'nine grey geese over the fen' })
    expect(await study.call('codes.list', {})).toMatchObject([{ name: marker }])
    expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
    expect(await study.call('history.past', {})).toBeNull()
    expect(filesWithWords(study.folder, marker)).toEqual([])
    expect(readdirSync(study.folder).filter(name => name.includes('part'))).toEqual([])
  })

  it('is found by a day, and not shown where its past was forgotten', async () => {
    await study.call('codes.create', { name: 'One' })
    const number = await newest()
    await study.call('codes.create', { name: 'Two' })
    const past = await study.call('history.showPast', { at: new Date().toISOString() })
    expect(past.number).toBe(number + 1)
    const early = study.call('history.showPast', { at: '2020-01-01T00:00:00Z' })
    await expect(early).rejects.toMatchObject({ code: 'not_found' })
    await study.call('history.showNow', {})
    await study.call('projects.forget', {})
    await expect(study.call('history.showPast', { number })).rejects.toMatchObject({
      code: 'not_found',
    })
    await study.call('projects.open', { path })
    expect(await study.call('codes.list', {})).toHaveLength(2)
  })
})

describe('one thing as it was', () => {
  it('comes back with its parts as a step of its own', async () => {
    const { id } = await study.call('configurations.create', { title: 'Waiting' })
    const { id: elementId } = await study.call('elements.create', { role: 'C', label: 'Rural' })
    await study.call('configurations.addSlot', { configurationId: id, elementId, role: 'C' })
    const number = await newest()
    await study.call('configurations.update', { configurationId: id, title: 'Hurrying' })
    const [slot] = (await study.call('configurations.get', { configurationId: id })).slots
    await study.call('configurations.removeSlot', { slotId: slot?.id ?? '' })
    const thing = await study.call('history.thing', { thing: 'configuration', id, number })
    expect(thing).toMatchObject({
      ...{ wasThere: true, isThere: true, parts: 1 },
      differences: [{ field: 'title', was: 'Waiting', now: 'Hurrying' }],
    })
    await study.call('history.restore', { thing: 'configuration', id, number })
    const restored = await study.call('configurations.get', { configurationId: id })
    expect(restored).toMatchObject({ title: 'Waiting', slots: [{ elementId }] })
    await study.call('history.undo', {})
    const undone = await study.call('configurations.get', { configurationId: id })
    expect(undone).toMatchObject({ title: 'Hurrying', slots: [] })
    await study.call('history.redo', {})
    await study.call('configurations.remove', { configurationId: id })
    await study.call('history.restore', { thing: 'configuration', id, number })
    expect(await study.call('configurations.list', {})).toMatchObject([{ id, title: 'Waiting' }])
    expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
  })

  it('is refused where it does not fit any more, and nothing changes', async () => {
    const text = 'Ann: The heron waited.'
    const { id: sourceId } = await study.call('sources.create', { title: 'P01', text })
    const coding = await study.call('codings.create', { sourceId, start: 5, end: 14, note: 'A' })
    const number = await newest()
    await study.call('codings.update', { codingId: coding.id, note: 'B' })
    const edits = [{ start: 0, end: 0, text: 'INT: And?\n' }]
    await study.call('sources.edit', { sourceId, edits })
    // Its words moved with the text; only what was written on it comes back.
    await study.call('history.restore', { thing: 'coding', id: coding.id, number })
    expect(await study.call('codings.list', {})).toMatchObject([{ quote: 'The heron', note: 'A' }])
    await study.call('codings.remove', { codingId: coding.id })
    const before = await wholeState()
    const restoring = study.call('history.restore', { thing: 'coding', id: coding.id, number })
    await expect(restoring).rejects.toMatchObject({ code: 'undo_refused' })
    const nothing = study.call('history.restore', { thing: 'code', id: 'nobody', number })
    await expect(nothing).rejects.toMatchObject({ code: 'not_found' })
    expect(await wholeState()).toBe(before)
  })
})

describe('the journal', () => {
  it('is told of one researcher, of a kind of thing, and of one thing', async () => {
    const code = await study.call('codes.create', { name: 'Waiting' })
    const mara = await study.call('researchers.create', { name: 'Mara' })
    await study.call('researchers.switch', { researcherId: mara.id })
    await study.call('codes.update', { codeId: code.id, name: 'Delay' })
    await study.call('codes.create', { name: 'Other' })
    await study.call('codes.remove', { codeId: code.id })
    const labels = async (only: object) =>
      (await study.call('history.list', only)).map(({ procedure }) => procedure)
    expect(await labels({ researcherId: mara.id })).toEqual([
      ...['codes.remove', 'codes.create', 'codes.update'],
    ])
    expect(await labels({ thing: 'code', thingId: code.id })).toEqual([
      ...['codes.remove', 'codes.update', 'codes.create'],
    ])
    expect(await labels({ thing: 'memo' })).toEqual([])
    expect(await labels({ thing: 'code', researcherId: mara.id })).toHaveLength(3)
    const number = await newest()
    const removed = { thing: 'code', id: code.id, name: 'Delay', change: 'removed' }
    expect(await study.call('history.changes', { number })).toContainEqual(removed)
    await study.call('history.restore', { thing: 'code', id: code.id, number: number - 1 })
    const names = (await study.call('codes.list', {})).map(({ name }) => name)
    expect(names.sort()).toEqual(['Delay', 'Other'])
  })
})
