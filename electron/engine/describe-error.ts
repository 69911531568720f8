import { AppError } from '../../shared/domain/app-error.ts'

/** What crosses the boundary. An unknown error keeps its cause to itself: its message could hold text of the project. */
export function describeError(error: unknown, procedure: string) {
  if (error instanceof AppError) {
    return { code: error.code, message: error.message, details: error.details }
  }
  if (error instanceof RangeError && error.message.includes('call stack')) {
    return { code: 'invalid_input', message: 'The input is nested too deeply.', details: {} }
  }
  const kind = error instanceof Error ? error.name : typeof error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  console.error(`retroduce: ${procedure} failed: ${kind} ${code} ${placeOf(error)}`)
  return {
    code: 'internal',
    message: 'Something unexpected went wrong. Nothing was changed.',
    details: { procedure, kind, code },
  }
}

/** Where an error arose, by file and line: names of our own files, never data. */
function placeOf(error: unknown): string {
  const line =
    error instanceof Error ? error.stack?.split('\n').find(at => at.includes('    at ')) : ''
  return /([\w.-]+:\d+:\d+)\)?$/.exec(line ?? '')?.[1] ?? ''
}
