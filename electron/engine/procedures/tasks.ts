import type { AreaHandlers } from '../handlers.ts'

/** Tasks that take long enough to be stopped. */
export const taskHandlers: AreaHandlers<'tasks'> = {
  'tasks.cancel': (session, { task }) => ({
    isCancelled: task === 'import' ? session.cancelReading() : session.cancelWriting(),
  }),
}
