import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Edge, findLoops, trace } from '../../../../shared/domain/trace.ts'

const edge = (way: string): Edge => ({
  fromId: way.charAt(0),
  toId: way.charAt(1),
  ...{ elementId: null, linkId: null, kind: 'triggers' },
})
const edges = (ways: string) => (ways === '' ? [] : ways.split(' ').map(edge))
const reachedFrom = (ways: string, ...rest: ['forwards' | 'backwards', number]) =>
  trace(edges(ways), 'a', ...rest).reached.map(
    ({ configurationId, distance }) => `${configurationId}${distance}`,
  )

describe('a trace', () => {
  it('goes on as far as it is asked to, each configuration at its shortest distance', () => {
    expect(reachedFrom('ab bc cd ac', 'forwards', 9)).toEqual(['a0', 'b1', 'c1', 'd2'])
    expect(reachedFrom('ab bc cd ac', 'forwards', 1)).toEqual(['a0', 'b1', 'c1'])
    expect(reachedFrom('ba cb xc', 'backwards', 9)).toEqual(['a0', 'b1', 'c2', 'x3'])
    expect(reachedFrom('xy', 'forwards', 9)).toEqual(['a0'])
  })

  it('goes once around a loop and comes to an end', () => {
    expect(trace(edges('ab ba aa'), 'a', 'forwards', 100).edges).toHaveLength(3)
  })
})

describe('loops', () => {
  it('are one shortest way around for each set that leads to itself', () => {
    const loops = (ways: string) => findLoops(edges(ways), [...'abcdef']).map(ids => ids.join(''))
    expect(loops('ab bc ca cd de ed ff')).toEqual(['abc', 'de', 'f'])
    expect(loops('ab bc cd db')).toEqual(['bcd'])
    expect(loops('ab ba bc ca')).toEqual(['ab'])
    expect(loops('ab ac bd cd')).toEqual([])
  })

  it('are there exactly where something can be reached from itself, and each goes around', () => {
    const Name = fc.constantFrom(...'abcdef')
    fc.assert(
      fc.property(fc.array(fc.tuple(Name, Name), { maxLength: 14 }), pairs => {
        const all = pairs.map(([from, to]) => edge(from + to))
        const isWay = (from: string, to: string) => pairs.some(([a, b]) => a === from && b === to)
        const reach = (from: string) => {
          const found = new Set(pairs.filter(([a]) => a === from).map(([, b]) => b))
          for (const at of found) for (const [a, b] of pairs) if (a === at) found.add(b)
          return found
        }
        const loops = findLoops(all, [...'abcdef'])
        for (const loop of loops) {
          loop.forEach((id, index) => {
            expect(isWay(id, loop[(index + 1) % loop.length] ?? '')).toBe(true)
          })
          expect(new Set(loop).size).toBe(loop.length)
        }
        // Everything that leads back to itself leads around through the loop of its set.
        for (const id of 'abcdef') {
          const own = loops.filter(
            loop => loop.includes(id) || loop.some(at => reach(id).has(at) && reach(at).has(id)),
          )
          expect(own).toHaveLength(reach(id).has(id) ? 1 : 0)
        }
      }),
      { numRuns: 500 },
    )
  })
})
