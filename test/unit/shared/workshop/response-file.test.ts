import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  readLock,
  readResponseFile,
  writeLockedResponse,
  writeResponse,
} from '../../../../shared/workshop/response-file.ts'
import { sha256 } from '../../../../shared/workshop/sha256.ts'

/** Of any characters, halves of them too, and of any length around a block of 64 bytes. */
const anyText = fc.string({
  unit: fc.constantFrom('a', 'é', '€', '😀', '\ud800', '\0'),
  maxLength: 200,
})

describe('the digest of a response', () => {
  it('is SHA-256, as every other program makes it', () => {
    fc.assert(
      fc.property(anyText, text => {
        const bytes = Buffer.from(text, 'utf8')
        expect(sha256(text)).toBe(createHash('sha256').update(bytes).digest('hex'))
      }),
    )
  })
})

describe('a response file', () => {
  const lock = { salt: 'a'.repeat(24), iterations: 600_000, nonce: 'b'.repeat(16), data: 'abcd' }

  it('gives back what was written into it', () => {
    fc.assert(
      fc.property(fc.json(), body => {
        expect(readResponseFile(writeResponse(body))).toEqual({ kind: 'open', body })
      }),
    )
    expect(readResponseFile(writeLockedResponse(lock))).toEqual({ kind: 'locked', lock })
  })

  it('is never read where it is anything else, and reading never throws', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.json()), text => {
        expect(readResponseFile(text).kind).toBe('broken')
      }),
    )
  })

  it('is refused where its lock is weak, dear to open, or no lock', () => {
    for (const wrong of [
      { iterations: 599_999 },
      { iterations: 2_000_001 },
      { iterations: '600000' },
      { salt: 'short' },
      { nonce: '' },
      { data: 'no base64!' },
    ]) {
      expect(readLock({ ...lock, ...wrong })).toBeNull()
    }
    expect(readLock(null)).toBeNull()
    expect(readLock([lock])).toBeNull()
  })
})
