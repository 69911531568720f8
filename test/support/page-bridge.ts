import { onTestFinished } from 'vitest'
import { commands } from 'vitest/browser'
import type { Bridge } from '../../shared/contract/bridge.ts'
import {
  contract,
  type EngineEvent,
  type InputOf,
  type OutputOf,
  type ProcedureName,
  type Result,
} from '../../shared/contract/contract.ts'
import { AppError, type ErrorCode } from '../../shared/domain/app-error.ts'
import type { EngineSetup } from './browser-engine.ts'

/** A call that the window made. */
interface WindowCall {
  procedure: string
  input: unknown
}

/**
 * `window.retroduce` over a real engine, which lives as long as the test. It keeps what the window called, and can keep
 * a procedure waiting or refuse it; everything else is the engine's own answer.
 */
export class PageBridge implements Bridge {
  readonly calls: WindowCall[] = []
  readonly #engineId: string
  readonly #listeners = new Set<(event: EngineEvent) => void>()
  readonly #gates = new Map<string, Promise<void>>()
  readonly #refusals = new Map<string, string>()

  constructor(engineId: string) {
    this.#engineId = engineId
  }

  /** The calls that were to change the project, in their order. */
  get commands(): WindowCall[] {
    return this.calls.filter(({ procedure }) => isCommand(procedure))
  }

  async call(procedure: string, input: unknown): Promise<Result<unknown>> {
    this.calls.push({ procedure, input })
    await this.#gates.get(procedure)
    const message = this.#refusals.get(procedure)
    if (message !== undefined) {
      return { ok: false, error: { code: 'invalid_input', message, details: {} } }
    }
    return this.#ask(procedure, input)
  }

  onEvent(listener: (event: EngineEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Runs a procedure beside the window, as another window would: it is not among the calls, and its events are heard. */
  async run<N extends ProcedureName>(procedure: N, input: InputOf<N>): Promise<OutputOf<N>> {
    const result = await this.#ask(procedure, input)
    if (result.ok) return result.value as OutputOf<N>
    const { code, message, details } = result.error
    throw new AppError(code as ErrorCode, message, details)
  }

  /** Keeps the window's calls of a procedure waiting; returns how to let them go. */
  hold(procedure: ProcedureName): () => void {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#gates.set(procedure, promise)
    return () => {
      this.#gates.delete(procedure)
      resolve()
    }
  }

  /** Refuses the window's calls of a procedure from now on; returns how to allow them again. */
  refuse(procedure: ProcedureName, message: string): () => void {
    this.#refusals.set(procedure, message)
    return () => this.#refusals.delete(procedure)
  }

  async #ask(procedure: string, input: unknown): Promise<Result<unknown>> {
    const { result, events } = await commands.callEngine(this.#engineId, procedure, input)
    for (const event of events) {
      for (const listener of this.#listeners) listener(event)
    }
    return result
  }
}

/** Starts an engine that stops when the test has finished, and puts it where the window looks for it. */
export async function startPageBridge(setup: EngineSetup): Promise<PageBridge> {
  const engineId = await commands.startEngine(setup)
  onTestFinished(() => commands.stopEngine(engineId))
  const bridge = new PageBridge(engineId)
  window.retroduce = bridge
  return bridge
}

function isCommand(procedure: string): boolean {
  return contract[procedure as ProcedureName]?.kind === 'command'
}
