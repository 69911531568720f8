import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  lstatSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SCHEMA_VERSION } from '../../electron/db/migrate.ts'
import { createProjectFile, openProjectFile } from '../../electron/db/open.ts'
import { all, insert, type ReadableDb, sql, type WritableDb } from '../../electron/db/sql.ts'
import { AppError } from '../../shared/domain/app-error.ts'
import { startTestEngine, type TestEngine } from '../support/engine.ts'

let study: TestEngine
let path: string

beforeEach(async () => {
  study = await startTestEngine('Opening')
  path = join(study.folder, 'study.retroduce')
  await study.call('projects.close', {})
})
afterEach(() => study.dispose())

/** Changes a closed project file behind the program's back. */
function tamper(change: (db: Database.Database) => void): Buffer {
  const db = new Database(path)
  change(db)
  db.close()
  return readFileSync(path)
}

async function expectRefusal(code: string): Promise<void> {
  const before = readFileSync(path)
  await expect(study.call('projects.open', { path })).rejects.toMatchObject({ code })
  expect(readFileSync(path).equals(before)).toBe(true)
}

describe('opening a project file', () => {
  it('sets every connection up to be durable, closed to foreign code and without clear temporary files', () => {
    const db = openProjectFile(path)
    const setting = (name: string) => db.pragma(name, { simple: true })
    expect(setting('synchronous')).toBe(2)
    expect(setting('journal_mode')).toBe('wal')
    expect(setting('trusted_schema')).toBe(0)
    expect(setting('temp_store')).toBe(2)
    expect(setting('foreign_keys')).toBe(1)
    expect(setting('secure_delete')).toBe(1)
    db.close()
  })

  it('lets a second program read a clear refusal and the first go on', async () => {
    await study.call('projects.open', { path })
    const other = await startTestEngine()
    await expect(other.call('projects.open', { path })).rejects.toMatchObject({
      code: 'project_locked',
    })
    await study.call('codes.create', { name: 'Still here' })
    expect(await study.call('codes.list', {})).toHaveLength(1)
    await other.dispose()
  })

  it('tells the second program who holds the project, whatever lies where the note of it should', async () => {
    const note = join(study.folder, '.study.retroduce-open')
    const refusal = async () => {
      const other = await startTestEngine()
      const error: unknown = await other
        .call('projects.open', { path })
        .catch((said: unknown) => said)
      await other.dispose()
      return error instanceof AppError ? error.message : ''
    }
    await study.call('projects.open', { path })
    expect(await refusal()).toContain(`on the computer “${hostname()}” since`)
    const rubbish = ['', '{', '[]', '{"user":3}', `{"user":"${'x'.repeat(5_000)}"}`]
    for (const text of rubbish) {
      writeFileSync(note, text)
      expect(await refusal()).toBe(
        'This project is open in another window or program. Close it there first. Nothing was changed.',
      )
    }
    await study.call('projects.close', {})
    expect(existsSync(note)).toBe(false)
  })

  it('opens a project whose last holder was killed, and says so to nobody', async () => {
    const note = join(study.folder, '.study.retroduce-open')
    const target = join(study.folder, 'mine.txt')
    writeFileSync(target, 'mine')
    symlinkSync(target, note)
    await study.call('projects.open', { path })
    expect(lstatSync(note).isSymbolicLink()).toBe(false)
    await study.call('projects.close', {})
    expect(readFileSync(target, 'utf8')).toBe('mine')
  })

  it('leaves one file without a journal beside it when it closes', async () => {
    await study.call('projects.open', { path })
    await study.call('codes.create', { name: 'Trust' })
    await study.call('projects.close', {})
    expect(existsSync(`${path}-wal`) || existsSync(`${path}-shm`)).toBe(false)
    const db = new Database(path, { readonly: true })
    expect(db.pragma('journal_mode', { simple: true })).toBe('delete')
    db.close()
  })

  it('refuses an empty file, a text file and a foreign database, and changes none of them', async () => {
    path = join(study.folder, 'never-opened-before.retroduce')
    writeFileSync(path, '')
    await expectRefusal('not_a_project')
    writeFileSync(path, 'Interviewer: hello\n'.repeat(100))
    await expectRefusal('not_a_project')
    writeFileSync(path, '')
    tamper(db => db.exec('CREATE TABLE notes (body TEXT)'))
    await expectRefusal('not_a_project')
  })

  it('refuses a project of a newer program without touching it', async () => {
    tamper(db => db.pragma('user_version = 99990'))
    await expectRefusal('project_too_new')
  })

  it('refuses a project with a trigger of somebody else', async () => {
    tamper(db => db.exec('CREATE TRIGGER evil AFTER INSERT ON code BEGIN DELETE FROM coding; END'))
    await expect(study.call('projects.open', { path })).rejects.toMatchObject({
      code: 'project_damaged',
    })
  })

  it('is not fooled by a trigger that calls itself nearly like a table of statistics', async () => {
    tamper(db =>
      db.exec('CREATE TRIGGER sqliteXstatX AFTER INSERT ON code BEGIN DELETE FROM coding; END'),
    )
    await expectRefusal('project_damaged')
  })

  it('refuses a file of ours with a version that never was, and changes nothing', async () => {
    for (const version of [0, 5, 15]) {
      tamper(db => db.pragma(`user_version = ${version}`))
      await expectRefusal('project_damaged')
    }
  })

  it('has a new project whole in its file, before a first step or a kill', async () => {
    const fresh = join(study.folder, 'fresh.retroduce')
    await study.call('projects.create', { path: fresh, title: 'Fresh' })
    const copy = join(study.folder, 'copy.retroduce')
    cpSync(fresh, copy)
    await study.call('projects.close', {})
    expect((await study.call('projects.open', { path: copy })).info.title).toBe('Fresh')
  })

  it('opens a file killed while everything, its mark as a project too, was in its journal only', () => {
    const young = join(study.folder, 'young.retroduce')
    const db = createProjectFile(young)
    const killed = join(study.folder, 'killed.retroduce')
    for (const ending of ['', '-wal']) cpSync(young + ending, killed + ending)
    db.close()
    expect(readFileSync(killed).readUInt32BE(68)).toBe(0)
    const opened = openProjectFile(killed)
    expect(opened.pragma('user_version', { simple: true })).toBe(SCHEMA_VERSION)
    opened.close()
  })

  it('never mixes a backup with the journal of a crashed program, and puts both back', async () => {
    const backup = readFileSync(path)
    await study.call('projects.open', { path })
    // More than a journal holds, so that the first half is in the file and only the rest in the journal.
    const text = 'I waited and waited. '.repeat(8_000)
    for (let n = 0; n < 40; n += 1) {
      await study.call('sources.create', { title: `P${n}`, text: `${n} ${text}` })
    }
    const journal = readFileSync(`${path}-wal`)
    await study.call('projects.close', {})
    writeFileSync(path, backup)
    writeFileSync(`${path}-wal`, journal)
    await expect(study.call('projects.open', { path })).rejects.toMatchObject({
      code: 'project_damaged',
    })
    expect(readFileSync(path).equals(backup)).toBe(true)
    expect(readFileSync(`${path}-wal`).equals(journal)).toBe(true)
    renameSync(`${path}-wal`, join(study.folder, 'put-aside'))
    expect((await study.call('projects.open', { path })).info.title).toBe('Opening')
  })

  it('keeps its lock when the open project is reached by another name, or taken for a transcript', async () => {
    await study.call('projects.open', { path })
    const link = join(study.folder, 'link.retroduce')
    symlinkSync(path, link)
    expect((await study.call('projects.open', { path: link })).path).toBe(path)
    const { reports } = await study.call('sources.import', { files: [path, link] })
    expect(reports.map(({ isImported }) => isImported)).toEqual([false, false])
    // Locks are a process's own, so another process has to ask.
    const other = spawnSync(
      process.execPath,
      [
        '-e',
        `const db = new (require('better-sqlite3'))(${JSON.stringify(path)}, { timeout: 0 });
         try { db.exec('BEGIN EXCLUSIVE'); console.log('taken') } catch (error) { console.log(error.code) }`,
      ],
      { encoding: 'utf8' },
    )
    expect(other.stdout.trim()).toBe('SQLITE_BUSY')
  })

  it('takes no step once its file was moved away, and saves a copy of everything before', async () => {
    await study.call('projects.open', { path })
    await study.call('codes.create', { name: 'Trust' })
    renameSync(path, join(study.folder, 'moved.retroduce'))
    await expect(study.call('codes.create', { name: 'Lost' })).rejects.toMatchObject({
      code: 'project_moved',
    })
    const copy = join(study.folder, 'copy.retroduce')
    await study.call('projects.saveCopy', { path: copy })
    await study.call('projects.open', { path: copy })
    expect((await study.call('codes.list', {})).map(({ name }) => name)).toEqual(['Trust'])
  })

  it('makes files that only their owner may read, and leaves nothing of one that failed', async () => {
    expect(statSync(path).mode & 0o777).toBe(0o600)
    const wrong = join(study.folder, 'study.txt')
    await expect(study.call('projects.create', { path: wrong, title: 'X' })).rejects.toMatchObject({
      code: 'invalid_input',
    })
    expect(existsSync(wrong)).toBe(false)
    const leftover = join(study.folder, 'gone.retroduce')
    writeFileSync(`${leftover}-wal`, 'the journal of a project that was moved')
    await expect(
      study.call('projects.create', { path: leftover, title: 'X' }),
    ).rejects.toMatchObject({ code: 'project_exists' })
    expect(existsSync(`${leftover}-wal`)).toBe(true)
  })

  it('never makes a project over a file that is there', async () => {
    const before = readFileSync(path)
    await expect(study.call('projects.create', { path, title: 'Again' })).rejects.toMatchObject({
      code: 'project_exists',
    })
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  it('refuses every write that is not part of a command', () => {
    const db = openProjectFile(path)
    expect(() =>
      insert(db as ReadableDb as WritableDb, 'researcher', {
        id: 'x',
        name: 'X',
        initials: 'X',
        colour: '#000000',
      }),
    ).toThrow('write outside a command')
    db.close()
  })
})

describe('queries that run on every coding', () => {
  it('find their rows through an index', () => {
    const db = openProjectFile(path)
    const plan = (query: ReturnType<typeof sql>) =>
      all<{ detail: string }>(db, { ...query, text: `EXPLAIN QUERY PLAN ${query.text}` })
        .map(row => row.detail)
        .join('\n')
    expect(
      plan(sql`SELECT * FROM coding WHERE source_id = ${'s'} ORDER BY start_offset`),
    ).toContain('coding_place')
    expect(
      plan(sql`SELECT speaker FROM block WHERE version_id = ${'v'} AND start_offset <= ${5}
               ORDER BY start_offset DESC LIMIT 1`),
    ).toContain('block_place')
    expect(plan(sql`SELECT * FROM change WHERE command_id = ${'c'} ORDER BY number`)).toContain(
      'change_command',
    )
    db.close()
  })
})
