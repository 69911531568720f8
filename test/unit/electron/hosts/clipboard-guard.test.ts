import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ClipboardGuard } from '../../../../electron/hosts/clipboard-guard.ts'
import { createBridge } from '../../../../electron/hosts/bridge.ts'
import { hostDouble } from '../../../support/host-double.ts'
import type { EngineEvent } from '../../../../shared/contract/contract.ts'

const QUOTE = '“Nobody rang.” (Hazel)'
const MINUTE = 60_000

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function guarded() {
  const { clipboard, copied } = hostDouble()
  return { guard: new ClipboardGuard(clipboard), copied }
}

describe('what was copied in the window', () => {
  it('is taken off the clipboard after the time that was chosen, and not before', async () => {
    const { guard, copied } = guarded()
    copied.text = QUOTE
    await guard.noteCopy(5)
    await vi.advanceTimersByTimeAsync(5 * MINUTE - 1)
    expect(copied.text).toBe(QUOTE)
    await vi.advanceTimersByTimeAsync(1)
    expect(copied.text).toBe('')
  })

  it('leaves alone what was copied elsewhere since', async () => {
    const { guard, copied } = guarded()
    copied.text = QUOTE
    await guard.noteCopy(5)
    copied.text = 'A shopping list'
    await vi.advanceTimersByTimeAsync(10 * MINUTE)
    await guard.clear()
    expect(copied.text).toBe('A shopping list')
  })

  it('has its time from the newest copy on', async () => {
    const { guard, copied } = guarded()
    copied.text = QUOTE
    await guard.noteCopy(5)
    await vi.advanceTimersByTimeAsync(4 * MINUTE)
    copied.text = 'Another'
    await guard.noteCopy(5)
    await vi.advanceTimersByTimeAsync(4 * MINUTE)
    expect(copied.text).toBe('Another')
    await vi.advanceTimersByTimeAsync(MINUTE)
    expect(copied.text).toBe('')
  })

  it('stays where that was chosen, also when the project closes', async () => {
    const { guard, copied } = guarded()
    copied.text = QUOTE
    await guard.noteCopy(null)
    await guard.clear()
    await vi.advanceTimersByTimeAsync(1_000 * MINUTE)
    expect(copied.text).toBe(QUOTE)
  })

  it('goes when the project is closed or locked, whatever the time', async () => {
    const listeners: ((event: EngineEvent) => void)[] = []
    const host = hostDouble()
    const engine = {
      call: vi.fn(),
      close: vi.fn(),
      onEvent: (listener: (event: EngineEvent) => void) => {
        listeners.push(listener)
        return () => undefined
      },
    }
    const call = createBridge(engine, host, '0.0.0')
    host.copied.text = QUOTE
    await call('host.copied', { clearAfter: 0 })
    await vi.advanceTimersByTimeAsync(1_000 * MINUTE)
    expect(host.copied.text).toBe(QUOTE)
    for (const listener of listeners) listener({ type: 'project', isOpen: false })
    await vi.advanceTimersByTimeAsync(0)
    expect(host.copied.text).toBe('')
  })
})
