import { createHash } from 'node:crypto'

/** The clipboard of the computer, as far as a host reaches it. */
export interface SystemClipboard {
  /** Its text; null where the system does not let it be read now. */
  read(): Promise<string | null>
  clear(): Promise<void>
}

/**
 * Takes what was copied in the window off the clipboard again: after a while, and when the project is closed or locked.
 * What somebody copied elsewhere since stays. Only a hash of what was copied is kept.
 */
export class ClipboardGuard {
  readonly #clipboard: SystemClipboard
  #kept: string | null = null
  #timer: NodeJS.Timeout | undefined

  constructor(clipboard: SystemClipboard) {
    this.#clipboard = clipboard
  }

  /** Something was copied in the window. It goes after so many minutes; 0 for when the project closes, null for never. */
  async noteCopy(clearAfter: number | null): Promise<void> {
    clearTimeout(this.#timer)
    const text = clearAfter === null ? null : await this.#clipboard.read()
    this.#kept = text === null || text === '' ? null : hashOf(text)
    if (this.#kept === null || clearAfter === null || clearAfter === 0) return
    this.#timer = setTimeout(() => void this.clear(), clearAfter * 60_000)
    // A copied quote does not keep the program running.
    this.#timer.unref()
  }

  /** Empties the clipboard if it still holds what was copied in the window. */
  async clear(): Promise<void> {
    clearTimeout(this.#timer)
    const kept = this.#kept
    this.#kept = null
    if (kept === null) return
    const text = await this.#clipboard.read()
    if (text !== null && hashOf(text) === kept) await this.#clipboard.clear()
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
