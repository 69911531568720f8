import { AppError } from '../../shared/domain/app-error.ts'

/** Turns what the file system says about a project file into what a researcher can act on. */
export function fileError(error: unknown, path: string): unknown {
  if (error instanceof AppError) return error
  const code = codeOf(error)
  if (code === 'EEXIST') {
    return new AppError(
      'project_exists',
      'There is already a file of this name. Nothing was changed. Choose another name.',
    )
  }
  if (code === 'ENOENT' && !path.includes('\0')) {
    return new AppError('file_unreadable', 'There is no file or folder of this name.')
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new AppError('file_unreadable', 'This file or folder may not be read or written here.')
  }
  return new AppError('file_unreadable', 'This file cannot be read.', { reason: code })
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
}

/** What is said of a step once the open project's file is no longer at its path. */
export function projectMoved(): AppError {
  return new AppError(
    'project_moved',
    'The project file was moved, renamed or removed while it was open, so this step was not saved. Everything before it is still here: save a copy of the project now (in the place “Project”), and open that.',
  )
}

/** Turns what SQLite says into what a researcher can act on. */
export function databaseError(error: unknown): unknown {
  const code = codeOf(error)
  if (code.startsWith('SQLITE_BUSY')) {
    return new AppError(
      'project_locked',
      'This project is open in another window or program. Close it there first. Nothing was changed.',
    )
  }
  if (code === 'SQLITE_FULL') {
    return new AppError(
      'disk_full',
      'The disk is full, so the last step was not saved. Everything before it is safe. Make room and try again.',
    )
  }
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN')) {
    return new AppError(
      'project_read_only',
      'This project lies where it may not be changed. Copy it to a folder of yours and open the copy.',
    )
  }
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB')) {
    return new AppError(
      'project_damaged',
      'This project file is damaged. It was not changed. Keep it, and open your newest backup.',
    )
  }
  return error
}
