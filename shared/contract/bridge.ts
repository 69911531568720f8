import type { EngineEvent, Result } from './contract.ts'

/** What the host puts on `window.retroduce`: the page's only way out, the same in Electron and in an installed browser. */
export interface Bridge {
  /** Runs an engine procedure, or a `host.*` procedure of the window's owner. Never rejects. */
  call(procedure: string, input: unknown): Promise<Result<unknown>>
  /** Listens to the engine's events; returns how to stop. */
  onEvent(listener: (event: EngineEvent) => void): () => void
}
