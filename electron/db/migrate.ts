import type { Database } from 'better-sqlite3'
import { AppError } from '../../shared/domain/app-error.ts'
import { firstSchema } from './migrations/0010-first-schema.ts'
import { textVersions } from './migrations/0020-text-versions.ts'
import { participants } from './migrations/0030-participants.ts'
import { originals } from './migrations/0040-originals.ts'
import { protection } from './migrations/0050-protection.ts'
import { memos } from './migrations/0060-memos.ts'
import { codeExamples } from './migrations/0070-code-examples.ts'
import { realistTheory } from './migrations/0080-realist-theory.ts'
import { casesAndPrinciples } from './migrations/0090-cases-and-principles.ts'
import { theoryVersions } from './migrations/0100-theory-versions.ts'
import { foreignIds } from './migrations/0110-foreign-ids.ts'
import { diagramAdjustments } from './migrations/0120-diagram-adjustments.ts'
import { checklists } from './migrations/0130-checklists.ts'
import { exportsAndRetention } from './migrations/0150-exports-and-retention.ts'
import { ownBackups } from './migrations/0170-own-backups.ts'
import { settlements } from './migrations/0190-settlements.ts'
import { team } from './migrations/0200-team.ts'
import { doubleCoding } from './migrations/0210-double-coding.ts'
import { keptPrinciples } from './migrations/0220-kept-principles.ts'
import { teamHub } from './migrations/0230-team-hub.ts'
import { partsOfProjects } from './migrations/0240-parts-of-projects.ts'
import { reviews } from './migrations/0250-reviews.ts'
import { workshops } from './migrations/0260-workshops.ts'

/** Marks a SQLite file as a project of this program: the letters "RTDC". */
export const APPLICATION_ID = 0x52544443

interface Migration {
  version: number
  statements: string
}

/** All schema changes, oldest first. A released one is never edited; versions go in steps of ten. */
export const MIGRATIONS: readonly Migration[] = [
  { version: 10, statements: firstSchema },
  { version: 20, statements: textVersions },
  { version: 30, statements: participants },
  { version: 40, statements: originals },
  { version: 50, statements: protection },
  { version: 60, statements: memos },
  { version: 70, statements: codeExamples },
  { version: 80, statements: realistTheory },
  { version: 90, statements: casesAndPrinciples },
  { version: 100, statements: theoryVersions },
  { version: 110, statements: foreignIds },
  { version: 120, statements: diagramAdjustments },
  { version: 130, statements: checklists },
  { version: 150, statements: exportsAndRetention },
  { version: 170, statements: ownBackups },
  { version: 190, statements: settlements },
  { version: 200, statements: team },
  { version: 210, statements: doubleCoding },
  { version: 220, statements: keptPrinciples },
  { version: 230, statements: teamHub },
  { version: 240, statements: partsOfProjects },
  { version: 250, statements: reviews },
  { version: 260, statements: workshops },
]

/** The schema version this program writes. */
export const SCHEMA_VERSION = MIGRATIONS.reduce((newest, { version }) => {
  if (version <= newest) throw new Error(`Migration ${version} is out of order`)
  return version
}, 0)

/**
 * Brings a project file to the newest schema in one transaction. `backUp` is called first when an existing project is
 * about to change, and must not return before the copy is verified. Throws `project_too_new` for a newer file.
 */
export function migrate(db: Database, backUp: (version: number) => void): void {
  const version = db.pragma('user_version', { simple: true }) as number
  refuseNewer(version)
  const pending = MIGRATIONS.filter(migration => migration.version > version)
  if (pending.length === 0) return
  if (version > 0) backUp(version)
  db.transaction(() => {
    for (const migration of pending) db.exec(migration.statements)
    const broken = db.pragma('foreign_key_check') as unknown[]
    if (broken.length > 0) throw new Error(`Migration left ${broken.length} broken references`)
    db.pragma(`application_id = ${APPLICATION_ID}`)
    db.pragma(`user_version = ${SCHEMA_VERSION}`)
  }).exclusive()
}

/** Throws `project_too_new` where a newer program has written the file. */
export function refuseNewer(version: number): void {
  if (version <= SCHEMA_VERSION) return
  throw new AppError(
    'project_too_new',
    'This project was last saved by a newer version of Retroduce. Nothing was changed. Update Retroduce to open it.',
    { version, supported: SCHEMA_VERSION },
  )
}
