import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import { AppError } from '../../shared/domain/app-error.ts'

/** A file dropped on the window, as `sources.import` takes it. */
export interface DroppedFile {
  name: string
  base64: string
}

/** All files that are being dropped at one time may hold this much; they are in memory. */
const LIMIT_BYTES = 512 * 1024 * 1024

/** Gathers files dropped on the window, slice by slice, until a procedure takes them. */
export class Drops {
  readonly #files = new Map<string, { name: string; size: number; slices: Buffer[] }>()

  /** Begins a file; throws `too_large` where it would not fit. */
  begin(name: string, size: number): string {
    const held = [...this.#files.values()].reduce((sum, file) => sum + file.size, 0)
    if (held + size > LIMIT_BYTES) {
      throw new AppError('too_large', 'That is more than can be dropped at once (512 MB).')
    }
    const token = `file:${randomUUID()}`
    this.#files.set(token, { name: basename(name.replaceAll('\\', '/')), size, slices: [] })
    return token
  }

  /** Adds a slice and says how many bytes are here now. */
  add(token: string, base64: string): number {
    const file = this.#files.get(token)
    if (!file) throw new AppError('invalid_input', 'That file was not announced.')
    const slice = Buffer.from(base64, 'base64')
    const received = bytesOf(file.slices) + slice.length
    if (received > file.size) {
      this.#files.delete(token)
      throw new AppError('invalid_input', 'That file is longer than was announced.')
    }
    file.slices.push(slice)
    return received
  }

  /** Hands a file over and forgets it; undefined where no drop has this token or it is not complete. */
  take(token: string): DroppedFile | undefined {
    const file = this.read(token)
    if (file) this.#files.delete(token)
    return file
  }

  /** The file, which stays. */
  read(token: string): DroppedFile | undefined {
    const file = this.#files.get(token)
    if (!file || bytesOf(file.slices) !== file.size) return undefined
    return { name: file.name, base64: Buffer.concat(file.slices).toString('base64') }
  }

  /** Forgets files that nobody wants any more, complete or not. */
  release(tokens: readonly string[]): void {
    for (const token of tokens) this.#files.delete(token)
  }
}

function bytesOf(slices: Buffer[]): number {
  return slices.reduce((sum, slice) => sum + slice.length, 0)
}
