import { randomUUID } from 'node:crypto'

/**
 * Stands an opaque token in for every path, so that the window can name a file it was shown and no other. A path keeps
 * its token for as long as the program runs. A token says what it may be used for: one from a list of transcripts to
 * import cannot be written to.
 */
export class TokenRegistry {
  readonly #paths = new Map<string, string>()
  readonly #tokens = new Map<string, string>()

  /** The token for a path and a use. */
  tokenFor(path: string, use: FileUse): string {
    const key = `${use}:${path}`
    let token = this.#tokens.get(key)
    if (!token) {
      token = `file:${randomUUID()}`
      this.#tokens.set(key, token)
      this.#paths.set(token, key)
    }
    return token
  }

  /** The path a token stands for, or undefined where it was never given out or not for this use. */
  pathOf(token: string, use: FileUse): string | undefined {
    const key = this.#paths.get(token)
    return key?.startsWith(`${use}:`) ? key.slice(use.length + 1) : undefined
  }
}

/** What a token is good for: looking into a folder, reading a file, or writing one. */
export type FileUse = 'folder' | 'read' | 'write'
