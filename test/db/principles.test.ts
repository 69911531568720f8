import { afterEach, describe, expect, it } from 'vitest'
import type { InputOf } from '../../shared/contract/contract.ts'
import { startTestEngine, type TestEngine } from '../support/engine.ts'

const engines: TestEngine[] = []
afterEach(async () => {
  await Promise.all(engines.splice(0).map(engine => engine.dispose()))
})

async function startStudy() {
  const study = await startTestEngine('Study of principles')
  engines.push(study)
  const { call } = study
  const element = async (fields: InputOf<'elements.create'>) =>
    (await call('elements.create', fields)).id
  /** A paper of which every sentence is coded. */
  const paper = async (title: string, sentences: readonly string[]) => {
    const text = sentences.join(' ')
    const { id: sourceId } = await call('sources.create', { title, text, kind: 'paper' })
    const codings: string[] = []
    for (const sentence of sentences) {
      const start = text.indexOf(sentence)
      const passage = { sourceId, start, end: start + sentence.length }
      codings.push((await call('codings.create', passage)).id)
    }
    return { sourceId, codings }
  }
  return { study, call, element, paper }
}

describe('guiding principles', () => {
  it('are a live table of actions, contexts and mechanisms, each with the papers that support it', async () => {
    const { call, element, paper } = await startStudy()
    const a = await paper('Alder 2019', ['Staff stay.', 'They knew her.', 'It failed.'])
    const b = await paper('Birch 2021', ['Nobody left.'])
    const [stay, meet, time, trust, hurry, goes] = [
      await element({ role: 'C', valence: 'enabling', label: 'staff stay for years' }),
      await element({ role: 'I', label: 'both sides meet every month' }),
      await element({ role: 'C', label: 'there is time' }),
      await element({ role: 'M', valence: 'enabling', label: 'they trust each other' }),
      await element({ role: 'M', valence: 'constraining', label: 'each looks after its own' }),
      await element({ role: 'O', label: 'referrals go both ways' }),
    ]
    const slot = (role: 'C' | 'I' | 'M' | 'O', elementId: string) => ({ role, elementId })
    const one = await call('configurations.create', {
      ...{ title: 'Trust', slots: [slot('C', stay), slot('M', trust), slot('O', goes)] },
    })
    const two = await call('configurations.create', {
      slots: [slot('C', time), slot('C', stay), slot('I', meet), slot('M', hurry)],
    })
    const [stayed = '', knew = '', failed = ''] = a.codings
    await call('evidence.attach', { codingId: stayed, elementId: stay })
    await call('evidence.attach', { codingId: knew, elementId: stay })
    await call('evidence.attach', { codingId: b.codings[0] ?? '', elementId: stay })
    await call('evidence.attach', { codingId: failed, elementId: trust, stance: 'challenges' })
    await call('evidence.attach', { codingId: knew, configurationId: one.id })

    const { id: principleId } = await call('principles.create', {
      ...{ name: 'Build trust', lesson: 'Give people time to know each other.' },
      ...{ citation: 'Alder 2019; Birch 2021', configurationIds: [one.id, two.id] },
    })
    const item = { principleId, kind: 'action' as const, citation: 'Cedar 2020' }
    await call('principles.addItem', { ...item, text: 'Introduce new staff in person' })
    await call('principles.addItem', { ...item, kind: 'enabling-context', elementId: time })
    const [row] = await call('principles.table', {})
    const alder = { sourceId: a.sourceId, title: 'Alder 2019', refines: 0 }
    const birch = { sourceId: b.sourceId, title: 'Birch 2021', refines: 0 }
    expect(row).toMatchObject({
      ...{ name: 'Build trust', citation: 'Alder 2019; Birch 2021' },
      configurations: [{ name: 'CMOC 1: Trust' }, { name: 'CMOC 2' }],
      actions: [
        { text: 'Introduce new staff in person', citation: 'Cedar 2020', elementId: null },
        { text: 'both sides meet every month', elementId: meet, itemId: null, sources: [] },
      ],
      enablingContexts: [
        { text: 'there is time', elementId: time, citation: 'Cedar 2020' },
        {
          elementId: stay,
          sources: [
            { ...alder, supports: 2, challenges: 0 },
            { ...birch, supports: 1, challenges: 0 },
          ],
        },
      ],
      constrainingContexts: [],
      enablingMechanisms: [
        { elementId: trust, sources: [], otherSources: [{ ...alder, challenges: 1 }] },
      ],
      constrainingMechanisms: [{ elementId: hurry }],
      unsorted: [],
      outcomes: [{ elementId: goes }],
      // What is on the configuration and on its element is one passage.
      sources: [
        { ...alder, supports: 2, challenges: 1 },
        { ...birch, supports: 1 },
      ],
      otherSources: [],
    })

    const before = await call('principles.list', {})
    const [, second] = before[0]?.items ?? []
    await call('principles.removeItem', { itemId: second?.id ?? '' })
    expect((await call('principles.table', {}))[0]?.unsorted).toMatchObject([{ elementId: time }])
    await call('elements.update', { elementId: time, valence: 'constraining' })
    expect((await call('principles.table', {}))[0]?.constrainingContexts).toHaveLength(1)

    const { id: theoryId } = await call('theories.create', {
      ...{ name: 'Only trust', configurationIds: [one.id] },
    })
    const [small] = await call('principles.table', { theoryId })
    expect(small?.constrainingMechanisms).toEqual([])
    await call('theories.update', { theoryId, configurationIds: [] })
    expect(await call('principles.table', { theoryId })).toEqual([])
  })

  it('have an order, and items that are written, moved and never empty', async () => {
    const { call, element } = await startStudy()
    const names = async () => (await call('principles.list', {})).map(({ name }) => name)
    const first = await call('principles.create', { name: 'First' })
    await call('principles.create', { name: 'Second' })
    await call('principles.create', { name: 'Third' })
    await call('principles.move', { principleId: first.id, position: 1 })
    expect(await names()).toEqual(['Second', 'First', 'Third'])
    await call('history.undo', {})
    expect(await names()).toEqual(['First', 'Second', 'Third'])
    const empty = { principleId: first.id, kind: 'action' as const }
    await expect(call('principles.addItem', empty)).rejects.toMatchObject({
      code: 'invalid_input',
    })
    const elementId = await element({ role: 'M', label: 'hope' })
    await call('principles.addItem', { ...empty, text: 'Ring within a week' })
    const hoped = { ...empty, kind: 'enabling-mechanism' as const, elementId, position: 0 }
    const { items } = await call('principles.addItem', hoped)
    expect(items).toMatchObject([{ text: '', elementId }, { text: 'Ring within a week' }])
    const itemId = items[0]?.id ?? ''
    const bare = call('principles.updateItem', { itemId, elementId: null })
    await expect(bare).rejects.toMatchObject({ code: 'invalid_input' })
    await call('principles.updateItem', { itemId, position: 1, citation: 'Ash 2018' })
    // The words stay when the element goes.
    await call('elements.remove', { elementId })
    expect((await call('principles.list', {}))[0]?.items).toMatchObject([
      { text: 'Ring within a week' },
      { text: 'hope', elementId: null, citation: 'Ash 2018' },
    ])
    expect(await call('project.check', {})).toMatchObject({ isOk: true })
  })

  it('have in a kept version the items and citations that they had then', async () => {
    const { study, call, element } = await startStudy()
    const [stay, meet] = [
      await element({ role: 'C', valence: 'enabling', label: 'staff stay for years' }),
      await element({ role: 'I', label: 'both sides meet' }),
    ]
    const { id } = await call('configurations.create', { slots: [{ role: 'C', elementId: stay }] })
    const { id: principleId } = await call('principles.create', {
      ...{ name: 'Build trust', citation: 'Alder 2019', configurationIds: [id] },
    })
    const item = { principleId, kind: 'action' as const, citation: 'Birch 2021' }
    await call('principles.addItem', { ...item, elementId: meet })
    const { items } = await call('principles.addItem', { ...item, text: 'Give it time' })
    const { id: theoryId } = await call('theories.create', {
      ...{ name: 'Kept', configurationIds: [id] },
    })
    const before = await call('principles.table', { theoryId })
    await call('theories.freeze', { theoryId })
    expect(await call('principles.table', { theoryId })).toEqual(before)
    await call('elements.update', { elementId: meet, label: 'both sides meet every month' })
    await call('principles.update', { principleId, citation: 'Alder 2020' })
    for (const { id: itemId } of items) await call('principles.removeItem', { itemId })
    expect(await call('principles.table', { theoryId })).toEqual(before)
    expect(before).toMatchObject([
      {
        citation: 'Alder 2019',
        actions: [{ text: 'both sides meet', citation: 'Birch 2021' }, { text: 'Give it time' }],
      },
    ])
    await call('theories.remove', { theoryId, isFrozenToo: true })
    await call('history.undo', {})
    expect(await call('principles.table', { theoryId })).toEqual(before)
    expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
  })

  it('follow configurations that are merged and split, and elements that become one', async () => {
    const { call, element } = await startStudy()
    const [hope, trust] = [
      await element({ role: 'M', label: 'hope' }),
      await element({ role: 'M', label: 'trust' }),
    ]
    const make = async () =>
      (await call('configurations.create', { slots: [{ role: 'M', elementId: hope }] })).id
    const [one, two] = [await make(), await make()]
    const { id: principleId } = await call('principles.create', {
      ...{ name: 'Hope', configurationIds: [two] },
    })
    await call('principles.addItem', { principleId, kind: 'action', elementId: trust })
    const { id: lensId } = await call('lenses.create', { name: 'Salutogenesis' })
    const { constructs } = await call('lenses.addConstruct', { lensId, name: 'Coherence' })
    const constructId = constructs[0]?.id ?? ''
    await call('lenses.map', { constructId, configurationId: two, note: 'Meaning' })
    await call('lenses.map', { constructId, elementId: hope, note: 'First' })
    await call('lenses.map', { constructId, elementId: trust, note: 'Second' })
    await call('configurations.merge', { configurationIds: [two], into: one })
    const [merged] = await call('principles.list', {})
    expect(merged?.configurationIds).toEqual([two, one])
    const [row] = await call('principles.table', {})
    expect(row?.configurations).toMatchObject([{ configurationId: one }])
    await call('elements.merge', { elementIds: [trust], into: hope })
    const [lens] = await call('lenses.list', {})
    expect(lens?.constructs[0]?.mappings).toMatchObject([
      { configurationId: two, note: 'Meaning' },
      { elementId: hope, note: 'First\n\nSecond', label: 'hope', role: 'M' },
      { configurationId: one, note: 'Meaning', label: 'CMOC 1', role: null },
    ])
    expect((await call('principles.list', {}))[0]?.items).toMatchObject([{ elementId: hope }])
    const { slots } = await call('configurations.get', { configurationId: one })
    const parts = await call('configurations.split', {
      configurationId: one,
      into: [{ slotIds: slots.map(({ id }) => id) }, { slotIds: [] }],
    })
    expect((await call('principles.list', {}))[0]?.configurationIds).toEqual([
      ...[two, one, ...parts.map(({ id }) => id)],
    ])
    for (const { id } of parts) await call('configurations.remove', { configurationId: id })
    expect((await call('principles.list', {}))[0]?.configurationIds).toEqual([two, one])
    expect(await call('project.check', {})).toMatchObject({ isOk: true })
  })
})

describe('lenses', () => {
  it('map their constructs to elements and configurations, with a note that can be changed', async () => {
    const { call, element } = await startStudy()
    const elementId = await element({ role: 'M', label: 'people know each other' })
    const { id: lensId } = await call('lenses.create', {
      ...{ name: 'Social capital', description: 'What ties give', citation: 'Putnam 2000' },
    })
    await call('lenses.addConstruct', { lensId, name: 'Bonding', description: 'Close ties' })
    const { constructs } = await call('lenses.addConstruct', { lensId, name: 'Bridging' })
    expect(constructs.map(({ name }) => name)).toEqual(['Bonding', 'Bridging'])
    const constructId = constructs[1]?.id ?? ''
    await call('lenses.map', { constructId, elementId, note: 'Across groups' })
    const again = await call('lenses.map', { constructId, elementId, note: 'Across towns' })
    expect(again.constructs[1]?.mappings).toMatchObject([
      { note: 'Across towns', label: 'people know each other', role: 'M' },
    ])
    const both = { constructId, elementId, configurationId: 'x' }
    await expect(call('lenses.map', both)).rejects.toMatchObject({ code: 'invalid_input' })
    const nothing = { constructId, elementId: 'x' }
    await expect(call('lenses.map', nothing)).rejects.toMatchObject({ code: 'not_found' })
    expect(await call('lenses.remove', { lensId })).toEqual({
      ...{ removedConstructs: 2, removedMappings: 1 },
    })
    await call('history.undo', {})
    expect(await call('lenses.list', {})).toEqual([again])
  })
})

describe('names', () => {
  it('of people are replaced in cases, patterns, principles, lenses and syntheses too', async () => {
    const { call, element } = await startStudy()
    const elementId = await element({ role: 'O', label: 'goes' })
    const note = 'Ask Hazel'
    await call('cases.create', { name: 'Hazel’s site', description: note, setting: note })
    const { id: patternId } = await call('patterns.create', {
      ...{ name: 'Hazel’s way', description: note, worst: 'no Hazel', best: 'Hazel' },
      ...{ setting: 'At Hazel’s', elements: [{ elementId, place: 3, note }] },
    })
    const { id: principleId } = await call('principles.create', {
      ...{ name: 'Hazel’s rule', lesson: note, citation: note },
    })
    const item = { principleId, kind: 'action' as const }
    await call('principles.addItem', { ...item, text: note, citation: 'Hazel 2020' })
    const { id: lensId } = await call('lenses.create', {
      ...{ name: 'Hazel’s view', description: note, citation: 'Hazel 2020' },
    })
    const { constructs } = await call('lenses.addConstruct', {
      ...{ lensId, name: 'Hazel', description: note },
    })
    await call('lenses.map', { constructId: constructs[0]?.id ?? '', elementId, note })
    const ids = []
    for (const _ of [1, 2]) ids.push((await call('configurations.create', {})).id)
    await call('syntheses.create', {
      ...{ operation: 'juxtapose', configurationIds: ids, reason: note, result: 'Hazel knows' },
    })
    const found = await call('search.find', { query: 'Hazel', limit: 100 })
    const tables = new Set(found.hits.map(({ place }) => place.slice(0, place.indexOf('.'))))
    expect([...tables].sort()).toEqual([
      ...['case_study', 'construct', 'construct_mapping', 'lens', 'outcome_pattern'],
      ...['pattern_element', 'principle', 'principle_item', 'synthesis'],
    ])
    const names = [{ name: 'Hazel', replacement: 'the worker', kind: 'person' as const }]
    await call('pseudonyms.apply', { names })
    await call('projects.forget', {})
    const all = await Promise.all([
      call('cases.list', {}),
      call('patterns.list', {}),
      call('principles.list', {}),
      call('lenses.list', {}),
      call('syntheses.list', {}),
      call('history.list', {}),
    ])
    expect(JSON.stringify(all)).not.toContain('Hazel')
    expect(all[1]).toMatchObject([{ id: patternId, best: '[the worker]' }])
  })
})
