import { create } from 'zustand'
import type { InputOf } from '../../../shared/contract/contract.ts'
import type { Memo } from '../../../shared/contract/memos.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { call } from '../../api/client.ts'
import { isSameBody } from '../../editor/memo/memo-document.ts'
import { onLeaving, useUnsaved } from '../../store/leaving.ts'
import { errorText, sayError, useNotices } from '../../store/notices.ts'
import { type OpenMemo, useWorkspace } from '../../store/workspace.ts'

/** Words are saved after a pause in writing this long; milliseconds. */
const PAUSE_MS = 800
/** Whoever writes on without a pause is saved after this time; milliseconds. */
const LONGEST_MS = 10_000

/** What a memo says. */
type Words = Pick<Memo, 'title' | 'body'>

/** Where the words of the memo on screen are: all in the project file, on their way, or refused. */
export type SaveState = 'saved' | 'waiting' | 'failed'

/** How saving is coming along, by the key of what is open. */
export const useSaving = create<{ states: Readonly<Record<number, SaveState>> }>()(() => ({
  states: {},
}))

const writers = new Set<MemoWriter>()

/**
 * Carries what is written to the project file. It outlives the editor: what was typed last is saved also when the memo is
 * left at once, and it is not given up when saving was refused.
 */
export class MemoWriter {
  readonly #open: OpenMemo
  #memoId: string | null
  #saved: Words
  #read: () => Words
  #isChanged = false
  #timer = 0
  #changedAt: number | null = null
  #running: Promise<boolean> = Promise.resolve(true)
  #isRunning = false

  /** `read` gives the words as they stand. */
  constructor(open: OpenMemo, saved: Words, read: () => Words) {
    this.#open = open
    this.#memoId = open.memoId
    this.#saved = saved
    this.#read = read
  }

  /** Something was typed. */
  noteChange(): void {
    writers.add(this)
    this.#isChanged = true
    this.#changedAt ??= performance.now()
    this.#show('waiting')
    const left = this.#changedAt + LONGEST_MS - performance.now()
    clearTimeout(this.#timer)
    this.#timer = window.setTimeout(() => void this.flush(), Math.max(0, Math.min(PAUSE_MS, left)))
  }

  /** Saves what is not saved yet. True when nothing is left to save. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer)
    while (this.#isChanged || this.#isRunning) {
      if (!this.#isRunning) this.#running = this.#save()
      if (!(await this.#running)) return false
    }
    return true
  }

  /** The editor goes; these are the words that it leaves. */
  leave(words: Words): void {
    this.#read = () => words
    void this.flush()
  }

  /** Sends the words at once, for a window that is going. */
  send(): void {
    const words = this.#read()
    if (this.#isChanged && this.#isNew(words)) void this.#write(words)
  }

  /**
   * Hears that the memo may have changed elsewhere, by a step back for one; the words then, unless there are unsaved ones
   * here. They are read anew: an answer that was on its way may be older than what was saved here meanwhile.
   */
  async follow(): Promise<Words | null> {
    if (this.#memoId === null || this.#isBusy()) return null
    const before = this.#saved
    const memo = await readMemo(this.#memoId)
    if (memo === null || this.#isBusy() || this.#saved !== before) return null
    const words = { title: memo.title, body: memo.body }
    if (words.title === before.title && words.body === before.body) return null
    this.#saved = words
    return words
  }

  #isBusy(): boolean {
    return this.#isChanged || this.#isRunning
  }

  async #save(): Promise<boolean> {
    this.#isChanged = false
    this.#changedAt = null
    this.#isRunning = true
    const words = this.#read()
    try {
      if (this.#isNew(words)) this.#saved = await this.#write(words)
      if (!this.#isChanged) this.#show('saved')
      return true
    } catch (error) {
      this.#isChanged = true
      this.#show('failed')
      sayError(new AppError('internal', `The memo is not saved. ${errorText(error)}`))
      return false
    } finally {
      this.#isRunning = false
    }
  }

  /** A memo that was opened and left is not written anew only because it could be written otherwise. */
  #isNew(words: Words): boolean {
    return words.title !== this.#saved.title || !isSameBody(words.body, this.#saved.body)
  }

  async #write(words: Words): Promise<Words> {
    const memoId = this.#memoId
    if (memoId !== null) {
      try {
        await call('memos.update', { memoId, ...words })
        return words
      } catch (error) {
        if (!(error instanceof AppError && error.code === 'not_found')) throw error
        useNotices.getState().say('The memo was removed. What you wrote is in a memo of its own.')
      }
    }
    const { key, kind, subjects } = currentOf(this.#open)
    const memo = await createMemo({ kind, subjects: [...subjects], ...words })
    this.#memoId = memo.id
    useWorkspace.setState(state =>
      state.memo?.key === key ? { memo: { ...state.memo, memoId: memo.id } } : {},
    )
    return words
  }

  #show(state: SaveState): void {
    if (state === 'saved') writers.delete(this)
    useSaving.setState(({ states }) => ({ states: { ...states, [this.#open.key]: state } }))
    useUnsaved.setState({ hasMemo: writers.size > 0 })
  }
}

/** A memo that is still to be written may have been given another kind or subject meanwhile. */
function currentOf(open: OpenMemo): OpenMemo {
  const { memo } = useWorkspace.getState()
  return memo?.key === open.key ? memo : open
}

/** What it was to be about may be gone by the time that its first words are saved. */
async function createMemo(input: InputOf<'memos.create'>): Promise<Memo> {
  try {
    return await call('memos.create', input)
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'not_found')) throw error
    return call('memos.create', { ...input, subjects: [] })
  }
}

async function readMemo(memoId: string): Promise<Memo | null> {
  try {
    return await call('memos.get', { memoId })
  } catch {
    // Removed, or the project was closed: the place shows which.
    return null
  }
}

onLeaving(async () => {
  const results = await Promise.all([...writers].map(writer => writer.flush()))
  return results.every(Boolean)
})

window.addEventListener('pagehide', () => {
  for (const writer of writers) writer.send()
})
