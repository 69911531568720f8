import { lstatSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { hostname, userInfo } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { AppError } from '../../shared/domain/app-error.ts'

/*
 * Who has a project open lies beside it in a note, as office programs do it: the lock itself is SQLite's and tells
 * nothing of its holder. The note never decides anything. One that a killed program left is only read where the file is
 * locked, and goes when the project is next closed.
 */

/** A file that another put there is not read further. */
const MOST_BYTES = 2_000

const Holder = z.object({
  user: z.string().max(200),
  computer: z.string().max(300),
  since: z.iso.datetime(),
})

/** Says beside a project who has it open. A folder that cannot be written to is no reason to refuse the project. */
export function noteHolder(path: string): void {
  const note = noteOf(path)
  try {
    const { mode } = statSync(path)
    const holder = { user: userName(), computer: hostname(), since: new Date().toISOString() }
    // Anew, so that a link of this name leads nowhere; readable by those who may read the project.
    rmSync(note, { force: true })
    writeFileSync(note, JSON.stringify(holder), { flag: 'wx', mode: mode & 0o666 })
  } catch {
    // A full disk, or a folder where only the project itself may be written.
  }
}

/** Takes the note away again. */
export function forgetHolder(path: string): void {
  try {
    rmSync(noteOf(path), { force: true })
  } catch {
    // It stays, says who had the project last, and is only read while somebody has it.
  }
}

/** A refusal to open a locked project, with who has it open where that is known; every other error as it is. */
export function withHolder(error: unknown, path: string): unknown {
  if (!(error instanceof AppError) || error.code !== 'project_locked') return error
  const holder = readHolder(path)
  if (holder === null) return error
  const since = new Date(holder.since).toLocaleString('en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
  })
  const who = `by ${quoted(holder.user)} on the computer ${quoted(holder.computer)} since ${since}`
  return new AppError(
    'project_locked',
    `This project is open in another window or program, ${who}. Close it there first. Nothing was changed.`,
  )
}

function readHolder(path: string): z.infer<typeof Holder> | null {
  const note = noteOf(path)
  try {
    const found = lstatSync(note)
    if (!found.isFile() || found.size > MOST_BYTES) return null
    return Holder.parse(JSON.parse(readFileSync(note, 'utf8')))
  } catch {
    // None, or one that is not ours: then only that the project is open can be said.
    return null
  }
}

/** Hidden on most systems, and named so that it is not taken for a project. */
function noteOf(path: string): string {
  return join(dirname(path), `.${basename(path)}-open`)
}

function quoted(name: string): string {
  return `“${name.replace(/\p{C}/gu, '').slice(0, 60)}”`
}

function userName(): string {
  try {
    return userInfo().username
  } catch {
    // An account without an entry in the system's list.
    return ''
  }
}
