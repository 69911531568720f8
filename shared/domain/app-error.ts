/**
 * An expected failure. It reaches the user as a sentence that says what happened, that nothing was lost, and what to do.
 * Neither `message` nor `details` ever holds text, quotes or memos of a project.
 */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly details: Record<string, unknown>
  constructor(code: ErrorCode, message: string, details: Record<string, unknown> = {}) {
    super(message)
    this.name = 'AppError'
    this.code = code
    this.details = details
  }
}

/** Every code an `AppError` may carry. They are public: scripts switch on them. */
export const ERROR_CODES = [
  'invalid_input',
  'unknown_procedure',
  'not_found',
  'no_project',
  'project_exists',
  'project_locked',
  'project_too_new',
  'project_damaged',
  'project_read_only',
  'project_moved',
  'not_a_project',
  'project_encrypted',
  'wrong_passphrase',
  'file_unreadable',
  'file_unwritable',
  'disk_full',
  'invalid_range',
  'in_use',
  'would_cycle',
  'duplicate',
  'version_frozen',
  'nothing_to_undo',
  'nothing_to_redo',
  'undo_refused',
  'format_unsupported',
  'format_broken',
  'source_empty',
  'too_large',
  'timed_out',
  'cancelled',
  'usage',
  'unavailable',
  'hub_unreachable',
  'hub_refused',
  'internal',
] as const
/** A stable, machine-readable name for a kind of failure. */
export type ErrorCode = (typeof ERROR_CODES)[number]
