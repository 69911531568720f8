import { copyFileSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readRecoveryKey } from '../../electron/db/envelope.ts'
import { borrowSchema } from '../../electron/db/salvage-schema.ts'
import { openCopy } from '../../electron/db/open-copy.ts'
import { startTestEngine, type TestEngine } from '../support/engine.ts'

const PAGE = 4_096
const PASSPHRASE = 'nine grey geese over the fen'

let study: TestEngine
let path: string
let to: string
beforeEach(async () => {
  study = await startTestEngine()
  path = join(study.folder, 'study.retroduce')
  to = join(study.folder, 'salvaged.retroduce')
})
afterEach(() => study.dispose())

/** Makes a project; its recovery key. */
async function begin(passphrase?: string): Promise<string | null> {
  const { recoveryKey } = await study.call('projects.create', {
    ...{ path, title: 'Fen study' },
    ...(passphrase !== undefined && { passphrase }),
  })
  return recoveryKey
}

async function work(name: string): Promise<void> {
  const text = `Ann: The heron waited by the sluice, said ${name}.\n`.repeat(2_000)
  const { id: sourceId } = await study.call('sources.create', { title: name, text })
  const passages = Array.from({ length: 60 }, (_, n) => ({ sourceId, start: 5 + n, end: 20 + n }))
  await study.call('codings.createMany', { passages, roles: ['C'] })
  await study.call('memos.create', { kind: 'analytic', title: name, body: `Of ${name}.` })
}

/** Overwrites every page that says what the tables are. */
function loseSchema(recoveryKey: string | null): void {
  const secret = recoveryKey === null ? undefined : { key: readRecoveryKey(recoveryKey) }
  const db = openCopy(path, secret)
  const pages = db
    .prepare("SELECT pageno FROM dbstat WHERE name = 'sqlite_schema'")
    .pluck()
    .all() as number[]
  db.close()
  expect(pages.length).toBeGreaterThan(1)
  const bytes = readFileSync(path)
  for (const page of pages) bytes.fill(0xa5, (page - 1) * PAGE, page * PAGE)
  writeFileSync(path, bytes)
}

const titles = async () => (await study.call('sources.list', {})).map(({ title }) => title).sort()

/** Exchanges the pages at which tables begin, as where a file was written anew in another order. */
function exchangeBeginnings(file: string, tables: readonly string[]): void {
  const db = openCopy(file)
  const find = db.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck()
  const starts = tables.map(table => (Number(find.get(table)) - 1) * PAGE)
  db.close()
  const before = readFileSync(file)
  const after = Buffer.from(before)
  for (const [index, start] of starts.entries()) {
    before.copy(after, starts[(index + 1) % starts.length], start, start + PAGE)
  }
  writeFileSync(file, after)
}

it('a backup is believed only where its rows stand as it says', async () => {
  const then = join(study.folder, 'then')
  const copy = join(study.folder, 'copy')
  await begin()
  await work('P01')
  await study.call('projects.close', {})
  copyFileSync(path, then)
  await study.call('projects.open', { path })
  await work('P02')
  await study.call('projects.close', {})
  copyFileSync(path, copy)
  expect(borrowSchema(copy, then, null)).toBe(true)
  copyFileSync(path, copy)
  exchangeBeginnings(copy, ['coding', 'source', 'text_version', 'memo', 'researcher'])
  expect(borrowSchema(copy, then, null)).toBe(false)
})

describe.each([
  ['a project', undefined],
  ['an encrypted project', PASSPHRASE],
])('%s that has lost what its tables are', (_kind, passphrase) => {
  const unlocking = passphrase === undefined ? {} : { passphrase }

  it('is read with the help of a backup, with all that was done since', async () => {
    const recoveryKey = await begin(passphrase)
    await work('P01')
    await study.call('backups.create', {})
    await work('P02')
    await work('P03')
    await study.call('projects.close', {})
    loseSchema(recoveryKey)
    const before = readFileSync(path)
    const opening = study.call('projects.open', { path, ...unlocking })
    await expect(opening).rejects.toMatchObject({ code: 'project_damaged' })
    const { report } = await study.call('projects.salvage', { path, to, ...unlocking })
    expect(report.tables.filter(({ lost }) => lost !== 0)).toEqual([])
    expect(readFileSync(path).equals(before)).toBe(true)
    await study.call('projects.open', { path: to, ...unlocking })
    expect(await titles()).toEqual(['P01', 'P02', 'P03'])
    expect(await study.call('codings.list', {})).toHaveLength(180)
    expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
  })

  it('is not read by a backup from before it was written anew, and nothing is left', async () => {
    const recoveryKey = await begin(passphrase)
    await work('P01')
    await study.call('backups.create', {})
    await work('P02')
    // Another file with its tables elsewhere, in the place of the one that was backed up.
    await study.call('projects.forget', {})
    await study.call('projects.close', {})
    loseSchema(recoveryKey)
    const salvaging = study.call('projects.salvage', { path, to, ...unlocking })
    await expect(salvaging).rejects.toMatchObject({ code: 'project_damaged' })
    expect(statSync(to, { throwIfNoEntry: false })).toBeUndefined()
  })
})
