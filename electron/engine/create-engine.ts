import type { EngineEvent } from '../../shared/contract/contract.ts'
import type { Engine, EngineOptions } from './engine.ts'
import { route } from './router.ts'
import { makeSession, type Session } from './session.ts'

/** Makes an engine in this thread: the command line, tests and benchmarks use it so, and the worker thread wraps it. */
export function createEngine(options: EngineOptions): Engine {
  const listeners = new Set<(event: EngineEvent) => void>()
  const session: Session = makeSession(
    options,
    event => {
      for (const listener of listeners) listener(event)
    },
    procedure => route(session, procedure, {}),
  )
  return {
    call: (procedure, input) => route(session, procedure, input),
    onEvent(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => session.stop(),
  }
}
