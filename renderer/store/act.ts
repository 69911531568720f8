import type { CommandName, InputOf, OutputOf } from '../../shared/contract/contract.ts'
import { call } from '../api/client.ts'
import { sayError, useNotices } from './notices.ts'

/** Runs a command for the user; a refusal becomes a message, and `undefined` comes back. */
export async function act<N extends CommandName>(
  procedure: N,
  input: InputOf<N>,
): Promise<OutputOf<N> | undefined> {
  try {
    return await call(procedure, input)
  } catch (error) {
    sayError(error)
    return undefined
  }
}

const unsent = new Set<() => void>()

/** Has something that is shown already, and not sent yet, asked for before a step is taken back: that is the last step then. */
export function beforeUndo(finish: () => void): void {
  unsent.add(finish)
}

/** A way along the journal. */
export type Step = 'history.undo' | 'history.redo'
type Entry = OutputOf<Step> | undefined

let ahead = (_step: Step, send: () => Promise<Entry>): Promise<Entry> => send()

/** Has a step back or forward shown by whoever knows what it will do, before it was answered. */
export function stepAhead(show: typeof ahead): void {
  ahead = show
}

/** Takes the last step back. */
export async function undo(): Promise<void> {
  const entry = await take('history.undo')
  if (entry) sayStep(`Undone: ${stepName(entry.label)}`)
}

/** Does the last undone step again. */
export async function redo(): Promise<void> {
  const entry = await take('history.redo')
  if (entry) sayStep(`Done again: ${stepName(entry.label)}`)
}

/** Takes its place among what was asked for at once: keys come faster than answers, and none may overtake another. */
function take(step: Step): Promise<Entry> {
  for (const finish of unsent) finish()
  return ahead(step, () => act(step, {}))
}

/** Says that something was done, with the way back: for that step only, not for one that came after it. */
export function sayUndoable(text: string): void {
  const latest = latestEntry()
  const run = async () => {
    if ((await latest) === (await latestEntry())) return undo()
    useNotices
      .getState()
      .say('Nothing was undone: other steps came after that one. History shows them all.')
  }
  useNotices.getState().say(text, 'info', { label: 'Undo', run: () => void run() })
}

async function latestEntry(): Promise<string | null> {
  try {
    return (await call('history.list', { limit: 1 }))[0]?.id ?? null
  } catch {
    // The project was closed meanwhile: then no step is the latest, and none is undone.
    return null
  }
}

/** Steps back and forward replace what was said about the step before. */
function sayStep(text: string): void {
  const { dismissInfo, say } = useNotices.getState()
  dismissInfo()
  say(text)
}

/** An undo's own entry is called after what it undid; the step's name is what the user knows. */
function stepName(label: string): string {
  return label.replace(/^(?:undo|redo):?\s+/i, '')
}
