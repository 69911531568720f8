import { contract, type Result } from '../../shared/contract/contract.ts'
import type { Procedure } from '../../shared/contract/procedure.ts'
import { AppError } from '../../shared/domain/app-error.ts'
import type { Engine } from '../engine/engine.ts'
import { ClipboardGuard } from './clipboard-guard.ts'
import { Drops } from './drops.ts'
import { withoutPaths, withPaths, withTokens } from './file-fields.ts'
import type { Host } from './host.ts'
import { createHostCalls } from './host-calls.ts'
import { TokenRegistry } from './tokens.ts'

/** What a window may ask; it answers with a result and never rejects. */
export type WindowCall = (procedure: unknown, input: unknown) => Promise<Result<unknown>>

const procedures: Record<string, Procedure> = contract

/**
 * Stands between a window and everything else, the same for every kind of host. It lets known procedures through,
 * turns tokens into paths on the way in and paths into tokens on the way out, and answers `host.*` itself. A window
 * that was taken over can name no file that its user was not shown.
 */
export function createBridge(engine: Engine, host: Host, version: string): WindowCall {
  const tokens = new TokenRegistry()
  const drops = new Drops()
  const guard = new ClipboardGuard(host.clipboard)
  const hostCalls = createHostCalls(host, version, tokens, drops, guard)
  engine.onEvent(event => {
    // Closed, locked, or another one opened.
    if (event.type === 'project' && !event.isOpen) void guard.clear()
  })

  return async (name, input) => {
    try {
      if (typeof name !== 'string') throw unknownProcedure()
      const answer = Object.hasOwn(hostCalls, name) ? hostCalls[name] : undefined
      if (answer) return { ok: true, value: await answer(input) }
      const procedure = Object.hasOwn(procedures, name) ? procedures[name] : undefined
      if (!procedure) throw unknownProcedure()
      const given = withPaths(name, procedure, input, tokens, drops)
      const result = await engine.call(name, given)
      if (!result.ok) return { ok: false, error: withoutPaths(result.error) }
      return { ok: true, value: withTokens(procedure, result.value, tokens) }
    } catch (error) {
      return refusal(error)
    }
  }
}

function unknownProcedure(): AppError {
  return new AppError('unknown_procedure', 'There is no such procedure.')
}

function refusal(error: unknown): Result<unknown> {
  if (error instanceof AppError) {
    const { code, message, details } = error
    return { ok: false, error: { code, message, details } }
  }
  console.error(`window: ${error instanceof Error ? error.name : 'unknown failure'}`)
  const message = 'Something went wrong between the window and the program. Nothing was changed.'
  return { ok: false, error: { code: 'internal', message, details: {} } }
}
