import { parentPort, workerData } from 'node:worker_threads'
import { closeNetwork } from '../hub/guard.ts'
import { createEngine } from './create-engine.ts'
import type { EngineOptions } from './engine.ts'

/** The engine's thread: `{ id, procedure, input }` in, `{ id, result }` out; `{ close: true }` ends it. */
type ToEngine = { id: number; procedure: string; input: unknown } | { close: true }

const port = parentPort
if (port === null) throw new Error('The engine runs in a worker thread.')

// Before anything of a project is read.
closeNetwork()
const engine = createEngine(workerData as EngineOptions)
engine.onEvent(event => port.postMessage({ event }))

port.on('message', (message: ToEngine) => {
  if ('close' in message) {
    void engine.close().finally(() => {
      port.postMessage({ closed: true })
      port.close()
    })
    return
  }
  void engine
    .call(message.procedure, message.input)
    .then(result => port.postMessage({ id: message.id, result }))
})
