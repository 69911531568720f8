import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ProcedureName } from '../../shared/contract/contract.ts'
import { startTestEngine, type TestEngine } from '../support/engine.ts'
import { filesWithWords, holdsWords } from '../support/search-bytes.ts'

const NAMES = ['Moira Keane', 'Moira', 'Oona', 'Leith'].map((name, index) => ({
  name,
  replacement: `N${index + 1}`,
}))
const TEXT = 'INT: So?\nMoira: Oona came from Leith.\nINT: And?\nMoira: Moira Keane, says I.\n'

let study: TestEngine
let path: string
beforeEach(async () => {
  study = await startTestEngine('Forgetful')
  path = join(study.folder, 'study.retroduce')
})
afterEach(() => study.dispose())

/** A study with a name in every kind of place that there is, and in steps that were taken back. */
async function fillProject(): Promise<void> {
  const file = join(study.folder, 'Oona.txt')
  writeFileSync(file, TEXT)
  const { reports } = await study.call('sources.import', { files: [file], group: 'Leith' })
  writeFileSync(file, '')
  const sourceId = reports[0]?.sourceId ?? ''
  const coding = await study.call('codings.create', {
    ...{ sourceId, start: 16, end: 27, roles: ['C'], note: 'Oona' },
  })
  const lost = await study.call('codings.create', { sourceId, start: 60, end: 71 })
  await study.call('sources.edit', { sourceId, edits: [{ start: 52, end: 74, text: 'No.' }] })
  expect(await study.call('codings.get', { codingId: lost.id })).toMatchObject({ isOrphan: true })
  await study.call('participants.create', {
    ...{ pseudonym: 'Moira', note: 'Leith', group: 'Leith' },
    speakers: [{ sourceId, label: 'Moira' }],
  })
  const choice = { name: 'From Leith', type: 'choice' as const, choices: ['Leith', 'Elsewhere'] }
  await study.call('attributes.create', choice)
  await study.call('codes.create', { name: 'Oona', description: 'Leith' })
  const element = await study.call('elements.create', {
    ...{ role: 'C', label: 'Leith', codingIds: [coding.id] },
  })
  const slots = [{ role: 'C' as const, elementId: element.id }]
  await study.call('configurations.create', { title: 'Oona', slots })
  await study.call('theories.create', { name: 'Leith', kind: 'initial', narrative: 'Oona' })
  await study.call('sources.create', { title: 'Oona', text: 'Leith' })
  await study.call('history.undo', {})
  await study.call('pseudonyms.apply', { names: NAMES })
}

const visible = async () => [
  await study.call('sources.list', {}),
  await study.call('codings.list', {}),
  await study.call('participants.list', {}),
  await study.call('speakers.list', {}),
  await study.call('codes.list', {}),
  await study.call('configurations.list', {}),
]

describe('a project that forgets', () => {
  it('holds no name of the list in any byte, and is otherwise as it was', async () => {
    await fillProject()
    const before = await visible()
    expect(JSON.stringify(before)).not.toMatch(/Moira|Oona|Leith/)
    expect(filesWithWords(study.folder, 'Oona')).not.toEqual([])
    const earlier = await study.call('project.earlier', {})
    expect(earlier).toMatchObject({ textVersions: 3, originals: 1, backups: 0 })
    const forgotten = await study.call('projects.forget', {})
    expect(forgotten).toEqual(earlier)
    expect(await visible()).toEqual(before.map(withoutOriginals))
    const nothing = { textVersions: 0, originals: 0, steps: 0, backups: 0 }
    expect(await study.call('project.earlier', {})).toEqual(nothing)
    expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
    await study.call('projects.close', {})
    expect(readdirSync(study.folder).filter(name => name.startsWith('study'))).toEqual([
      'study.retroduce',
    ])
    for (const { name } of NAMES) expect(holdsWords(readFileSync(path), name)).toBe(false)
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o077).toBe(0)
  })

  it('still lists its steps by their kind, can take none of them back, and every new one', async () => {
    await fillProject()
    const before = await study.call('history.list', {})
    await study.call('projects.forget', {})
    const after = await study.call('history.list', {})
    expect(after.map(({ number, procedure, at }) => [number, procedure, at])).toEqual(
      before.map(({ number, procedure, at }) => [number, procedure, at]),
    )
    expect(after[0]?.label).toBe('Replaces names in texts')
    expect(await study.call('history.state', {})).toEqual({ undo: null, redo: null })
    await expect(study.call('history.undo', {})).rejects.toMatchObject({ code: 'nothing_to_undo' })
    await study.call('project.rename', { title: 'Anew' })
    await study.call('history.undo', {})
    expect(await study.call('project.info', {})).toMatchObject({ title: 'Forgetful' })
  })

  it('keeps original files where that is wanted, and counts the backups beside it', async () => {
    const file = join(study.folder, 'P01.txt')
    writeFileSync(file, 'INT: So?\n')
    const { reports } = await study.call('sources.import', { files: [file] })
    writeFileSync(`${path}.before-update-from-30`, 'an older state')
    const { originals, backups } = await study.call('projects.forget', { keepOriginals: true })
    expect([originals, backups]).toEqual([0, 1])
    const out = { sourceId: reports[0]?.sourceId ?? '', path: join(study.folder, 'out.txt') }
    await study.call('sources.exportOriginal', out)
    expect(readFileSync(out.path, 'utf8')).toBe('INT: So?\n')
    expect(readFileSync(`${path}.before-update-from-30`, 'utf8')).toBe('an older state')
  })

  it('stays open and locked, and tells the window to read everything again', async () => {
    const events: unknown[] = []
    study.engine.onEvent(event => events.push(event))
    await study.call('projects.forget', {})
    expect(events).toMatchObject([{ type: 'changed' }])
    const second = await startTestEngine()
    await expect(second.call('projects.open', { path })).rejects.toMatchObject({
      code: 'project_locked',
    })
    await second.dispose()
  })
})

it('a project with a fault keeps its past, and says which fault', async () => {
  await study.call('memos.create', { kind: 'analytic', title: 'Linked' })
  await study.call('projects.close', {})
  const db = new Database(path)
  db.exec("INSERT INTO memo_link SELECT id, 'code', 'gone', 0 FROM memo")
  db.close()
  await study.call('projects.open', { path })
  const copy = { path: join(study.folder, 'copy.retroduce'), withoutEarlier: true }
  for (const refused of [
    study.call('projects.forget', {}),
    study.call('projects.saveCopy', copy),
  ]) {
    await expect(refused).rejects.toMatchObject({
      code: 'project_damaged',
      message: expect.stringContaining('Save the memo again.'),
    })
  }
  expect(readdirSync(study.folder).filter(name => /forgetting|copy/.test(name))).toEqual([])
})

it.each([
  ['opens a project of the folder', 'projects.open', {}],
  ['writes a copy there', 'projects.saveCopy', { withoutEarlier: true }],
  ['writes an export there', 'exports.write', { product: 'codings' }],
])('what a killed program left unfinished goes when one %s', async (_, procedure, input) => {
  await fillProject()
  const uuid = randomUUID()
  const unfinished = [`.${uuid}.part`, 'c.retroduce.part', 'c.retroduce.part-journal']
  const others = ['new.retroduce.part', 'notes.part', `${uuid}.part`]
  const anHourAgo = new Date(Date.now() - 3_600_000)
  for (const name of [...unfinished, ...others]) writeFileSync(join(study.folder, name), 'Oona')
  for (const name of [...unfinished, ...others.slice(1)]) {
    utimesSync(join(study.folder, name), anHourAgo, anHourAgo)
  }
  if (procedure === 'projects.open') await study.call('projects.close', {})
  const file = { 'projects.saveCopy': 'copy.retroduce', 'exports.write': 'codings.csv' }[procedure]
  const given = { ...input, path: file === undefined ? path : join(study.folder, file) }
  expect(await study.engine.call(procedure as ProcedureName, given)).toMatchObject({ ok: true })
  const left = readdirSync(study.folder).filter(name => name.includes('.part'))
  expect(left.sort()).toEqual(others.sort())
})

it('a copy without the past holds no name, and the project keeps its past', async () => {
  await fillProject()
  const copy = join(study.folder, 'copy.retroduce')
  const before = await study.call('project.earlier', {})
  await study.call('projects.saveCopy', { path: copy, withoutEarlier: true })
  for (const { name } of NAMES) expect(holdsWords(readFileSync(copy), name)).toBe(false)
  expect(await study.call('project.earlier', {})).toEqual(before)
  await study.call('projects.open', { path: copy })
  expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
})

/** The list of sources no longer says that a file is kept. */
function withoutOriginals<T>(answer: T): T {
  return JSON.parse(
    JSON.stringify(answer).replaceAll('"hasOriginal":true', '"hasOriginal":false'),
  ) as T
}
