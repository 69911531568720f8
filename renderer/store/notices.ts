import { create } from 'zustand'
import { AppError } from '../../shared/domain/app-error.ts'

/** Something that a message offers to do. */
export interface NoticeAction {
  label: string
  run: () => void
}

/** A short message at the foot of the window. */
export interface Notice {
  id: number
  tone: 'info' | 'error'
  text: string
  action: NoticeAction | null
}

interface NoticeState {
  notices: Notice[]
  /** Says something; errors stay until dismissed, the rest go by themselves. */
  say: (text: string, tone?: Notice['tone'], action?: NoticeAction) => void
  dismiss: (id: number) => void
  /** Puts away everything but errors. */
  dismissInfo: () => void
}

let nextId = 1

/** Messages that the shell shows, from anywhere in the window. */
export const useNotices = create<NoticeState>()(set => ({
  notices: [],
  say: (text, tone = 'info', action) =>
    set(state => ({
      notices: [...state.notices.slice(-3), { id: nextId++, tone, text, action: action ?? null }],
    })),
  dismissInfo: () =>
    set(state => ({ notices: state.notices.filter(notice => notice.tone === 'error') })),
  dismiss: id => set(state => ({ notices: state.notices.filter(notice => notice.id !== id) })),
}))

/** A failure as a sentence. */
export function errorText(error: unknown): string {
  return error instanceof AppError
    ? error.message
    : 'Something unexpected went wrong. Nothing was lost.'
}

/** Shows a failure as a sentence; the last resort of every promise that the window starts. */
export function sayError(error: unknown): void {
  useNotices.getState().say(errorText(error), 'error')
}
