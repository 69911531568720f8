/** The only two channels between Electron's window and the program: calls in, events out. */
export const CALL_CHANNEL = 'retroduce:call'
/** The only two channels between Electron's window and the program: calls in, events out. */
export const EVENT_CHANNEL = 'retroduce:event'
