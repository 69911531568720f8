import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { broken } from './limits.ts'

/** Bytes that are read a piece at a time: of a file, which may be larger than the memory, or in memory. */
export interface RandomBytes {
  size: number
  /** A piece; throws `format_broken` where the bytes end before it does. */
  read: (start: number, length: number) => Uint8Array
  close: () => void
}

/** Bytes as they are given: the path of a file, or the bytes themselves. */
export type GivenBytes = string | Uint8Array

/** Opens bytes; a file must be closed again. Throws what opening a file throws. */
export function openBytes(given: GivenBytes): RandomBytes {
  return typeof given === 'string' ? openFile(given) : inMemory(given)
}

function inMemory(bytes: Uint8Array): RandomBytes {
  return {
    size: bytes.length,
    read(start, length) {
      if (start < 0 || start + length > bytes.length) throw broken('The file is cut off.')
      return bytes.subarray(start, start + length)
    },
    close: () => undefined,
  }
}

function openFile(path: string): RandomBytes {
  const file = openSync(path, 'r')
  return {
    size: fstatSync(file).size,
    read(start, length) {
      const bytes = Buffer.allocUnsafe(length)
      for (let filled = 0; filled < length; ) {
        const read = readSync(file, bytes, filled, length - filled, start + filled)
        if (read === 0) throw broken('The file is cut off.')
        filled += read
      }
      return bytes
    },
    close: () => closeSync(file),
  }
}
