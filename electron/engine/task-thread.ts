import { type Transferable, Worker } from 'node:worker_threads'
import { AppError, ERROR_CODES, type ErrorCode } from '../../shared/domain/app-error.ts'

/** What a task thread answers: its request's id, and a value under a name of its own, or why not. */
interface Reply {
  id: number
  ok: boolean
  error?: { code: string; message: string; details?: Record<string, unknown> }
  /** Of a request that is still being worked on. */
  progress?: { done: number; total: number }
}

/** Hears how far a request has come. */
type OnProgress = (done: number, total: number) => void

interface Waiting {
  onProgress: OnProgress | undefined
  resolve: (reply: Reply) => void
  reject: (error: AppError) => void
  timer: NodeJS.Timeout
}

/** A thread for work that may block, stall or run out of memory. */
export interface TaskThread {
  /**
   * Sends a request and waits for its answer. Rejects with the thread's own error, or with `timed_out` after `limitMs` or
   * `too_large` where it took more memory than is allowed, both with the detail `isStopped`; then the thread is ended, and
   * the next request starts a new one. What is to be handed over, and not copied, is named.
   */
  ask<T>(
    request: object,
    limitMs: number,
    handOver?: readonly Transferable[],
    onProgress?: OnProgress,
  ): Promise<T>
  /** Ends the thread; what is under way is rejected as `cancelled`. */
  stop(): Promise<void>
}

/** How often the memory is looked at: a buffer that doubles goes from harmless to too much within a tenth of a second. */
const WATCH_MS = 25

/**
 * Makes a task thread; it starts with its first request. `memoryMb` bounds what its program makes, and what the process
 * grows by in one request: buffers lie outside of what the runtime's own limit counts.
 */
export function makeTaskThread(file: string, memoryMb: number, workerData?: object): TaskThread {
  let worker: Worker | null = null
  let atStart = 0
  let lastId = 0
  const waiting = new Map<number, Waiting>()

  function start(): Worker {
    const started = new Worker(file, {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    })
    started.unref()
    started.on('message', (reply: Reply) => {
      if (reply.progress !== undefined) {
        waiting.get(reply.id)?.onProgress?.(reply.progress.done, reply.progress.total)
        return
      }
      const entry = take(reply.id)
      if (entry === undefined) return
      if (reply.ok) entry.resolve(reply)
      else entry.reject(asAppError(reply.error))
    })
    started.on('error', error => {
      const isMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      end(
        started,
        isMemory
          ? tooMuchMemory()
          : new AppError('internal', 'This stopped unexpectedly. Nothing was lost.'),
      )
    })
    started.on('exit', () => end(started, new AppError('cancelled', 'This was stopped.')))
    return started
  }

  function take(id: number): Waiting | undefined {
    const entry = waiting.get(id)
    waiting.delete(id)
    if (entry !== undefined) clearTimeout(entry.timer)
    return entry
  }

  function end(ended: Worker, reason: AppError): void {
    if (worker !== ended) return
    worker = null
    for (const id of [...waiting.keys()]) take(id)?.reject(reason)
    void ended.terminate()
  }

  async function stop(): Promise<void> {
    const stopping = worker
    if (stopping === null) return
    // At once, so that whatever is asked next gets a thread of its own.
    end(stopping, new AppError('cancelled', 'This was stopped.'))
    await stopping.terminate()
  }

  return {
    async ask<T>(
      request: object,
      limitMs: number,
      handOver: readonly Transferable[] = [],
      onProgress?: OnProgress,
    ) {
      // What earlier requests left behind must not count against this one.
      if (waiting.size === 0 && memoryUsed() - atStart > memoryMb / 2) await stop()
      if (worker === null) {
        worker = start()
        atStart = memoryUsed()
      }
      const thread = worker
      const before = memoryUsed()
      const watch = setInterval(() => {
        if (memoryUsed() - before > memoryMb) end(thread, tooMuchMemory())
      }, WATCH_MS)
      const id = ++lastId
      // Only a thread with work under way may keep the program running.
      thread.ref()
      const reply = await new Promise<Reply>((resolve, reject) => {
        const begun = thread.performance.eventLoopUtilization()
        const cpuBefore = process.cpuUsage()
        const expire = (round: number) => {
          const entry = waiting.get(id)
          if (entry === undefined) return
          const { utilization } = thread.performance.eventLoopUtilization(begun)
          const { user, system } = process.cpuUsage(cpuBefore)
          const share = (user + system) / 1000 / (round * limitMs)
          if (round < MOST_ROUNDS && isHeldUp(utilization, share)) {
            entry.timer = setTimeout(() => expire(round + 1), limitMs)
          } else end(thread, tooMuchTime())
        }
        const timer = setTimeout(() => expire(1), limitMs)
        waiting.set(id, { onProgress, resolve, reject, timer })
        thread.postMessage({ ...request, id }, handOver)
      }).finally(() => {
        clearInterval(watch)
        if (waiting.size === 0) thread.unref()
      })
      return reply as T
    },
    stop,
  }
}

/** A thread that other programs kept from working gets its time again, this often in all. */
const MOST_ROUNDS = 3

/**
 * Whether a thread had work all the time and yet the machine gave it too little to do it: then it is not the work that is
 * too much. `utilization` is the share of the time in which it was not waiting, `cpuShare` what the process got of a
 * core. One that waits for ever, or has had its time, is not held up.
 */
export function isHeldUp(utilization: number, cpuShare: number): boolean {
  return utilization > 0.5 && cpuShare < 0.6
}

/** Megabytes that the whole process holds. */
function memoryUsed(): number {
  return process.memoryUsage.rss() / (1024 * 1024)
}

function tooMuchMemory(): AppError {
  return new AppError(
    'too_large',
    'This needs more memory than is allowed, so it was stopped. Nothing was lost.',
    { isStopped: true },
  )
}

function tooMuchTime(): AppError {
  return new AppError('timed_out', 'This took too long and was stopped. Nothing was lost.', {
    isStopped: true,
  })
}

function asAppError(error: Reply['error']): AppError {
  const code = (ERROR_CODES as readonly string[]).includes(error?.code ?? '')
    ? (error?.code as ErrorCode)
    : 'internal'
  return new AppError(code, error?.message ?? 'This failed. Nothing was lost.', error?.details)
}
