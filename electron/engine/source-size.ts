import { AppError } from '../../shared/domain/app-error.ts'
import { LIMITS } from '../import/limits.ts'

/** Throws `too_large` for a text of more characters or lines than a source may have; files are held to the same. */
export function refuseTooLong(text: string): void {
  if (text.length > LIMITS.textUnits) {
    throw tooLong('more than 12 million characters', LIMITS.textUnits)
  }
  let lines = 0
  for (const _ of text.matchAll(/\S[^\n]*/g)) {
    if (++lines > LIMITS.blocks) throw tooLong('more than 100,000 lines', LIMITS.blocks)
  }
}

function tooLong(what: string, limit: number): AppError {
  return new AppError(
    'too_large',
    `The text has ${what}, which is more than one source may have. Nothing was changed. Split it into several sources.`,
    { limit },
  )
}
