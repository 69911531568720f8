import { afterEach, describe, expect, it } from 'vitest'
import { orderRoles, type Role } from '../../shared/domain/roles.ts'
import { LAYERS, seed000, SETTINGS } from '../fixtures/studies/seed-000.ts'
import { seed001 } from '../fixtures/studies/seed-001.ts'
import { PRINCIPLES, seed002 } from '../fixtures/studies/seed-002.ts'
import { seed004, STARRED } from '../fixtures/studies/seed-004.ts'
import { startTestEngine, type TestEngine } from '../support/engine.ts'
import { playStudy } from '../support/play-study.ts'
import { inOneOrder, readStudy } from '../support/read-study.ts'
import type { StudyFixture } from '../support/study-fixture.ts'

const engines: TestEngine[] = []
afterEach(async () => {
  await Promise.all(engines.splice(0).map(engine => engine.dispose()))
})

/** A marker as a paper sets it behind a clause. */
const MARKER = / \(([CIMO](?:\/[CIMO])*)\)/g

async function hold(study: StudyFixture) {
  const engine = await startTestEngine(study.title)
  engines.push(engine)
  const { call } = engine
  const played = await playStudy(call, study)
  return { call, played, study, read: await readStudy(call, played) }
}

/** Everything of the fixture is in what was read, and nothing besides of its kind. */
function expectHeld({ study, read }: Awaited<ReturnType<typeof hold>>): void {
  const { attributes: _attributes, codings: _codings, doubleCoded: _doubled, ...rest } = study
  const told = {
    ...rest,
    sources: study.sources.map(({ text: _text, ...source }) => source),
    // Kept in the order of roles, and then as they were given.
    configurations: study.configurations.map(configuration => ({
      ...configuration,
      slots: configuration.slots.toSorted((a, b) => rank(study, a) - rank(study, b)),
    })),
  }
  expect(inOneOrder(read)).toMatchObject(inOneOrder(told))
}

function rank({ elements }: StudyFixture, slot: { element: string; role?: Role }): number {
  const role = slot.role ?? elements.find(({ key }) => key === slot.element)?.role ?? 'C'
  return 'CIMO'.indexOf(role)
}

describe('the study of seed 004', () => {
  it('is held without loss, with every passage where it was marked', async () => {
    const held = await hold(seed004)
    expectHeld(held)
    const { call, played, study } = held
    const codings = await call('codings.list', {})
    for (const { key, text } of study.sources) {
      const sourceId = played.id('source', key)
      const stored = await call('sources.get', { sourceId })
      expect(stored.text).toBe(text.replaceAll(MARKER, ''))
      const own = codings.filter(coding => coding.sourceId === sourceId)
      const markers = [...text.matchAll(MARKER)].map(([, roles = '']) => roles.split('/') as Role[])
      const coders = study.doubleCoded?.includes(key) === true ? 2 : 1
      expect(own).toHaveLength(markers.length * coders)
      expect(new Set(own.map(({ researcherId }) => researcherId)).size).toBe(coders)
      // Out again, as the paper would print it.
      for (const line of text.split('\n')) {
        const [, sentence = ''] = /^(?!Interviewer)[^:]+: (.*)$/.exec(line) ?? []
        if (sentence.search(MARKER) < 0) continue
        const plain = sentence.replaceAll(MARKER, '')
        const start = stored.text.indexOf(plain)
        const passage = { sourceId, start, end: start + plain.length }
        const ordered = sentence.replaceAll(
          MARKER,
          (_, roles: string) => ` (${orderRoles(roles.split('/') as Role[]).join('/')})`,
        )
        const { text: quote } = await call('codings.quote', passage)
        expect(quote).toContain(ordered)
      }
    }
    const groups = Object.groupBy(await call('participants.list', {}), ({ group }) => group ?? '')
    expect(Object.entries(groups).map(([group, all]) => [group, all?.length])).toEqual([
      ...[
        ['Clients', 15],
        ['Referrers', 7],
        ['Staff', 13],
      ],
    ])
    expect(await call('project.check', {})).toMatchObject({ isOk: true })
  })

  it('shows what the refined theory added, and how outcomes go on as mechanisms', async () => {
    const { call, played, study } = await hold(seed004)
    const labels = new Map(study.elements.map(({ key, label }) => [key, label]))
    const theoryId = played.id('theory', 'refined')
    const { nodes } = await call('theories.diagram', { theoryId })
    const isNew = new Map(nodes.map(node => [node.label, node.isNew]))
    for (const key of STARRED) expect(isNew.get(labels.get(key) ?? ''), key).toBe(true)
    // What the initial theory said of the same explanations is no news.
    const initial = study.configurations.filter(({ origin }) => origin === 'initial')
    expect(initial).toHaveLength(4)
    for (const { element } of initial.flatMap(({ slots }) => slots)) {
      expect(isNew.get(labels.get(element) ?? '') ?? false, element).toBe(false)
    }
    const { edges } = await call('configurations.trace', {
      configurationId: played.id('configuration', 'cafés'),
    })
    const becomes = edges.map(edge => {
      const [from, to] = [
        played.key('configuration', edge.fromId),
        played.key('configuration', edge.toId),
      ]
      return `${from} > ${to}`
    })
    expect(becomes).toEqual(expect.arrayContaining(['cafés > circle', 'circle > fewer visits']))
    const theories = await call('theories.list', {})
    expect(theories.map(({ frozenAt }) => frozenAt !== null)).toEqual([true, true, false])
    const { rows, columns } = await call('cases.matrix', { by: 'group' })
    expect(columns.map(({ name }) => name)).toEqual(['Clients', 'Referrers', 'Staff'])
    const stigma = rows.find(row => row.name.includes('No white coats'))
    expect(stigma?.cells.map(({ columnIndex }) => columnIndex)).toEqual([0, 1])
  })
})

describe('the study of seed 002', () => {
  it('is held without loss, and its Table 3 comes out of it live', async () => {
    const held = await hold(seed002)
    expectHeld(held)
    const { call, played } = held
    const table = await call('principles.table', {})
    const texts = (entries: { text: string }[]) => entries.map(({ text }) => text)
    for (const [index, principle] of PRINCIPLES.entries()) {
      const row = table[index]
      const parts = (role: Role, valence: string | null) =>
        principle.configurations.flatMap(configuration =>
          configuration.parts.flatMap(part =>
            part[0] === role && part[1] === valence ? part[2] : [],
          ),
        )
      expect(row).toMatchObject({ name: principle.name, lesson: principle.lesson })
      expect(texts(row?.actions ?? [])).toEqual([...principle.actions, ...parts('I', null)])
      expect(texts(row?.enablingContexts ?? []).toSorted()).toEqual(
        [...principle.contexts, ...parts('C', 'enabling')].toSorted(),
      )
      expect(texts(row?.enablingMechanisms ?? []).toSorted()).toEqual(
        [...principle.mechanisms, ...parts('M', 'enabling')].toSorted(),
      )
      expect(texts(row?.constrainingContexts ?? [])).toEqual(parts('C', 'constraining'))
      expect(texts(row?.constrainingMechanisms ?? [])).toEqual(parts('M', 'constraining'))
      expect(texts(row?.unsorted ?? []).toSorted()).toEqual(parts('C', null).toSorted())
      const cited = row?.sources.map(({ sourceId }) => played.key('source', sourceId))
      const papers = [...principle.papers, ...principle.configurations.map(({ paper }) => paper)]
      expect(cited?.toSorted()).toEqual([...new Set(papers)].toSorted())
      expect(row?.citation).toBe(principle.citation ?? '')
    }
    expect(table).toHaveLength(5)
    expect(await call('sources.list', {})).toHaveLength(22)
    expect(await call('project.check', {})).toMatchObject({ isOk: true })
  })
})

describe('the study of seed 000', () => {
  it('can be held: 20 mechanisms in four layers, three settings, six archetypes', async () => {
    const held = await hold(seed000)
    expectHeld(held)
    const { call } = held
    const elements = await call('elements.list', {})
    const mechanisms = elements.filter(({ role }) => role === 'M')
    expect(mechanisms).toHaveLength(20)
    const layers = Map.groupBy(mechanisms, ({ layer }) => layer)
    for (const [layer, labels] of Object.entries(LAYERS)) {
      expect(layers.get(layer)?.map(({ label }) => label)).toEqual([...labels].sort())
    }
    const patterns = await call('patterns.list', {})
    expect(patterns.map(({ setting, worst, best }) => ({ setting, worst, best }))).toEqual(SETTINGS)
    expect(patterns.flatMap(pattern => pattern.elements)).toHaveLength(6)
    const { columns } = await call('cases.matrix', { by: 'case' })
    expect(columns).toHaveLength(3)
    // The same mechanism leads to other outcomes in other settings.
    const { differing } = await call('cases.demiRegularities', {})
    expect(differing).toHaveLength(20)
  })
})

describe('the study of seed 001', () => {
  it('can be held: buy-in and connection, two lenses, three versions of the theory', async () => {
    const held = await hold(seed001)
    expectHeld(held)
    const { call } = held
    const sizes = (await call('theories.list', {})).map(theory => theory.configurationIds.length)
    expect(sizes).toEqual([3, 9, 11])
    const lenses = await call('lenses.list', {})
    expect(lenses.map(({ name, constructs }) => [name, constructs.length])).toEqual([
      ...[
        ['Social capital', 3],
        ['Patient activation', 1],
      ],
    ])
  })
})
