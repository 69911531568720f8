import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildScene, linksOf } from '../../../../shared/diagram/build-scene.ts'
import { BOX } from '../../../../shared/diagram/look.ts'
import type { DiagramLink } from '../../../../shared/diagram/scene.ts'
import { ROLES } from '../../../../shared/domain/roles.ts'
import { anyTheory, configuration, measureRoughly, theory } from './theories.ts'

const build = (input: Parameters<typeof buildScene>[0]) => buildScene(input, measureRoughly)
const links = (scene: ReturnType<typeof build>) =>
  scene.edges.filter(({ kind }) => kind === 'leads').map(({ from, to }) => `${from}>${to}`)
const said = (scene: ReturnType<typeof build>) =>
  scene.edges
    .filter(({ kind }) => kind !== 'leads')
    .map(({ from, to, kind }) => `${from} ${kind} ${to}`)
const link = (kind: DiagramLink['kind'], fromId: string, toId: string): DiagramLink => ({
  ...{ id: `${fromId} ${kind} ${toId}`, kind, fromId, toId },
  ...{ fromElementId: null, toElementId: null },
})

test('An element that two configurations share is one box', () => {
  const scene = build(
    theory(configuration('1', ['C:a', 'M:b', 'O:c']), configuration('2', ['C:a', 'M:d', 'O:c'])),
  )
  expect(scene.nodes.map(node => node.id)).toEqual(['a', 'b', 'c', 'd'])
  expect(scene.nodes[0]?.configurationIds).toEqual(['1', '2'])
})

test('Links run C, I, M, O and pass over empty slots', () => {
  const scene = build(
    theory(
      configuration('1', ['O:o', 'M:m', 'I:i', 'C:c']),
      configuration('2', ['C:c2', 'O:o2']),
      configuration('3', ['M:m3']),
    ),
  )
  expect(links(scene)).toEqual(['c>i', 'i>m', 'm>o', 'c2>o2'])
})

test('Every element of a role is linked to every element of the next', () => {
  const scene = build(theory(configuration('1', ['C:a', 'C:b', 'M:m', 'M:n'])))
  expect(links(scene)).toEqual(['a>m', 'a>n', 'b>m', 'b>n'])
})

test('A link of several configurations is one arrow with the evidence of all', () => {
  const evidence = { supports: 2, refines: 1, challenges: 1 }
  const scene = build(
    theory(
      configuration('1', ['C:a', 'M:b', 'M:b'], { evidence, isNew: true }),
      configuration('2', ['C:a', 'M:b'], { evidence }),
    ),
  )
  expect(scene.edges).toHaveLength(1)
  expect(scene.edges[0]).toMatchObject({
    configurationIds: ['1', '2'],
    evidence: { supports: 4, refines: 2, challenges: 2 },
    isNew: false,
  })
})

test('An outcome that is a context elsewhere is one box with two letters and joins the chain', () => {
  const scene = build(
    theory(configuration('1', ['M:m', 'O:x']), configuration('2', ['C:x', 'M:n', 'O:m'])),
  )
  expect(scene.nodes.find(node => node.id === 'x')?.roles).toEqual(['C', 'O'])
  expect(scene.nodes.find(node => node.id === 'm')?.roles).toEqual(['M', 'O'])
  expect(links(scene)).toEqual(['m>x', 'x>n', 'n>m'])
})

test('An element in two slots of one configuration has no arrow to itself', () => {
  expect(links(build(theory(configuration('1', ['C:a', 'M:a', 'O:b']))))).toEqual(['a>b'])
})

test('A box is new only where every configuration it is in is new, and says so with a star', () => {
  const scene = build(
    theory(configuration('1', ['C:a', 'M:b'], { isNew: true }), configuration('2', ['C:a', 'M:c'])),
  )
  expect(scene.nodes.map(node => [node.id, node.isNew, node.lines.join()])).toEqual([
    ['a', false, 'a'],
    ['b', true, 'b\u00A0*'],
    ['c', false, 'c'],
  ])
})

test('A box that many arrows reach is high enough to keep their heads apart', () => {
  const many = Array.from({ length: 20 }, (_, index) =>
    configuration(`${index}`, [`C:c${index}`, 'M:hub']),
  )
  const hub = build(theory(...many)).nodes.find(node => node.id === 'hub')
  expect(hub?.height).toBe(20 * BOX.arrowPitch)
})

test('What is said between configurations leads from the end of one to the beginning of the other', () => {
  const input = theory(
    configuration('1', ['C:a', 'M:b', 'O:c']),
    configuration('2', ['C:c', 'M:d', 'O:e']),
  )
  const scene = build({
    ...input,
    links: [
      link('triggers', '1', '2'),
      link('inhibits', '2', '1'),
      link('reinforces', '2', '2'),
      { ...link('inhibits', '2', '1'), id: 'again', fromElementId: 'e', toElementId: 'a' },
      { ...link('becomes', '1', '2'), fromElementId: 'b', toElementId: 'd' },
      link('triggers', '1', 'elsewhere'),
    ],
  })
  // The outcome of the first is the context of the second already, so the arrow goes on to its mechanism.
  expect(said(scene)).toEqual(['c triggers d', 'e inhibits a', 'e reinforces c', 'b becomes d'])
  expect(scene.edges.find(({ kind }) => kind === 'inhibits')).toMatchObject({
    linkIds: ['2 inhibits 1', 'again'],
    configurationIds: ['2', '1'],
    evidence: { supports: 0, refines: 0, challenges: 0 },
  })
})

test('Every link that joins two boxes is said by one arrow, between boxes of its configurations', () => {
  fc.assert(
    fc.property(anyTheory, input => {
      const scene = build(input)
      const boxesOf = (id: string) =>
        new Set(input.configurations.find(one => one.id === id)?.slots.map(one => one.elementId))
      for (const { id, kind, fromId, toId } of input.links) {
        const [source, target] = [boxesOf(fromId), boxesOf(toId)]
        const isJoined = source.size > 0 && target.size > 0 && source.union(target).size > 1
        const arrows = scene.edges.filter(edge => edge.linkIds.includes(id))
        // One box may be all that the other has; then the arrow would lead from it to itself.
        if (arrows.length === 0) expect(!isJoined || target.size === 1).toBe(true)
        else expect(arrows).toHaveLength(1)
        for (const arrow of arrows) {
          expect(arrow.kind).toBe(kind)
          expect(source.has(arrow.from) && target.has(arrow.to)).toBe(true)
          expect(arrow.from).not.toBe(arrow.to)
        }
      }
    }),
  )
})

test('An arrow is one of several ways only where every configuration that holds it joins its end by "or"', () => {
  const either = configuration('1', ['C:a', 'C:b', 'C:c', 'M:m'])
  const slots = either.slots.map((slot, index) => ({
    ...slot,
    joiner: index === 2 ? ('or' as const) : ('and' as const),
  }))
  const ways = (scene: ReturnType<typeof build>) =>
    scene.edges.filter(({ isAlternative }) => isAlternative).map(({ from }) => from)
  expect(ways(build(theory({ ...either, slots })))).toEqual(['b', 'c'])
  const both = theory({ ...either, slots }, configuration('2', ['C:b', 'M:m']))
  expect(ways(build(both))).toEqual(['c'])
})

test('Every element and every link is in the scene exactly once', () => {
  fc.assert(
    fc.property(anyTheory, input => {
      const scene = build(input)
      const elements = input.configurations.flatMap(item => item.slots.map(slot => slot.elementId))
      expect(scene.nodes.map(node => node.id)).toEqual([...new Set(elements)])
      const expected = input.configurations.flatMap(item =>
        linksOf(item).map(pair => pair.join('>')),
      )
      expect(links(scene)).toEqual([...new Set(expected)])
      expect(new Set(scene.edges.map(edge => edge.id)).size).toBe(scene.edges.length)
    }),
  )
})

test('Links join neighbouring roles of one configuration and nothing else', () => {
  fc.assert(
    fc.property(anyTheory, ({ configurations }) => {
      for (const item of configurations) {
        const used = ROLES.filter(role => item.slots.some(slot => slot.role === role))
        const holds = (role: string | undefined, id: string) =>
          item.slots.some(slot => slot.role === role && slot.elementId === id)
        for (const [from, to] of linksOf(item)) {
          expect(used.some((role, index) => holds(role, from) && holds(used[index + 1], to))).toBe(
            true,
          )
        }
      }
    }),
  )
})

test('Every box holds its text', () => {
  fc.assert(
    fc.property(anyTheory, input => {
      for (const node of build(input).nodes) {
        const room = node.width - BOX.band - 2 * BOX.padX
        for (const line of node.lines) {
          expect(measureRoughly(line, BOX.fontSize, 400)).toBeLessThanOrEqual(room)
        }
        expect(node.height).toBeGreaterThanOrEqual(node.lines.length * BOX.lineHeight)
      }
    }),
  )
})
