import type { Coding } from '../../../shared/contract/codings.ts'
import { act, sayUndoable } from '../../store/act.ts'
import { useNotices } from '../../store/notices.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { count } from '../../ui/format.ts'
import { announce, useDesk } from './desk-store.ts'
import { commitEdges } from './edges.ts'
import { realId, settled } from './pending.ts'
import type { DeskSession } from './session.ts'

/** Codings of one researcher are cut and put together in the engine; the desk shows what came of it. */

/** Says why nothing happened, to eye and ear. */
function sayWhy(text: string): void {
  announce(text)
  useNotices.getState().say(text)
}

/** Waits until everything asked for is on disk; the engine's ids of some codings. */
async function onDisk(session: DeskSession, codings: readonly Coding[]): Promise<string[]> {
  commitEdges(session)
  await settled()
  return codings.map(({ id }) => realId(id))
}

/** The coding in hand, or else the shortest that has the caret inside. */
function codingAround(session: DeskSession, caret: number): Coding | null {
  const isAround = ({ start, end }: Coding) => start < caret && caret < end
  if (session.selectedCoding !== null) return session.selectedCoding
  const around = session.codings.filter(isAround)
  return around.sort((a, b) => a.end - a.start - (b.end - b.start))[0] ?? null
}

/** `s`: splits the coding in hand at the caret, or the shortest one there. The first piece is in hand then. */
export async function splitHere(session: DeskSession): Promise<void> {
  const caret = session.selection?.focus
  const coding = caret === undefined ? null : codingAround(session, caret)
  if (caret === undefined || coding === null || caret <= coding.start || caret >= coding.end) {
    sayWhy('Put the caret into a coding first, where it is to be split.')
    return
  }
  const [codingId = ''] = await onDisk(session, [coding])
  const pieces = await act('codings.split', { codingId, at: [caret] })
  if (pieces === undefined) return
  useWorkspace.getState().selectCoding(codingId)
  announce(`Split into ${count(pieces.length, 'coding')}`)
}

/** What `j` would join a coding with: the next of its researcher that overlaps or adjoins it, or else the one before. */
export function neighbourOf(session: DeskSession, coding: Coding): Coding | null {
  const { codings, source } = session
  const isNear = (other: Coding) => {
    if (other.researcherId !== coding.researcherId || other === coding) return false
    const from = Math.min(other.end, coding.end)
    const to = Math.max(other.start, coding.start)
    return to <= from || source.text.slice(from, to).trim() === ''
  }
  const at = codings.indexOf(coding)
  return codings.slice(at + 1).find(isNear) ?? codings.slice(0, at).findLast(isNear) ?? null
}

/** `j`: joins the codings chosen in the list, or the coding in hand with its neighbour. */
export async function joinCodings(session: DeskSession): Promise<void> {
  const chosen = chosenCodings(session)
  if (chosen.length > 1) {
    await join(session, chosen)
    return
  }
  const coding = session.selectedCoding
  const neighbour = coding === null ? null : neighbourOf(session, coding)
  if (coding === null) sayWhy('Take a coding in hand first; it is joined with the one next to it.')
  else if (neighbour === null) sayWhy('No coding of the same researcher overlaps or adjoins it.')
  else await join(session, [coding, neighbour])
}

async function join(session: DeskSession, codings: readonly Coding[]): Promise<void> {
  const joined = await act('codings.join', { codingIds: await onDisk(session, codings) })
  if (joined === undefined) return
  useDesk.setState({ chosenIds: [] })
  useWorkspace.getState().selectCoding(joined.id)
  sayUndoable(`${count(codings.length, 'coding')} joined into one`)
}

/** The codings of the source that are chosen in the list. */
export function chosenCodings(session: DeskSession): Coding[] {
  const { chosenIds } = useDesk.getState()
  if (chosenIds.length === 0 || !session.isActive) return []
  const chosen = new Set(chosenIds.map(realId))
  return session.codings.filter(({ id }) => chosen.has(id))
}

/** Chooses a coding in the list, or leaves it out again. */
export function toggleChosen(codingId: string): void {
  useDesk.setState(({ chosenIds }) => ({
    chosenIds: chosenIds.includes(codingId)
      ? chosenIds.filter(id => id !== codingId)
      : [...chosenIds, codingId],
  }))
}

/** Codings of the source that have a code. */
export function codingsWith(session: DeskSession, codeId: string): Coding[] {
  return session.codings.filter(({ codeIds }) => codeIds.includes(codeId))
}

/** `Shift+K`: asks which code takes the place of one that the coding in hand has. */
export function askForRecode(session: DeskSession, codeId?: string): void {
  const coding = session.selectedCoding
  const first = codeId ?? coding?.codeIds[0]
  if (coding === null) sayWhy('Take a coding in hand first.')
  else if (first === undefined) sayWhy('This coding has no code yet. Press K to give it one.')
  else useDesk.setState({ popup: { kind: 'recode', codeId: first } })
}

/** Asks which code takes the place of one that the codings chosen in the list have. */
export function askForRecodeOfChosen(session: DeskSession): void {
  const chosen = chosenCodings(session)
  const codeId = chosen.flatMap(({ codeIds }) => codeIds)[0]
  if (codeId === undefined) sayWhy('None of these codings has a code yet.')
  else {
    const codingIds = chosen.map(({ id }) => id)
    useDesk.setState({ popup: { kind: 'recode', codeId, codingIds } })
  }
}

/** Puts a code in the place of another on several codings, as one step. */
export async function recodeAll(
  session: DeskSession,
  codings: readonly Coding[],
  fromCodeId: string,
  toCodeId: string,
): Promise<void> {
  const name = session.codes.find(({ id }) => id === toCodeId)?.name ?? 'the new code'
  const change = { removeCodeIds: [fromCodeId], addCodeIds: [toCodeId] }
  const done = await act('codings.updateMany', {
    codingIds: await onDisk(session, codings),
    ...change,
  })
  if (done) sayUndoable(`${count(done.changed, 'coding')} recoded as “${name}”`)
}
