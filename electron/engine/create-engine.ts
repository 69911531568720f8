import type { EngineEvent } from '../../shared/contract/contract.ts'
import type { Engine, EngineOptions } from './engine.ts'
import { route } from './router.ts'
import { makeSession } from './session.ts'

/** Makes an engine in this thread: the command line, tests and benchmarks use it so, and the worker thread wraps it. */
export function createEngine(options: EngineOptions): Engine {
  const listeners = new Set<(event: EngineEvent) => void>()
  const session = makeSession(options, event => {
    for (const listener of listeners) listener(event)
  })
  return {
    call: (procedure, input) => route(session, procedure, input),
    onEvent(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => session.stop(),
  }
}
