import type { AreaHandlers } from '../handlers.ts'

/** Tasks that take long enough to be stopped. */
export const taskHandlers: AreaHandlers<'tasks'> = {
  'tasks.cancel': async (session, { task }) => {
    if (task === 'diagram') return { isCancelled: await session.cancelDrawing() }
    return { isCancelled: task === 'import' ? session.cancelReading() : session.cancelWriting() }
  },
}
