import { contextBridge, ipcRenderer } from 'electron'
import type { Bridge } from '../shared/contract/bridge.ts'
import type { EngineEvent, Result } from '../shared/contract/contract.ts'
import { CALL_CHANNEL, EVENT_CHANNEL } from './hosts/channels.ts'

/** Puts the bridge on the page's window. It hands over neither `ipcRenderer` nor any of its event objects. */
const bridge: Bridge = {
  async call(procedure, input) {
    try {
      return (await ipcRenderer.invoke(CALL_CHANNEL, procedure, input)) as Result<unknown>
    } catch {
      // The main process refused the sender, or the input cannot be sent: the page gets no details of either.
      const message = 'The program did not take that.'
      return { ok: false, error: { code: 'internal', message, details: {} } }
    }
  },
  onEvent(listener) {
    const receive = (_event: unknown, event: EngineEvent): void => listener(event)
    ipcRenderer.on(EVENT_CHANNEL, receive)
    return () => {
      ipcRenderer.removeListener(EVENT_CHANNEL, receive)
    }
  },
}

contextBridge.exposeInMainWorld('retroduce', bridge)
