import { basename, dirname } from 'node:path'
import { AppError } from '../../shared/domain/app-error.ts'
import { removeLeftovers } from '../db/leftovers.ts'
import { writeWhole } from '../export/write-whole.ts'
import type { Session } from './session.ts'

/**
 * Writes a file that somebody asked for, whole or not at all; the one way out of a project.
 * @returns its size in bytes. Throws `invalid_input` for the place of a project, `file_unwritable` or `disk_full`.
 */
export async function writeOut(
  session: Session,
  path: string,
  content: string | Uint8Array,
): Promise<number> {
  refuseProject(session, path)
  removeLeftovers(dirname(path))
  return writeWhole(path, content)
}

/** The name of a project, of its journal, of a copy that is being made, or of a backup beside it. */
const OF_PROJECT = /\.retroduce(?:-wal|-journal|(?:\.forgetting|\.before-update-from-.*|\.part)*)$/i

/** Throws `invalid_input` where a file would take the place of a project, or of what lies beside one and is a part of it. */
export function refuseProject(session: Session, path: string): void {
  if (!OF_PROJECT.test(basename(path)) && !session.isOpenFile(path)) return
  throw new AppError(
    'invalid_input',
    'This file cannot take the place of a project. Choose another name for it.',
  )
}
