import type { ParsedInputOf } from '../../../shared/contract/contract.ts'
import type { ProjectInfo, Researcher } from '../../../shared/contract/project.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { newId } from '../ids.ts'
import { SCHEMA_VERSION } from '../migrate.ts'
import { secretOf } from '../secret.ts'
import { all, get, insert, type ReadableDb, run, sql, update, type WritableDb } from '../sql.ts'

/** Writes the first rows of a new project: itself and its first researcher. */
export function insertProject(
  db: WritableDb,
  title: string,
  researcher: { id: string; name: string },
): void {
  insert(db, 'project', {
    id: newId(),
    title,
    created_at: new Date().toISOString(),
    configuration_counter: 0,
  })
  writeSetting(db, 'researcher_id', insertResearcher(db, researcher))
}

/** The project in short. */
export function getProjectInfo(db: ReadableDb): ProjectInfo {
  const project = get<
    Pick<ProjectInfo, 'id' | 'title' | 'createdAt' | 'template' | 'mechanismSplit'>
  >(
    db,
    sql`SELECT id, title, created_at AS createdAt, template, mechanism_split AS mechanismSplit
        FROM project`,
  )
  if (project === undefined) {
    throw new AppError('project_damaged', 'This project file has lost its first entry.')
  }
  const counts = get<ProjectInfo['counts']>(
    db,
    sql`SELECT (SELECT count(*) FROM source) AS sources, (SELECT count(*) FROM code) AS codes,
          (SELECT count(*) FROM coding) AS codings, (SELECT count(*) FROM element) AS elements,
          (SELECT count(*) FROM configuration) AS configurations,
          (SELECT count(*) FROM evidence) AS evidence, (SELECT count(*) FROM theory) AS theories`,
  )
  if (counts === undefined) throw new Error('No counts')
  const researcherId = currentResearcherId(db)
  const researcher = getResearcher(db, researcherId)
  return {
    ...project,
    schemaVersion: SCHEMA_VERSION,
    isEncrypted: secretOf(db) !== undefined,
    researcher,
    counts,
  }
}

/** Changes the project's title. */
export function renameProject(db: WritableDb, title: string): void {
  run(db, sql`UPDATE project SET title = ${title}`)
}

/** Changes how the project writes its configurations. */
export function setTemplate(
  db: WritableDb,
  { template, mechanismSplit }: ParsedInputOf<'project.setTemplate'>,
): void {
  const { id } = getProjectInfo(db)
  update(db, 'project', id, { template, mechanism_split: mechanismSplit })
}

/** The project's id. */
export function getProjectId(db: ReadableDb): string {
  return get<{ id: string }>(db, sql`SELECT id FROM project`)?.id ?? ''
}

/** The id under which the backups of this file are filed: the project's, but for a copy of it. */
export function getBackupsId(db: ReadableDb): string {
  // A backup before an update is of a project that may be older than this table.
  const isKnown = get(db, sql`SELECT 1 FROM sqlite_schema WHERE name = 'own_backups'`) !== undefined
  const own = isKnown ? get<{ id: string }>(db, sql`SELECT id FROM own_backups`) : undefined
  return own?.id ?? getProjectId(db)
}

/** Files the backups of a copy apart from those of its original. */
export function fileBackupsApart(copy: WritableDb): void {
  run(copy, sql`DELETE FROM own_backups`)
  insert(copy, 'own_backups', { id: newId() })
}

/** All researchers by name. */
export function listResearchers(db: ReadableDb): Researcher[] {
  const current = currentResearcherId(db)
  return all<Omit<Researcher, 'isCurrent'>>(
    db,
    sql`SELECT id, name, initials, colour FROM researcher ORDER BY name, id`,
  ).map(row => ({ ...row, isCurrent: row.id === current }))
}

/** One researcher. Throws `not_found`. */
export function getResearcher(db: ReadableDb, researcherId: string): Researcher {
  const researcher = listResearchers(db).find(({ id }) => id === researcherId)
  if (researcher === undefined) {
    throw new AppError('not_found', 'There is no such researcher.', { researcherId })
  }
  return researcher
}

/** Colours by which researchers are told apart: Paul Tol's "bright" scheme, darkened where white letters stand on it. */
const COLOURS = ['#4477aa', '#aa3377', '#228833', '#b5540a', '#66508f', '#1b7f8c']

/** Adds a researcher; returns the id. Initials are made from the name where none are given. */
export function insertResearcher(
  db: WritableDb,
  input: {
    id?: string
    name: string
    initials?: string | undefined
    colour?: string | undefined
  },
): string {
  const id = input.id ?? newId()
  const count = get<{ n: number }>(db, sql`SELECT count(*) AS n FROM researcher`)?.n ?? 0
  insert(db, 'researcher', {
    id,
    name: input.name,
    initials: input.initials ?? initialsOf(input.name),
    colour: input.colour ?? COLOURS[count % COLOURS.length] ?? '#4477aa',
  })
  return id
}

/** Changes a researcher. */
export function updateResearcher(
  db: WritableDb,
  researcherId: string,
  fields: { name?: string | undefined; initials?: string | undefined; colour?: string | undefined },
): void {
  update(db, 'researcher', researcherId, fields)
}

/** Who is coding on this copy. If undo has taken that researcher away, the first one there is. */
export function currentResearcherId(db: ReadableDb): string {
  const row = get<{ id: string }>(
    db,
    sql`SELECT id FROM researcher
        ORDER BY id = (SELECT value FROM local_setting WHERE key = 'researcher_id') DESC, id LIMIT 1`,
  )
  return row?.id ?? ''
}

/** A setting of this copy, or null. */
export function readSetting(db: ReadableDb, key: string): string | null {
  return (
    get<{ value: string }>(db, sql`SELECT value FROM local_setting WHERE key = ${key}`)?.value ??
    null
  )
}

/** Keeps a setting of this copy; not journaled, since it says nothing about the study. */
export function writeSetting(db: WritableDb, key: string, value: string): void {
  run(
    db,
    sql`INSERT INTO local_setting (key, value) VALUES (${key}, ${value})
        ON CONFLICT DO UPDATE SET value = excluded.value`,
  )
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/u).filter(word => word !== '')
  const letters = words.map(word => [...word][0] ?? '').join('')
  return [...letters].slice(0, 3).join('').toUpperCase()
}
