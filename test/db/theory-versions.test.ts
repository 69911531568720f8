import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import type { InputOf, OutputOf } from '../../shared/contract/contract.ts'
import { ROLES, STANCES, STATUSES } from '../../shared/domain/roles.ts'
import { describeSlots } from '../../shared/domain/version-words.ts'
import { startTestEngine, type TestEngine } from '../support/engine.ts'

const engines: TestEngine[] = []
afterEach(async () => {
  await Promise.all(engines.splice(0).map(engine => engine.dispose()))
})

/** A study with an interview of four coded sentences, three elements and two configurations in a first version. */
async function startStudy() {
  const study = await startTestEngine('Theory study')
  engines.push(study)
  const { call } = study
  const sentences = ['I was alone.', 'She rang me.', 'I began to hope.', 'I went along.']
  const text = sentences.map(sentence => `INT: And?\nP01: ${sentence}`).join('\n')
  const { id: sourceId } = await call('sources.create', { title: 'P01', text })
  await call('participants.create', {
    ...{ pseudonym: 'Rosa', group: 'Clients', speakers: [{ sourceId, label: 'P01' }] },
  })
  const codings: string[] = []
  for (const sentence of sentences) {
    const start = text.indexOf(sentence)
    codings.push(
      (await call('codings.create', { sourceId, start, end: start + sentence.length })).id,
    )
  }
  const first = await call('configurations.createInitial', {
    ...{ ifs: ['clients live alone'], thens: ['they go along'], becauses: ['hope returns'] },
  })
  const second = await call('configurations.createInitial', {
    ...{ ifs: ['they go along'], thens: ['they come back'], becauses: ['they are known'] },
  })
  const [alone = '', hope = '', goes = ''] = first.slots.map(({ elementId }) => elementId)
  const version = await call('theories.create', {
    ...{ name: 'Rough', kind: 'initial', narrative: 'What we thought.' },
    configurationIds: [first.id, second.id],
  })
  return { study, call, sourceId, codings, first, second, alone, hope, goes, version }
}

type Study = Awaited<ReturnType<typeof startStudy>>
type Call = Study['call']

describe('a theory version that was kept', () => {
  it('says the same for ever, refuses to be changed, and goes only on purpose', async () => {
    const { call, codings, first, hope, version } = await startStudy()
    const theoryId = version.id
    await call('evidence.attach', { codingId: codings[2] ?? '', elementId: hope })
    const kept = await call('theories.freeze', { theoryId })
    expect(kept).toMatchObject({ number: 1, frozenAt: expect.stringMatching(/Z$/) })
    const read = { theoryId, includeEvidence: true }
    const before = await call('theories.get', read)
    const picture = await call('theories.diagram', { theoryId })
    expect(before.configurations).toMatchObject([
      { id: first.id, statement: expect.stringContaining('hope'), evidence: { supports: 1 } },
      { number: 2 },
    ])
    expect(before.elements).toHaveLength(6)
    expect(before.evidence).toMatchObject([{ codingId: codings[2] }])

    await call('elements.update', { elementId: hope, label: 'they trust her' })
    await call('evidence.attach', { codingId: codings[3] ?? '', configurationId: first.id })
    await call('configurations.remove', { configurationId: first.id })
    await call('codings.remove', { codingId: codings[2] ?? '' })
    expect(await call('theories.get', read)).toEqual(before)
    expect(await call('theories.diagram', { theoryId })).toEqual(picture)
    expect(await call('theories.list', {})).toMatchObject([
      { configurationIds: version.configurationIds },
    ])
    const refused = { code: 'version_frozen', message: expect.stringContaining('only be read') }
    await expect(call('theories.update', { theoryId, name: 'x' })).rejects.toMatchObject(refused)
    await expect(call('theories.remove', { theoryId })).rejects.toMatchObject(refused)
    await expect(call('theories.freeze', { theoryId })).rejects.toMatchObject({
      code: 'version_frozen',
    })
    expect(await call('project.check', {})).toMatchObject({ isOk: true })

    const next = { theoryId, name: 'Refined', kind: 'refined' as const }
    expect(await call('theories.copy', next)).toMatchObject({
      ...{ number: 2, narrative: 'What we thought.', frozenAt: null },
      configurationIds: version.configurationIds.slice(1),
    })
    await call('theories.remove', { theoryId, isFrozenToo: true })
    await call('history.undo', {})
    expect(await call('theories.get', read)).toEqual(before)
    expect(await call('project.check', {})).toMatchObject({ isOk: true })
  })

  it('can be taken back to live and kept again, over closing and reopening', async () => {
    const { study, call, hope, version } = await startStudy()
    const theoryId = version.id
    await call('theories.freeze', { theoryId })
    await call('elements.update', { elementId: hope, label: 'trust grows' })
    await call('history.undo', {})
    await call('history.undo', {})
    expect(await call('theories.list', {})).toEqual([version])
    await call('projects.close', {})
    await call('projects.open', { path: `${study.folder}/study.retroduce` })
    await call('history.redo', {})
    await call('history.redo', {})
    const { elements } = await call('theories.get', { theoryId })
    expect(elements.map(({ label }) => label)).toContain('hope returns')
    expect(await call('elements.list', {})).toHaveLength(6)
  })

  it('marks in its diagram what the version before did not have, elements of old configurations too', async () => {
    const { call, first, version } = await startStudy()
    await call('theories.freeze', { theoryId: version.id })
    const next = { theoryId: version.id, name: 'Refined', kind: 'refined' as const }
    const { id: theoryId } = await call('theories.copy', next)
    const added = { configurationId: first.id, role: 'M' as const, label: 'somebody rang' }
    await call('configurations.addElement', added)
    const { nodes } = await call('theories.diagram', { theoryId })
    expect(nodes.filter(({ isNew }) => isNew).map(({ label }) => label)).toEqual(['somebody rang'])
  })

  it('gives up names as everything else does', async () => {
    const { call, first, version } = await startStudy()
    const actor = { configurationId: first.id, actor: 'people such as Oona' }
    await call('configurations.update', actor)
    await call('links.create', {
      ...{ fromId: first.id, toId: first.id, kind: 'reinforces', note: 'Oona said so' },
    })
    const about = [{ kind: 'configuration' as const, id: first.id }]
    await call('decisions.create', { text: 'Ask Oona', about })
    await call('cards.setText', { configurationId: first.id, text: 'As Oona says' })
    await call('theories.freeze', { theoryId: version.id })
    await call('configurations.remove', { configurationId: first.id })
    const names = [{ name: 'Oona', replacement: 'a client', kind: 'person' as const }]
    await call('pseudonyms.apply', { names })
    const left = [
      await call('theories.get', { theoryId: version.id }),
      await call('decisions.list', {}),
      await call('theories.story', {}),
    ]
    expect(JSON.stringify(left)).not.toContain('Oona')
    expect(JSON.stringify(left)).toContain('people such as [a client]')
  })
})

describe('two versions side by side', () => {
  it('tell what changed with the decisions, reasons, steps and passages that led to it', async () => {
    const { call, codings, first, second, hope, version } = await startStudy()
    const theoryId = version.id
    await call('theories.freeze', { theoryId })
    const [, rang = '', hoped = '', went = ''] = codings
    await call('elements.update', { elementId: hope, label: 'hope returns, slowly' })
    await call('evidence.attach', { codingId: hoped, elementId: hope, stance: 'refines' })
    await call('evidence.attach', {
      ...{ codingId: went, configurationId: first.id, stance: 'challenges' },
    })
    const decision = await call('decisions.create', {
      ...{ text: 'Hope takes time', reason: 'Rosa waited for weeks', codingIds: [hoped] },
      about: [{ kind: 'element', id: hope }],
    })
    const parts = await call('configurations.split', {
      ...{ configurationId: second.id, reason: 'Too much in one' },
      into: [{ slotIds: second.slots.map(({ id }) => id) }, { slotIds: [] }],
    })
    await call('configurations.update', {
      ...{ configurationId: first.id, status: 'agreed', statusReason: 'Heard from all groups' },
    })
    await call('links.create', { fromId: first.id, toId: parts[0]?.id ?? '', kind: 'triggers' })
    await call('evidence.attach', { codingId: rang, elementId: hope })
    await call('history.undo', {})

    const comparison = await call('theories.compare', { fromId: theoryId, toId: null })
    const { counts, entries } = comparison
    expect(comparison.to).toEqual({
      ...{ theoryId: null, name: 'All configurations in use now', frozenAt: null },
    })
    expect(counts).toEqual({
      ...{ added: 2, dropped: 1, restructured: 0, reworded: 1, status: 1 },
      ...{ regrouped: 0, link: 1, evidence: 1 },
    })
    const of = (kind: (typeof entries)[number]['kind']) => entries.find(each => each.kind === kind)
    expect(of('reworded')).toMatchObject({
      thing: { kind: 'element', id: hope },
      configurationIds: [first.id],
      changes: [{ field: 'label', before: 'hope returns', after: 'hope returns, slowly' }],
      causes: { decisions: [decision], steps: [{ label: expect.any(String) }], stepCount: 1 },
    })
    const split = { kind: 'split', reason: 'Too much in one' }
    expect(of('added')?.causes).toMatchObject({ lineage: [split], statusReason: '' })
    expect(of('dropped')?.causes).toMatchObject({
      ...{ lineage: [split, split], statusReason: 'Split into CMOC 3, CMOC 4. Too much in one' },
    })
    expect(of('status')).toMatchObject({
      changes: [{ before: 'draft', after: 'agreed' }, { after: 'Heard from all groups' }],
      causes: { statusReason: 'Heard from all groups' },
    })
    expect(of('link')).toMatchObject({
      changes: [{ before: null, after: 'CMOC 1 triggers CMOC 3' }],
    })
    const challenge = { codingId: went, stance: 'challenges', quote: 'I went along.' }
    expect(of('evidence')).toMatchObject({
      gained: { supports: 0, refines: 1, challenges: 1 },
      lost: { supports: 0, refines: 0, challenges: 0 },
      passages: [
        { ...challenge, isGained: true, participant: 'Rosa', group: 'Clients' },
        { codingId: hoped, elementId: hope },
      ],
      causes: { stepCount: 2 },
    })

    const back = await call('theories.compare', { fromId: null, toId: theoryId })
    expect(back.counts).toEqual({ ...counts, added: counts.dropped, dropped: counts.added })
    const page = { fromId: theoryId, toId: null, configurationId: first.id, limit: 1 }
    const passages = await call('theories.comparePassages', { ...page, offset: 1 })
    expect(passages).toMatchObject({
      gained: { challenges: 1, refines: 1 },
      passages: [{ codingId: hoped }],
    })
    const nothing = await call('theories.compare', { fromId: theoryId, toId: theoryId })
    expect(nothing.entries).toEqual([])
  })

  it('tell of principles what they hold', async () => {
    const { call, first, second, version } = await startStudy()
    const principle = await call('principles.create', {
      ...{ name: 'Go with them', configurationIds: [first.id] },
    })
    await call('theories.freeze', { theoryId: version.id })
    await call('principles.update', { principleId: principle.id, name: 'Go along' })
    await call('principles.setConfigurations', {
      ...{ principleId: principle.id, configurationIds: [second.id] },
    })
    const { entries } = await call('theories.compare', { fromId: version.id, toId: null })
    expect(entries).toMatchObject([
      {
        ...{ kind: 'regrouped', thing: { kind: 'principle', name: 'Go along' } },
        changes: [
          { field: 'name', before: 'Go with them' },
          { field: 'configurations', before: 'CMOC 1', after: 'CMOC 2' },
        ],
        causes: { stepCount: 2 },
      },
    ])
  })
})

it('the story tells the versions in order, what changed and why', async () => {
  const { call, codings, first, hope, version } = await startStudy()
  await call('theories.freeze', { theoryId: version.id })
  const next = { theoryId: version.id, name: 'Refined', kind: 'refined' as const }
  const { id: theoryId } = await call('theories.copy', next)
  await call('theories.update', { theoryId, narrative: 'Hope is slow.\n\nIt needs a caller.' })
  await call('evidence.attach', {
    ...{ codingId: codings[2] ?? '', configurationId: first.id, stance: 'refines' },
  })
  await call('elements.update', { elementId: hope, label: 'hope returns, slowly' })
  await call('decisions.create', {
    ...{ text: 'Hope takes time', about: [{ kind: 'element', id: hope }], at: '2026-03-02' },
    consequence: 'Ask how long',
  })
  const { title, blocks } = await call('theories.story', {})
  expect(title).toBe('How the theory came to be: Theory study')
  const headings = blocks.flatMap(block => (block.kind === 'heading' ? [block.text] : []))
  expect(headings.slice(1)).toEqual([
    ...['Rough', 'Refined', 'What changed since “Rough”', 'Worded differently'],
    'Evidence gained and lost',
  ])
  expect(blocks).toContainEqual({ kind: 'text', text: 'It needs a caller.' })
  expect(blocks).toContainEqual({
    ...{ kind: 'change', text: 'hope returns, slowly' },
    ...{ before: 'hope returns', after: 'hope returns, slowly' },
    reasons: [
      expect.stringMatching(/^Decided on 2 March 2026 .*: Hope takes time. So: Ask how long.$/),
    ],
  })
  expect(blocks).toContainEqual({
    ...{ kind: 'quote', text: 'I began to hope.', who: 'Rosa, Clients, P01', stance: 'refines' },
  })
})

/** A change of the theory at random; the numbers choose among what is there. */
const Edit = fc.record({ kind: fc.nat(11), a: fc.nat(), b: fc.nat(), c: fc.nat() })
type Edit = { kind: number; a: number; b: number; c: number }

/** Makes one change; what the engine refuses is no change. */
async function edit(call: Call, codings: readonly string[], { kind, a, b, c }: Edit) {
  const pick = <T>(from: readonly T[], n: number) => from[n % Math.max(1, from.length)] as T
  const configurations = await call('configurations.list', {})
  const elements = await call('elements.list', {})
  const configurationId = pick(configurations, a)?.id ?? ''
  const elementId = pick(elements, b)?.id ?? ''
  const codingId = pick(codings, c)
  const words = `words ${c % 5}`
  const slot = pick(pick(configurations, a)?.slots ?? [], b)
  const edits: (() => Promise<unknown>)[] = [
    () => call('configurations.update', { configurationId, title: words, handle: `H${b % 3}` }),
    () => call('configurations.update', { configurationId, statement: c % 2 ? words : null }),
    () =>
      call('configurations.update', {
        ...{ configurationId, status: pick(STATUSES, b), statusReason: words },
      }),
    () => call('elements.update', { elementId, label: words, layer: c % 2 ? 'micro' : null }),
    () => call('configurations.addSlot', { configurationId, elementId, role: pick(ROLES, c) }),
    () => call('configurations.removeSlot', { slotId: slot?.id ?? '' }),
    () => call('evidence.attach', { codingId, elementId, stance: pick(STANCES, a) }),
    () => call('evidence.attach', { codingId, configurationId, stance: pick(STANCES, b) }),
    async () => {
      const evidence = await call('evidence.list', {})
      await call('evidence.detach', { evidenceId: pick(evidence, a)?.id ?? '' })
    },
    () =>
      call('configurations.duplicate', { configurationId, reason: words, withEvidence: c % 2 > 0 }),
    () =>
      call('links.create', {
        ...{ fromId: configurationId, toId: pick(configurations, b)?.id ?? '', kind: 'triggers' },
        note: words,
      }),
    () =>
      c % 3 > 0
        ? call('elements.merge', { elementIds: [elementId], into: pick(elements, c)?.id ?? '' })
        : call('configurations.remove', { configurationId }),
  ]
  await edits[kind]?.().catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error)) throw error
    expect(error.code).not.toBe('internal')
  })
}

type Content = OutputOf<'theories.get'>
type Comparison = OutputOf<'theories.compare'>

/** What a version says, as words by what they are of: the form in which differences are told. */
function inWords({ configurations, elements, links }: Content): Map<string, string | null> {
  const words = new Map<string, string | null>()
  for (const { id, slots, isRewritten, ...each } of configurations) {
    for (const field of ['title', 'handle', 'origin', 'actor', 'status', 'statusReason'] as const) {
      words.set(`${id} ${field}`, each[field])
    }
    words.set(`${id} slots`, slots.map(slot => JSON.stringify([slot.role, slot.elementId])).join())
    if (isRewritten) words.set(`${id} statement`, each.statement)
  }
  for (const { id, label, layer } of elements)
    words.set(`${id} label`, label).set(`${id} layer`, layer)
  for (const { id, kind, note } of links) words.set(`${id} link`, kind).set(`${id} note`, note)
  return words
}

/** Applies what a comparison tells to the words of the first version. */
function replay(from: Content, to: Content, { entries }: Comparison): Map<string, string | null> {
  const words = inWords(from)
  const after = inWords(to)
  const take = (id: string, fields: readonly string[]) => {
    for (const field of fields) {
      const value = after.get(`${id} ${field}`)
      if (value === undefined) words.delete(`${id} ${field}`)
      else words.set(`${id} ${field}`, value)
    }
  }
  for (const { kind, thing, changes } of entries) {
    const all = [
      'title',
      'handle',
      'origin',
      'actor',
      'status',
      'statusReason',
      'slots',
      'statement',
    ]
    if (kind === 'added' || kind === 'dropped') take(thing.id, all)
    for (const change of changes) {
      if (change.field === 'slots' || thing.kind === 'link') take(thing.id, [change.field])
      else if (change.field === 'statement') take(thing.id, ['statement'])
      else words.set(`${thing.id} ${change.field}`, change.after)
    }
    if (thing.kind === 'link') take(thing.id, ['link', 'note'])
  }
  return words
}

/** What is built on a version: its matrix, its demi-regularities and its table of principles. */
async function buildOn(call: Call, theoryId: string) {
  return {
    matrix: await call('cases.matrix', { by: 'source', theoryId }),
    regularities: await call('cases.demiRegularities', { theoryId }),
    principles: await call('principles.table', { theoryId }),
  }
}

it('a kept version stays as it is whatever is done, and the comparison with now explains exactly what differs', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(Edit, { maxLength: 6 }),
      fc.array(Edit, { minLength: 1, maxLength: 14 }),
      async (first, later) => {
        const { study, call, codings, version, ...own } = await startStudy()
        await call('principles.create', { name: 'Stay', configurationIds: [own.first.id] })
        for (const each of first) await edit(call, codings, each)
        const builtLive = await buildOn(call, version.id)
        const live = await call('theories.get', { theoryId: version.id, includeEvidence: true })
        await call('theories.freeze', { theoryId: version.id })
        const read = { theoryId: version.id, includeEvidence: true }
        const kept = await call('theories.get', read)
        const same = (content: Content) => ({
          ...{ ...content, theory: null, evidence: content.evidence.length },
          elements: content.elements
            .map(each => ({ ...each, configurationIds: [...each.configurationIds].sort() }))
            .sort((a, b) => (a.id < b.id ? -1 : 1)),
        })
        expect(same(kept)).toEqual(same(live))
        const built = await buildOn(call, version.id)
        expect(built).toEqual(builtLive)
        const passages = await call('evidence.list', { theoryId: version.id })
        expect(passages.length).toBe(kept.evidence.length)
        const steps = (await call('history.list', {}))[0]?.number ?? 0

        for (const each of later) await edit(call, codings, each)
        expect(await call('theories.get', read)).toEqual(kept)
        expect(await buildOn(call, version.id)).toEqual(built)
        expect(await call('evidence.list', { theoryId: version.id })).toEqual(passages)
        const now = await call('theories.get', { includeEvidence: true })
        const versions = { fromId: version.id, toId: null }
        const comparison = await call('theories.compare', versions)
        const words = inWords(now)
        const replayed = replay(kept, now, comparison)
        // Elements come and go with slots, and what is composed follows from them.
        const told = [...words.keys()].filter(
          key => replayed.has(key) || !isOfElement(now, kept, key),
        )
        expect(told.map(key => [key, replayed.get(key)])).toEqual(
          told.map(key => [key, words.get(key)]),
        )
        for (const { id } of now.configurations) {
          expect(await saidNow(call, versions, id, kept)).toEqual(saidIn(now, id))
        }
        // Undo reaches back across keeping it, and forward again.
        const done = ((await call('history.list', {}))[0]?.number ?? 0) - steps
        for (let n = 0; n <= done; n += 1) await call('history.undo', {})
        expect(await call('theories.get', read)).toEqual(live)
        for (let n = 0; n <= done; n += 1) await call('history.redo', {})
        expect(await call('theories.get', read)).toEqual(kept)
        expect(await call('theories.get', { includeEvidence: true })).toEqual(now)
        expect(await call('project.check', {})).toMatchObject({ isOk: true })
        await study.dispose()
        engines.splice(engines.indexOf(study), 1)
      },
    ),
    { numRuns: 12 },
  )
})

/** Whether words are of an element that only one of two versions has. */
function isOfElement(now: Content, kept: Content, key: string): boolean {
  const id = key.split(' ')[0]
  const has = (content: Content) => content.elements.some(element => element.id === id)
  return has(now) !== has(kept)
}

function saidIn(content: Content, configurationId: string): string[] {
  const slots = content.configurations.find(({ id }) => id === configurationId)?.slots ?? []
  const things = new Set([configurationId, ...slots.map(({ elementId }) => elementId)])
  const said = content.evidence.filter(({ elementId, configurationId: id }) =>
    things.has(elementId ?? id ?? ''),
  )
  return [...new Set(said.map(({ codingId, stance }) => `${codingId} ${stance}`))].sort()
}

/** What is said of a configuration now, as what was said of it in the kept version with what it gained and lost. */
async function saidNow(
  call: Call,
  versions: Pick<InputOf<'theories.compare'>, 'fromId' | 'toId'>,
  configurationId: string,
  kept: Content,
): Promise<string[]> {
  const page = { ...versions, configurationId, limit: 1_000 }
  const { passages } = await call('theories.comparePassages', page)
  const said = new Set(saidIn(kept, configurationId))
  for (const { codingId, stance, isGained } of passages) {
    if (isGained) said.add(`${codingId} ${stance}`)
    else expect(said.delete(`${codingId} ${stance}`)).toBe(true)
  }
  return [...said].sort()
}

it('slots read as a list, with what joins them', () => {
  const slot = { id: 's', elementId: 'e', facet: null, joiner: 'and', activation: null } as const
  expect(
    describeSlots([
      { ...slot, role: 'C', label: 'alone' },
      { ...slot, role: 'C', label: 'new here', joiner: 'or' },
      { ...slot, role: 'M', facet: 'reasoning', label: 'hope', activation: 7 },
    ]),
  ).toBe('C: alone\nC: or new here\nM (reasoning): hope [7]')
})

describe('what goes out', () => {
  it('is a story as Markdown, a page, a Word file and a PDF that read the same, and cards as PDF and a page', async () => {
    const { study, call, hope, version } = await startStudy()
    await call('theories.freeze', { theoryId: version.id })
    const next = { theoryId: version.id, name: 'Refined', kind: 'refined' as const }
    const copy = await call('theories.copy', next)
    await call('elements.update', { elementId: hope, label: 'hope returns, slowly' })
    const write = async (product: 'story' | 'cards', name: string, more = {}) => {
      const path = `${study.folder}/${name}`
      await call('exports.write', { product, path, ...more })
      return path
    }
    const files = [
      await write('story', 'story.md'),
      await write('story', 'story.html'),
      await write('story', 'story.docx'),
      await write('story', 'story.pdf'),
      await write('cards', 'cards.pdf', { theoryId: copy.id }),
      await write('cards', 'cards.html', { theoryId: copy.id }),
      await write('cards', 'all.pdf', { cards: { paper: 'a6', includeElements: true } }),
    ]
    const { reports } = await call('sources.import', { files })
    expect(reports.map(({ isImported }) => isImported)).toEqual(files.map(() => true))
    const texts = await Promise.all(
      reports.map(async ({ sourceId }) => {
        const { text } = await call('sources.get', { sourceId: sourceId ?? '' })
        return text.replaceAll(/\s+/g, ' ')
      }),
    )
    const [markdown, page, word, pdf, cards, shown, all] = texts
    for (const text of [markdown, page, word, pdf]) {
      expect(text).toContain('What changed since “Rough”')
      expect(text).toMatch(/Before: hope returns,? Now: hope returns, slowly/)
    }
    for (const text of [cards, shown]) expect(text).toContain('IPT1')
    expect(cards).toContain('hope returns, slowly.')
    expect(all).toContain('they are known')
    const wrong = call('exports.write', { product: 'story', path: `${study.folder}/story.rtf` })
    await expect(wrong).rejects.toMatchObject({ code: 'format_unsupported' })
  })

  it('is of a kept version what it held, with the quotes that are still there', async () => {
    const { study, call, codings, first, hope, version } = await startStudy()
    await call('evidence.attach', { codingId: codings[2] ?? '', elementId: hope })
    await call('theories.freeze', { theoryId: version.id })
    await call('elements.remove', { elementId: hope })
    await call('configurations.remove', { configurationId: first.id })
    const path = `${study.folder}/kept.json`
    await call('exports.write', { product: 'configurations', path, theoryId: version.id })
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({
      configurations: [
        { id: first.id, evidence: { supports: 1 }, evidenceList: [{ quote: 'I began to hope.' }] },
        { number: 2 },
      ],
    })
  })
})
