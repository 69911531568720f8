import { randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { BrowserCommand } from 'vitest/node'
import { createBridge, type WindowCall } from '../../electron/hosts/bridge.ts'
import type { EngineEvent, Result } from '../../shared/contract/contract.ts'
import type { TestEngine } from './engine.ts'
import { hostDouble } from './host-double.ts'

/** What a browser test wants to find. */
export interface EngineSetup {
  /** The title of a project that is made and open; none without it. */
  title?: string
  /** Files of the home folder by their paths in it, with their sizes. */
  files?: Record<string, number>
}

/** What a call came to, with the events since the call before it. */
export interface EngineAnswer {
  result: Result<unknown>
  events: EngineEvent[]
}

declare module 'vitest/browser' {
  interface BrowserCommands {
    startEngine(setup: EngineSetup): Promise<string>
    callEngine(engineId: string, procedure: string, input: unknown): Promise<EngineAnswer>
    stopEngine(engineId: string): Promise<void>
  }
}

interface RunningEngine {
  study: TestEngine
  call: WindowCall
  events: EngineEvent[]
}

const running = new Map<string, RunningEngine>()

const startEngine: BrowserCommand<[EngineSetup], string> = async (_context, { title, files }) => {
  // Only here: vitest.config.ts is also read by tools and test runs that need no database.
  const { startTestEngine } = await import('./engine.ts')
  const study = await startTestEngine(title)
  const home = join(study.folder, 'home')
  mkdirSync(home)
  for (const [name, size] of Object.entries(files ?? {})) {
    mkdirSync(dirname(join(home, name)), { recursive: true })
    writeFileSync(join(home, name), 'x'.repeat(size))
  }
  const bridge = createBridge(study.engine, hostDouble(), '0.0.0-test')
  const events: EngineEvent[] = []
  study.engine.onEvent(event => events.push(event))
  const engineId = randomUUID()
  const call: WindowCall = (procedure, input) => withHome(home, () => bridge(procedure, input))
  running.set(engineId, { study, call, events })
  return engineId
}

const callEngine: BrowserCommand<[string, string, unknown], EngineAnswer> = async (
  _context,
  engineId,
  procedure,
  input,
) => {
  const engine = running.get(engineId)
  if (engine === undefined) throw new Error(`${procedure} was called after its engine had stopped`)
  const result = await engine.call(procedure, input)
  return { result, events: engine.events.splice(0) }
}

const stopEngine: BrowserCommand<[string], void> = async (_context, engineId) => {
  const engine = running.get(engineId)
  running.delete(engineId)
  await engine?.study.dispose()
}

/** The browser tests' way to real engines over real files, which run in Vitest's own process. */
export const engineCommands = { startEngine, callEngine, stopEngine }

/**
 * The bridge looks into the home folder before it first waits for anything, so the tests that run at the same time each
 * see their own.
 */
function withHome<T>(home: string, run: () => T): T {
  const own = process.env['HOME']
  process.env['HOME'] = home
  try {
    return run()
  } finally {
    if (own === undefined) delete process.env['HOME']
    else process.env['HOME'] = own
  }
}
