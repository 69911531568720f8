import { randomBytes } from 'node:crypto'

let lastMs = 0
let sequence = 0

/**
 * A new UUIDv7 (RFC 9562): sortable by the time it was made, and in the order of making within one process. The 12 bits
 * after the version count within a millisecond; when they run out the clock is taken one further.
 */
export function newId(): string {
  const now = Date.now()
  if (now > lastMs) {
    lastMs = now
    sequence = 0
  } else if (++sequence > 0xfff) {
    lastMs += 1
    sequence = 0
  }
  const bytes = randomBytes(16)
  bytes.writeUIntBE(lastMs, 0, 6)
  bytes[6] = 0x70 | (sequence >> 8)
  bytes[7] = sequence & 0xff
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** Lets every id from here on sort after this one, which a computer with a clock ahead of this one may have made. */
export function countOnFrom(id: string): void {
  const made = Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
  const counted = Number.parseInt(id.slice(15, 18), 16)
  if (Number.isNaN(made) || Number.isNaN(counted) || made < lastMs) return
  sequence = made === lastMs ? Math.max(sequence, counted) : counted
  lastMs = made
}
