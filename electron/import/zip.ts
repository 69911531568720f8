import { constants, crc32, inflateRawSync } from 'node:zlib'
import { LIMITS, broken, tooLarge } from './limits.ts'
import { openBytes, type RandomBytes } from './random-bytes.ts'

/**
 * Reads the wanted entries of a zip archive out of memory. Declared sizes are claims: what counts is what comes out of
 * the inflater, so a bomb stops at the limit and a lie about the size is an error. Entries nobody wants (pictures,
 * however large) are never inflated. Nothing is written anywhere, so names like `../x` are only names.
 */
export function readZip(
  bytes: Uint8Array,
  isWanted: (name: string) => boolean,
  limits: ZipLimits = LIMITS,
): Map<string, Uint8Array> {
  const source = openBytes(bytes)
  const found = new Map<string, Uint8Array>()
  let total = 0
  let previousEnd = 0
  const wanted = readDirectory(source, limits).filter(entry => isWanted(entry.name))
  wanted.sort((a, b) => a.offset - b.offset)
  for (const entry of wanted) {
    if (found.has(entry.name)) throw broken('The file holds two parts of the same name.')
    const start = dataStart(source, entry, limits)
    // Entries that share bytes are the trick behind archives of a few kilobytes that hold terabytes.
    if (entry.offset < previousEnd) throw broken('Parts of the file lie upon each other.')
    previousEnd = start + entry.packedSize
    const room = Math.min(limits.zipEntryBytes, limits.zipTotalBytes - total)
    const data = inflate(source.read(start, entry.packedSize), entry, room)
    total += data.length
    found.set(entry.name, data)
  }
  return found
}

/** A zip archive whose entries are read one at a time. */
export interface ZipFile {
  /** Names of entries with the size each claims to have, in bytes. */
  sizes: ReadonlyMap<string, number>
  /** An entry's content, or null where there is none of this name. Throws `format_broken` or `too_large`. */
  read: (name: string) => Uint8Array | null
}

/**
 * Opens an archive that may be larger than the memory, under the same rules; the bytes stay the caller's to close. What is
 * read again counts again. Throws `format_broken` or `too_large`.
 */
export function openZip(source: RandomBytes, limits: ZipLimits): ZipFile {
  const entries = new Map<string, Entry>()
  let previousEnd = 0
  for (const entry of readDirectory(source, limits).sort((a, b) => a.offset - b.offset)) {
    if (entries.has(entry.name)) throw broken('The file holds two parts of the same name.')
    if (entry.offset < previousEnd) throw broken('Parts of the file lie upon each other.')
    previousEnd = entry.offset + LOCAL_SIZE + entry.packedSize
    entries.set(entry.name, entry)
  }
  let total = 0
  return {
    sizes: new Map([...entries].map(([name, { size }]) => [name, size])),
    read(name) {
      const entry = entries.get(name)
      if (entry === undefined) return null
      const start = dataStart(source, entry, limits)
      const room = Math.min(limits.zipEntryBytes, limits.zipTotalBytes - total)
      const data = inflate(source.read(start, entry.packedSize), entry, room)
      total += data.length
      return data
    },
  }
}

/** How much an archive may hold. */
export interface ZipLimits {
  zipEntries: number
  zipEntryBytes: number
  zipTotalBytes: number
}

interface Entry {
  name: string
  flags: number
  method: number
  crc: number
  packedSize: number
  size: number
  /** Where the local header begins. */
  offset: number
}

const END_SIGNATURE = 0x06054b50
const ENTRY_SIGNATURE = 0x02014b50
const LOCAL_SIGNATURE = 0x04034b50
const END_SIZE = 22
const ENTRY_SIZE = 46
/** An entry of the list with the longest name, extra field and comment. */
const MOST_ENTRY = ENTRY_SIZE + 3 * 65_535
const LOCAL_SIZE = 30
const MAX_COMMENT = 65_535
// A field that is full stands for a value in a zip64 record.
const ZIP64 = 0xffff_ffff

function readDirectory(source: RandomBytes, limits: ZipLimits): Entry[] {
  const tailStart = Math.max(0, source.size - END_SIZE - MAX_COMMENT)
  const tail = viewOf(source.read(tailStart, source.size - tailStart))
  const endInTail = findEnd(tail)
  const end = tailStart + endInTail
  const count = tail.getUint16(endInTail + 10, true)
  if (count > limits.zipEntries) throw tooLarge('The file has too many parts.', limits.zipEntries)
  const start = tail.getUint32(endInTail + 16, true)
  if (start > end) throw broken('The list of parts in the file is damaged.')
  const view = viewOf(source.read(start, Math.min(end - start, count * MOST_ENTRY)))
  const entries: Entry[] = []
  let at = 0
  for (let index = 0; index < count; index++) {
    if (at + ENTRY_SIZE > view.byteLength || view.getUint32(at, true) !== ENTRY_SIGNATURE) {
      throw broken('The list of parts in the file is damaged.')
    }
    const nameLength = view.getUint16(at + 28, true)
    const nameEnd = at + ENTRY_SIZE + nameLength
    if (nameEnd > view.byteLength) throw broken('The list of parts in the file is damaged.')
    entries.push({
      name: decodeName(view, at + ENTRY_SIZE, nameLength),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    })
    at = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function findEnd(view: DataView): number {
  const last = view.byteLength - END_SIZE
  for (let at = last; at >= 0; at--) {
    if (view.getUint32(at, true) === END_SIGNATURE) return at
  }
  throw broken('The file is cut off or damaged: its list of parts is missing.')
}

function decodeName(view: DataView, start: number, length: number): string {
  return new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + start, length))
}

function dataStart(
  source: RandomBytes,
  { offset, packedSize, size, flags }: Entry,
  limits: ZipLimits,
): number {
  if (flags & 1) throw broken('The file is protected by a password.')
  if (packedSize === ZIP64 || size === ZIP64 || offset === ZIP64) {
    throw tooLarge('A part of the file is larger than 4 GB.', limits.zipEntryBytes)
  }
  if (size > limits.zipEntryBytes)
    throw tooLarge('A part of the file is too large.', limits.zipEntryBytes)
  if (offset + LOCAL_SIZE > source.size) throw broken('A part of the file is damaged.')
  const head = viewOf(source.read(offset, LOCAL_SIZE))
  if (head.getUint32(0, true) !== LOCAL_SIGNATURE) throw broken('A part of the file is damaged.')
  return offset + LOCAL_SIZE + head.getUint16(26, true) + head.getUint16(28, true)
}

function inflate(packed: Uint8Array, { method, size, crc }: Entry, room: number): Uint8Array {
  const data = method === 0 ? packed : inflateUpTo(packed, method, room)
  if (data.length > room) throw tooLarge('The file holds too much.', LIMITS.zipTotalBytes)
  if (data.length !== size || crc32(data) !== crc) throw broken('A part of the file is damaged.')
  return data
}

function inflateUpTo(packed: Uint8Array, method: number, room: number): Uint8Array {
  if (method !== 8) throw broken('A part of the file is packed in a way that is not read.')
  try {
    // Zero room would mean no limit to zlib.
    return inflateRawSync(packed, {
      maxOutputLength: Math.max(1, room),
      finishFlush: constants.Z_FINISH,
    })
  } catch (error) {
    if (error instanceof RangeError || isTooLarge(error)) {
      throw tooLarge('The file holds too much.', room)
    }
    throw broken('A part of the file is damaged.')
  }
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
}

/** Packs parts into a zip archive without compression, for a reader that wants one. */
export function storeZip(parts: ReadonlyMap<string, Uint8Array>): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, data] of parts) {
    const nameBytes = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(0x0800, 2)
    common.writeUInt32LE(crc32(data), 10)
    common.writeUInt32LE(data.length, 14)
    common.writeUInt32LE(data.length, 18)
    common.writeUInt16LE(nameBytes.length, 22)
    const local = Buffer.concat([uint32(LOCAL_SIGNATURE), common, nameBytes, data])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(uint32(ENTRY_SIGNATURE), Buffer.from([20, 0]), common, tail, nameBytes)
    locals.push(local)
    offset += local.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(END_SIZE)
  end.writeUInt32LE(END_SIGNATURE, 0)
  end.writeUInt16LE(parts.size, 8)
  end.writeUInt16LE(parts.size, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, list, end])
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
