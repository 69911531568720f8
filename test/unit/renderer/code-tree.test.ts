import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  placeAfterDrop,
  placeAfterStep,
  treeOf,
} from '../../../renderer/features/codebook/code-tree.ts'
import type { Code } from '../../../shared/contract/codes.ts'

const code = (id: string, parentId: string | null, position: number): Code => ({
  id,
  parentId,
  position,
  name: id,
  role: null,
  colour: '#332288',
  description: '',
  inclusion: '',
  exclusion: '',
  origin: 'inductive',
  codingCount: 0,
})

const codes = [
  code('contexts', null, 0),
  code('alone', 'contexts', 0),
  code('money', 'contexts', 1),
  code('outcomes', null, 1),
]

describe('steps by keyboard', () => {
  test('up and down stay among the siblings and stop at the ends', () => {
    expect(placeAfterStep(codes, ['money'], 'up')).toEqual({ parentId: 'contexts', position: 0 })
    expect(placeAfterStep(codes, ['alone'], 'down')).toEqual({ parentId: 'contexts', position: 1 })
    expect(placeAfterStep(codes, ['alone'], 'up')).toBeNull()
    expect(placeAfterStep(codes, ['outcomes'], 'down')).toBeNull()
  })

  test('in goes under the code above, out goes behind the parent', () => {
    expect(placeAfterStep(codes, ['outcomes'], 'in')).toEqual({ parentId: 'contexts', position: 2 })
    expect(placeAfterStep(codes, ['alone'], 'in')).toBeNull()
    expect(placeAfterStep(codes, ['alone'], 'out')).toEqual({ parentId: null, position: 1 })
    expect(placeAfterStep(codes, ['contexts'], 'out')).toBeNull()
  })
})

describe('several codes', () => {
  const row = ['a', 'b', 'c', 'd', 'e'].map((id, position) => code(id, null, position))
  const below = code('b1', 'b', 0)
  const all = [...row.slice(0, 2), below, ...row.slice(2)]
  const step = (ids: string[], way: Parameters<typeof placeAfterStep>[2]) =>
    placeAfterStep(all, ids, way)

  test('go a step together, counted among those that stay', () => {
    expect(step(['b', 'c'], 'up')).toEqual({ parentId: null, position: 0 })
    expect(step(['b', 'c'], 'down')).toEqual({ parentId: null, position: 2 })
    expect(step(['b', 'd'], 'down')).toEqual({ parentId: null, position: 3 })
    expect(step(['c', 'd'], 'in')).toEqual({ parentId: 'b', position: 1 })
    expect(step(['a', 'b'], 'up')).toBeNull()
  })

  test('count for one with what lies below them, and otherwise need one parent', () => {
    expect(step(['b', 'b1'], 'up')).toEqual({ parentId: null, position: 0 })
    expect(step(['c', 'b1'], 'up')).toBeNull()
  })

  test('are dropped side by side, and never into one of them', () => {
    const drop = (target: string, where: 'on' | 'before' | 'after') =>
      placeAfterDrop(all, ['a', 'c'], target, where)
    expect(drop('e', 'before')).toEqual({ parentId: null, position: 2 })
    expect(drop('b', 'on')).toEqual({ parentId: 'b', position: 1 })
    expect(drop('c', 'after')).toBeNull()
  })
})

describe('drops', () => {
  test('before, after and on a code', () => {
    expect(placeAfterDrop(codes, ['outcomes'], 'money', 'before')).toEqual({
      parentId: 'contexts',
      position: 1,
    })
    expect(placeAfterDrop(codes, ['outcomes'], 'money', 'after')).toEqual({
      parentId: 'contexts',
      position: 2,
    })
    expect(placeAfterDrop(codes, ['outcomes'], 'contexts', 'on')).toEqual({
      parentId: 'contexts',
      position: 2,
    })
  })

  test('the index is counted without the code that moves', () => {
    expect(placeAfterDrop(codes, ['alone'], 'money', 'after')).toEqual({
      parentId: 'contexts',
      position: 1,
    })
  })

  test('a code is never put into itself or below itself', () => {
    expect(placeAfterDrop(codes, ['contexts'], 'contexts', 'on')).toBeNull()
    expect(placeAfterDrop(codes, ['contexts'], 'money', 'before')).toBeNull()
  })
})

test('a filter keeps the codes that match and those above them', () => {
  expect(treeOf(codes, 'mon')).toMatchObject([{ id: 'contexts', children: [{ id: 'money' }] }])
  expect(treeOf(codes, 'nothing of the kind')).toEqual([])
})

test('the tree holds every code once, whatever the order of the list', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(codes, { minLength: codes.length }), shuffled => {
      const ids: string[] = []
      const walk = (nodes: ReturnType<typeof treeOf>) => {
        for (const node of nodes) {
          ids.push(node.id)
          walk(node.children)
        }
      }
      walk(treeOf(shuffled))
      expect(ids).toEqual(['contexts', 'alone', 'money', 'outcomes'])
    }),
  )
})
