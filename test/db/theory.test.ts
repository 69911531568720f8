import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import type { InputOf } from '../../shared/contract/contract.ts'
import { type Role, STANCES } from '../../shared/domain/roles.ts'
import { startTestEngine, type TestEngine } from '../support/engine.ts'

const engines: TestEngine[] = []
afterEach(async () => {
  await Promise.all(engines.splice(0).map(engine => engine.dispose()))
})

async function startStudy() {
  const study = await startTestEngine('Theory study')
  engines.push(study)
  const { call } = study
  const element = async (role: Role, label: string) =>
    (await call('elements.create', { role, label })).id
  const configuration = async (slots: InputOf<'configurations.create'>['slots']) =>
    (await call('configurations.create', { slots })).id
  /** Codes the words of a sentence of a new source, by one speaker of a group. */
  const interview = async (title: string, group: string, sentences: readonly string[]) => {
    const turns = sentences.map(sentence => `Interviewer: And?\n${title}: ${sentence}`)
    const text = [...turns, 'Interviewer: Thank you.', `${title}: Thanks.`].join('\n')
    const { id: sourceId } = await call('sources.create', { title, text, group })
    const speakers = [{ sourceId, label: title }]
    const { id: participantId } = await call('participants.create', {
      ...{ pseudonym: title, group, speakers },
    })
    const codings = []
    for (const sentence of sentences) {
      const start = text.indexOf(sentence)
      codings.push(
        (await call('codings.create', { sourceId, start, end: start + sentence.length })).id,
      )
    }
    return { sourceId, participantId, codings }
  }
  return { study, call, element, configuration, interview }
}

describe('an initial programme theory', () => {
  it('becomes a configuration to be tested, with a short name, over elements that statements share', async () => {
    const { call } = await startStudy()
    const first = await call('configurations.createInitial', {
      ifs: ['Clients live alone', { label: 'they are new here', joiner: 'or' }],
      interventions: ['a link worker rings'],
      thens: ['they go along'],
      becauses: [
        { label: 'a voice to talk to', facet: 'resource' },
        { label: 'hope returns', facet: 'reasoning' },
      ],
      actor: 'older people',
    })
    expect(first).toMatchObject({ handle: 'IPT1', origin: 'initial', isComplete: true })
    expect(first.statement).toBe(
      'If clients live alone or they are new here, and a link worker rings, then for older people, they go along, because a voice to talk to and hope returns.',
    )
    const second = await call('configurations.createInitial', {
      ...{ ifs: ['clients live alone.'], thens: ['they stay away'], becauses: ['nobody asks'] },
      handle: 'The closed door',
    })
    expect(second.handle).toBe('The closed door')
    expect(second.slots[0]?.elementId).toBe(first.slots[0]?.elementId)
    expect(await call('elements.list', {})).toHaveLength(8)
    const third = await call('configurations.createInitial', { ifs: ['it rains'] })
    expect(third).toMatchObject({ handle: 'IPT2', missing: ['M', 'O'] })
    const nothing = call('configurations.createInitial', { handle: 'Empty' })
    await expect(nothing).rejects.toMatchObject({ code: 'invalid_input' })
    await call('history.undo', {})
    await call('history.undo', {})
    expect(await call('configurations.list', {})).toHaveLength(1)
    expect(await call('elements.list', {})).toHaveLength(6)
  })

  it('says which elements a rewritten statement no longer mentions, and reads in three styles', async () => {
    const { call } = await startStudy()
    const { id: configurationId, slots } = await call('configurations.createInitial', {
      ...{ ifs: ['clients live alone'], thens: ['they go along'], becauses: ['hope returns'] },
    })
    await call('configurations.update', {
      ...{ configurationId, statement: 'Living alone, a client hopes again.', style: 'arrow' },
    })
    const composed = await call('statements.compose', { configurationId })
    expect(composed).toMatchObject({
      style: 'arrow',
      unmentioned: [{ role: 'O', label: 'they go along' }],
      texts: {
        arrow: 'clients live alone (C) → hope returns (M) → they go along (O)',
        narrative: 'Where clients live alone, hope returns. As a result, they go along.',
      },
    })
    const [shown] = await call('configurations.list', {})
    expect(shown).toMatchObject({ isRewritten: true, unmentioned: [slots[2]?.elementId] })
    await call('configurations.update', { configurationId, statement: null })
    expect(await call('configurations.get', { configurationId })).toMatchObject({
      ...{ statement: composed.texts.arrow, composed: composed.texts.arrow, unmentioned: [] },
    })
  })
})

describe('elements', () => {
  it('are merged with all that hangs on them, and remember what they came from', async () => {
    const { call, element, configuration, interview, study } = await startStudy()
    const { codings } = await interview('P01', 'Clients', ['I trust her.', 'I did not at first.'])
    const kept = await element('M', 'clients trust the worker')
    const twin = await element('M', 'the client trusts the workers')
    const context = await element('C', 'alone')
    const similar = await call('elements.findSimilar', { isSameRole: true })
    expect(similar.map(({ elementIds }) => elementIds)).toEqual([[kept, twin]])
    await call('elements.update', { elementId: twin, layer: 'interpersonal', facet: 'reasoning' })
    const both = await configuration([
      { role: 'C', elementId: context },
      { role: 'M', elementId: kept },
      { role: 'M', elementId: twin },
    ])
    const other = await configuration([{ role: 'M', elementId: twin }])
    const [first = '', second = ''] = codings
    await call('evidence.attach', { codingId: first, elementId: kept, note: 'Plain' })
    await call('evidence.attach', {
      ...{ codingId: first, elementId: twin, stance: 'challenges', note: 'Ironic?' },
      strength: 'strong',
    })
    await call('evidence.attach', { codingId: second, elementId: twin, stance: 'refines' })
    const subjects = [{ kind: 'element' as const, id: twin }]
    const memo = await call('memos.create', { kind: 'analytic', subjects })
    await call('comments.create', {
      ...{ target: { kind: 'element', id: twin } },
      body: `See [it](retroduce:element/${twin})`,
    })
    await call('links.create', {
      ...{ fromId: other, toId: both, kind: 'triggers', fromElementId: twin },
    })

    await call('elements.merge', { elementIds: [twin, kept], into: kept, reason: 'One wording' })
    expect(await call('elements.list', {})).toMatchObject([
      { id: context },
      {
        ...{ id: kept, layer: 'interpersonal', facet: 'reasoning' },
        evidence: { supports: 0, refines: 1, challenges: 1 },
      },
    ])
    const configurations = await call('configurations.list', {})
    expect(configurations.map(({ slots }) => slots.map(slot => slot.elementId))).toEqual([
      [context, kept],
      [kept],
    ])
    expect(await call('evidence.list', { codingId: first })).toMatchObject([
      { stance: 'challenges', note: 'Plain\n\nIronic?', strength: 'strong' },
    ])
    const about = await call('memos.get', { memoId: memo.id })
    expect(about.subjects).toMatchObject([{ kind: 'element', id: kept }])
    expect(await call('comments.list', {})).toMatchObject([
      { target: { kind: 'element', id: kept }, mentions: [{ id: kept }] },
    ])
    expect(await call('links.list', {})).toMatchObject([{ fromElementId: kept }])
    const merge = { kind: 'merge', fromName: 'the client trusts the workers', toId: kept }
    expect(await call('elements.lineage', { elementId: kept })).toMatchObject({
      ...{ before: [{ ...merge, reason: 'One wording' }], after: [] },
    })
    expect(await call('elements.lineage', { elementId: twin })).toMatchObject({ after: [merge] })
    expect(await call('project.check', {})).toMatchObject({ isOk: true })
    await call('history.undo', {})
    expect(await call('elements.list', {})).toHaveLength(3)
    expect(await study.call('elements.lineage', { elementId: kept })).toEqual({
      ...{ before: [], after: [] },
    })
  })

  it('lose no passage and no challenge by merging, whatever was attached to which', async () => {
    const Attached = fc.array(
      fc.record({
        coding: fc.nat(3),
        element: fc.nat(2),
        stance: fc.constantFrom(...STANCES),
        note: fc.constantFrom('', 'first', 'second'),
      }),
      { maxLength: 10 },
    )
    const { call, element, interview } = await startStudy()
    const { codings } = await interview('P01', 'Clients', ['One.', 'Two.', 'Three.', 'Four.'])
    await fc.assert(
      fc.asyncProperty(Attached, async attached => {
        const ids = [await element('C', 'a'), await element('C', 'b'), await element('C', 'c')]
        const said = new Map<string, { stances: string[]; notes: string[] }>()
        for (const { coding, element: index, stance, note } of attached) {
          const input = { codingId: codings[coding] ?? '', elementId: ids[index] ?? '' }
          const attach = call('evidence.attach', { ...input, stance, note })
          // A passage that is there already is refused, and says nothing more.
          if (!(await attach.then(() => true).catch(() => false))) continue
          const known = said.get(input.codingId) ?? { stances: [], notes: [] }
          said.set(input.codingId, known)
          known.stances.push(stance)
          known.notes.push(note)
        }
        const [into = ''] = ids
        await call('elements.merge', { elementIds: ids, into })
        const left = await call('evidence.list', { elementId: into })
        expect(left.map(({ codingId }) => codingId).sort()).toEqual([...said.keys()].sort())
        for (const { codingId, stance, note } of left) {
          const { stances = [], notes = [] } = said.get(codingId) ?? {}
          expect(stance).toBe(STANCES.findLast(each => stances.includes(each)))
          for (const part of notes) expect(note).toContain(part)
        }
      }),
      { numRuns: 15 },
    )
    expect(await call('project.check', {})).toMatchObject({ isOk: true })
  })

  it('are split into parts that take the slots and the evidence assigned to them', async () => {
    const { call, element, configuration, interview } = await startStudy()
    const { codings } = await interview('P01', 'Clients', ['I am shy and new.'])
    const whole = await element('C', 'shy and new')
    const outcome = await element('O', 'goes')
    const first = await configuration([
      { role: 'C', elementId: whole },
      { role: 'O', elementId: outcome },
    ])
    const second = await configuration([{ role: 'C', elementId: whole }])
    const evidence = await call('evidence.attach', {
      ...{ codingId: codings[0] ?? '', elementId: whole, strength: 'weak' },
    })
    const slot = (await call('configurations.get', { configurationId: first })).slots[0]?.id
    const parts = await call('elements.split', {
      ...{ elementId: whole, into: ['shy', 'new'], reason: 'Two things' },
      assign: [
        { slotId: slot ?? '', parts: [0, 1] },
        { evidenceId: evidence.id, parts: [1] },
      ],
    })
    expect(parts).toMatchObject([
      { label: 'shy', role: 'C', configurationIds: [first], evidence: { supports: 0 } },
      { label: 'new', role: 'C', configurationIds: [first], evidence: { supports: 1 } },
    ])
    const [one, other] = await call('configurations.list', {})
    expect(one?.slots.map(({ label }) => label)).toEqual(['shy', 'new', 'goes'])
    expect(other).toMatchObject({ id: second, slots: [{ label: 'shy and new' }] })
    const { after } = await call('elements.lineage', { elementId: whole })
    expect(after.map(({ toName, kind }) => `${kind} ${toName}`)).toEqual(['split shy', 'split new'])
    const wrong = { elementId: whole, into: ['x'], assign: [{ slotId: slot, parts: [0] }] }
    await expect(call('elements.split', wrong)).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('configurations', () => {
  it('are copied, split and consolidated, and tell where they come from and why', async () => {
    const { call, element, configuration, interview } = await startStudy()
    const { codings } = await interview('P01', 'Clients', ['It helped.', 'It did not.'])
    const [first = '', second = ''] = codings
    const [c, m, o] = [await element('C', 'c'), await element('M', 'm'), await element('O', 'o')]
    const origin = await configuration([
      { role: 'C', elementId: c },
      { role: 'M', elementId: m, activation: 4 },
      { role: 'O', elementId: o },
    ])
    const link = { codingId: first, configurationId: origin, link: 'M-O' as const }
    await call('evidence.attach', { ...link, strength: 'moderate' })
    await call('inferences.create', {
      ...{ configurationId: origin, kind: 'abduction', text: 'It may be hope.' },
      codingIds: [second],
    })
    const copy = await call('configurations.duplicate', {
      ...{ configurationId: origin, reason: 'To try another context' },
    })
    expect(copy).toMatchObject({ number: 2, status: 'draft', evidence: { supports: 1 } })
    expect(copy.slots).toMatchObject([{}, { activation: 4 }, {}])
    const [slot] = copy.slots
    const pieces = (await call('evidence.list', { configurationId: copy.id })).map(({ id }) => id)
    const parts = await call('configurations.split', {
      ...{ configurationId: copy.id, reason: 'Two stories' },
      into: [
        { title: 'One', slotIds: [slot?.id ?? ''], evidenceIds: pieces },
        { title: 'Two', slotIds: copy.slots.map(({ id }) => id) },
      ],
    })
    expect(parts).toMatchObject([
      { number: 3, missing: ['M', 'O'], evidence: { supports: 1 } },
      { number: 4, isComplete: true, evidence: { supports: 0 } },
    ])
    expect(await call('configurations.get', { configurationId: copy.id })).toMatchObject({
      ...{ status: 'merged', statusReason: 'Split into CMOC 3, CMOC 4. Two stories' },
      mergedInto: null,
    })
    const [third, fourth] = parts.map(({ id }) => id)
    await call('evidence.attach', {
      ...{ codingId: first, configurationId: fourth, stance: 'challenges' },
    })
    const ends = { fromId: third ?? '', toId: fourth ?? '' }
    await call('links.create', { ...ends, kind: 'rival' })
    await call('links.create', { fromId: origin, toId: third ?? '', kind: 'reinforces' })
    const merged = await call('configurations.merge', {
      ...{
        configurationIds: parts.map(({ id }) => id),
        into: origin,
        reason: 'The same after all',
      },
    })
    expect(merged.slots).toHaveLength(3)
    expect(merged.evidence).toEqual({ supports: 0, refines: 0, challenges: 1 })
    expect(await call('configurations.get', { configurationId: third ?? '' })).toMatchObject({
      ...{ status: 'merged', mergedInto: origin },
      statusReason: 'Merged into CMOC 1. The same after all',
      slots: [{ label: 'c' }],
    })
    // One led from the origin to itself then; the rivals have become one.
    expect(await call('links.list', {})).toEqual([])
    const { before, after } = await call('configurations.lineage', { configurationId: origin })
    expect(before.map(({ kind, fromName, toName }) => `${kind} ${fromName} ${toName}`)).toEqual([
      'duplicate CMOC 1 CMOC 2',
      'split CMOC 2 CMOC 3: One',
      'split CMOC 2 CMOC 4: Two',
      'merge CMOC 3: One CMOC 1',
      'merge CMOC 4: Two CMOC 1',
    ])
    expect(after).toHaveLength(5)
    expect(await call('inferences.list', { configurationId: origin })).toHaveLength(1)
    expect(await call('project.check', {})).toMatchObject({ isOk: true })
  })

  it('have an owner, and what is said on them goes with them', async () => {
    const { call, configuration } = await startStudy()
    const configurationId = await configuration([])
    const { id: ownerId } = await call('researchers.create', { name: 'Mara Quist' })
    const fields = { handle: 'The open door', origin: 'literature', actor: 'staff' } as const
    await call('configurations.update', { configurationId, ownerId, ...fields })
    expect(await call('configurations.list', {})).toMatchObject([{ ownerId, ...fields }])
    const nobody = { configurationId, ownerId: 'nobody' }
    await expect(call('configurations.update', nobody)).rejects.toMatchObject({ code: 'not_found' })
    await call('comments.create', {
      target: { kind: 'configuration', id: configurationId },
      body: 'Hm',
    })
    await call('inferences.create', { configurationId, kind: 'induction', text: 'It recurs.' })
    await call('configurations.remove', { configurationId })
    expect(await call('comments.list', {})).toEqual([])
    expect(await call('inferences.list', {})).toEqual([])
    await call('history.undo', {})
    expect(await call('comments.list', {})).toMatchObject([{ body: 'Hm' }])
    expect(await call('project.check', {})).toMatchObject({ isOk: true })
  })
})

describe('evidence', () => {
  it('is weighed by group on the whole, its elements and its links; an element has no links', async () => {
    const { call, element, configuration, interview } = await startStudy()
    const anna = await interview('Anna', 'Clients', ['It helped.', 'I went.'])
    const ben = await interview('Ben', 'Staff', ['They did not go.'])
    const o = await element('O', 'goes')
    const configurationId = await configuration([{ role: 'O', elementId: o }])
    const [helped = '', went = ''] = anna.codings
    await call('evidence.attach', { codingId: helped, configurationId, link: 'M-O' })
    await call('evidence.attach', { codingId: went, elementId: o })
    const against = { codingId: ben.codings[0] ?? '', elementId: o, stance: 'challenges' as const }
    const { id: evidenceId } = await call('evidence.attach', against)
    const { whole, parts } = await call('evidence.balance', { configurationId, by: 'group' })
    const clients = { id: 'Clients', name: 'Clients', refines: 0, challenges: 0 }
    const staff = { id: 'Staff', name: 'Staff', supports: 0, refines: 0, challenges: 1 }
    expect(whole).toEqual([{ ...clients, supports: 2 }, staff])
    expect(parts).toMatchObject([
      { kind: 'configuration', rows: [{ ...clients, supports: 1 }] },
      { kind: 'element', elementId: o, role: 'O', rows: [{ ...clients, supports: 1 }, staff] },
      { kind: 'link', link: 'M-O', rows: [{ ...clients, supports: 1 }] },
    ])
    await call('evidence.update', { evidenceId, strength: 'weak' })
    expect(await call('evidence.list', { codingId: against.codingId })).toMatchObject([
      { strength: 'weak', link: null },
    ])
    const linked = call('evidence.update', { evidenceId, link: 'C-M' })
    await expect(linked).rejects.toMatchObject({ code: 'invalid_input' })
  })

  it('is looked for that would disprove a configuration', async () => {
    const { call, element, configuration, interview } = await startStudy()
    const code = async (name: string) => (await call('codes.create', { name })).id
    const [alone, going, hope] = [await code('Alone'), await code('Going'), await code('Hope')]
    const anna = await interview('Anna', 'Clients', ['I live alone.', 'I hope.', 'I went.'])
    const ben = await interview('Ben', 'Clients', ['All by myself.', 'Nothing came of it.'])
    const cleo = await interview('Cleo', 'Clients', ['I went too.'])
    const dora = await interview('Dora', 'Staff', ['We are busy.'])
    const put = (codingId: string | undefined, codeId: string) =>
      call('codings.updateMany', { codingIds: [codingId ?? ''], addCodeIds: [codeId] })
    for (const [codingId, codeId] of [
      [anna.codings[0], alone],
      [anna.codings[1], hope],
      [anna.codings[2], going],
      [ben.codings[0], alone],
      [cleo.codings[0], going],
    ] as const) {
      await put(codingId, codeId)
    }
    const [c, m, o] = [await element('C', 'c'), await element('M', 'm'), await element('O', 'o')]
    const configurationId = await configuration([
      { role: 'C', elementId: c },
      { role: 'M', elementId: m },
      { role: 'O', elementId: o },
    ])
    for (const [index, elementId] of [c, m, o].entries()) {
      await call('evidence.attach', { codingId: anna.codings[index] ?? '', elementId })
    }
    const found = await call('configurations.disconfirm', { configurationId })
    expect(found.contextWithoutOutcome).toMatchObject({
      ...{ cases: 1, count: 1, passages: [{ quote: 'All by myself.', participant: 'Ben' }] },
    })
    expect(found.outcomeWithoutMechanism).toMatchObject({
      ...{ cases: 1, passages: [{ codingId: cleo.codings[0], sourceId: cleo.sourceId }] },
    })
    expect(found.unheardGroups).toMatchObject([
      { group: 'Staff', count: 1, passages: [{ codingId: dora.codings[0] }] },
    ])
    expect(
      found.unheardParticipants.map(({ participant, count }) => `${participant} ${count}`),
    ).toEqual(['Ben 2', 'Cleo 1', 'Dora 1'])
  })
})

describe('chains and checks', () => {
  it('are traced through shared elements and said links, with the loops named', async () => {
    const { call, element, configuration } = await startStudy()
    const [a, b] = [await element('O', 'goes along'), await element('O', 'has friends')]
    const first = await configuration([{ role: 'O', elementId: a }])
    const second = await configuration([
      { role: 'C', elementId: a },
      { role: 'O', elementId: b },
    ])
    const third = await configuration([])
    const out = await configuration([{ role: 'M', elementId: b }])
    await call('configurations.update', { configurationId: out, status: 'rejected' })
    await call('links.create', { fromId: second, toId: third, kind: 'triggers' })
    await call('links.create', { fromId: third, toId: first, kind: 'reinforces', note: 'Round' })
    const forwards = await call('configurations.trace', { configurationId: first })
    expect(forwards.reached).toEqual([
      { configurationId: first, distance: 0 },
      { configurationId: second, distance: 1 },
      { configurationId: third, distance: 2 },
    ])
    expect(forwards.loops).toEqual([
      { configurationIds: [first, second, third], name: 'CMOC 1 → CMOC 2 → CMOC 3 → CMOC 1' },
    ])
    const back = { configurationId: second, direction: 'backwards' as const, depth: 1 }
    expect(await call('configurations.trace', back)).toMatchObject({
      edges: [{ fromId: first, toId: second, elementId: a, kind: 'becomes', linkId: null }],
      loops: [],
    })
    const twice = { fromId: second, toId: third, kind: 'triggers' as const }
    await expect(call('links.create', twice)).rejects.toMatchObject({ code: 'duplicate' })
    const elsewhere = { ...twice, kind: 'inhibits' as const, fromElementId: 'nothing' }
    await expect(call('links.create', elsewhere)).rejects.toMatchObject({ code: 'invalid_input' })
    const rival = { fromId: first, toId: first, kind: 'rival' as const }
    await expect(call('links.create', rival)).rejects.toMatchObject({ code: 'invalid_input' })
  })

  it('find rivals for an outcome, and remark on what a careful reader would ask', async () => {
    const { call, element, configuration, interview } = await startStudy()
    const { codings } = await interview('Anna', 'Clients', ['I went.'])
    const [c, m, o] = [await element('C', 'c'), await element('M', 'm'), await element('O', 'o')]
    const slots = [
      { role: 'C' as const, elementId: c },
      { role: 'M' as const, elementId: m },
      { role: 'O' as const, elementId: o },
    ]
    const first = await configuration(slots)
    const twin = await configuration(slots)
    const bare = await configuration([{ role: 'O', elementId: o }])
    await call('evidence.attach', { codingId: codings[0] ?? '', configurationId: first })
    expect(await call('links.rivals', {})).toEqual([
      { elementId: o, label: 'o', configurationIds: [first, twin, bare] },
    ])
    const remarks = await call('theories.checks', {})
    const about = Object.fromEntries(
      remarks.map(({ code, configurationIds }) => [code, configurationIds]),
    )
    expect(about).toEqual({
      outcome_without_mechanism: [bare],
      incomplete: [bare],
      no_evidence: [twin, bare],
      one_interview: [first],
      no_challenge_sought: [first],
      context_never_varied: [first, twin],
      same_slots: [first, twin],
    })
    const { id: theoryId } = await call('theories.create', {
      ...{ name: 'Small', configurationIds: [bare] },
    })
    const codes = (await call('theories.checks', { theoryId })).map(({ code }) => code)
    expect(codes).toEqual(['outcome_without_mechanism', 'incomplete', 'no_evidence'])
  })
})

describe('people in the theory', () => {
  it('lose their names in comments, inferences and lineage too, and the project can forget its past', async () => {
    const { call, element, configuration } = await startStudy()
    const elementId = await element('C', 'Hazel rings')
    const twin = await element('C', 'Hazel phones')
    const configurationId = await configuration([{ role: 'C', elementId }])
    await call('configurations.update', { configurationId, handle: 'Hazel', actor: 'Hazel' })
    await call('elements.update', { elementId, setting: 'At Hazel’s', group: 'Hazel’s' })
    await call('elements.merge', { elementIds: [twin], into: elementId, reason: 'Hazel again' })
    await call('comments.create', {
      ...{ target: { kind: 'element', id: elementId }, body: 'Ask Hazel' },
    })
    await call('inferences.create', { configurationId, kind: 'induction', text: 'Hazel cares.' })
    await call('links.create', {
      ...{ fromId: configurationId, toId: configurationId, kind: 'reinforces', note: 'Hazel' },
    })
    const found = await call('search.find', { query: 'Hazel' })
    expect(found.hits.map(({ place }) => place.slice(0, place.indexOf(':')))).toEqual(
      expect.arrayContaining(['comment.body', 'inference.body', 'configuration_link.note']),
    )
    const names = [{ name: 'Hazel', replacement: 'the worker', kind: 'person' as const }]
    await call('pseudonyms.apply', { names })
    await call('projects.forget', {})
    const all = await Promise.all([
      call('configurations.list', {}),
      call('elements.list', {}),
      call('elements.lineage', { elementId }),
      call('comments.list', {}),
      call('inferences.list', {}),
      call('links.list', {}),
      call('history.list', {}),
    ])
    expect(JSON.stringify(all)).not.toContain('Hazel')
    expect(await call('project.check', {})).toMatchObject({ isOk: true })
  })
})
