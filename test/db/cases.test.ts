import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import type { InputOf } from '../../shared/contract/contract.ts'
import { JOINERS, STRENGTHS } from '../../shared/domain/realist.ts'
import { type Role, ROLES, STANCES } from '../../shared/domain/roles.ts'
import { startTestEngine, type TestEngine } from '../support/engine.ts'

const engines: TestEngine[] = []
afterEach(async () => {
  await Promise.all(engines.splice(0).map(engine => engine.dispose()))
})

async function startStudy() {
  const study = await startTestEngine('Study of two towns')
  engines.push(study)
  const { call } = study
  const element = async (role: Role, label: string) =>
    (await call('elements.create', { role, label })).id
  const configuration = async (slots: InputOf<'configurations.create'>['slots'] = []) =>
    (await call('configurations.create', { slots })).id
  /** A source in which speakers say one sentence each, every sentence coded. */
  const talk = async (title: string, said: readonly (readonly [string, string])[]) => {
    const lines = said.map(([speaker, sentence]) => `${speaker}: ${sentence}`)
    const closing = said.map(([speaker]) => `${speaker}: Bye.`)
    const text = ['Interviewer: Well?', ...lines, 'Interviewer: Thanks.', ...closing].join('\n')
    const { id: sourceId } = await call('sources.create', { title, text })
    const codings = []
    for (const [, sentence] of said) {
      const start = text.indexOf(sentence)
      const passage = { sourceId, start, end: start + sentence.length }
      codings.push((await call('codings.create', passage)).id)
    }
    return { sourceId, codings }
  }
  const person = async (
    pseudonym: string,
    fields: Omit<InputOf<'participants.create'>, 'pseudonym'>,
  ) => (await call('participants.create', { pseudonym, ...fields })).id
  return { study, call, element, configuration, talk, person }
}

describe('outcome patterns', () => {
  it('lay outcomes out from worst to best, and keep up with what becomes of them', async () => {
    const { call, element, talk } = await startStudy()
    const { codings } = await talk('P01', [['P01', 'They knew me.']])
    const [poor, good, twin] = [
      await element('O', 'needs are parcelled out'),
      await element('O', 'the whole person is seen'),
      await element('O', 'they see all of the person'),
    ]
    await call('evidence.attach', { codingId: codings[0] ?? '', elementId: good })
    const { id: patternId } = await call('patterns.create', {
      ...{ name: 'Practice', worst: 'fragmental', best: 'holistic', setting: 'General practice' },
      elements: [
        { elementId: good, place: 95, note: 'Seen twice' },
        { elementId: poor, place: 5 },
        { elementId: twin, place: 80, note: 'The same?' },
      ],
    })
    expect(await call('patterns.list', {})).toMatchObject([
      {
        ...{ worst: 'fragmental', best: 'holistic', setting: 'General practice' },
        elements: [
          { elementId: poor, place: 5, role: 'O', evidence: { supports: 0 } },
          { elementId: twin, place: 80 },
          { elementId: good, place: 95, evidence: { supports: 1 } },
        ],
      },
    ])
    const twice = [
      { elementId: poor, place: 5 },
      { elementId: poor, place: 6 },
    ]
    const doubled = call('patterns.setElements', { patternId, elements: twice })
    await expect(doubled).rejects.toMatchObject({ code: 'duplicate' })
    await call('elements.merge', { elementIds: [twin], into: good })
    const [merged] = await call('patterns.list', {})
    expect(merged?.elements).toMatchObject([
      { elementId: poor },
      { elementId: good, place: 95, note: 'Seen twice\n\nThe same?' },
    ])
    await call('elements.remove', { elementId: poor })
    expect((await call('patterns.list', {}))[0]?.elements).toHaveLength(1)
    await call('history.undo', {})
    await call('history.undo', {})
    expect((await call('patterns.list', {}))[0]?.elements).toHaveLength(3)
    expect(await call('project.check', {})).toMatchObject({ isOk: true })
  })
})

describe('cases', () => {
  it('hold their people, sources and configurations, and let go of those that are removed', async () => {
    const { call, configuration, talk, person } = await startStudy()
    const { sourceId } = await talk('P01', [['P01', 'It rained.']])
    const personId = await person('P01', { speakers: [{ sourceId, label: 'P01' }] })
    const first = await call('cases.create', { name: 'Harbour', participantIds: [personId] })
    const second = await call('cases.create', { name: 'Hill', setting: 'Rural' })
    const one = await configuration()
    await call('configurations.update', { configurationId: one, caseId: first.id })
    const initial = await call('configurations.createInitial', { ifs: ['x'], caseId: second.id })
    expect(initial).toMatchObject({ caseId: second.id })
    await call('cases.setMembers', { caseId: second.id, sourceIds: [sourceId] })
    await call('cases.update', { caseId: second.id, position: 0 })
    expect(await call('cases.list', {})).toEqual([
      {
        ...{ id: second.id, name: 'Hill', description: '', setting: 'Rural' },
        ...{ sourceIds: [sourceId], participantIds: [], configurationIds: [initial.id] },
      },
      {
        ...{ id: first.id, name: 'Harbour', description: '', setting: '' },
        ...{ sourceIds: [], participantIds: [personId], configurationIds: [one] },
      },
    ])
    const nowhere = { configurationId: one, caseId: 'nowhere' }
    await expect(call('configurations.update', nowhere)).rejects.toMatchObject({
      code: 'not_found',
    })
    const copy = await call('configurations.duplicate', { configurationId: one })
    expect(copy.caseId).toBe(first.id)
    await call('sources.remove', { sourceId })
    await call('participants.remove', { participantId: personId })
    expect(await call('cases.list', {})).toMatchObject([{ sourceIds: [] }, { participantIds: [] }])
    const removed = await call('cases.remove', { caseId: first.id })
    expect(removed).toEqual({ releasedConfigurations: 2 })
    expect((await call('configurations.list', {})).map(({ caseId }) => caseId)).toEqual([
      ...[null, second.id, null],
    ])
    await call('history.undo', {})
    expect(await call('configurations.get', { configurationId: one })).toMatchObject({
      caseId: first.id,
    })
    expect(await call('project.check', {})).toMatchObject({ isOk: true })
  })

  it('are held against configurations, who speaks before where it was said', async () => {
    const { call, configuration, element, talk, person } = await startStudy()
    const group = await talk('Focus group', [
      ['Ann', 'We all went.'],
      ['Ben', 'Not I.'],
      ['Cleo', 'Perhaps.'],
    ])
    const label = { sourceId: group.sourceId }
    const ann = await person('Ann', { speakers: [{ ...label, label: 'Ann' }], group: 'Clients' })
    const ben = await person('Ben', { speakers: [{ ...label, label: 'Ben' }] })
    await call('cases.create', { name: 'Harbour', sourceIds: [group.sourceId] })
    await call('cases.create', { name: 'Hill', participantIds: [ann] })
    await call('cases.create', { name: 'Isle', participantIds: [ben, ann] })
    const outcome = await element('O', 'goes')
    const configurationId = await configuration([{ role: 'O', elementId: outcome }])
    const [went = '', not = '', perhaps = ''] = group.codings
    await call('evidence.attach', { codingId: went, configurationId, link: 'M-O' })
    await call('evidence.attach', { codingId: went, elementId: outcome })
    await call('evidence.attach', { codingId: not, elementId: outcome, stance: 'challenges' })
    await call('evidence.attach', { codingId: perhaps, elementId: outcome, stance: 'refines' })
    const byCase = await call('cases.matrix', { by: 'case' })
    expect(byCase.columns.map(({ name }) => name)).toEqual(['Harbour', 'Hill', 'Isle'])
    const none = { supports: 0, refines: 0, challenges: 0 }
    expect(byCase.rows).toEqual([
      {
        ...{ configurationId, name: 'CMOC 1', caseId: null },
        cells: [
          { ...none, columnIndex: 0, refines: 1 },
          { ...none, columnIndex: 1, supports: 1 },
          { ...none, columnIndex: 2, supports: 1, challenges: 1 },
        ],
      },
    ])
    const byGroup = await call('cases.matrix', { by: 'group' })
    expect(byGroup.columns).toEqual([
      { id: 'Clients', name: 'Clients' },
      { id: null, name: null },
    ])
    await call('configurations.update', { configurationId, status: 'rejected' })
    expect((await call('cases.matrix', { by: 'case' })).rows).toEqual([])
    const theory = { name: 'First', configurationIds: [configurationId] }
    const { id: theoryId } = await call('theories.create', theory)
    expect((await call('cases.matrix', { by: 'case', theoryId })).rows).toHaveLength(1)
  })

  it('count in the matrix what a plain count of the evidence list gives, whatever is attached to what', async () => {
    const { call, configuration, element, talk, person } = await startStudy()
    const { codings, sourceId } = await talk('P01', [
      ['Ann', 'One.'],
      ['Ben', 'Two.'],
      ['Ann', 'Three.'],
    ])
    const other = await talk('P02', [['Cleo', 'Four.']])
    const speaks = (label: string) => ({ speakers: [{ sourceId, label }] })
    const { id: site } = await call('attributes.create', { name: 'Site', type: 'text' })
    const ann = await person('Ann', { ...speaks('Ann'), group: 'A', values: { [site]: 'North' } })
    await person('Ben', { ...speaks('Ben'), group: 'B' })
    await call('cases.create', { name: 'One', participantIds: [ann], sourceIds: [other.sourceId] })
    await call('cases.create', { name: 'Two', participantIds: [ann], sourceIds: [sourceId] })
    const cases = await call('cases.list', {})
    const passages = [...codings, ...other.codings]
    const elements: string[] = []
    for (const role of ROLES) elements.push(await element(role, `an ${role}`))
    const Attached = fc.record({
      passage: fc.nat(3),
      // The first two are the configurations, the others elements.
      thing: fc.nat(5),
      stance: fc.constantFrom(...STANCES),
    })
    const Slots = fc.uniqueArray(fc.nat(3), { maxLength: 4 })
    const Study = fc.tuple(Slots, Slots, fc.array(Attached, { maxLength: 12 }))
    await fc.assert(
      fc.asyncProperty(Study, async ([one, two, attached]) => {
        const ids: string[] = []
        for (const slots of [one, two]) {
          const filled = slots.map(index => ({
            role: ROLES[index] ?? 'C',
            elementId: elements[index] ?? '',
          }))
          ids.push(await configuration(filled))
        }
        for (const { passage, thing, stance } of attached) {
          const target =
            thing < 2
              ? { configurationId: ids[thing] ?? '' }
              : { elementId: elements[thing - 2] ?? '' }
          const codingId = passages[passage] ?? ''
          // A passage that is there already is refused.
          await call('evidence.attach', { codingId, ...target, stance }).catch(() => null)
        }
        for (const by of ['case', 'group', 'participant', 'source', 'attribute'] as const) {
          const matrix = await call('cases.matrix', {
            ...{ by, ...(by === 'attribute' && { attributeId: site }) },
          })
          for (const configurationId of ids) {
            const row = matrix.rows.find(each => each.configurationId === configurationId)
            const evidence = await call('evidence.list', { configurationId, includeElements: true })
            const counted = new Set(
              evidence.flatMap(piece => {
                const inCases = (key: 'participantIds' | 'sourceIds', id: string | null) =>
                  cases.filter(each => each[key].includes(id ?? '')).map(({ id: caseId }) => caseId)
                const ofPerson = inCases('participantIds', piece.participantId)
                const columns = {
                  case: ofPerson.length > 0 ? ofPerson : inCases('sourceIds', piece.sourceId),
                  group: [piece.group].filter(group => group !== null),
                  participant: [piece.participantId].filter(id => id !== null),
                  source: [piece.sourceId],
                  attribute: piece.participantId === ann ? ['North'] : [],
                }[by]
                return (columns.length > 0 ? columns : [null]).map(column =>
                  JSON.stringify([column, piece.stance, piece.codingId]),
                )
              }),
            )
            const expected = new Map<string, number>()
            for (const key of counted) {
              const [column, stance] = JSON.parse(key) as [string | null, string]
              const cell = `${column} ${stance}`
              expected.set(cell, (expected.get(cell) ?? 0) + 1)
            }
            const found = (row?.cells ?? []).flatMap(({ columnIndex, ...counts }) =>
              STANCES.map(
                stance => [`${matrix.columns[columnIndex]?.id} ${stance}`, counts[stance]] as const,
              ).filter(([, count]) => count > 0),
            )
            expect(new Map(found)).toEqual(expected)
          }
        }
        for (const { id } of await call('evidence.list', {})) {
          await call('evidence.detach', { evidenceId: id })
        }
        for (const configurationId of ids) await call('configurations.remove', { configurationId })
      }),
      { numRuns: 12 },
    )
  })
})

describe('demi-regularities', () => {
  it('show which context goes with which outcome of a mechanism, and what is given each time', async () => {
    const { call, element, talk } = await startStudy()
    const { codings } = await talk('P01', [['P01', 'I trusted her.']])
    const [alone, town, hill, trust, goes, stays] = [
      await element('C', 'lives alone'),
      await element('C', 'in town'),
      await element('C', 'on the hill'),
      await element('M', 'trust'),
      await element('O', 'goes'),
      await element('O', 'stays'),
    ]
    await call('elements.update', { elementId: trust, facet: 'reasoning' })
    const { id: caseId } = await call('cases.create', { name: 'Hill' })
    const make = async (contexts: string[], outcomes: string[], ofCase: string | null = null) => {
      const slots = [
        ...contexts.map(elementId => ({ role: 'C' as const, elementId })),
        { role: 'M' as const, elementId: trust, facet: 'reasoning' as const },
        ...outcomes.map(elementId => ({ role: 'O' as const, elementId })),
      ]
      return (await call('configurations.create', { slots, caseId: ofCase })).id
    }
    const first = await make([alone, town], [goes])
    const second = await make([alone, town], [goes])
    expect((await call('cases.demiRegularities', {})).differing).toEqual([])
    const third = await make([alone, hill], [stays], caseId)
    // Says nothing yet of what trust leads to.
    await make([hill], [])
    await call('evidence.attach', { codingId: codings[0] ?? '', elementId: trust })
    const { differing, steady } = await call('cases.demiRegularities', {})
    expect(differing).toMatchObject([
      {
        ...{ elementId: trust, label: 'trust', facet: 'reasoning' },
        configurations: [
          { configurationId: first, caseId: null, evidence: { supports: 1 } },
          { configurationId: second, outcomes: [{ label: 'goes' }] },
          { configurationId: third, caseName: 'Hill', contexts: [{}, { label: 'on the hill' }] },
        ],
        sharedContexts: [{ label: 'lives alone' }],
        differingContexts: [
          { label: 'in town', configurationIds: [first, second] },
          { label: 'on the hill', configurationIds: [third] },
        ],
        outcomes: [
          {
            ...{ elementId: goes, configurationIds: [first, second] },
            contexts: [{ elementId: town, inWith: 2, inWithout: 0 }],
          },
          { elementId: stays, contexts: [{ elementId: hill, inWith: 1, inWithout: 0 }] },
        ],
      },
    ])
    expect(differing[0]?.outcomes[0]?.contexts).toHaveLength(1)
    // Alone and trust lead to two things, so to neither each time.
    expect(steady).toEqual([
      {
        context: { elementId: town, label: 'in town' },
        mechanism: { elementId: trust, label: 'trust' },
        outcomes: [{ elementId: goes, label: 'goes' }],
        configurationIds: [first, second],
      },
    ])
    const theory = { name: 'Town', configurationIds: [first, second] }
    const { id: theoryId } = await call('theories.create', theory)
    expect((await call('cases.demiRegularities', { theoryId })).differing).toEqual([])
  })
})

describe('synthesis', () => {
  it('is recorded with its reason; a preference rejects nothing, and outlives nothing it is about', async () => {
    const { call, configuration, talk } = await startStudy()
    const { codings } = await talk('P01', [['P01', 'It depends.']])
    const [one, two, three] = [await configuration(), await configuration(), await configuration()]
    const both = { configurationIds: [one, two], reason: 'They do not agree', codingIds: codings }
    const { id: synthesisId } = await call('syntheses.create', {
      ...{ ...both, operation: 'adjudicate', favoured: two, result: 'The second has more' },
    })
    expect(await call('syntheses.list', { configurationId: one })).toMatchObject([
      { ...both, operation: 'adjudicate', favoured: two, intoId: null },
    ])
    const statuses = (await call('configurations.list', {})).map(({ status }) => status)
    expect(new Set(statuses)).toEqual(new Set(['draft']))
    const outside = { ...both, operation: 'adjudicate' as const, favoured: three }
    await expect(call('syntheses.create', outside)).rejects.toMatchObject({
      code: 'invalid_input',
    })
    const alone = { operation: 'situate' as const, configurationIds: [one, one] }
    await expect(call('syntheses.create', alone)).rejects.toMatchObject({ code: 'invalid_input' })
    const others = { synthesisId, configurationIds: [one, three] }
    expect(await call('syntheses.update', others)).toMatchObject({ favoured: null })
    await call('syntheses.update', { synthesisId, favoured: three })
    await call('codings.remove', { codingId: codings[0] ?? '' })
    await call('configurations.remove', { configurationId: three })
    expect(await call('syntheses.list', {})).toMatchObject([
      { configurationIds: [one], favoured: null, codingIds: [], result: 'The second has more' },
    ])
    expect(await call('project.check', {})).toMatchObject({ isOk: true })
  })

  it('consolidates into a cross-case configuration that has all of them, leaves them as they were, and can be undone', async () => {
    const { call, element, talk } = await startStudy()
    const { codings } = await talk('P01', [
      ['P01', 'One.'],
      ['P01', 'Two.'],
      ['P01', 'Three.'],
    ])
    const { id: caseId } = await call('cases.create', { name: 'Harbour' })
    const { id: lensId } = await call('lenses.create', { name: 'Salutogenesis' })
    const [construct] = (await call('lenses.addConstruct', { lensId, name: 'Coherence' }))
      .constructs
    const elements: { id: string; role: Role }[] = []
    for (const [index, role] of [...ROLES, ...ROLES].entries()) {
      elements.push({ id: await element(role, `${role} ${index}`), role })
    }
    const Member = fc.record({
      slots: fc.uniqueArray(
        fc.record({
          index: fc.nat(7),
          joiner: fc.constantFrom(...JOINERS),
          activation: fc.option(fc.nat(10)),
        }),
        { selector: ({ index }) => index, maxLength: 6 },
      ),
      evidence: fc.uniqueArray(
        fc.record({
          coding: fc.nat(2),
          stance: fc.constantFrom(...STANCES),
          note: fc.constantFrom('', 'first', 'second'),
          strength: fc.option(fc.constantFrom(...STRENGTHS)),
        }),
        { selector: ({ coding }) => coding },
      ),
      inference: fc.option(fc.constantFrom('hope', 'habit')),
      isMapped: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(Member, { minLength: 2, maxLength: 4 }), async members => {
        const ids: string[] = []
        for (const { slots, evidence, inference, isMapped } of members) {
          const { id } = await call('configurations.create', {
            ...{ caseId, actor: 'older people' },
            slots: slots.flatMap(({ index, joiner, activation }) => {
              const { id: elementId = '', role = 'C' } = elements[index] ?? {}
              return [{ role, elementId, joiner, activation: role === 'M' ? activation : null }]
            }),
          })
          ids.push(id)
          for (const { coding, ...piece } of evidence) {
            const codingId = codings[coding] ?? ''
            await call('evidence.attach', { ...piece, codingId, configurationId: id })
          }
          if (inference !== null) {
            const about = { configurationId: id, kind: 'retroduction' as const, text: inference }
            await call('inferences.create', { ...about, codingIds: [codings[0] ?? ''] })
          }
          if (isMapped) {
            await call('lenses.map', { constructId: construct?.id ?? '', configurationId: id })
          }
        }
        const look = async () =>
          JSON.stringify([
            await call('configurations.list', {}),
            await call('evidence.list', {}),
            await call('inferences.list', {}),
            await call('lenses.list', {}),
            await call('syntheses.list', {}),
          ])
        const before = await look()
        const { id, intoId } = await call('syntheses.create', {
          ...{ operation: 'consolidate', configurationIds: ids, reason: 'One story' },
          into: { title: 'Across' },
        })
        const configurations = await call('configurations.list', {})
        const made = configurations.find(each => each.id === intoId)
        expect(made).toMatchObject({ title: 'Across', caseId: null, actor: 'older people' })
        // Every element once in its role, and no other.
        const wanted = members.flatMap(({ slots }) => slots.map(({ index }) => elements[index]?.id))
        const found = made?.slots.map(({ elementId }) => elementId) ?? []
        expect([...found].sort()).toEqual([...new Set(wanted)].sort())
        for (const slot of made?.slots ?? []) {
          const said = members
            .flatMap(({ slots }) => slots)
            .filter(({ index }) => elements[index]?.id === slot.elementId)
            .flatMap(({ activation }) =>
              slot.role === 'M' && activation !== null ? [activation] : [],
            )
          expect(slot.activation).toBe(new Set(said).size === 1 ? said[0] : null)
        }
        // Every passage, with every note and the least comfortable stance.
        const all = members.flatMap(({ evidence }) => evidence)
        const evidence = await call('evidence.list', { configurationId: intoId ?? '' })
        expect(evidence.map(({ codingId }) => codingId).sort()).toEqual(
          [...new Set(all.map(({ coding }) => codings[coding]))].sort(),
        )
        for (const { codingId, stance, note } of evidence) {
          const same = all.filter(({ coding }) => codings[coding] === codingId)
          expect(stance).toBe(STANCES.findLast(one => same.some(piece => piece.stance === one)))
          for (const piece of same) expect(note).toContain(piece.note)
        }
        const inferences = await call('inferences.list', { configurationId: intoId ?? '' })
        const texts = members.flatMap(({ inference }) => inference ?? [])
        expect(inferences.map(({ text }) => text).sort()).toEqual([...new Set(texts)].sort())
        const [lens] = await call('lenses.list', {})
        const isMapped = lens?.constructs[0]?.mappings.some(
          ({ configurationId }) => configurationId === intoId,
        )
        expect(isMapped).toBe(members.some(member => member.isMapped))
        const { before: from } = await call('configurations.lineage', {
          configurationId: intoId ?? '',
        })
        expect(from.map(({ fromId, kind, reason }) => [fromId, kind, reason])).toEqual(
          ids.map(each => [each, 'consolidate', 'One story']),
        )
        // The originals are as they were and in use.
        const left = configurations.filter(each => each.id !== intoId)
        expect(left).toEqual((JSON.parse(before) as unknown[])[0])
        expect(await call('syntheses.list', { configurationId: ids[0] ?? '' })).toMatchObject([
          { id, intoId },
        ])
        await call('history.undo', {})
        expect(await look()).toBe(before)
        for (const configurationId of ids) await call('configurations.remove', { configurationId })
      }),
      { numRuns: 12 },
    )
    expect(await call('project.check', {})).toMatchObject({ isOk: true })
  })

  it('stands contexts of other cases behind an “or”', async () => {
    const { call, element, configuration } = await startStudy()
    const [c, d, e] = [await element('C', 'c'), await element('C', 'd'), await element('C', 'e')]
    const one = await configuration([
      { role: 'C', elementId: c },
      { role: 'C', elementId: d },
    ])
    const two = await configuration([{ role: 'C', elementId: e }])
    const { intoId } = await call('syntheses.create', {
      ...{ operation: 'consolidate', configurationIds: [one, two], into: {} },
    })
    const made = await call('configurations.get', { configurationId: intoId ?? '' })
    expect(made.slots.map(({ label, joiner }) => `${joiner} ${label}`)).toEqual([
      ...['and c', 'and d', 'or e'],
    ])
  })
})
