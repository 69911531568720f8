import type { EngineEvent, Result } from '../../shared/contract/contract.ts'
import type { BackupPolicy } from './backups/keeper.ts'
import type { HubPolicy } from './hub/hub-policy.ts'

/**
 * The engine as the rest of the program sees it: requests in, results and events out. It runs in a worker thread behind
 * the window and in the same thread for the command line; neither caller can tell.
 */
export interface Engine {
  /** Runs a procedure. Never rejects: a failure is a result with its code. */
  call(procedure: string, input: unknown): Promise<Result<unknown>>
  /** Listens to events; returns how to stop. */
  onEvent(listener: (event: EngineEvent) => void): () => void
  /** Closes the open project and stops. */
  close(): Promise<void>
}

/** What an engine needs to know of the machine it runs on. */
export interface EngineOptions {
  /** Folder for the list of recent projects; made if it is missing. */
  userDataDir: string
  /** Folder with the sample evaluation, fonts and templates. */
  resourcesDir: string
  /** Files of the worker threads: built ones, or the TypeScript itself where Node runs that (tests, benchmarks). */
  workers: {
    import: string
    interchange: string
    diagram: string
    search: string
    names: string
    tables: string
    database: string
    charts: string
  }
  /** When backups are made unasked; never, where it is missing. */
  backups?: BackupPolicy
  /** When a team's hub is talked to unasked; only when asked, where it is missing. */
  hub?: HubPolicy | undefined
  /** For tests alone: the logarithm of scrypt's work factor for bundles. The program never sets it, so that they cost a second to try. */
  sealingWork?: number
  /** Files of the WebAssembly libraries that draw pictures and cut fonts. */
  wasm: { resvg: string; harfbuzz: string }
  /** Files of the page of review packs, which the build makes; there is none where nothing is built. */
  packPage?: { script: string; style: string }
  /** The list of what the program is made of, which the build writes; there is none where nothing is built. */
  licences?: string
}
