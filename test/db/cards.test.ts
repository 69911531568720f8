import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startTestEngine, type TestEngine } from '../support/engine.ts'

let study: TestEngine
beforeEach(async () => {
  study = await startTestEngine('Card study')
})
afterEach(() => study.dispose())

/** Two interviews with one coded answer each, and a configuration that is put to both. */
async function startInterviews() {
  const { call } = study
  const interview = async (title: string, group: string, answer: string) => {
    const text = `INT: Is that so?\n${title}: ${answer}`
    const { id: sourceId } = await call('sources.create', { title, text, group })
    const start = text.indexOf(answer)
    return (await call('codings.create', { sourceId, start, end: text.length })).id
  }
  const yes = await interview('P1', 'Clients', 'Just like that.')
  const no = await interview('P2', 'Staff', 'Not here, no.')
  const configuration = await call('configurations.createInitial', {
    ...{ ifs: ['clients live alone'], thens: ['they go along'], becauses: ['hope returns'] },
    handle: 'The open door',
  })
  await call('configurations.update', { configurationId: configuration.id, style: 'arrow' })
  return { yes, no, configuration, elementId: configuration.slots[1]?.elementId ?? '' }
}

describe('a flash card', () => {
  it('says the statement in plain words, or what the team words for respondents', async () => {
    const { call } = study
    const { configuration, elementId } = await startInterviews()
    const plain = {
      ...{ kind: 'configuration', id: configuration.id, number: 1, handle: 'The open door' },
      text: 'If clients live alone, then they go along, because hope returns.',
      isOwnText: false,
    }
    expect(await call('cards.list', {})).toMatchObject([plain])
    const text = 'Some people go along because they begin to hope.'
    const worded = await call('cards.setText', { configurationId: configuration.id, text })
    expect(worded).toMatchObject({ text, isOwnText: true })
    await call('cards.setText', { elementId, text: 'Hope' })
    const cards = await call('cards.list', { includeElements: true })
    expect(cards.map(card => [card.kind, card.role, card.text])).toEqual([
      ['configuration', null, text],
      ['element', 'C', 'clients live alone'],
      ['element', 'M', 'Hope'],
      ['element', 'O', 'they go along'],
    ])
    await call('cards.setText', { configurationId: configuration.id, text: null })
    expect(await call('cards.list', {})).toMatchObject([plain])
    await call('history.undo', {})
    expect(await call('cards.list', {})).toMatchObject([{ text }])
    await expect(call('cards.setText', { text })).rejects.toMatchObject({ code: 'invalid_input' })
  })

  it('counts how respondents answered, by group', async () => {
    const { call } = study
    const { yes, no, configuration } = await startInterviews()
    const put = { configurationId: configuration.id }
    await call('responses.record', { ...put, codingId: yes, answer: 'confirmed' })
    await call('responses.record', { ...put, codingId: no, answer: 'rejected' })
    expect(await call('cards.list', {})).toMatchObject([
      {
        responses: { confirmed: 1, refined: 0, rejected: 1 },
        byGroup: [
          { group: 'Clients', confirmed: 1 },
          { group: 'Staff', rejected: 1 },
        ],
      },
    ])
  })
})

describe('a response', () => {
  it('keeps what was put to the respondent, and is evidence too where that is said, in one step', async () => {
    const { call } = study
    const { no, configuration } = await startInterviews()
    const put = { configurationId: configuration.id, codingId: no }
    await call('cards.setText', { configurationId: configuration.id, text: 'As it was then' })
    const response = await call('responses.record', {
      ...{ ...put, answer: 'rejected', note: 'Shook her head', isEvidence: true },
    })
    expect(response).toMatchObject({
      ...{ name: 'CMOC 1: The open door', wording: 'As it was then', quote: 'Not here, no.' },
      ...{ group: 'Staff', speaker: 'P2', sourceTitle: 'P2' },
    })
    expect(await call('evidence.list', put)).toMatchObject([{ stance: 'challenges' }])
    await call('cards.setText', { configurationId: configuration.id, text: 'As it is now' })
    expect(await call('responses.list', { sourceId: response.sourceId })).toEqual([response])
    await call('history.undo', {})
    await expect(call('responses.record', { ...put, answer: 'confirmed' })).rejects.toMatchObject({
      code: 'duplicate',
    })
    await call('history.undo', {})
    expect(await call('responses.list', {})).toEqual([])
    expect(await call('evidence.list', put)).toEqual([])
  })

  it('never takes a challenge out of evidence that was there', async () => {
    const { call } = study
    const { yes, configuration } = await startInterviews()
    const put = { configurationId: configuration.id, codingId: yes }
    await call('evidence.attach', { ...put, stance: 'challenges', note: 'Ironic' })
    await call('responses.record', { ...put, answer: 'confirmed', isEvidence: true })
    expect(await call('evidence.list', put)).toMatchObject([
      { stance: 'challenges', note: 'Ironic' },
    ])
  })

  it('goes with its coding and its configuration, and over to what they become', async () => {
    const { call } = study
    const { yes, no, configuration, elementId } = await startInterviews()
    const twin = await call('elements.create', { role: 'M', label: 'hope comes back' })
    const put = { elementId: twin.id, codingId: yes }
    await call('responses.record', { ...put, answer: 'rejected', note: 'First' })
    await call('responses.record', { elementId, codingId: yes, answer: 'confirmed', note: 'Then' })
    await call('cards.setText', { elementId: twin.id, text: 'Hope' })
    await call('elements.merge', { elementIds: [twin.id], into: elementId })
    expect(await call('responses.list', {})).toMatchObject([
      { elementId, answer: 'rejected', note: 'Then\n\nFirst' },
    ])
    expect(await call('cards.list', { includeElements: true })).toMatchObject([
      ...[{}, {}, { text: 'Hope', isOwnText: true }, {}],
    ])
    const about = [{ kind: 'element' as const, id: elementId }]
    const decision = await call('decisions.create', { text: 'Keep', about, codingIds: [yes, no] })
    await call('codings.remove', { codingId: yes })
    expect(await call('responses.list', {})).toEqual([])
    expect(await call('decisions.list', { codingId: no })).toMatchObject([{ codingIds: [no] }])
    await call('responses.record', {
      ...{ configurationId: configuration.id, codingId: no, answer: 'refined' },
    })
    await call('configurations.remove', { configurationId: configuration.id })
    await call('elements.remove', { elementId })
    expect(await call('responses.list', {})).toEqual([])
    expect(await call('decisions.list', {})).toMatchObject([
      { id: decision.id, about: [{ name: 'hope returns', isThere: false }] },
    ])
    expect(await call('project.check', {})).toMatchObject({ isOk: true })
    for (let step = 0; step < 4; step += 1) await call('history.undo', {})
    expect(await call('decisions.list', {})).toEqual([decision])
    expect(await call('project.check', {})).toMatchObject({ isOk: true })
  })

  it('is one where codings are joined', async () => {
    const { call } = study
    const { yes, configuration } = await startInterviews()
    const pieces = await call('codings.split', { codingId: yes, at: [28] })
    const [first = '', second = ''] = pieces.map(({ id }) => id)
    const put = { configurationId: configuration.id }
    await call('responses.record', { ...put, codingId: first, answer: 'confirmed' })
    await call('responses.record', { ...put, codingId: second, answer: 'refined' })
    await call('decisions.create', { text: 'Keep', codingIds: [second] })
    await call('codings.join', { codingIds: [first, second] })
    expect(await call('responses.list', {})).toMatchObject([{ answer: 'refined' }])
    const [response] = await call('responses.list', {})
    expect(await call('decisions.list', {})).toMatchObject([{ codingIds: [response?.codingId] }])
  })
})

describe('a decision', () => {
  it('says what was decided, when, about what and because of which passages', async () => {
    const { call } = study
    const { yes, configuration } = await startInterviews()
    const principle = await call('principles.create', { name: 'Go along' })
    const theory = await call('theories.create', { name: 'First' })
    const decision = await call('decisions.create', {
      ...{ text: 'Drop it', reason: 'Nobody said so', consequence: 'Ask staff', at: '2026-02-03' },
      about: [
        { kind: 'configuration', id: configuration.id },
        { kind: 'principle', id: principle.id },
        { kind: 'theory', id: theory.id },
      ],
      codingIds: [yes],
    })
    expect(decision).toMatchObject({
      ...{ at: '2026-02-03T00:00:00.000Z', recordedAt: expect.stringMatching(/^20/) },
      about: [{ name: 'CMOC 1' }, { name: 'Go along' }, { name: 'First', isThere: true }],
    })
    const later = await call('decisions.update', {
      ...{ decisionId: decision.id, about: [{ kind: 'theory', id: theory.id }], codingIds: [] },
    })
    expect(later).toMatchObject({ text: 'Drop it', about: [{ kind: 'theory' }], codingIds: [] })
    const of = { kind: 'configuration' as const, id: configuration.id }
    expect(await call('decisions.list', { about: of })).toEqual([])
    await call('history.undo', {})
    expect(await call('decisions.list', { about: of })).toEqual([decision])
    const nowhere = { text: 'x', about: [{ kind: 'element' as const, id: 'nothing' }] }
    await expect(call('decisions.create', nowhere)).rejects.toMatchObject({ code: 'not_found' })
    await expect(call('decisions.create', { text: 'x', at: 'last week' })).rejects.toMatchObject({
      code: 'invalid_input',
    })
    await call('decisions.remove', { decisionId: decision.id })
    expect(await call('decisions.list', {})).toEqual([])
  })
})
