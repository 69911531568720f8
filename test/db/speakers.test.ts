import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startTestEngine, type TestEngine } from '../support/engine.ts'

const TEXT = `Interviewer: How did it begin?
Participant: Nobody rang me.
I waited for weeks.
Receptionist: Sorry, one moment.
Interviewer: And then?
Particpant: Then she rang.
Interviewer: Good.
Participant: Yes.
`

let study: TestEngine
let sourceId: string
beforeEach(async () => {
  study = await startTestEngine('Who speaks')
  sourceId = (await study.call('sources.create', { title: 'P07', text: TEXT })).id
})
afterEach(() => study.dispose())

/** The turns as `number label: words`, with what the paragraphs of a turn say on one line. */
async function turns(): Promise<string[]> {
  const { text, blocks } = await study.call('sources.get', { sourceId })
  const lines = Map.groupBy(blocks, ({ turn, speaker }) => `${turn ?? '-'} ${speaker ?? '-'}`)
  expect(text).toBe(TEXT)
  return [...lines].map(
    ([head, own]) =>
      `${head}: ${own.map(block => text.slice(block.contentStart, block.end)).join(' / ')}`,
  )
}
const labels = async () =>
  (await study.call('speakers.list', { sourceId })).map(
    ({ label, turnCount }) => `${label} ${turnCount}`,
  )
const undoLabel = async () => (await study.call('history.state', {})).undo
const refusal = (call: Promise<unknown>) =>
  call.then(
    () => 'not refused',
    (error: Error & { code: string }) => `${error.code}: ${error.message}`,
  )
const codeAll = async (label: string) => {
  await study.call('sources.codeSpeaker', { sourceId, label, roles: ['C'] })
  return study.call('codings.list', { sourceId })
}

describe('who speaks, corrected by hand', () => {
  it('a misspelt label becomes one with the right one; its participant and codings come along', async () => {
    expect(await labels()).toEqual(['Interviewer 3', 'Participant 2', 'Particpant 1'])
    const ann = await study.call('participants.create', {
      pseudonym: 'Ann',
      speakers: [{ sourceId, label: 'Particpant' }],
    })
    const [coding] = await codeAll('Particpant')
    const rename = { sourceId, label: 'Particpant', newLabel: 'Participant' }
    expect(await study.call('speakers.rename', rename)).toMatchObject({
      ...{ label: 'Participant', turnCount: 3, participantId: ann.id },
    })
    expect(await undoLabel()).toBe('Make “Particpant” one with “Participant”')
    expect(await study.call('codings.list', {})).toEqual([{ ...coding, speaker: 'Participant' }])
    expect(await study.call('participants.list', {})).toMatchObject([
      { codingCount: 1, speakers: [{ label: 'Participant' }] },
    ])
    await study.call('history.undo', {})
    expect(await labels()).toEqual(['Interviewer 3', 'Participant 2', 'Particpant 1'])
    expect(await study.call('codings.list', {})).toEqual([coding])
  })

  it('whoever speaks under the other label already stays who they are', async () => {
    const make = (pseudonym: string, label: string) =>
      study.call('participants.create', { pseudonym, speakers: [{ sourceId, label }] })
    await make('Ann', 'Particpant')
    const bea = await make('Bea', 'Participant')
    const rename = (label: string, newLabel: string) =>
      study.call('speakers.rename', { sourceId, label, newLabel })
    expect(await rename('Particpant', 'Participant')).toMatchObject({ participantId: bea.id })
    expect(await rename('Participant', 'Interviewer')).toMatchObject({
      ...{ participantId: null, isInterviewer: true, turnCount: 6 },
    })
  })

  it('a renamed interviewer still asks, and a name that means one begins to', async () => {
    const rename = (label: string, newLabel: string) =>
      study.call('speakers.rename', { sourceId, label, newLabel })
    expect(await rename('Interviewer', 'Sarah')).toMatchObject({ isInterviewer: true })
    expect(await undoLabel()).toBe('Rename “Interviewer” “Sarah”')
    expect(await rename('Participant', 'Moderator')).toMatchObject({ isInterviewer: true })
    expect(await refusal(rename('Nobody', 'Ann'))).toMatch(/^not_found/)
    const last = await undoLabel()
    await rename('Sarah', 'Sarah')
    expect(await undoLabel()).toBe(last)
  })

  it('a speaker who was missed is found by asking, and made one in one step', async () => {
    const before = await turns()
    const [coding] = await codeAll('Participant')
    expect(before[1]).toBe(
      '2 Participant: Nobody rang me. / I waited for weeks. / Receptionist: Sorry, one moment.',
    )
    expect(await study.call('speakers.possible', { sourceId })).toEqual([
      { label: 'Receptionist', lineCount: 1, start: TEXT.indexOf('Receptionist') },
    ])
    const added = await study.call('speakers.add', { sourceId, label: 'Receptionist' })
    expect(added).toMatchObject({ label: 'Receptionist', turnCount: 1, isInterviewer: false })
    expect((await turns()).slice(1, 4)).toEqual([
      '2 Participant: Nobody rang me. / I waited for weeks.',
      '3 Receptionist: Sorry, one moment.',
      '4 Interviewer: And then?',
    ])
    expect(await study.call('sources.list', {})).toMatchObject([
      { turnCount: 7, speakers: ['Interviewer', 'Participant', 'Receptionist', 'Particpant'] },
    ])
    expect((await study.call('codings.list', {}))[0]).toEqual(coding)
    expect(await study.call('speakers.possible', { sourceId })).toEqual([])
    expect(await undoLabel()).toBe('Make “Receptionist” a speaker')
    const nobody = study.call('speakers.add', { sourceId, label: 'Nobody' })
    expect(await refusal(nobody)).toMatch(/^not_found/)
    await study.call('history.undo', {})
    expect(await turns()).toEqual(before)
  })

  it('a new speaker begins in the middle of a turn, and is taken back', async () => {
    const before = await turns()
    const at = TEXT.indexOf('waited')
    await study.call('speakers.beginTurn', { sourceId, at, label: 'Carer' })
    expect((await turns()).slice(1, 4)).toEqual([
      '2 Participant: Nobody rang me.',
      '3 Carer: I waited for weeks. / Receptionist: Sorry, one moment.',
      '4 Interviewer: And then?',
    ])
    expect(await undoLabel()).toBe('Begin a turn of “Carer”')
    const joined = await study.call('speakers.joinTurn', { sourceId, turn: 3 })
    expect(joined).toMatchObject({ label: 'Participant' })
    expect(await undoLabel()).toBe('Let “Participant” go on in turn 3')
    expect(await turns()).toEqual(before)
    expect(await study.call('speakers.joinTurn', { sourceId, turn: 1 })).toBeNull()
    expect((await turns())[0]).toBe('- -: Interviewer: How did it begin?')
    const outside = study.call('speakers.beginTurn', { sourceId, at: TEXT.length, label: 'Carer' })
    expect(await refusal(outside)).toMatch(/^invalid_range/)
    const none = study.call('speakers.joinTurn', { sourceId, turn: 99 })
    expect(await refusal(none)).toBe('not_found: There is no turn 99 in that source.')
  })

  it('an import asks about labels and takes the answer', async () => {
    const files = [{ name: 'P08.txt', base64: Buffer.from(TEXT).toString('base64') }]
    const { files: previews } = await study.call('sources.preview', { files })
    expect(previews).toMatchObject([
      { possibleSpeakers: [{ label: 'Receptionist', lineCount: 1 }] },
    ])
    const { reports } = await study.call('sources.import', {
      files,
      items: [{ file: 0, addSpeakers: ['Receptionist'] }],
    })
    expect(reports).toMatchObject([
      { turnCount: 7, speakers: ['Interviewer', 'Participant', 'Receptionist', 'Particpant'] },
    ])
  })
})
