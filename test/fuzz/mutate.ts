import { pack } from './fixtures.ts'
import type { Fixture } from './fixtures.ts'

/** Numbers from 0 up to a bound, the same for the same seed on every machine (mulberry32). */
export type Random = (bound: number) => number

/** Makes the numbers of a seed. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0
  return bound => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * bound)
  }
}

/** A damaged copy of a fixture: of its bytes, or of a part inside its packing. */
export function mutate(fixture: Fixture, random: Random): Buffer {
  const { parts, bytes, tokens } = fixture
  if (!parts || random(4) === 0) return damage(bytes, tokens, random)
  const chosen = random(parts.length)
  return pack(
    parts.map((part, index) =>
      index === chosen ? { ...part, data: damage(Buffer.from(part.data), tokens, random) } : part,
    ),
  )
}

function damage(bytes: Buffer, tokens: readonly string[], random: Random): Buffer {
  let damaged: Buffer = Buffer.from(bytes)
  for (let times = 1 + random(4); times > 0; times--) damaged = step(damaged, tokens, random)
  return damaged
}

function step(bytes: Buffer, tokens: readonly string[], random: Random): Buffer {
  const at = random(bytes.length + 1)
  const to = Math.min(bytes.length, at + random(1 + Math.min(200, bytes.length)))
  const piece = bytes.subarray(at, to)
  const token = Buffer.from(tokens[random(tokens.length)] ?? '')
  const splice = (middle: Uint8Array, from = at, until = at) =>
    Buffer.concat([bytes.subarray(0, from), middle, bytes.subarray(until)])
  switch (random(10)) {
    case 0:
      return splice(Buffer.from([random(256)]), at, at + 1)
    case 1:
      return splice(Buffer.alloc(0), at, to)
    case 2:
      return splice(Buffer.concat([piece, piece]), at, to)
    case 3:
      return bytes.subarray(0, at)
    case 4:
      return splice(Buffer.from(Array.from({ length: random(20) }, () => random(256))))
    case 5:
      return splice(piece, random(bytes.length + 1), undefined)
    case 6:
      // Many times the same: what is quadratic shows here.
      return splice(Buffer.concat(Array.from({ length: random(3_000) }, () => token)))
    case 7: {
      const number = ['0', '-1', '65536', '2147483648', '1e309', '99999999999'][random(6)] ?? ''
      const digits = bytes.toString('latin1').slice(at).search(/\d+/)
      return digits === -1 ? bytes : splice(Buffer.from(number), at + digits, at + digits + 1)
    }
    default:
      return splice(token)
  }
}
