import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, expect, it } from 'vitest'
import { LAYOUTS } from '../../shared/diagram/scene.ts'
import { startTestEngine, type TestEngine } from '../support/engine.ts'

const engines: TestEngine[] = []
afterEach(async () => {
  await Promise.all(engines.splice(0).map(engine => engine.dispose()))
})

/** Two configurations that share a context, and a theory version of both. */
async function startStudy() {
  const study = await startTestEngine('Pictures')
  engines.push(study)
  const { call } = study
  const make = (thens: string, becauses: string) =>
    call('configurations.createInitial', {
      ...{ ifs: ['clients live alone'], thens: [thens], becauses: [becauses] },
    })
  const configurations = [
    await make('they come back', 'hope returns'),
    await make('they stay away', 'nobody asked'),
  ]
  const { id: theoryId } = await call('theories.create', {
    name: 'Rough',
    configurationIds: configurations.map(({ id }) => id),
  })
  return { study, call, theoryId, configurations }
}

const sum = (a: { x: number; y: number }, b: { x: number; y: number }) => ({
  ...{ x: a.x + b.x, y: a.y + b.y },
})

it('A box stays where it was put in its layout of its version, and nowhere else', async () => {
  const { call, theoryId } = await startStudy()
  const before = await call('theories.diagram', { theoryId })
  const [box] = before.nodes
  if (box === undefined) throw new Error('Nothing is drawn')
  const by = { x: 33, y: -21 }
  await call('diagrams.move', { theoryId, elementIds: [box.id], by })
  await call('diagrams.move', { theoryId, elementIds: [box.id], by: { x: -3, y: 1 } })
  const after = await call('theories.diagram', { theoryId })
  expect(after.nodes[0]).toMatchObject(sum(box, { x: 30, y: -20 }))
  expect(after.nodes.slice(1)).toEqual(before.nodes.slice(1))
  expect((await call('theories.diagram', {})).nodes[0]).toMatchObject(sum(box, { x: 0, y: 0 }))
  const lanes = { theoryId, layout: 'lanes' as const }
  expect(await call('diagrams.adjustments', lanes)).toMatchObject({ elements: [] })
  expect((await call('history.state', {})).undo).toBe('Move a box in the diagram')
})

it('What is done by hand waits while its thing is out of the picture, and comes back with it', async () => {
  const { call, theoryId, configurations } = await startStudy()
  const [kept, dropped] = configurations
  const { nodes } = await call('theories.diagram', { theoryId })
  const [own] = nodes.filter(({ configurationIds }) => configurationIds.join() === dropped?.id)
  if (own === undefined || kept === undefined) throw new Error('Nothing is drawn')
  await call('diagrams.move', { theoryId, elementIds: [own.id], by: { x: 50, y: 60 } })
  await call('diagrams.addLabel', {
    ...{ theoryId, text: 'Only in winter', at: { x: 0, y: 90 }, anchorId: own.id },
  })
  await call('theories.update', { theoryId, configurationIds: [kept.id] })
  const smaller = await call('theories.diagram', { theoryId })
  expect([smaller.nodes.some(({ id }) => id === own.id), smaller.labels]).toEqual([false, []])
  await call('theories.update', { theoryId, configurationIds: configurations.map(({ id }) => id) })
  const again = await call('theories.diagram', { theoryId })
  expect(again.nodes.find(({ id }) => id === own.id)).toMatchObject(sum(own, { x: 50, y: 60 }))
  expect(again.labels).toMatchObject([{ text: 'Only in winter', anchorId: own.id }])
})

it('A kept version carries what was done to its diagram, may be adjusted further, and hands it on to its copy', async () => {
  const { call, theoryId } = await startStudy()
  const { nodes, edges } = await call('theories.diagram', { theoryId })
  const [first = '', second = ''] = nodes.map(({ id }) => id)
  const linkId = edges[0]?.id ?? ''
  await call('diagrams.group', { theoryId, name: 'At home', elementIds: [first, second] })
  await call('theories.freeze', { theoryId })
  await call('diagrams.move', { theoryId, elementIds: [first], by: { x: 4, y: 4 } })
  await call('diagrams.bend', { theoryId, linkId, to: { x: 0, y: 55 } })
  const { id: copyId } = await call('theories.copy', {
    ...{ theoryId, name: 'Next', kind: 'refined' },
  })
  const done = await call('diagrams.adjustments', { theoryId })
  const [group] = done.groups
  expect(done).toMatchObject({
    elements: [{ elementId: first, shift: { x: 4, y: 4 } }],
    links: [{ linkId, bend: { x: 0, y: 55 } }],
    groups: [{ name: 'At home', elementIds: [first, second].toSorted() }],
  })
  const copied = await call('diagrams.adjustments', { theoryId: copyId })
  expect(copied).toEqual({ ...done, groups: [{ ...group, id: copied.groups[0]?.id }] })
  await call('diagrams.ungroup', { groupId: group?.id ?? '' })
  expect((await call('diagrams.adjustments', { theoryId: copyId })).groups).toHaveLength(1)
  await call('theories.remove', { theoryId, isFrozenToo: true })
  expect(await call('project.check', {})).toMatchObject({ isOk: true })
})

it('What is hidden is named in the window, shown again together, and in no file', async () => {
  const { study, call } = await startStudy()
  const { nodes, edges } = await call('theories.diagram', {})
  const box = nodes.find(({ label }) => label === 'nobody asked')
  const arrow = edges.find(({ from, to }) => from !== box?.id && to !== box?.id)
  await call('diagrams.hide', { elementIds: [box?.id ?? ''], linkIds: [arrow?.id ?? ''] })
  const picture = await call('theories.diagram', {})
  expect(picture.nodes).toHaveLength(nodes.length - 1)
  expect(picture.hidden.map(({ id }) => id)).toEqual([box?.id, arrow?.id])
  for (const ending of ['svg', 'json', 'graphml', 'drawio', 'dot', 'mmd']) {
    const path = join(study.folder, `hidden.${ending}`)
    await call('exports.write', { product: 'diagram', path })
    expect(readFileSync(path, 'utf8')).not.toContain('nobody asked')
  }
  await call('diagrams.show', {})
  expect((await call('theories.diagram', {})).nodes).toEqual(nodes)
})

it('Words and frames are in every file that has words', async () => {
  const { study, call } = await startStudy()
  const { nodes } = await call('theories.diagram', {})
  const elementIds = nodes.slice(0, 2).map(({ id }) => id)
  const label = await call('diagrams.addLabel', { text: 'Only in winter', at: { x: 0, y: -60 } })
  const group = await call('diagrams.group', { name: 'At home', elementIds })
  for (const ending of ['svg', 'json', 'graphml', 'drawio', 'dot', 'mmd']) {
    const path = join(study.folder, `words.${ending}`)
    await call('exports.write', { product: 'diagram', path })
    expect(readFileSync(path, 'utf8'), ending).toMatch(/Only in winter/)
    expect(readFileSync(path, 'utf8'), ending).toMatch(/At home/)
  }
  await call('diagrams.updateLabel', { labelId: label.id, text: 'Only in summer' })
  await call('diagrams.updateGroup', { groupId: group.id, name: 'Outside' })
  const picture = await call('theories.diagram', {})
  expect(picture.labels).toMatchObject([{ id: label.id, text: 'Only in summer' }])
  expect(picture.areas).toMatchObject([{ kind: 'group', groupId: group.id, label: 'Outside' }])
  const found = await call('search.find', { query: 'summer' })
  expect(found.hits.map(({ place }) => place)).toEqual([`diagram_adjustment.body:${label.id}`])
})

it('Whatever is done by hand is undone step by step, and done again the same', async () => {
  const { call, theoryId } = await startStudy()
  const first = await call('theories.diagram', { theoryId })
  const elementId = fc.constantFrom(...first.nodes.map(({ id }) => id))
  const linkId = fc.constantFrom(...first.edges.map(({ id }) => id))
  const point = fc.record({ x: fc.integer({ min: -300, max: 300 }), y: fc.nat(200) })
  const elementIds = fc.uniqueArray(elementId, { minLength: 1 })
  const picture = { theoryId, layout: 'roles' as const }
  const step = fc.oneof(
    fc
      .record({ elementIds, by: point })
      .map(input => () => call('diagrams.move', { ...picture, ...input })),
    fc
      .record({ linkId, to: fc.option(point) })
      .map(input => () => call('diagrams.bend', { ...picture, ...input })),
    elementIds.map(ids => () => call('diagrams.hide', { ...picture, elementIds: ids })),
    elementIds.map(ids => () => call('diagrams.show', { ...picture, elementIds: ids })),
    point.map(at => () => call('diagrams.addLabel', { ...picture, text: 'Why?', at })),
    elementIds.map(ids => () => call('diagrams.group', { ...picture, name: 'F', elementIds: ids })),
    elementIds.map(ids => () => call('diagrams.reset', { ...picture, elementIds: ids })),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async steps => {
      const states = [await call('diagrams.adjustments', picture)]
      for (const run of steps) {
        await run()
        const state = await call('diagrams.adjustments', picture)
        // A step that changes nothing leaves no entry to undo.
        if (JSON.stringify(state) !== JSON.stringify(states.at(-1))) states.push(state)
      }
      for (const state of states.toReversed().slice(1)) {
        await call('history.undo', {})
        expect(await call('diagrams.adjustments', picture)).toEqual(state)
      }
      for (const state of states.slice(1)) {
        await call('history.redo', {})
        expect(await call('diagrams.adjustments', picture)).toEqual(state)
      }
      while (states.pop() !== undefined && states.length > 0) await call('history.undo', {})
    }),
    { numRuns: 40 },
  )
  expect(await call('theories.diagram', { theoryId })).toEqual(first)
})

it('Without anything named, all of a picture is as its layout makes it again', async () => {
  const { call } = await startStudy()
  for (const layout of LAYOUTS) {
    const before = await call('theories.diagram', { layout })
    const elementIds = before.nodes.map(({ id }) => id)
    await call('diagrams.move', { layout, elementIds, by: { x: 9, y: 9 } })
    await call('diagrams.addLabel', { layout, text: 'Why?', at: { x: 0, y: 0 } })
    await call('diagrams.group', { layout, name: 'All', elementIds })
    expect(await call('theories.diagram', { layout })).not.toEqual(before)
    await call('diagrams.reset', { layout })
    expect(await call('theories.diagram', { layout })).toEqual(before)
  }
})

it('Nothing is adjusted that is no part of a theory', async () => {
  const { call } = await startStudy()
  const by = { x: 1, y: 1 }
  const wrong = [
    call('diagrams.move', { elementIds: ['nobody'], by }),
    call('diagrams.bend', { linkId: 'no arrow', to: by }),
    call('diagrams.bend', { linkId: '["no","body"]', to: by }),
    call('diagrams.updateLabel', { labelId: 'nothing', text: 'x' }),
    call('diagrams.ungroup', { groupId: 'nothing' }),
    call('diagrams.adjustments', { theoryId: 'nothing' }),
  ]
  for (const refused of wrong) await expect(refused).rejects.toMatchObject({ code: 'not_found' })
})
