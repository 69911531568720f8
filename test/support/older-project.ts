import Database from 'better-sqlite3'
import { APPLICATION_ID, MIGRATIONS } from '../../electron/db/migrate.ts'

/** A project as an older version wrote it, with a coding in it. */
export function writeOlder(path: string, version: number): void {
  const db = new Database(path)
  const earlier = MIGRATIONS.filter(migration => migration.version <= version)
  db.exec(MIGRATIONS[0]?.statements ?? '')
  db.exec(`
    BEGIN;
    INSERT INTO project VALUES ('p', 'Old', '2026-01-01T00:00:00.000Z', 0);
    INSERT INTO researcher VALUES ('r', 'Ann', 'A', '#4477aa');
    INSERT INTO content_text VALUES ('048c2f4ec765a27dbdc6b52a3d2dc21b3c7f2cfcfc1ab4499b67db4bcbde3940', 'Nobody rang.', 12, 2);
    INSERT INTO source VALUES ('s', 'P01', 'transcript', NULL, 'txt', 'utf-8', 'v', '2026');
    INSERT INTO text_version VALUES ('v', 's', 1, '048c2f4ec765a27dbdc6b52a3d2dc21b3c7f2cfcfc1ab4499b67db4bcbde3940', 1, '["P01"]', 'r', '2026');
    INSERT INTO block VALUES ('v', 0, 'turn', 0, 12, 0, 'P01', 1, NULL, NULL);
    INSERT INTO coding VALUES ('c', 's', 'v', 0, 6, 'Nobody', '', ' rang.', 'C', '', NULL, 'r', '2026');
    COMMIT;`)
  for (const { statements } of earlier.slice(1)) db.exec(statements)
  db.pragma(`application_id = ${APPLICATION_ID}`)
  db.pragma(`user_version = ${version}`)
  db.close()
}
