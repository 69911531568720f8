import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { outdated } from '../../electron/db/backup-ages.ts'
import { secretOfBackup } from '../../electron/engine/backups/read-backup.ts'
import { createEngine } from '../../electron/engine/create-engine.ts'
import { sourceEngineOptions, startTestEngine, type TestEngine } from '../support/engine.ts'

const PASSPHRASE = 'nine grey geese over the fen'
const MARKER = 'The heron waited by the sluice'

let study: TestEngine
let path: string
beforeEach(async () => {
  study = await startTestEngine('Fen study')
  path = join(study.folder, 'study.retroduce')
})
afterEach(() => study.dispose())

const listed = async () => (await study.call('backups.list', {})).backups
const codeNames = async () => (await study.call('codes.list', {})).map(({ name }) => name)

describe('a backup', () => {
  it('lies in a folder called by the id of the project, for its owner only, and opens as a project', async () => {
    await study.call('codes.create', { name: MARKER })
    const made = await study.call('backups.create', {})
    expect(made).toMatchObject({ why: 'asked', isCurrent: true, isEncrypted: false })
    const [folder = ''] = readdirSync(join(study.folder, 'user-data/backups'))
    const { id } = await study.call('project.info', {})
    expect(folder).toBe(id)
    const file = join(study.folder, 'user-data/backups', made.id)
    expect(statSync(join(file, '..')).mode & 0o777).toBe(0o700)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(join(file, '..'))).toHaveLength(1)
    expect(made.id).not.toContain('Fen')
    const copy = join(study.folder, 'copy.retroduce')
    await study.call('backups.restoreTo', { backupId: made.id, path: copy })
    await study.call('projects.open', { path: copy })
    expect(await codeNames()).toEqual([MARKER])
    expect((await study.call('project.check', {})).isOk).toBe(true)
  })

  it('is made while steps are taken, of one moment, and none of the steps waits for it', async () => {
    const text = 'Ann: I waited and waited.\n'.repeat(36_000)
    for (let n = 0; n < 8; n += 1) {
      await study.call('sources.create', { title: `P${n}`, text: `${n} ${text}` })
    }
    let isDone = false
    const making = study.call('backups.create', {}).finally(() => {
      isDone = true
    })
    let steps = 0
    for (; !isDone && steps < 5_000; steps += 1) {
      await study.call('codes.create', { name: `Code ${steps}` })
      await new Promise(setImmediate)
    }
    const { id: backupId } = await making
    expect(steps).toBeGreaterThan(1)
    const { differences } = await study.call('backups.preview', { backupId })
    const codes = differences.find(({ kind }) => kind === 'Codes')
    expect(codes).toMatchObject({ added: 0, changed: 0 })
    expect(codes?.gone).toBeGreaterThan(0)
    await study.call('backups.restore', { backupId })
    expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
    expect(await codeNames()).toHaveLength(steps - (codes?.gone ?? 0))
  })

  it('says what restoring would change, and restores in place after a backup of what is there', async () => {
    const kept = await study.call('codes.create', { name: 'Kept' })
    const removed = await study.call('codes.create', { name: 'Removed since' })
    const { id: backupId } = await study.call('backups.create', {})
    await study.call('codes.update', { codeId: kept.id, name: 'Renamed' })
    await study.call('codes.remove', { codeId: removed.id })
    await study.call('codes.create', { name: 'Made since' })
    const { differences } = await study.call('backups.preview', { backupId })
    expect(differences).toContainEqual({
      kind: 'Codes',
      ...{ added: 1, changed: 1, gone: 1 },
      names: { added: ['Removed since'], changed: ['Kept'], gone: ['Made since'] },
    })
    const { before } = await study.call('backups.restore', { backupId })
    expect((await codeNames()).sort()).toEqual(['Kept', 'Removed since'])
    expect(before.why).toBe('restore')
    await study.call('backups.restore', { backupId: before.id })
    expect((await codeNames()).sort()).toEqual(['Made since', 'Renamed'])
    await study.call('codes.create', { name: 'And on' })
    expect((await study.call('project.check', {})).isOk).toBe(true)
  })

  it('is encrypted like the project, and holds nothing in clear', async () => {
    await study.call('codes.create', { name: MARKER })
    const clear = await study.call('backups.create', {})
    const file = (id: string) => join(study.folder, 'user-data/backups', id)
    expect(readFileSync(file(clear.id)).includes(MARKER)).toBe(true)
    await study.call('projects.encrypt', { passphrase: PASSPHRASE })
    const sealed = await study.call('backups.create', {})
    expect((await listed()).map(({ isEncrypted }) => isEncrypted)).toEqual([true, true])
    expect(readFileSync(file(clear.id)).includes(MARKER)).toBe(false)
    expect(readFileSync(file(sealed.id)).includes(MARKER)).toBe(false)
    const copy = join(study.folder, 'copy.retroduce')
    await study.call('backups.restoreTo', { backupId: sealed.id, path: copy })
    await study.call('codes.create', { name: 'Since' })
    // A backup from before it was encrypted was encrypted with it.
    await study.call('backups.restore', { backupId: clear.id })
    expect(await codeNames()).toEqual([MARKER])
    await study.call('projects.close', {})
    expect(readFileSync(path).includes(MARKER)).toBe(false)
    await study.call('projects.open', { path, passphrase: PASSPHRASE })
    await study.call('projects.close', {})
    await study.call('projects.open', { path: copy, passphrase: PASSPHRASE })
    expect(await codeNames()).toEqual([MARKER])
    await study.call('backups.remove', { backupIds: [clear.id] })
    expect((await listed()).map(({ id }) => id)).not.toContain(clear.id)
  })

  it('of an earlier key takes the passphrase of that time', async () => {
    await study.call('codes.create', { name: MARKER })
    await study.call('projects.encrypt', { passphrase: PASSPHRASE })
    const { id: backupId } = await study.call('backups.create', {})
    await study.call('projects.decrypt', { passphrase: PASSPHRASE })
    await study.call('codes.create', { name: 'Since' })
    const preview = study.call('backups.preview', { backupId })
    await expect(preview).rejects.toMatchObject({ code: 'project_encrypted' })
    const wrong = study.call('backups.restore', { backupId, passphrase: 'wrong' })
    await expect(wrong).rejects.toMatchObject({ code: 'wrong_passphrase' })
    await study.call('backups.restore', { backupId, passphrase: PASSPHRASE })
    expect(await codeNames()).toEqual([MARKER])
  })

  it('that fails takes none away, and the list says why', async () => {
    const { id } = await study.call('backups.create', {})
    const blocked = join(study.folder, 'blocked')
    mkdirSync(blocked)
    await study.call('backups.chooseFolder', { folder: blocked })
    rmSync(join(blocked, 'Retroduce backups'), { recursive: true })
    writeFileSync(join(blocked, 'Retroduce backups'), 'no folder')
    await expect(study.call('backups.create', {})).rejects.toMatchObject({
      code: 'file_unwritable',
    })
    const after = await study.call('backups.list', {})
    expect(after.backups.map(backup => backup.id)).toEqual([id])
    expect(after.failure?.message).toContain('folder for backups')
    expect(after.folderName).toBe('blocked')
    await study.call('backups.settings', { isOwnFolder: true })
    await study.call('backups.create', {})
    expect((await study.call('backups.list', {})).failure).toBeNull()
  })

  it('that is not there any more is told of in a sentence, and nothing is changed', async () => {
    await study.call('codes.create', { name: MARKER })
    const { id: backupId } = await study.call('backups.create', {})
    await study.call('codes.create', { name: 'Since' })
    rmSync(join(study.folder, 'user-data/backups', backupId))
    const gone = { code: 'not_found', message: expect.stringMatching(/backup/) }
    const elsewhere = secretOfBackup(join(study.folder, 'unplugged.retroduce'), null)
    await expect(elsewhere).rejects.toMatchObject({ code: 'file_unreadable' })
    await expect(study.call('backups.preview', { backupId })).rejects.toMatchObject(gone)
    await expect(study.call('backups.restore', { backupId })).rejects.toMatchObject(gone)
    expect(await codeNames()).toEqual([MARKER, 'Since'])
  })

  it('is found for a project that does not open any more', async () => {
    await study.call('codes.create', { name: MARKER })
    const { id } = await study.call('backups.create', {})
    await study.call('projects.close', {})
    const bytes = readFileSync(path)
    writeFileSync(path, bytes.fill(7, 4096, 12_288))
    await expect(study.call('projects.open', { path })).rejects.toMatchObject({
      code: 'project_damaged',
    })
    expect(await study.call('backups.listOf', { path })).toMatchObject({ backups: [{ id }] })
    const elsewhere = join(study.folder, 'other.retroduce')
    expect(await study.call('backups.listOf', { path: elsewhere })).toMatchObject({ backups: [] })
  })

  it('cannot be reached by a path', async () => {
    for (const backupId of ['../../etc/passwd', '/etc/passwd', 'a/../b']) {
      const restoring = study.call('backups.restore', { backupId })
      await expect(restoring).rejects.toMatchObject({ code: 'invalid_input' })
    }
  })
})

describe('backups unasked', () => {
  it('come after opening and on a clock while something changed, and before much is brought in', async () => {
    await study.call('projects.close', {})
    const options = sourceEngineOptions(join(study.folder, 'user-data'))
    const backups = { afterOpeningMs: 1, everyMs: 20 }
    const engine = createEngine({ ...options, backups })
    const call = async (procedure: string, input: unknown) => {
      const result = await engine.call(procedure, input)
      if (!result.ok) throw new Error(result.error.message)
      return result.value
    }
    const whys = async () =>
      ((await call('backups.list', {})) as { backups: { why: string }[] }).backups.map(b => b.why)
    await call('projects.open', { path })
    await expect.poll(whys, { timeout: 60_000 }).toEqual(['open'])
    await call('codes.create', { name: 'One' })
    await expect.poll(whys, { timeout: 60_000 }).toEqual(['clock', 'open'])
    await engine.close()

    const careful = createEngine({ ...options, backups: 'before risk' })
    await careful.call('projects.open', { path })
    await careful.call('codes.create', { name: 'Two' })
    const files = [{ name: 'a.txt', base64: btoa('Ann: One.') }]
    await careful.call('sources.import', { files })
    const result = await careful.call('backups.list', {})
    expect(result).toMatchObject({
      value: { backups: [{ why: 'import' }, { why: 'clock' }, { why: 'open' }] },
    })
    await careful.close()
  })
})

describe('old backups', () => {
  it('go by age, but never one of the last ten, nor all of a day of two weeks or of a week of a year', () => {
    const hour = 3_600_000
    const now = Date.parse('2026-11-22T10:00:00Z')
    const ages = fc.array(fc.integer({ min: 0, max: 500 * 24 }), { maxLength: 200 })
    fc.assert(
      fc.property(ages, hours => {
        const made = hours.map(age => ({ madeAt: now - age * hour }))
        const gone = new Set(outdated(made, now))
        const kept = made.filter(each => !gone.has(each))
        expect(kept.length).toBeGreaterThanOrEqual(Math.min(10, made.length))
        const newest = made.toSorted((a, b) => b.madeAt - a.madeAt).slice(0, 10)
        expect(newest.map(m => m.madeAt)).toEqual(
          kept
            .toSorted((a, b) => b.madeAt - a.madeAt)
            .slice(0, newest.length)
            .map(m => m.madeAt),
        )
        const day = (each: { madeAt: number }) => Math.floor(each.madeAt / (24 * hour))
        for (const each of made) {
          if (now - each.madeAt > 14 * 24 * hour) continue
          expect(kept.map(day)).toContain(day(each))
        }
        const week = (each: { madeAt: number }) => Math.floor(each.madeAt / (168 * hour))
        for (const each of made) {
          if (now - each.madeAt > 364 * 24 * hour) continue
          expect(kept.map(week)).toContain(week(each))
        }
        // What is kept beside the last ten is bounded: a backup every ten minutes does not fill a disk.
        expect(kept.length).toBeLessThanOrEqual(10 + 15 + 53)
        expect(outdated(kept, now)).toEqual([])
      }),
    )
  })
})

it('leaves no part of a copy behind when the program closes in the middle of it', async () => {
  const text = 'Ann: I waited and waited.\n'.repeat(36_000)
  await study.call('sources.create', { title: 'Long', text })
  const making = study.call('backups.create', {}).catch((error: unknown) => error)
  await study.call('projects.close', {})
  await making
  await study.engine.close()
  const folder = join(study.folder, 'user-data/backups')
  const names = existsSync(folder)
    ? readdirSync(folder, { recursive: true })
        .map(String)
        .filter(name => name.includes('.'))
    : []
  expect(names.filter(name => !name.endsWith('.retroduce'))).toEqual([])
  await study.call('projects.open', { path })
  expect((await study.call('project.check', {})).isOk).toBe(true)
})
