import { type Query, QueryClient, useQuery } from '@tanstack/react-query'
import type { Bridge } from '../../shared/contract/bridge.ts'
import type { Coding } from '../../shared/contract/codings.ts'
import type { InputOf, OutputOf, ProcedureName } from '../../shared/contract/contract.ts'
import type { HostInputOf, HostOutputOf, HostProcedureName } from '../../shared/contract/host.ts'
import { AppError, ERROR_CODES, type ErrorCode } from '../../shared/domain/app-error.ts'
import { mergeCodings } from './merge-codings.ts'

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

/** Procedures that depend on other changes than the rest of their area, or on more. */
const OWN_AREAS: Readonly<Record<string, readonly string[]>> = {
  'sources.get': ['texts'],
  'codings.find': ['retrieval'],
  'codings.count': ['retrieval'],
  'comments.list': ['comments', 'codings', 'elements', 'configurations', 'theories'],
  'theories.diagram': ['theories', 'diagrams'],
  'agreement.measure': ['agreement', 'retrieval'],
  'agreement.differences': ['agreement', 'retrieval'],
  'agreement.configurations': ['retrieval', 'evidence', 'configurations'],
  'charts.get': ['retrieval', 'evidence', 'elements', 'configurations', 'theories'],
  'charts.draw': ['retrieval', 'evidence', 'elements', 'configurations', 'theories'],
}

/**
 * The areas of the contract whose changes a query's answer depends on. A source's text is large and rarely changes, so
 * it has an area of its own and is not read again for every coding.
 */
function areasOf(procedure: string): readonly string[] {
  return OWN_AREAS[procedure] ?? [procedure.split('.')[0] ?? '']
}

/** How often any of some areas has changed. */
function changesOf(areas: readonly string[]): number {
  return areas.reduce((sum, area) => sum + (changes.get(area) ?? 0), 0)
}

/** Procedures whose answers grow with a source. */
const LARGE: ReadonlySet<ProcedureName> = new Set([
  'codings.list',
  'codings.find',
  'search.find',
  'sources.get',
])

/** How often each area has changed. */
const changes = new Map<string, number>()

/** An answer that no change has overtaken: react-query does not ask again while a first answer is under way. */
async function callUntilCurrent<N extends ProcedureName>(
  procedure: N,
  input: InputOf<N>,
): Promise<OutputOf<N>> {
  const areas = areasOf(procedure)
  for (;;) {
    const before = changesOf(areas)
    const answer = await call(procedure, input)
    if (changesOf(areas) === before) return answer
  }
}

/**
 * Reads through a query procedure and reads again whenever the engine says that its area has changed. With `readsOnShow`
 * it reads again each time it is shown: for answers that depend on nearly every area.
 */
export function useProcedure<N extends ProcedureName>(
  procedure: N,
  input: InputOf<N>,
  options: { enabled?: boolean; readsOnShow?: boolean } = {},
) {
  return useQuery<OutputOf<N>>({
    queryKey: [procedure, input],
    queryFn: () => callUntilCurrent(procedure, input),
    enabled: options.enabled ?? true,
    placeholderData: previous => previous,
    ...(options.readsOnShow ? { staleTime: 0, refetchOnWindowFocus: false } : {}),
    // Comparing thousands of codings with those before took longer than showing them.
    structuralSharing: !LARGE.has(procedure),
  })
}

/** Reads what will be shown later, so that it is there then. It is kept for as long as the project is open. */
export async function readAhead<N extends ProcedureName>(
  procedure: N,
  input: InputOf<N>,
): Promise<void> {
  await queryClient.prefetchQuery({
    queryKey: [procedure, input],
    queryFn: () => callUntilCurrent(procedure, input),
    gcTime: Number.POSITIVE_INFINITY,
  })
}

/** Areas that changed since their queries were last read. */
const stale = new Set<string>()

/** The codings that changed since, where nothing else did that a list of codings tells; otherwise null. */
let staleCodings: Set<string> | null = new Set()

/** Reads the codings that changed, one by one; false where that would be too many, and lists are read whole. */
function readStaleCodings(): boolean {
  const codingIds = staleCodings
  if (codingIds === null || codingIds.size > MAX_RENEWED) return false
  staleCodings = new Set()
  if (codingIds.size > 0) void renewCodings([...codingIds])
  return true
}

function readStaleAgain(): void {
  const areas = new Set(stale)
  stale.clear()
  const isRenewed = readStaleCodings()
  staleCodings = new Set()
  void queryClient.invalidateQueries({
    predicate: query =>
      areasOf(String(query.queryKey[0])).some(area => areas.has(area)) &&
      !(isRenewed && isShownCodings(query)),
  })
}

/** Most codings that are read one by one; lists are read again whole beyond that. */
const MAX_RENEWED = 200

/** A list of codings that is on screen. */
function isShownCodings(query: Query): boolean {
  return query.queryKey[0] === 'codings.list' && query.state.data !== undefined && query.isActive()
}

/** Reads some codings again, into every list on screen. A list that is being read whole meanwhile is read once more. */
async function renewCodings(codingIds: string[]): Promise<void> {
  if (queryClient.getQueryCache().findAll({ predicate: isShownCodings }).length === 0) return
  try {
    showCodings(codingIds, await call('codings.list', { codingIds }))
  } catch {
    void queryClient.invalidateQueries({ queryKey: ['codings.list'] })
  }
}

/** Puts codings as they are now into every list on screen; those of `codingIds` that are not among them are gone. */
function showCodings(codingIds: readonly string[], current: readonly Coding[]): void {
  for (const { queryKey } of queryClient.getQueryCache().findAll({ predicate: isShownCodings })) {
    const { sourceId } = queryKey[1] as InputOf<'codings.list'>
    const own = current.filter(coding => sourceId === undefined || coding.sourceId === sourceId)
    queryClient.setQueryData<OutputOf<'codings.list'>>(queryKey, list =>
      list === undefined ? list : mergeCodings(list, codingIds, own),
    )
  }
}

function noteCodings(areas: readonly string[], codingIds: readonly string[] | undefined): void {
  if (!areas.includes('codings')) return
  if (codingIds === undefined) staleCodings = null
  else for (const id of codingIds) staleCodings?.add(id)
}

/** The newest step that the engine told of. */
export interface HeardStep {
  entryId: string
  /** The codings it changed; null where that may be any. */
  codingIds: readonly string[] | null
}

let newestStep: HeardStep | null = null

/** The newest step of the project; null where the engine has not told of it by its name. */
export function heardStep(): HeardStep | null {
  return newestStep
}

/** Longest wait for a frame: a window that is covered draws none. */
const FRAME_LIMIT_MS = 50

let isWaiting = false

/** Lets what a key press has changed reach the screen before what follows from it is read. */
function afterNextFrame(work: () => void): void {
  if (isWaiting) return
  isWaiting = true
  let timer = 0
  const run = () => {
    if (!isWaiting) return
    isWaiting = false
    clearTimeout(timer)
    work()
  }
  timer = window.setTimeout(run, FRAME_LIMIT_MS)
  requestAnimationFrame(() => window.setTimeout(run))
}

/** Connects the engine's events to what is shown; returns how to stop. */
export function followEngine(): () => void {
  return window.retroduce.onEvent(event => {
    if (event.type === 'changed') {
      for (const area of event.areas) {
        changes.set(area, (changes.get(area) ?? 0) + 1)
        stale.add(area)
      }
      const { entryId, codingIds, codings } = event
      if (event.areas.includes('history')) {
        newestStep = entryId === undefined ? null : { entryId, codingIds: codingIds ?? null }
      }
      if (codingIds !== undefined && codings !== undefined) showCodings(codingIds, codings)
      else noteCodings(event.areas, codingIds)
      afterNextFrame(readStaleAgain)
    }
    if (event.type === 'project') {
      newestStep = null
      void queryClient.resetQueries()
    }
  })
}

/** Hears that the computer goes to sleep or that its screen was locked; returns how to stop. */
export function onAway(listener: () => void): () => void {
  return window.retroduce.onEvent(event => {
    if (event.type === 'away') listener()
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
