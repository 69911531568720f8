import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startTestEngine, type TestEngine } from '../support/engine.ts'

const TEXT = `Interviewer: How did it begin?
P07: Nobody rang me.
I waited for weeks.

Interviewer: And then?
P07: Then she rang.
`

let study: TestEngine
let sourceId: string
beforeEach(async () => {
  study = await startTestEngine('People')
  const source = { title: 'P07 second interview', text: TEXT, group: 'Interviewed' }
  sourceId = (await study.call('sources.create', source)).id
})
afterEach(() => study.dispose())

const person = (pseudonym: string) => study.call('participants.create', { pseudonym })
const link = (label: string, participantId: string | null, isInterviewer?: boolean) =>
  study.call('speakers.link', {
    ...{ sourceId, label, participantId },
    ...(isInterviewer !== undefined && { isInterviewer }),
  })
const csv = (text: string, name = 'people.csv') => ({
  files: [{ name, base64: Buffer.from(text).toString('base64') }],
})
const steps = async () => (await study.call('history.list', { limit: 1 }))[0]?.number
const refusal = (call: Promise<unknown>) =>
  call.then(
    () => 'not refused',
    (error: Error & { code: string }) => `${error.code}: ${error.message}`,
  )

describe('participants', () => {
  it('are listed as people count, each pseudonym once whatever its case', async () => {
    for (const name of ['P10', 'P2', 'anna']) await person(name)
    const list = await study.call('participants.list', {})
    expect(list.map(({ pseudonym }) => pseudonym)).toEqual(['anna', 'P2', 'P10'])
    expect(await refusal(person('ANNA'))).toMatch(/^duplicate: There is already a participant/)
    const participantId = list[0]?.id ?? ''
    await study.call('participants.update', { participantId, pseudonym: 'Anna', group: 'Clients' })
    expect(await study.call('participants.list', {})).toMatchObject([
      { pseudonym: 'Anna', group: 'Clients', note: '', values: {}, speakers: [], codingCount: 0 },
      {},
      {},
    ])
  })

  it('are made and linked in one step, which undo takes back as one', async () => {
    const age = await study.call('attributes.create', { name: 'Age', type: 'number' })
    const made = await study.call('participants.create', {
      pseudonym: 'P07',
      values: { [age.id]: '071' },
      speakers: [{ sourceId, label: 'P07' }],
    })
    expect(made.values).toEqual({ [age.id]: '71' })
    expect(made.speakers).toEqual([{ sourceId, sourceTitle: 'P07 second interview', label: 'P07' }])
    await study.call('history.undo', {})
    expect(await study.call('participants.list', {})).toEqual([])
    expect(await study.call('speakers.list', {})).toMatchObject([{}, { participantId: null }])
  })

  it('leave their sources and codings behind, and come back with values and speakers on undo', async () => {
    const made = await person('P07')
    await link('P07', made.id)
    const area = await study.call('attributes.create', { name: 'Area' })
    const value = { participantId: made.id, attributeId: area.id, value: ' Urban ' }
    await study.call('participants.setValue', value)
    await study.call('sources.codeSpeaker', { sourceId, label: 'P07' })
    const before = await study.call('participants.list', {})
    expect(before).toMatchObject([{ values: { [area.id]: 'Urban' }, codingCount: 2 }])

    const removed = await study.call('participants.remove', { participantId: made.id })
    expect(removed).toEqual({ unlinkedSpeakers: 1 })
    expect(await study.call('codings.list', {})).toHaveLength(2)
    expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
    await study.call('history.undo', {})
    expect(await study.call('participants.list', {})).toEqual(before)
    await study.call('sources.remove', { sourceId })
    expect(await study.call('participants.list', {})).toMatchObject([{ speakers: [] }])
    await study.call('history.undo', {})
    expect(await study.call('participants.list', {})).toEqual(before)
  })

  it('of all speakers are made at once, a common word named after its source', async () => {
    const text = 'INT: Well?\nParticipant: Yes.\nINT: And?\nParticipant: No.\n'
    const other = await study.call('sources.create', { title: 'Hazel', text, group: 'Clients' })
    const p07 = await person('p07')
    const result = await study.call('participants.fromSpeakers', {})
    expect(result).toEqual({ created: 1, linked: 2 })
    expect(await study.call('participants.list', {})).toMatchObject([
      { pseudonym: 'Hazel', group: 'Clients', speakers: [{ sourceId: other.id }] },
      { id: p07.id, speakers: [{ sourceId }] },
    ])
    const last = await steps()
    await study.call('participants.fromSpeakers', {})
    expect(await steps()).toBe(last)
  })
})

describe('attributes', () => {
  it('hold each value in one form, and say plainly what does not fit', async () => {
    const participantId = (await person('P07')).id
    const set = async (type: string, value: string | number | boolean, choices?: string[]) => {
      const input = { name: `${type} ${value}`, type: type as 'text', ...(choices && { choices }) }
      const { id: attributeId } = await study.call('attributes.create', input)
      const call = study.call('participants.setValue', { participantId, attributeId, value })
      return call.then(
        one => one.values[attributeId],
        (error: Error) => error.message,
      )
    }
    expect(await set('number', ' 3.50 ')).toBe('3.5')
    expect(await set('number', 7)).toBe('7')
    expect(await set('number', '1,5')).toBe('“1,5” is not a number. Write it like 42 or 3.5.')
    expect(await set('number', '12345678901234567890')).toContain('is not a number')
    expect(await set('boolean', 'Y')).toBe('yes')
    expect(await set('boolean', false)).toBe('no')
    expect(await set('boolean', 'maybe')).toBe('“maybe” is neither yes nor no.')
    expect(await set('date', '2024-02-29')).toBe('2024-02-29')
    expect(await set('date', '1 March 2026')).toBe('2026-03-01')
    for (const wrong of ['2023-02-29', '31/03/2026', '2026-3-1']) {
      expect(await set('date', wrong)).toContain('Write year, month and day, like 2026-03-31.')
    }
    expect(await set('choice', 'urban', ['Urban', 'Rural'])).toBe('Urban')
    expect(await set('choice', 'Sea', ['Urban', 'Rural'])).toBe('“Sea” is not one of Urban, Rural.')
    expect(await set('text', '  ')).toBeUndefined()
  })

  it('change their type only where every value fits, and take values along', async () => {
    const [one, two] = [await person('P1'), await person('P2')]
    const { id: attributeId } = await study.call('attributes.create', { name: 'Visits' })
    const set = (participantId: string, value: string | null) =>
      study.call('participants.setValue', { participantId, attributeId, value })
    await set(one.id, '007')
    await set(two.id, 'many')
    const last = await steps()
    const change = (fields: object) => study.call('attributes.update', { attributeId, ...fields })
    expect(await refusal(change({ type: 'number' }))).toMatch(/^in_use: The value of 1 participant/)
    expect(await steps()).toBe(last)
    expect(await change({ type: 'choice' })).toMatchObject({ choices: ['007', 'many'] })
    expect(await refusal(change({ choices: ['007'] }))).toMatch(/^in_use/)
    await set(two.id, null)
    expect(await change({ type: 'number' })).toMatchObject({ choices: [], valueCount: 1 })
    const [first] = await study.call('participants.list', {})
    expect(first?.values).toEqual({ [attributeId]: '7' })
    expect(await study.call('attributes.remove', { attributeId })).toEqual({ removedValues: 1 })
    expect((await study.call('participants.list', {}))[0]?.values).toEqual({})
  })

  it('have names of their own, an order, and choices only where they are choices', async () => {
    const create = (name: string, rest: object = {}) =>
      study.call('attributes.create', { name, ...rest })
    const [a, b, c] = [await create('A'), await create('B'), await create('C')]
    expect(await refusal(create('a'))).toMatch(/^duplicate/)
    expect(await refusal(create('D', { type: 'choice' }))).toMatch(/^invalid_input: Name at least/)
    expect(await refusal(create('D', { choices: ['x'] }))).toMatch(/^invalid_input: Only/)
    await study.call('attributes.update', { attributeId: c.id, position: 0 })
    const names = async () =>
      (await study.call('attributes.list', {})).map(({ name, position }) => `${position}${name}`)
    expect(await names()).toEqual(['0C', '1A', '2B'])
    await study.call('attributes.remove', { attributeId: a.id })
    expect(await names()).toEqual(['0C', '1B'])
    await study.call('history.undo', {})
    expect(await names()).toEqual(['0C', '1A', '2B'])
    expect(b.position).toBe(1)
  })
})

describe('speakers', () => {
  it('are nobody until they are linked; whoever asks is an interviewer', async () => {
    expect(await study.call('speakers.list', { sourceId })).toEqual([
      {
        ...{ sourceId, sourceTitle: 'P07 second interview', sourceGroup: 'Interviewed' },
        ...{ label: 'Interviewer', turnCount: 2, participantId: null, isInterviewer: true },
      },
      expect.objectContaining({ label: 'P07', turnCount: 2, isInterviewer: false }),
    ])
    const made = await person('Ann')
    await link('Interviewer', made.id)
    expect(await link('P07', null, true)).toMatchObject({ isInterviewer: true })
    const [asks] = await study.call('speakers.list', {})
    expect(asks).toMatchObject({ participantId: made.id, isInterviewer: false })
    expect(await link('Interviewer', null)).toMatchObject({ isInterviewer: true })
    expect(await refusal(link('Nobody', null))).toMatch(/^not_found: There is no speaker/)
    expect(await refusal(link('P07', 'x'))).toMatch(/^not_found/)
    expect(await refusal(link('P07', made.id, true))).toMatch(/^invalid_input/)
  })

  it('who ask are marked in every source where they are nobody yet, in one step', async () => {
    const talk = (title: string, label: string) =>
      study.call('sources.create', { title, text: `${label}: And?\nP09: Cold.\n${label}: Why?` })
    await talk('Second', 'Dan')
    await talk('Third', 'DAN')
    const fourth = await talk('Fourth', 'Dan')
    const dan = await study.call('participants.create', { pseudonym: 'Dan the client' })
    const inFourth = { sourceId: fourth.id, label: 'Dan' }
    await study.call('speakers.link', { ...inFourth, participantId: dan.id })
    const asks = async () =>
      (await study.call('speakers.list', {}))
        .filter(({ label }) => label.toLowerCase() === 'dan')
        .map(one => `${one.sourceTitle} ${one.isInterviewer}`)
    const before = await asks()
    expect(await study.call('speakers.markInterviewer', { label: 'Dan' })).toEqual({ sources: 2 })
    expect(await asks()).toEqual(['Fourth false', 'Second true', 'Third true'])
    await study.call('history.undo', {})
    expect(await asks()).toEqual(before)
    await expect(
      study.call('speakers.markInterviewer', { label: 'Nobody of this name' }),
    ).rejects.toMatchObject({ code: 'not_found' })
  })

  it('are given to a turn by hand, and codings follow', async () => {
    await study.call('sources.codeSpeaker', { sourceId, label: 'P07' })
    const carer = await study.call('speakers.correct', { sourceId, turn: 4, label: 'Carer' })
    expect(carer).toMatchObject({ label: 'Carer', turnCount: 1 })
    const { speakers, text } = await study.call('sources.get', { sourceId })
    expect(speakers).toEqual(['Interviewer', 'P07', 'Carer'])
    expect(text).toBe(TEXT)
    expect(await study.call('codings.list', {})).toMatchObject([
      { speaker: 'P07' },
      { speaker: 'Carer' },
    ])
    const none = study.call('speakers.correct', { sourceId, turn: 9, label: 'Carer' })
    expect(await refusal(none)).toBe('not_found: There is no turn 9 in that source.')
    await study.call('history.undo', {})
    expect((await study.call('sources.get', { sourceId })).speakers).toEqual(['Interviewer', 'P07'])
  })

  it('have all their turns coded in one step, and no turn twice', async () => {
    const code = await study.call('codes.create', { name: 'Waiting' })
    const all = (input: object) =>
      study.call('sources.codeSpeaker', { sourceId, label: 'P07', ...input })
    expect(await all({ roles: ['context'] })).toEqual({ created: 2, extended: 0 })
    expect(await all({ roles: ['O', 'C'], codeIds: [code.id] })).toEqual({
      created: 0,
      extended: 2,
    })
    const last = await steps()
    expect(await all({ roles: ['O'] })).toEqual({ created: 0, extended: 0 })
    expect(await steps()).toBe(last)
    expect(await study.call('codings.list', { sourceId })).toMatchObject([
      { quote: 'Nobody rang me.\nI waited for weeks.', roles: ['C', 'O'], codeIds: [code.id] },
      { quote: 'Then she rang.', roles: ['C', 'O'] },
    ])
    expect(await study.call('history.state', {})).toMatchObject({ undo: 'Code 2 turns of “P07”' })
  })
})

describe('evidence', () => {
  it('is counted by participant, by their group before that of the source, and by source', async () => {
    const other = await study.call('sources.create', { title: 'Notes', text: 'It was raining.' })
    await study.call('sources.codeSpeaker', { sourceId, label: 'P07' })
    await study.call('codings.create', { sourceId: other.id, start: 0, end: 6 })
    const codings = await study.call('codings.list', {})
    const codingIds = codings.map(({ id }) => id)
    const made = await study.call('configurations.create', {})
    const element = await study.call('elements.create', { role: 'C', label: 'x', codingIds })
    const configurationId = made.id
    await study.call('configurations.addSlot', {
      configurationId,
      role: 'C',
      elementId: element.id,
    })
    await study.call('evidence.attachMany', { configurationId, codingIds, stance: 'supports' })
    const by = (what: 'group' | 'participant' | 'source') =>
      study.call('evidence.breakdown', { configurationId, by: what })
    const none = { refines: 0, challenges: 0 }
    expect(await by('group')).toEqual([
      { id: 'Interviewed', name: 'Interviewed', supports: 2, ...none },
      { id: null, name: null, supports: 1, ...none },
    ])
    const ann = await study.call('participants.create', { pseudonym: 'Ann', group: 'Clients' })
    await link('P07', ann.id)
    expect(await by('group')).toMatchObject([{ name: 'Clients', supports: 2 }, { name: null }])
    expect(await by('participant')).toEqual([
      { id: ann.id, name: 'Ann', supports: 2, ...none },
      { id: null, name: null, supports: 1, ...none },
    ])
    expect(await by('source')).toMatchObject([
      { id: other.id, supports: 1 },
      { id: sourceId, supports: 2 },
    ])
    const [listed] = await study.call('evidence.list', {
      codingId: codings.find(c => c.sourceId === sourceId)?.id ?? '',
    })
    expect(listed).toMatchObject({ participantId: ann.id, participant: 'Ann', group: 'Clients' })
    expect(await study.call('evidence.breakdown', { by: 'participant' })).toEqual(
      await by('participant'),
    )
    // Of several, a passage counts once, however many of them it is attached to.
    const second = await study.call('configurations.create', {
      slots: [{ role: 'C', elementId: element.id }],
    })
    const of = (configurationIds: string[]) =>
      study.call('evidence.breakdown', { configurationIds, by: 'participant' })
    expect(await of([configurationId, second.id])).toEqual(await by('participant'))
    expect(await of([second.id])).toEqual(await by('participant'))
    expect(await of([])).toEqual([])
    await expect(
      study.call('evidence.breakdown', {
        ...{ configurationId, configurationIds: [second.id], by: 'group' },
      } as never),
    ).rejects.toMatchObject({ code: 'invalid_input' })
  })

  it('is counted by what is known of participants, of an element too', async () => {
    await study.call('sources.codeSpeaker', { sourceId, label: 'P07' })
    const codingIds = (await study.call('codings.list', {})).map(({ id }) => id)
    const element = await study.call('elements.create', { role: 'C', label: 'x', codingIds })
    await study.call('elements.create', { role: 'O', label: 'y', codingIds })
    const { id: attributeId } = await study.call('attributes.create', {
      ...{ name: 'Age', type: 'number' },
    })
    const by = () =>
      study.call('evidence.breakdown', { elementId: element.id, by: 'attribute', attributeId })
    expect(await by()).toMatchObject([{ id: null, name: null, supports: 2 }])
    const ann = await study.call('participants.create', {
      ...{ pseudonym: 'Ann', values: { [attributeId]: '71' } },
    })
    await link('P07', ann.id)
    expect(await by()).toMatchObject([{ id: '71', name: '71', supports: 2 }])
    await expect(
      study.call('evidence.breakdown', { by: 'attribute', attributeId: 'gone' }),
    ).rejects.toMatchObject({ code: 'not_found' })
    await expect(
      study.call('evidence.breakdown', { by: 'attribute' } as never),
    ).rejects.toMatchObject({ code: 'invalid_input' })
  })
})

describe('an import of participants', () => {
  const TABLE = `Pseudonym,Group,Age,Area,First seen,Retired,Case
P1,Clients,71,Urban,2025-01-31,yes,007
P2,Clients,,Rural,2025-02-01,No,008
P3,Staff,44,urban,,y,009
`
  it('shows first what it would do, and writes nothing then', async () => {
    const before = await steps()
    const { columns, participants, problems } = await study.call('participants.preview', csv(TABLE))
    expect(columns.map(({ header, becomes, type }) => [header, becomes, type].join(' '))).toEqual([
      'Pseudonym pseudonym text',
      'Group group text',
      'Age attribute number',
      'Area attribute choice',
      'First seen attribute date',
      'Retired attribute boolean',
      'Case attribute text',
    ])
    expect(participants).toHaveLength(3)
    expect(problems).toEqual([])
    expect(await steps()).toBe(before)
  })

  it('fills in those who are there, clears nothing, and lists every cell it left out', async () => {
    const first = await study.call('participants.import', csv(TABLE))
    expect(first).toEqual({ created: 3, updated: 0, createdAttributes: 5, problems: [] })
    const more = 'id;age;area\np1;;Coast\nP2;68;\n;5;\nP4;x;Rural\nP4;50;\n'
    const second = await study.call('participants.import', csv(more))
    expect(second).toMatchObject({ created: 1, updated: 2, createdAttributes: 0 })
    expect(
      second.problems.map(({ row, column, message }) => `${row} ${column}: ${message}`),
    ).toEqual([
      '2 Area: “Coast” is not one of Urban, Rural.',
      '4 null: This row has no pseudonym, so it was left out.',
      '5 Age: “x” is not a number. Write it like 42 or 3.5.',
      '6 null: “P4” stands in more than one row; they were taken together.',
    ])
    const attributes = await study.call('attributes.list', {})
    const age = attributes.find(({ name }) => name === 'Age')?.id ?? ''
    const people = await study.call('participants.list', {})
    expect(people.map(one => `${one.pseudonym} ${one.group} ${one.values[age]}`)).toEqual([
      'P1 Clients 71',
      'P2 Clients 68',
      'P3 Staff 44',
      'P4 null 50',
    ])
    expect(await study.call('history.state', {})).toMatchObject({ undo: 'Import 3 participants' })
  })

  it('takes the marks of Excel, old encodings and empty columns as they come', async () => {
    const latin = Buffer.from('sep=;\r\n\r\nName;Town;\r\nZo\u00eb;M\u00fcnchen;x\r\n', 'latin1')
    const files = [{ name: 'a.csv', base64: latin.toString('base64') }]
    const plan = await study.call('participants.preview', { files })
    expect(plan.participants).toMatchObject([{ pseudonym: 'Zoë', values: { Town: 'München' } }])
    expect(plan.problems).toMatchObject([{ row: 3, message: expect.stringContaining('Column 3') }])
  })

  it('refuses what is no table, with the name of the file and without a trace', async () => {
    const before = await steps()
    for (const [name, text, code] of [
      ['a.xlsx', 'PK', 'format_unsupported'],
      ['a.csv', 'Name,Age\n', 'format_broken'],
      ['a.csv', 'Name\n"P1\n', 'format_broken'],
      ['a.csv', '', 'format_broken'],
      ['a.csv', `Name\n${'P\n'.repeat(20_001)}`, 'too_large'],
    ] as const) {
      const said = await refusal(study.call('participants.import', csv(text, name)))
      expect(said).toMatch(new RegExp(`^${code}: “${name}”`))
    }
    const missing = study.call('participants.preview', { files: ['/nowhere/people.csv'] })
    expect(await refusal(missing)).toBe('file_unreadable: There is no such file.')
    expect(await steps()).toBe(before)
  })
})

it('a table of codings says who speaks, and what is known of them', async () => {
  const source = await study.call('sources.create', {
    title: 'Group talk',
    text: 'Moderator: How was it?\nZed: Slow, as ever.\nModerator: And then?\nZed: Then she rang.',
  })
  const age = await study.call('attributes.create', { name: 'Age', type: 'number' })
  await study.call('attributes.create', { name: 'Note' })
  await study.call('participants.create', {
    ...{ pseudonym: 'P77', group: 'Clients', values: { [age.id]: '71' } },
    speakers: [{ sourceId: source.id, label: 'Zed' }],
  })
  const { text } = await study.call('sources.get', { sourceId: source.id })
  for (const words of ['Slow', 'How was']) {
    const start = text.indexOf(words)
    await study.call('codings.create', { sourceId: source.id, start, end: start + 4, roles: ['C'] })
  }
  const path = join(study.folder, 'codings.csv')
  await study.call('exports.write', { product: 'codings', path })
  const [header, asked, said] = readFileSync(path, 'utf8').replaceAll('"', '').split(/\r?\n/)
  expect(header).toMatch(/participant,participant group,Age,Note \(attribute\)$/)
  expect(asked).toMatch(/,,,,$/)
  expect(said).toMatch(/,P77,Clients,71,$/)
})
