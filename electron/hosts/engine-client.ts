import { Worker } from 'node:worker_threads'
import type { EngineEvent, Result } from '../../shared/contract/contract.ts'
import type { Engine, EngineOptions } from '../engine/engine.ts'

/** What the engine's thread sends. */
type FromEngine =
  | { id: number; result: Result<unknown> }
  | { event: EngineEvent }
  | { closed: true }

/** How long a closing engine may take to write its last bytes before its thread is ended. */
const CLOSE_LIMIT_MS = 10_000

/**
 * Runs the engine in a thread of its own, so that no query ever holds up the window. Should the thread die, the calls
 * under way fail, and the next call starts a new one: everything committed is in the project file.
 */
export function startEngine(workerFile: string, options: EngineOptions): Engine {
  const pending = new Map<number, (result: Result<unknown>) => void>()
  const listeners = new Set<(event: EngineEvent) => void>()
  let lastId = 0
  let worker: Worker | null = null
  let isClosing = false
  let whenClosed: (() => void) | null = null

  function emit(event: EngineEvent): void {
    for (const listener of listeners) listener(event)
  }

  function receive(message: FromEngine): void {
    if ('event' in message) emit(message.event)
    else if ('closed' in message) whenClosed?.()
    else {
      pending.get(message.id)?.(message.result)
      pending.delete(message.id)
    }
  }

  function start(): Worker {
    const started = new Worker(workerFile, { workerData: options })
    started.on('message', receive)
    started.on('error', error => console.error(`engine: ${error.name}`))
    started.on('exit', () => {
      if (worker !== started) return
      worker = null
      whenClosed?.()
      for (const settle of pending.values()) settle(ENGINE_STOPPED)
      pending.clear()
      if (!isClosing) emit({ type: 'project', isOpen: false })
    })
    return started
  }

  return {
    call(procedure, input) {
      if (isClosing) return Promise.resolve(ENGINE_STOPPED)
      worker ??= start()
      const thread = worker
      const id = ++lastId
      return new Promise(resolve => {
        pending.set(id, resolve)
        thread.postMessage({ id, procedure, input })
      })
    },
    onEvent(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async close() {
      if (isClosing) return
      isClosing = true
      const closing = worker
      if (!closing) return
      let timer: NodeJS.Timeout | undefined
      await new Promise<void>(resolve => {
        whenClosed = resolve
        timer = setTimeout(resolve, CLOSE_LIMIT_MS)
        closing.postMessage({ close: true })
      })
      clearTimeout(timer)
      await closing.terminate()
    },
  }
}

const ENGINE_STOPPED: Result<unknown> = {
  ok: false,
  error: {
    code: 'internal',
    message:
      'The part of the program that holds the project stopped. Nothing that was saved is lost: open the project again.',
    details: {},
  },
}
