import { expect, test } from 'vitest'
import { straighten } from '../../../../electron/diagram/straighten.ts'
import { buildScene } from '../../../../shared/diagram/build-scene.ts'
import { configuration, measureRoughly, theory } from '../../shared/diagram/theories.ts'

const scene = buildScene(theory(configuration('1', ['C:a', 'M:b'])), measureRoughly)
const nodes = scene.nodes.map((node, index) => ({ ...node, x: index * 300, y: 0, height: 60 }))

function stepped(from: number, to: number) {
  const points = [
    { x: 146, y: from },
    { x: 220, y: from },
    { x: 220, y: to },
    { x: 300, y: to },
  ]
  return scene.edges.map(edge => ({ ...edge, points }))
}

test('A small step is taken out by moving an end that is alone on its side', () => {
  expect(straighten(nodes, stepped(30, 35))[0]?.points).toEqual([
    { x: 146, y: 35 },
    { x: 300, y: 35 },
  ])
})

test('A turn stays a turn', () => {
  expect(straighten(nodes, stepped(10, 50))).toEqual(stepped(10, 50))
})

test('An end that has neighbours on its side stays where it is', () => {
  const twice = [...stepped(30, 35), ...stepped(44, 50)]
  expect(straighten(nodes, twice)).toEqual(twice)
})
