import { beforeEach, expect, test } from 'vitest'
import { openHit } from '../../../../renderer/features/find/open-hit.ts'
import { useWorkspace } from '../../../../renderer/store/workspace.ts'
import { type PageBridge, startPageBridge } from '../../../support/page-bridge.ts'

let bridge: PageBridge
beforeEach(async () => {
  bridge = await startPageBridge({ title: 'Social prescribing' })
  useWorkspace.getState().reset()
})

test('what is found in cases, principles, lenses, patterns and syntheses opens where it is written', async () => {
  const element = await bridge.run('elements.create', { role: 'O', label: 'Client returns' })
  const both = [
    await bridge.run('configurations.create', { title: 'One' }),
    await bridge.run('configurations.create', { title: 'Two' }),
  ]
  const site = await bridge.run('cases.create', { name: 'Heronford' })
  const principle = await bridge.run('principles.create', { name: 'First of all' })
  await bridge.run('principles.addItem', {
    ...{ principleId: principle.id, kind: 'action', text: 'Telephone kestrel' },
  })
  const lens = await bridge.run('lenses.create', { name: 'Capital' })
  const { constructs } = await bridge.run('lenses.addConstruct', {
    ...{ lensId: lens.id, name: 'Plover bridges' },
  })
  await bridge.run('lenses.map', {
    ...{ constructId: constructs[0]?.id ?? '', elementId: element.id, note: 'As a dunlin would' },
  })
  await bridge.run('patterns.create', { name: 'Another' })
  const pattern = await bridge.run('patterns.create', {
    name: 'Curlew',
    elements: [{ elementId: element.id, place: 50, note: 'Halfway for a lapwing' }],
  })
  const synthesis = await bridge.run('syntheses.create', {
    ...{ operation: 'situate', configurationIds: both.map(({ id }) => id) },
    reason: 'Only the bittern knows',
  })
  for (const [word, view, thing, id] of [
    ['Heronford', 'cases', 'cases', site.id],
    ['kestrel', 'principles', 'principles', principle.id],
    ['Plover', 'lenses', 'lenses', lens.id],
    ['dunlin', 'lenses', 'lenses', lens.id],
    ['Curlew', 'patterns', 'patterns', pattern.id],
    ['lapwing', 'patterns', 'patterns', pattern.id],
    ['bittern', 'cases', 'syntheses', synthesis.id],
  ] as const) {
    useWorkspace.getState().reset()
    const { hits } = await bridge.run('search.find', {
      query: word,
      in: ['theory', 'note', 'memo'],
    })
    const [hit] = hits
    if (hit === undefined) throw new Error(`${word} was not found`)
    await openHit(hit, hits)
    expect(useWorkspace.getState()).toMatchObject({
      ...{ place: 'theory', theoryView: view, theoryThings: { [thing]: id } },
    })
    if (view === 'cases') expect(useWorkspace.getState().casesView).toBe(thing)
  }
})

test('what is found in decisions, cards and notes on responses opens there too', async () => {
  const { id: configurationId } = await bridge.run('configurations.create', { title: 'One' })
  const text = 'Ann: It was cold.'
  const { id: sourceId } = await bridge.run('sources.create', { title: 'C01', text })
  const coding = await bridge.run('codings.create', { sourceId, start: 5, end: 16 })
  await bridge.run('decisions.create', { text: 'Follow the heron', reason: '', about: [] })
  await bridge.run('cards.setText', { configurationId, text: 'Someone rings the plover.' })
  await bridge.run('responses.record', {
    ...{ configurationId, codingId: coding.id, answer: 'refined', note: 'Like a dunlin' },
  })
  const open = async (word: string) => {
    useWorkspace.getState().reset()
    const { hits } = await bridge.run('search.find', {
      query: word,
      in: ['note', 'memo', 'configuration'],
    })
    const [hit] = hits
    if (hit === undefined) throw new Error(`${word} was not found`)
    await openHit(hit, hits)
    return useWorkspace.getState()
  }
  expect(await open('heron')).toMatchObject({ place: 'theory', theoryView: 'versions' })
  expect(await open('plover')).toMatchObject({ place: 'theory', theoryView: 'cards' })
  expect(await open('dunlin')).toMatchObject({ place: 'desk', sourceId })
})
