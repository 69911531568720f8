import { create } from 'zustand'
import { call, onProgress } from '../api/client.ts'
import { sayError } from './notices.ts'

/** How long something may take before it is said that it is under way. */
const QUIET_MS = 300

interface ExportingState {
  /** What is being written; null while nothing is, or not for long. */
  name: string | null
  /** From 0 to 1; null while there is no telling. */
  done: number | null
}

/** What is being written, with how far it has come. */
export const useExporting = create<ExportingState>()(() => ({ name: null, done: null }))

/** Runs an export, and says that it is under way once it takes a while; `undefined` comes back where it was stopped. */
export async function whileExporting<T>(
  name: string,
  work: () => Promise<T>,
): Promise<T | undefined> {
  let done: number | null = null
  const timer = setTimeout(() => useExporting.setState({ name, done }), QUIET_MS)
  const stop = onProgress((task, count, total) => {
    if (task !== 'export' || total === 0) return
    done = count / total
    useExporting.setState({ done })
  })
  try {
    return await work()
  } catch (error) {
    const isStopped = error instanceof Error && 'code' in error && error.code === 'cancelled'
    if (!isStopped) throw error
    return undefined
  } finally {
    stop()
    clearTimeout(timer)
    useExporting.setState({ name: null, done: null })
  }
}

/** Stops what is being written: nothing of it stays. */
export function cancelExport(): void {
  call('tasks.cancel', { task: 'export' }).catch(sayError)
}
