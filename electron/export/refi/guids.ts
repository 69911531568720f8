import { createHash } from 'node:crypto'

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** An id as the standard wants it: itself where it is a GUID, else one that is always the same for it. */
export function guidOf(id: string): string {
  return GUID.test(id) ? id : derivedGuid(id)
}

/** A GUID for something that has no id of its own, always the same for the same parts (RFC 9562, version 8). */
export function derivedGuid(...parts: readonly string[]): string {
  const hash = createHash('sha256')
    .update(['retroduce', ...parts].join('/'))
    .digest()
  hash[6] = 0x80 | ((hash[6] ?? 0) & 0x0f)
  hash[8] = 0x80 | ((hash[8] ?? 0) & 0x3f)
  const hex = hash.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`
}
