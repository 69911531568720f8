import { create } from 'zustand'
import type { Coding } from '../../../shared/contract/codings.ts'
import type { EditReport } from '../../../shared/contract/sources.ts'
import type { CarriedCodings } from '../../../shared/text/carry-codings.ts'
import { call, queryClient } from '../../api/client.ts'
import { act } from '../../store/act.ts'
import { onLeaving, useUnsaved } from '../../store/leaving.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { useDesk } from './desk-store.ts'
import { settled } from './pending.ts'

/**
 * Texts that are being edited. A draft lives here and not in what shows it, so that it is still there after a look at
 * another source or another place; it goes only when it is saved, or when its researcher says that it may.
 */
export interface Draft {
  title: string
  /** The text as it was when editing began. */
  base: string
  text: string
  isSaving: boolean
}

interface DraftState {
  drafts: Readonly<Record<string, Draft>>
  /** What saving the draft on screen would make of its codings. */
  foreseen: CarriedCodings | null
  /** A question about a draft that somebody is about to leave. */
  question: { sourceId: string; answer: (mayLeave: boolean) => void } | null
}

/** Texts that are being edited, by their sources. */
export const useDrafts = create<DraftState>()(() => ({
  drafts: {},
  foreseen: null,
  question: null,
}))

/** Reads what is on screen this moment, which the draft hears of a frame later. */
const readers = new Map<string, () => string>()

/** Where the reader is in a text that is being edited, or was until now: an offset, and how far above the view it is. */
export const editPlaces = new Map<string, { offset: number; above: number; caret?: number }>()

/** Names the surface that shows a draft; returns how to stop. */
export function readDraftFrom(sourceId: string, read: () => string): () => void {
  readers.set(sourceId, read)
  return () => {
    setDraft(sourceId, { text: read() })
    readers.delete(sourceId)
  }
}

/** Begins to edit the text of a source; goes on with what was begun. */
export function beginDraft({ id, title, text }: { id: string; title: string; text: string }): void {
  if (useDrafts.getState().drafts[id] !== undefined) return
  const draft: Draft = { title, base: text, text, isSaving: false }
  useWorkspace.getState().selectCoding(null)
  useDesk.setState({ editReport: null, isSettling: false, orphanId: null })
  useDrafts.setState(({ drafts }) => ({ drafts: { ...drafts, [id]: draft }, foreseen: null }))
}

/** Changes what is known of a draft, if there is one. */
export function setDraft(sourceId: string, patch: Partial<Draft>): void {
  useDrafts.setState(({ drafts }) => {
    const draft = drafts[sourceId]
    return draft === undefined ? {} : { drafts: { ...drafts, [sourceId]: { ...draft, ...patch } } }
  })
}

/** Whether a draft holds corrections. */
export function isChanged(sourceId: string): boolean {
  const draft = useDrafts.getState().drafts[sourceId]
  return draft !== undefined && (readers.get(sourceId)?.() ?? draft.text) !== draft.base
}

/** Lets a draft go without saving it. */
export function dropDraft(sourceId: string): void {
  useDrafts.setState(({ drafts }) => {
    const { [sourceId]: _, ...others } = drafts
    return { drafts: others }
  })
}

/** Saves a draft as one step. True when nothing of it is left to save. */
export async function saveDraft(sourceId: string): Promise<boolean> {
  const draft = useDrafts.getState().drafts[sourceId]
  if (draft === undefined || draft.isSaving) return draft === undefined
  if (isChanged(sourceId)) {
    const text = readers.get(sourceId)?.() ?? draft.text
    setDraft(sourceId, { text, isSaving: true })
    const report = await saveText(sourceId, text)
    setDraft(sourceId, { isSaving: false })
    if (report === undefined) return false
  }
  dropDraft(sourceId)
  return true
}

/** Gives a source another text, as one step, and reports what became of its codings. Undefined where it was refused. */
export async function saveText(sourceId: string, text: string): Promise<EditReport | undefined> {
  await settled()
  const key = ['codings.list', { sourceId }]
  const before = queryClient.getQueryData<Coding[]>(key) ?? []
  const oldQuotes = new Map(before.map(({ id, quote }) => [id, quote]))
  const saved = await act('sources.edit', { sourceId, text })
  if (saved === undefined) return undefined
  // The mode ends when the saved text can be shown in its place, not before.
  await Promise.all([
    queryClient.refetchQueries({ queryKey: key }),
    queryClient.refetchQueries({ queryKey: ['sources.get', { sourceId }] }),
  ])
  // What listens to the queries hears of new data in a task of its own.
  await new Promise(resolve => setTimeout(resolve))
  const current = queryClient.getQueryData<{ text: string }>(['sources.get', { sourceId }])
  const editReport = { sourceId, text: current?.text ?? text, report: saved.codings, oldQuotes }
  useDesk.setState({ editReport })
  return saved.codings
}

/** Asks what to do with a draft that is about to be left; true when it was saved or let go. */
export function mayLeaveDraft(sourceId: string): Promise<boolean> {
  if (!isChanged(sourceId)) {
    dropDraft(sourceId)
    return Promise.resolve(true)
  }
  useDrafts.getState().question?.answer(false)
  return new Promise(resolve => {
    const answer = (mayLeave: boolean) => {
      useDrafts.setState({ question: null })
      resolve(mayLeave)
    }
    useDrafts.setState({ question: { sourceId, answer } })
  })
}

useDrafts.subscribe(({ drafts }) => {
  const count = Object.values(drafts).filter(({ text, base }) => text !== base).length
  if (count !== useUnsaved.getState().count) useUnsaved.setState({ count })
})

onLeaving(async () => {
  for (const sourceId of Object.keys(useDrafts.getState().drafts)) {
    // The question is asked over the text that it is about.
    if (isChanged(sourceId)) useWorkspace.getState().openSource(sourceId)
    if (!(await mayLeaveDraft(sourceId))) return false
  }
  return true
})

// A window that is closed asks nothing any more: what was typed is saved, as one step that can be undone.
window.addEventListener('pagehide', () => {
  for (const [sourceId, { text }] of Object.entries(useDrafts.getState().drafts)) {
    if (!isChanged(sourceId)) continue
    void call('sources.edit', { sourceId, text: readers.get(sourceId)?.() ?? text })
  }
})
