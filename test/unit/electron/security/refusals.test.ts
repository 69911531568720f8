import { expect, it } from 'vitest'
import { Refusals } from '../../../../electron/security/refusals.ts'

it('tells what asked by scheme and host, most often first, and never what stood behind them', () => {
  const refusals = new Refusals()
  for (const asked of [
    'https://example.org/?quote=nobody+rang',
    'https://ann:secret@example.org:8443/',
    'https://example.org/#nobody',
    'mailto:ann@example.org?body=nobody',
    'inline',
    'Nobody rang me back',
  ]) {
    refusals.add(asked)
  }
  expect(refusals.count).toBe(6)
  expect(refusals.list()).toEqual([
    { address: 'https://example.org', count: 2 },
    { address: 'https://example.org:8443', count: 1 },
    { address: 'inline', count: 1 },
    { address: 'mailto:', count: 1 },
    { address: 'something else', count: 1 },
  ])
})

it('counts on where it tells no more addresses apart', () => {
  const refusals = new Refusals()
  for (let n = 0; n < 500; n += 1) refusals.add(`https://h${n}.example.org/`)
  expect(refusals.count).toBe(500)
  expect(refusals.list()).toHaveLength(50)
})
