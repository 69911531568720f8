import { AppError } from '../../shared/domain/app-error.ts'

/** Tasks of one sort that are under way and can be stopped together. */
export interface RunningTasks {
  /** Begins one; the signal throws `cancelled` once it is to stop. `end` must follow. */
  start(): AbortSignal
  end(task: AbortSignal): void
  /** Stops all of them, and says whether there was any. */
  cancel(): boolean
}

/** `message` tells whoever waits what became of a task that was stopped; `stop` ends what works for them. */
export function makeRunningTasks(message: string, stop: () => void): RunningTasks {
  const running = new Map<AbortSignal, AbortController>()
  return {
    start() {
      const controller = new AbortController()
      running.set(controller.signal, controller)
      return controller.signal
    },
    end(task) {
      running.delete(task)
    },
    cancel() {
      if (running.size === 0) return false
      const reason = new AppError('cancelled', message)
      for (const controller of running.values()) controller.abort(reason)
      running.clear()
      stop()
      return true
    },
  }
}
