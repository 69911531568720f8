import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { APPLICATION_ID, MIGRATIONS, SCHEMA_VERSION } from '../../electron/db/migrate.ts'
import { firstSchema } from '../../electron/db/migrations/0010-first-schema.ts'
import { startTestEngine } from '../support/engine.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'retroduce-migrate-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A project as version 10 wrote it, with a coding in it. */
function writeVersion10(path: string): void {
  const db = new Database(path)
  db.exec(firstSchema)
  db.exec(`
    BEGIN;
    INSERT INTO project VALUES ('p', 'Old', '2026-01-01T00:00:00.000Z', 0);
    INSERT INTO researcher VALUES ('r', 'Ann', 'A', '#4477aa');
    INSERT INTO content_text VALUES ('h', 'Nobody rang.', 12, 2);
    INSERT INTO source VALUES ('s', 'P01', 'transcript', NULL, 'txt', 'utf-8', 'v', '2026');
    INSERT INTO text_version VALUES ('v', 's', 1, 'h', 0, '[]', 'r', '2026');
    INSERT INTO block VALUES ('v', 0, 'paragraph', 0, 12, 0, NULL, NULL, NULL, NULL);
    INSERT INTO coding VALUES ('c', 's', 'v', 0, 6, 'Nobody', '', ' rang.', 'C', '', NULL, 'r', '2026');
    COMMIT;`)
  db.pragma(`application_id = ${APPLICATION_ID}`)
  db.pragma('user_version = 10')
  db.close()
}

it('an older project is brought up to date with its codings, after a verified backup beside it', async () => {
  const path = join(folder, 'old.retroduce')
  writeVersion10(path)
  const study = await startTestEngine()
  const { info } = await study.call('projects.open', { path })
  expect(info).toMatchObject({ title: 'Old', schemaVersion: SCHEMA_VERSION })
  expect(await study.call('codings.list', {})).toMatchObject([
    { id: 'c', quote: 'Nobody', isOrphan: false },
  ])
  await study.dispose()
  const backup = join(folder, 'old.retroduce.before-update-from-10')
  expect(existsSync(backup)).toBe(true)
  const db = new Database(backup, { readonly: true })
  expect(db.pragma('user_version', { simple: true })).toBe(10)
  expect(db.prepare('SELECT count(*) AS n FROM coding').get()).toEqual({ n: 1 })
  db.close()
  expect(readdirSync(folder)).toHaveLength(2)
})

it('migrations go up in steps of ten', () => {
  const versions = MIGRATIONS.map(({ version }) => version)
  expect(versions).toEqual(versions.map((_, index) => (index + 1) * 10))
})
