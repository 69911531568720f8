import type { CDPSession } from 'playwright-core'
import type { SystemClipboard } from './clipboard-guard.ts'

const WORLD = 'clipboard'

/**
 * Runs in a world of its own before any script of the page, which so never sees a paste that the host asks for, nor the
 * key that it is asked by. Only what is pasted by that key is taken: a paste of the user's goes where it should.
 */
const WORLD_SCRIPT = `(() => {
  addEventListener('keydown', event => {
    globalThis.isAsked = globalThis.isTaking && event.key === ''
    if (globalThis.isAsked) event.stopImmediatePropagation()
  }, true)
  addEventListener('paste', event => {
    if (!globalThis.isTaking || !globalThis.isAsked) return
    globalThis.isAsked = false
    event.stopImmediatePropagation()
    event.preventDefault()
    globalThis.taken = event.clipboardData.getData('text/plain')
  }, true)
})()`

/**
 * The clipboard through an installed browser. The page may not read it, and is given no permission to; the host reads it
 * by the browser's own command to paste. Where the system refuses, as for a window in the background it may, nothing is
 * read and so nothing cleared.
 */
export async function attachClipboard(session: CDPSession): Promise<SystemClipboard> {
  await session.send('Page.addScriptToEvaluateOnNewDocument', {
    source: WORLD_SCRIPT,
    worldName: WORLD,
  })
  let queue: Promise<unknown> = Promise.resolve()

  const run = async (expression: string): Promise<unknown> => {
    const { frameTree } = await session.send('Page.getFrameTree')
    const { executionContextId } = await session.send('Page.createIsolatedWorld', {
      frameId: frameTree.frame.id,
      worldName: WORLD,
    })
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      ...{ expression, contextId: executionContextId },
      ...{ awaitPromise: true, returnByValue: true, userGesture: true },
    })
    return exceptionDetails === undefined ? result.value : null
  }

  /** One after the other; a window that is gone has nothing to say. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T | null> => {
    const done = queue.then(work).catch(() => null)
    queue = done
    return done
  }

  return {
    read: () =>
      inTurn(async () => {
        await run('globalThis.taken = null; globalThis.isTaking = true')
        await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', commands: ['paste'] })
        const text = await run('globalThis.isTaking = false; globalThis.taken')
        return typeof text === 'string' ? text : null
      }),
    async clear() {
      await inTurn(() => run("navigator.clipboard.writeText('')"))
    },
  }
}
