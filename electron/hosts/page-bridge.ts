import type { CDPSession } from 'playwright-core'
import type { EngineEvent } from '../../shared/contract/contract.ts'
import type { WindowCall } from './bridge.ts'
import { WINDOW_ORIGIN } from './browser-switches.ts'

const SEND = '__retroduceSend'
const RECEIVE = '__retroduceReceive'

/**
 * Runs in the page before any of its scripts and makes `window.retroduce` as `shared/contract/bridge.ts` has it. The
 * browser's binding is taken off the window; answers come through a function that cannot be listed or replaced.
 */
const PAGE_SCRIPT = `(() => {
  const send = window.${SEND}
  delete window.${SEND}
  if (window !== window.top || location.origin !== '${WINDOW_ORIGIN}' || !send) return
  // No content security policy stops these, and making one opens ports on the local network.
  for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'RTCDataChannel']) delete window[name]
  const { parse, stringify } = JSON
  const pending = new Map()
  const listeners = new Set()
  let lastId = 0
  const receive = text => {
    const message = parse(text)
    if ('event' in message) {
      for (const listener of [...listeners]) {
        try { listener(message.event) } catch (error) { reportError(error) }
      }
      return
    }
    pending.get(message.id)?.(message.result)
    pending.delete(message.id)
  }
  const call = (procedure, input) => new Promise(resolve => {
    const id = ++lastId
    pending.set(id, resolve)
    send(stringify({ id, procedure, input }))
  })
  const onEvent = listener => {
    listeners.add(listener)
    return () => { listeners.delete(listener) }
  }
  Object.defineProperty(window, '${RECEIVE}', { value: receive })
  Object.defineProperty(window, 'retroduce', { value: Object.freeze({ call, onEvent }), enumerable: true })
  addEventListener('pagehide', () => send('{"leaving":true}'))
})()`

/** The host's end of `window.retroduce`. */
export interface PageBridge {
  /** Tells the page of an event. */
  send: (event: EngineEvent) => void
  /** Whether the page said that it was being closed, as it does unless the browser died. */
  hasLeft: () => boolean
}

interface PageMessage {
  id?: unknown
  procedure?: unknown
  input?: unknown
  leaving?: unknown
}

/**
 * Gives the page its bridge over the browser's own pipe. Calls are taken from the main frame of our origin only, which
 * the browser vouches for by execution context, not the page by what it says.
 */
export async function attachBridge(session: CDPSession, call: WindowCall): Promise<PageBridge> {
  const { frameTree } = await session.send('Page.getFrameTree')
  let contextId: number | null = null
  let isLeaving = false

  const deliver = (context: number | null, message: unknown): void => {
    if (context === null) return
    session
      .send('Runtime.callFunctionOn', {
        executionContextId: context,
        functionDeclaration: `function (text) { ${RECEIVE}(text) }`,
        arguments: [{ value: JSON.stringify(message) }],
      })
      .catch(() => {
        // The page that asked is gone (closed or loaded anew); nobody waits for this any more.
      })
  }

  session.on('Runtime.executionContextCreated', ({ context }) => {
    const { frameId, isDefault } = (context.auxData ?? {}) as Record<string, unknown>
    if (isDefault !== true || frameId !== frameTree.frame.id) return
    contextId = context.origin === WINDOW_ORIGIN ? context.id : null
    isLeaving = false
  })
  session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    if (name !== SEND || executionContextId !== contextId) return
    const message = readMessage(payload)
    if (message.leaving === true) isLeaving = true
    if (typeof message.id !== 'number') return
    const { id, procedure, input } = message
    void call(procedure, input).then(result => deliver(executionContextId, { id, result }))
  })

  await session.send('Runtime.enable')
  await session.send('Runtime.addBinding', { name: SEND })
  await session.send('Page.addScriptToEvaluateOnNewDocument', { source: PAGE_SCRIPT })
  return { send: event => deliver(contextId, { event }), hasLeft: () => isLeaving }
}

function readMessage(payload: string): PageMessage {
  try {
    return (JSON.parse(payload) ?? {}) as PageMessage
  } catch {
    // Not from our script: a page that was taken over may send anything.
    return {}
  }
}
