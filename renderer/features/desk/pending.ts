import { create } from 'zustand'
import type { Coding } from '../../../shared/contract/codings.ts'
import { heardStep, queryClient } from '../../api/client.ts'
import { stepAhead } from '../../store/act.ts'
import { sayError } from '../../store/notices.ts'
import { isShown, useWhose } from '../../store/whose.ts'
import type { Change } from './change.ts'
import { noteStep, stepToCome } from './steps.ts'

/**
 * Changes to codings that were asked for and are not answered yet. The desk shows them at once, over what the engine
 * last said; an answer confirms them, a refusal takes them away again. Requests go out one after the other, so that a
 * coding can be changed before the engine has given it an id.
 */

interface PendingState {
  changes: readonly Change[]
  /** Edges that are being moved and not asked for yet. */
  edges: { codingId: string; start: number; end: number; quote: string } | null
}

/** What was asked for and is not answered yet. */
export const usePending = create<PendingState>()(() => ({ changes: [], edges: null }))

const realIds = new Map<string, string>()
const firstIds = new Map<string, string>()
let queue: Promise<void> = Promise.resolve()
let nextId = 1

/** An id for a coding that the engine has not named yet. */
export function temporaryId(): string {
  return `pending-${nextId++}`
}

/** The engine's id of a coding, once it has one. */
export function realId(codingId: string): string {
  return realIds.get(codingId) ?? codingId
}

/** A name for a coding that stays when the engine gives it its id; lanes and React keys hang on it. */
export function keyOf(codingId: string): string {
  return firstIds.get(codingId) ?? codingId
}

/** Codings, by their `keyOf`, that are not on disk as they are on screen. */
export function pendingKeys({ changes, edges }: PendingState): ReadonlySet<string> {
  const keys = new Set<string>()
  for (const change of changes) {
    keys.add(keyOf(change.kind === 'create' ? change.coding.id : change.codingId))
  }
  if (edges !== null) keys.add(keyOf(edges.codingId))
  return keys
}

/** Waits until everything asked for so far is answered. */
export function settled(): Promise<void> {
  return queue
}

/** Shows a change now and asks the engine for it in turn. Resolves to the coding, or to null if it was refused. */
export function submit(
  sourceId: string,
  change: Change,
  send: () => Promise<Coding | null>,
): Promise<Coding | null> {
  const back = opposite(sourceId, change)
  return inTurn(change, async () => {
    const before = heardStep()
    try {
      const coding = await send()
      if (change.kind === 'create' && coding !== null) {
        realIds.set(change.coding.id, coding.id)
        firstIds.set(coding.id, change.coding.id)
      }
      const forth = confirmed(change, coding)
      keep(sourceId, forth)
      noteStep({ sourceId, forth, back }, before)
      return coding
    } catch (error) {
      sayError(error)
      return null
    }
  })
}

// Undo and redo come after what was asked for before them. What the desk did itself is on screen before they are answered.
stepAhead((procedure, send) => {
  let shown: Change | null = null
  const answer = queue.then(async () => {
    const step = stepToCome(procedure)
    if (step === null) return send()
    shown = step.change
    show(shown)
    const entry = await send()
    if (step.isIt(entry)) keep(step.sourceId, step.change)
    return entry
  })
  goOnAfter(answer, () => {
    if (shown !== null) forget(shown)
  })
  return answer
})

/** Shows a change from now until its answer is in, which is asked for after those before it. */
function inTurn<T>(change: Change, ask: () => Promise<T>): Promise<T> {
  show(change)
  const answer = queue.then(ask)
  goOnAfter(answer, () => forget(change))
  return answer
}

function show(change: Change): void {
  usePending.setState(state => ({ changes: [...state.changes, change] }))
}

/** The next one's turn comes after this; what listens to the list hears of new data in a task of its own, before `end`. */
function goOnAfter(answer: Promise<unknown>, end: () => void): void {
  queue = answer.then(
    () =>
      new Promise(resolve => {
        setTimeout(() => {
          end()
          resolve()
        })
      }),
  )
}

/** Puts what the engine has done into what it last said, which it need not be asked for again. */
function keep(sourceId: string, change: Change): void {
  queryClient.setQueryData<Coding[]>(['codings.list', { sourceId }], list =>
    list === undefined ? list : [...applyChange(list, change)],
  )
}

/** What would take a change back that is about to be shown; null where the coding it changes is not known. */
function opposite(sourceId: string, change: Change): Change | null {
  if (change.kind === 'create') return { kind: 'remove', codingId: change.coding.id }
  const list = queryClient.getQueryData<Coding[]>(['codings.list', { sourceId }]) ?? []
  const id = realId(change.codingId)
  const coding = withPending(list, usePending.getState()).find(other => other.id === id)
  if (coding === undefined) return null
  return change.kind === 'remove'
    ? { kind: 'create', coding }
    : { kind: 'update', codingId: id, patch: coding }
}

function confirmed(change: Change, coding: Coding | null): Change {
  if (coding === null || change.kind === 'remove') return change
  if (change.kind === 'create') return { kind: 'create', coding }
  return { ...change, patch: coding }
}

function forget(change: Change): void {
  usePending.setState(state => ({ changes: state.changes.filter(other => other !== change) }))
}

interface Shown {
  list: readonly Coding[]
  pending: PendingState
  whose: ReturnType<typeof useWhose.getState>
  shown: readonly Coding[]
}

/** What was last shown of each source. */
const latest = new Map<string, Shown>()

/**
 * The codings of a source as they should be on screen: what the engine last said and what it was asked for since, of those
 * researchers who are shown. The same list comes back while none of that has changed.
 */
export function shownCodings(sourceId: string, list: readonly Coding[]): readonly Coding[] {
  const pending = usePending.getState()
  const whose = useWhose.getState()
  const last = latest.get(sourceId)
  if (last?.list === list && last.pending === pending && last.whose === whose) return last.shown
  const changes = pending.changes.filter(
    change => change.kind !== 'create' || change.coding.sourceId === sourceId,
  )
  const all = withPending(list, { ...pending, changes })
  const shown =
    whose.whose === 'both' ? all : all.filter(({ researcherId }) => isShown(whose, researcherId))
  latest.set(sourceId, { list, pending, whose, shown })
  return shown
}

function withPending(list: readonly Coding[], { changes, edges }: PendingState): readonly Coding[] {
  let shown = list
  for (const change of changes) shown = applyChange(shown, change)
  if (edges === null) return shown
  const { codingId, ...patch } = edges
  return applyChange(shown, { kind: 'update', codingId, patch })
}

function applyChange(list: readonly Coding[], change: Change): readonly Coding[] {
  if (change.kind === 'create') {
    const id = realId(change.coding.id)
    if (list.some(coding => coding.id === id)) return list
    return insertSorted(list, { ...change.coding, id })
  }
  const id = realId(change.codingId)
  const old = list.find(coding => coding.id === id)
  if (old === undefined) return list
  const others = list.filter(coding => coding !== old)
  return change.kind === 'remove' ? others : insertSorted(others, { ...old, ...change.patch, id })
}

/** Puts a coding where it belongs in the order of passages. */
function insertSorted(list: readonly Coding[], coding: Coding): Coding[] {
  const at = list.findIndex(
    other => other.start > coding.start || (other.start === coding.start && other.end > coding.end),
  )
  return at === -1 ? [...list, coding] : [...list.slice(0, at), coding, ...list.slice(at)]
}
