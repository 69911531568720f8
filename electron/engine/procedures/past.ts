import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import { AppError } from '../../../shared/domain/app-error.ts'
import { THINGS } from '../../../shared/history/things.ts'
import { backUp } from '../../db/backup.ts'
import { databaseError, fileError } from '../../db/file-errors.ts'
import { replayBack } from '../../db/replay-back.ts'
import { refuseName } from '../../db/open.ts'
import { findStep } from '../../db/past-in-memory.ts'
import { fileBackupsApart } from '../../db/repositories/project.ts'
import { listChanges, readThen, restoreThen } from '../../db/repositories/past-things.ts'
import type { ReadableDb, WritableDb } from '../../db/sql.ts'
import type { AreaHandlers } from '../handlers.ts'
import { recordExport } from '../record-export.ts'

type Area = AreaHandlers<'history'>

/** Things as they were, and the whole project as it was. */
export const pastHandlers: Omit<Area, 'history.list' | 'history.state'> = {
  'history.changes': (db, { number, limit }) => listChanges(db, number, limit),
  'history.thing': (db, { thing, id, number }) => {
    const { own, parts, name } = readThen(db, thing, id, number)
    return {
      name,
      wasThere: own.was !== null,
      isThere: own.now !== null,
      differences: differencesOf(own.was, own.now),
      parts: parts.filter(part => part.now !== part.was).length,
    }
  },
  'history.restore': (db, { thing, id, number }) => {
    const { name } = readThen(db, thing, id, number)
    const changed = restoreThen(db, thing, id, number)
    const called = name === '' ? THINGS[thing].words.toLowerCase() : `“${name.slice(0, 60)}”`
    return { value: { changed }, label: `Bring back ${called} as of step ${number}` }
  },
  'history.showPast': (session, at) => {
    const step = requireStep(session.presentDb(), at)
    session.showPast(step)
    return step
  },
  'history.showNow': session => {
    session.showPast(null)
    return {}
  },
  'history.past': session => session.past(),
  'history.savePast': (session, { number, path }) => {
    const db = session.presentDb()
    const step = requireStep(db, { number })
    refuseName(path)
    if (existsSync(path)) throw fileError({ code: 'EEXIST' }, path)
    try {
      backUp(db, path, {
        change: copy => {
          copy.pragma('foreign_keys = OFF')
          copy.transaction(() => replayBack(copy as WritableDb, step.number))()
          fileBackupsApart(copy as WritableDb)
        },
      })
    } catch (error) {
      throw databaseError(error)
    }
    recordExport(session, { product: 'copy', path, tells: 'everything' })
    return { path, fileName: basename(path) }
  },
}

function requireStep(
  db: ReadableDb,
  at: { number?: number | undefined; at?: string | undefined },
): { number: number; at: string } {
  const step = findStep(db, at)
  if (step !== null) return step
  throw new AppError('not_found', 'There is no step of the history then. The project began later.')
}

/** Fields of two states of a row that differ, as texts. */
function differencesOf(then: string | null, now: string | null) {
  const [before, after] = [fieldsOf(then), fieldsOf(now)]
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter(field => field !== 'id' && before[field] !== after[field])
    .map(field => ({ field, was: before[field] ?? null, now: after[field] ?? null }))
}

function fieldsOf(row: string | null): Record<string, string | null> {
  if (row === null) return {}
  const fields = Object.entries(JSON.parse(row) as Record<string, string | number | null>)
  return Object.fromEntries(
    fields.map(([field, value]) => [field, value === null ? null : String(value)]),
  )
}
