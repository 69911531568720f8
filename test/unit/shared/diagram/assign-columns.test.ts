import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assignColumns, columnRole } from '../../../../shared/diagram/assign-columns.ts'
import { buildScene } from '../../../../shared/diagram/build-scene.ts'
import type { DiagramInput } from '../../../../shared/diagram/scene.ts'
import { ROLES } from '../../../../shared/domain/roles.ts'
import { anyTheory, configuration, measureRoughly, theory } from './theories.ts'

function columnsOf(input: DiagramInput) {
  const { nodes, edges } = buildScene(input, measureRoughly)
  return { nodes, edges, columns: assignColumns(nodes, edges) }
}

test('A role keeps its column where a slot is empty', () => {
  const { columns } = columnsOf(
    theory(
      configuration('1', ['C:c', 'I:i', 'M:m', 'O:o']),
      configuration('2', ['C:c', 'M:n', 'O:o']),
    ),
  )
  expect(Object.fromEntries(columns)).toEqual({ c: 0, i: 1, m: 2, n: 2, o: 3 })
})

test('A chain starts a second round, and its contexts stand beside it', () => {
  const { columns } = columnsOf(
    theory(
      configuration('1', ['C:a', 'M:b', 'O:x']),
      configuration('2', ['C:x', 'C:d', 'M:e', 'O:f']),
    ),
  )
  expect(Object.fromEntries(columns)).toEqual({ a: 0, b: 2, x: 3, d: 4, e: 6, f: 7 })
})

test('A loop ends, and only one of its arrows runs back', () => {
  const { columns, edges } = columnsOf(
    theory(configuration('1', ['C:x', 'M:m', 'O:y']), configuration('2', ['C:y', 'M:n', 'O:x'])),
  )
  const back = edges.filter(({ from, to }) => (columns.get(to) ?? 0) <= (columns.get(from) ?? 0))
  expect(back).toHaveLength(1)
})

test('A chain of thousands neither overflows the stack nor makes thousands of columns', () => {
  const chain = Array.from({ length: 3000 }, (_, index) =>
    configuration(`${index}`, [`C:${index}`, `M:m${index}`, `O:${index + 1}`]),
  )
  expect(Math.max(...columnsOf(theory(...chain)).columns.values())).toBe(15)
})

test('What is said between configurations never turns an arrow within one back', () => {
  const back = ({ columns, edges }: ReturnType<typeof columnsOf>) =>
    edges
      .filter(({ kind }) => kind === 'leads')
      .filter(({ from, to }) => (columns.get(to) ?? 0) <= (columns.get(from) ?? 0))
  fc.assert(
    fc.property(anyTheory, input => {
      fc.pre(back(columnsOf({ ...input, links: [] })).length === 0)
      const linked = columnsOf(input)
      // Past the last round, arrows of any kind run back.
      fc.pre(Math.max(...linked.columns.values()) < 12)
      expect(back(linked)).toEqual([])
    }),
  )
})

test('No arrow joins two boxes of one column', () => {
  fc.assert(
    fc.property(anyTheory, input => {
      const { edges, columns } = columnsOf(input)
      for (const { from, to } of edges) expect(columns.get(from)).not.toBe(columns.get(to))
    }),
  )
})

test('Every box stands in a column of its last role', () => {
  fc.assert(
    fc.property(anyTheory, input => {
      const { nodes, columns } = columnsOf(input)
      expect(columns.size).toBe(nodes.length)
      for (const node of nodes) {
        const column = columns.get(node.id) ?? -1
        expect(ROLES[column % ROLES.length]).toBe(columnRole(node))
      }
    }),
  )
})
