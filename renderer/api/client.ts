import { QueryClient, useMutation, useQuery } from '@tanstack/react-query'
import type { Bridge } from '../../shared/contract/bridge.ts'
import type { InputOf, OutputOf, ProcedureName } from '../../shared/contract/contract.ts'
import type { HostInputOf, HostOutputOf, HostProcedureName } from '../../shared/contract/host.ts'
import { AppError, ERROR_CODES, type ErrorCode } from '../../shared/domain/app-error.ts'

/** The page's only door to the host; nothing else in the renderer touches `window.retroduce`. */
declare global {
  interface Window {
    retroduce: Bridge
  }
}

/** Runs a procedure of the engine; throws `AppError` when it was refused. */
export async function call<N extends ProcedureName>(
  procedure: N,
  input: InputOf<N>,
): Promise<OutputOf<N>> {
  return (await request(procedure, input)) as OutputOf<N>
}

/** Asks the window's owner; throws `AppError` when it was refused. */
export async function callHost<N extends HostProcedureName>(
  procedure: N,
  input: HostInputOf<N>,
): Promise<HostOutputOf<N>> {
  return (await request(procedure, input)) as HostOutputOf<N>
}

async function request(procedure: string, input: unknown): Promise<unknown> {
  const result = await window.retroduce.call(procedure, input)
  if (result.ok) return result.value
  const { code, message, details } = result.error
  throw new AppError(isErrorCode(code) ? code : 'internal', message, details)
}

function isErrorCode(code: string): code is ErrorCode {
  return (ERROR_CODES as readonly string[]).includes(code)
}

/** `offline` must not pause anything here: there is no network, on purpose. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { networkMode: 'always', retry: false, staleTime: Number.POSITIVE_INFINITY },
    mutations: { networkMode: 'always', retry: false },
  },
})

/** Reads through a query procedure and reads again whenever the engine says that its area has changed. */
export function useProcedure<N extends ProcedureName>(
  procedure: N,
  input: InputOf<N>,
  options: { enabled?: boolean } = {},
) {
  return useQuery<OutputOf<N>>({
    queryKey: [procedure, input],
    queryFn: () => call(procedure, input),
    enabled: options.enabled ?? true,
    placeholderData: previous => previous,
  })
}

/** Runs a command; what the window shows follows from the engine's event, not from here. */
export function useCommand<N extends ProcedureName>(procedure: N) {
  return useMutation<OutputOf<N>, AppError, InputOf<N>>({
    mutationFn: input => call(procedure, input),
  })
}

/** Connects the engine's events to what is shown; returns how to stop. */
export function followEngine(): () => void {
  return window.retroduce.onEvent(event => {
    if (event.type === 'changed') {
      void queryClient.invalidateQueries({
        predicate: ({ queryKey }) => event.areas.includes(String(queryKey[0]).split('.')[0] ?? ''),
      })
    }
    if (event.type === 'project') void queryClient.resetQueries()
  })
}

/** Hears how a long task is coming along; returns how to stop. */
export function onProgress(
  listener: (task: string, done: number, total: number) => void,
): () => void {
  return window.retroduce.onEvent(event => {
    if (event.type === 'progress') listener(event.task, event.done, event.total)
  })
}
