import { copyFileSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestEngine, type TestEngine } from '../support/engine.ts'

const PAGE = 4_096
const PASSPHRASE = 'nine grey geese over the fen'

let study: TestEngine
beforeAll(async () => {
  study = await startTestEngine()
})
afterAll(() => study.dispose())

const at = (name: string) => join(study.folder, name)

/** A number from 0 to 1, the same in every run. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}

/** A copy of a project, whose pages are overwritten at random, but for those that say what its tables are. */
function damage(from: string, to: string, share: number, random: () => number): number {
  const bytes = readFileSync(from)
  const pages = Math.floor(bytes.length / PAGE)
  const spared = schemaPages(from)
  let damaged = 0
  for (let page = 1; page < pages; page += 1) {
    if (random() >= share || spared.has(page + 1)) continue
    damaged += 1
    const start = page * PAGE + Math.floor(random() * 2_000)
    for (let n = start; n < Math.min(start + 1_500, (page + 1) * PAGE); n += 1) {
      bytes[n] = Math.floor(random() * 256)
    }
  }
  writeFileSync(to, bytes)
  return damaged
}

function schemaPages(path: string): ReadonlySet<number> {
  const db = new Database(path, { readonly: true })
  const pages = db.prepare("SELECT pageno FROM dbstat WHERE name = 'sqlite_schema'").pluck().all()
  db.close()
  return new Set(pages as number[])
}

async function salvageAndCheck(path: string, to: string, unlocking: { passphrase?: string } = {}) {
  const before = readFileSync(path)
  const { report } = await study.call('projects.salvage', { path, to, ...unlocking })
  expect(readFileSync(path).equals(before)).toBe(true)
  expect(statSync(to).mode & 0o777).toBe(0o600)
  await study.call('projects.open', { path: to, ...unlocking })
  expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
  // It can be worked with: everything is read, and a step taken and taken back.
  for (const { id } of await study.call('sources.list', {})) {
    await study.call('sources.get', { sourceId: id })
  }
  const codings = await study.call('codings.list', {})
  await study.call('evidence.list', {})
  const code = await study.call('codes.create', { name: `After ${to}` })
  await study.call('history.undo', {})
  expect((await study.call('codes.list', {})).map(({ id }) => id)).not.toContain(code.id)
  await study.call('projects.close', {})
  return { report, codings: codings.length }
}

describe('a damaged project', () => {
  it('is read row by row into one that is whole, however many of its pages are damaged', async () => {
    const sample = at('sample.retroduce')
    await study.call('projects.createSample', { path: sample })
    const [first] = await study.call('sources.list', {})
    const edits = [{ start: 0, end: 1, text: 'X' }]
    await study.call('sources.edit', { sourceId: first?.id ?? '', edits })
    await study.call('memos.create', { kind: 'analytic', title: 'A memo', body: 'Of words.' })
    const total = (await study.call('codings.list', {})).length
    await study.call('projects.close', {})
    const figures: string[] = []
    for (const [run, share] of [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.8, 1].entries()) {
      const path = at(`damaged-${run}.retroduce`)
      const pages = damage(sample, path, share, randomFrom(run + 1))
      const { report, codings } = await salvageAndCheck(path, at(`salvaged-${run}.retroduce`))
      const read = report.tables.reduce((sum, table) => sum + table.read, 0)
      figures.push(`${pages} pages damaged: ${read} rows read, ${codings} of ${total} codings`)
    }
    console.log(figures.join('\n'))
  })

  it('that is encrypted is read with its passphrase, and the new one is encrypted too', async () => {
    const path = at('sealed.retroduce')
    await study.call('projects.create', { path, title: 'Sealed', passphrase: PASSPHRASE })
    const text = 'Ann: The heron waited by the sluice.\n'.repeat(400)
    const { id: sourceId } = await study.call('sources.create', { title: 'P01', text })
    for (let n = 0; n < 60; n += 1) {
      await study.call('codings.create', { sourceId, start: 5 + n, end: 20 + n })
    }
    await study.call('projects.close', {})
    const bytes = readFileSync(path)
    const hurt = at('hurt.retroduce')
    bytes.fill(1, bytes.length - 9 * PAGE, bytes.length - 8 * PAGE)
    writeFileSync(hurt, bytes)
    const to = at('unsealed.retroduce')
    const without = study.call('projects.salvage', { path: hurt, to })
    await expect(without).rejects.toMatchObject({ code: 'project_encrypted' })
    const wrong = study.call('projects.salvage', { path: hurt, to, passphrase: 'wrong' })
    await expect(wrong).rejects.toMatchObject({ code: 'wrong_passphrase' })
    const { report } = await salvageAndCheck(hurt, to, { passphrase: PASSPHRASE })
    expect(report.tables.some(({ lost }) => lost !== 0)).toBe(true)
    expect(readFileSync(to).includes('heron')).toBe(false)
  })

  it('of which the very beginning is gone is refused with a way on, and leaves nothing', async () => {
    const path = at('headless.retroduce')
    copyFileSync(at('sample.retroduce'), path)
    const bytes = readFileSync(path)
    writeFileSync(path, bytes.fill(0xff, 100, PAGE))
    const to = at('nothing.retroduce')
    await expect(study.call('projects.salvage', { path, to })).rejects.toMatchObject({
      code: 'project_damaged',
    })
    expect(statSync(to, { throwIfNoEntry: false })).toBeUndefined()
  })

  it('is not read over a file that is there, nor while it is open', async () => {
    const path = at('sample.retroduce')
    const over = study.call('projects.salvage', { path, to: at('sealed.retroduce') })
    await expect(over).rejects.toMatchObject({ code: 'project_exists' })
    await study.call('projects.open', { path })
    const open = study.call('projects.salvage', { path, to: at('other.retroduce') })
    await expect(open).rejects.toMatchObject({ code: 'invalid_input' })
  })
})
