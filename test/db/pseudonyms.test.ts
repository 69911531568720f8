import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dumpProject } from '../support/dump.ts'
import { startTestEngine, type TestEngine } from '../support/engine.ts'

const TEXT = `INT: How did it begin?
Moira Keane: My sister Oona drove me. Oona's car, mind.
INT: And then?
Moira Keane: I moved to Leith. The mark it left!
`
const NAMES = [
  { name: 'Moira Keane', replacement: 'P07' },
  { name: 'Oona', replacement: 'sister' },
  { name: 'Leith', replacement: 'town', kind: 'place' as const },
  { name: 'Mark', replacement: 'neighbour' },
]

let study: TestEngine
let sourceId: string
const path = () => join(study.folder, 'study.retroduce')
beforeEach(async () => {
  study = await startTestEngine('Named')
  const created = await study.call('sources.create', { title: 'Moira_Keane_1', text: TEXT })
  sourceId = created.id
})
afterEach(() => study.dispose())

async function code(quote: string, note = ''): Promise<string> {
  const { text } = await study.call('sources.get', { sourceId })
  const start = text.indexOf(quote)
  const end = start + quote.length
  return (await study.call('codings.create', { sourceId, start, end, note })).id
}

async function dump() {
  await study.call('projects.close', {})
  const tables = dumpProject(path())
  await study.call('projects.open', { path: path() })
  return tables
}

const replaceAll = (input = {}) => study.call('pseudonyms.apply', { names: NAMES, ...input })

describe('names in a project', () => {
  it('are shown with their surroundings before anything changes', async () => {
    await code('Oona drove', 'Oona again')
    const before = await study.call('history.list', {})
    const { hits, problems, originals } = await study.call('pseudonyms.preview', { names: NAMES })
    const shown = hits.map(({ placeName, found, replacement, doubt }) => {
      return [placeName, found, replacement, doubt]
    })
    expect(shown).toEqual([
      ['Moira_Keane_1', 'Moira Keane', 'P07', null],
      ['Moira_Keane_1', 'Oona', '[sister]', null],
      ['Moira_Keane_1', 'Oona', '[sister]', null],
      ['Moira_Keane_1', 'Moira Keane', 'P07', null],
      ['Moira_Keane_1', 'Leith', '[town]', null],
      ['Moira_Keane_1', 'mark', '[neighbour]', 'case'],
      ['Title of a source', 'Moira_Keane', '[P07]', null],
      ['Note of a coding in “Moira_Keane_1”', 'Oona', '[sister]', null],
    ])
    expect(hits[1]).toMatchObject({
      before: 'INT: How did it begin? Moira Keane: My sister ',
      after: " drove me. Oona's car, mind. INT: And then? Moira ",
    })
    expect([problems, originals]).toEqual([[], 0])
    expect(await study.call('history.list', {})).toEqual(before)
  })

  it('are told apart from their parts, which stand alone and would stay', async () => {
    await study.call('sources.create', {
      ...{
        title: 'Keane notes',
        text: 'Then Moira rang, and Mrs Keane. Moira Keane came. Moira-Ann.',
      },
    })
    const name = { name: 'Moira Keane', replacement: 'Amy' }
    const { alone } = await study.call('pseudonyms.preview', { names: [name] })
    expect(alone).toEqual([
      { name: 'Moira', replacement: 'Amy', count: 1 },
      { name: 'Keane', replacement: 'Amy', count: 2 },
    ])
    const names = [name, ...alone.map(part => ({ name: part.name, replacement: 'Amy' }))]
    const again = await study.call('pseudonyms.preview', { names })
    expect([again.alone, again.problems]).toEqual([[], []])
  })

  it('are replaced everywhere in one step, and codings stay on what stands for their words', async () => {
    const whole = await code('sister Oona drove', 'With Oona')
    const cut = await code("na's car")
    const element = await study.call('elements.create', { role: 'C', label: 'Oona drives' })
    const done = await replaceAll()
    expect(done).toMatchObject({ replaced: 8, sources: 1, originalsRemoved: 0 })
    const { text, title, speakers } = await study.call('sources.get', { sourceId })
    expect(text).toBe(`INT: How did it begin?
P07: My sister [sister] drove me. [sister]'s car, mind.
INT: And then?
P07: I moved to [town]. The mark it left!
`)
    expect([title, speakers]).toEqual(['[P07]_1', ['INT', 'P07']])
    expect(await study.call('codings.get', { codingId: whole })).toMatchObject({
      ...{ quote: 'sister [sister] drove', note: 'With [sister]', isOrphan: false },
    })
    expect(await study.call('codings.get', { codingId: cut })).toMatchObject({
      quote: "[sister]'s car",
    })
    const [same] = await study.call('elements.list', {})
    expect(same).toMatchObject({ id: element.id, label: '[sister] drives' })
    expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
    const [step] = await study.call('history.list', { limit: 1 })
    expect(step?.label).toBe('Replace 8 names in 1 source')
    const { hits } = await study.call('pseudonyms.preview', { names: NAMES })
    expect(hits.map(({ found }) => found)).toEqual(['mark'])
  })

  it('are replaced where they were chosen, and left where they were not', async () => {
    const { stamp, hits } = await study.call('pseudonyms.preview', { names: NAMES })
    const [first] = hits.filter(({ found }) => found === 'Oona')
    const doubtful = hits.filter(({ doubt }) => doubt !== null)
    const at = (hit: (typeof hits)[number] | undefined) => ({
      place: hit?.place ?? '',
      start: hit?.start ?? -1,
    })
    await replaceAll({ stamp, skip: [at(first)], also: doubtful.map(at) })
    const { text } = await study.call('sources.get', { sourceId })
    expect(text).toContain("My sister Oona drove me. [sister]'s car")
    expect(text).toContain('The [neighbour] it left!')
    const nowhere = [{ place: `text:${sourceId}`, start: 3 }]
    await expect(replaceAll({ skip: nowhere })).rejects.toMatchObject({ code: 'invalid_input' })
  })

  it('are not replaced once the project has changed, nor by a list with a fault', async () => {
    const { stamp } = await study.call('pseudonyms.preview', { names: NAMES })
    await code('mind')
    const before = await dump()
    await expect(replaceAll({ stamp })).rejects.toThrow(/has changed/)
    const twice = [NAMES[0], { name: 'moira keane', replacement: 'P08' }]
    await expect(replaceAll({ names: twice })).rejects.toMatchObject({ code: 'invalid_input' })
    expect(await dump()).toEqual(before)
  })

  it('come back with one undo, row by row as they were', async () => {
    await code('sister Oona', 'Oona')
    await study.call('participants.fromSpeakers', {})
    await study.call('sources.edit', { sourceId, text: TEXT.replace(' drove me', '') })
    const before = await dump()
    await replaceAll()
    expect(await dump()).not.toEqual(before)
    await study.call('history.undo', {})
    expect(await dump()).toEqual(before)
    await study.call('history.redo', {})
    expect((await study.call('sources.get', { sourceId })).text).not.toContain('Oona')
  })

  it('take the passage along that a text has lost', async () => {
    const lost = await code('Oona drove me')
    const without = TEXT.replace(' My sister Oona drove me.', ' No.')
    await study.call('sources.edit', { sourceId, text: without })
    await replaceAll()
    expect(await study.call('codings.get', { codingId: lost })).toMatchObject({
      ...{ isOrphan: true, quote: '[sister] drove me' },
    })
    await study.call('projects.close', {})
    const [row] = dumpProject(path())['coding'] as string[]
    expect(row).not.toMatch(/Oona|Moira/)
  })

  it('keep participants linked to their speakers under another label', async () => {
    await study.call('participants.fromSpeakers', {})
    await study.call('speakers.link', { sourceId, label: 'INT', participantId: null })
    await replaceAll()
    const participants = await study.call('participants.list', {})
    expect(participants.map(({ pseudonym, speakers }) => [pseudonym, speakers[0]?.label])).toEqual([
      ['P07', 'P07'],
    ])
    const speakers = await study.call('speakers.list', { sourceId })
    expect(speakers.map(({ label, isInterviewer }) => [label, isInterviewer])).toEqual([
      ['INT', true],
      ['P07', false],
    ])
  })

  it('make two labels of one person one speaker, and never one of two participants', async () => {
    const text = 'Ann: One.\nAnnie: Two.\nAnn: Three.\nAnnie: Four.\n'
    const source = await study.call('sources.create', { title: 'Both', text })
    const sourceIds = [source.id]
    const one = await study.call('participants.create', {
      ...{ pseudonym: 'P1', speakers: [{ sourceId: source.id, label: 'Ann' }] },
    })
    const names = ['Ann', 'Annie'].map(name => ({ name, replacement: 'Bea' }))
    await study.call('pseudonyms.apply', { names, sourceIds })
    const speakers = await study.call('speakers.list', { sourceId: source.id })
    expect(speakers).toMatchObject([{ label: 'Bea', turnCount: 4, participantId: one.id }])
    await study.call('history.undo', {})
    await study.call('participants.create', {
      ...{ pseudonym: 'P2', speakers: [{ sourceId: source.id, label: 'Annie' }] },
    })
    const before = await dump()
    await expect(study.call('pseudonyms.apply', { names, sourceIds })).rejects.toMatchObject({
      code: 'duplicate',
    })
    expect(await dump()).toEqual(before)
  })

  it('never make two participants one by their pseudonyms', async () => {
    await study.call('participants.create', { pseudonym: 'Oona' })
    await study.call('participants.create', { pseudonym: 'sister' })
    const before = await dump()
    await expect(replaceAll()).rejects.toThrow(/Two participants would both be called “sister”/)
    expect(await dump()).toEqual(before)
  })

  it('are replaced in labels that the text does not hold', async () => {
    await study.call('speakers.correct', { sourceId, turn: 1, label: 'Oona' })
    const { hits } = await study.call('pseudonyms.preview', { names: NAMES })
    expect(hits.filter(({ place }) => place.startsWith('speaker.label:'))).toMatchObject([
      { found: 'Oona', replacement: 'sister', placeName: 'Speaker in “Moira_Keane_1”' },
    ])
    await replaceAll()
    expect(await study.call('sources.get', { sourceId })).toMatchObject({
      speakers: ['sister', 'P07', 'INT'],
    })
  })

  it('are looked for in some sources only, where that is wanted', async () => {
    const other = await study.call('sources.create', { title: 'P02', text: 'INT: Oona?\nP02: No.' })
    await study.call('project.rename', { title: 'Oona' })
    await replaceAll({ sourceIds: [other.id] })
    expect((await study.call('sources.get', { sourceId: other.id })).text).toContain('[sister]')
    expect((await study.call('sources.get', { sourceId })).text).toBe(TEXT)
    expect(await study.call('project.info', {})).toMatchObject({ title: 'Oona' })
  })

  it('leave a log that says what stands there now, and never a name', async () => {
    await replaceAll()
    const log = await study.call('pseudonyms.log', {})
    const brief = log.map(({ replacement, nameKind, count }) => [replacement, nameKind, count])
    expect(brief.sort()).toEqual([
      ['[P07]', 'person', 3],
      ['[sister]', 'person', 2],
      ['[town]', 'place', 1],
    ])
    expect(JSON.stringify(log)).not.toMatch(/Moira|Oona|Leith/)
    const out = join(study.folder, 'log.csv')
    await study.call('pseudonyms.writeLog', { path: out })
    expect(readFileSync(out, 'utf8')).not.toMatch(/Moira|Oona|Leith/)
    await study.call('pseudonyms.writeLog', { path: out, names: NAMES })
    expect(readFileSync(out, 'utf8')).toMatch(/"\[town\]","place","1","[^"]+","Leith"/)
    const project = { path: join(study.folder, 'other.retroduce') }
    await expect(study.call('pseudonyms.writeLog', project)).rejects.toMatchObject({
      code: 'invalid_input',
    })
  })

  it('leave a log that is refused under a name that no file can have', async () => {
    for (const name of ['n'.repeat(300), 'no\0name']) {
      const path = join(study.folder, `${name}.csv`)
      await expect(study.call('pseudonyms.writeLog', { path })).rejects.toMatchObject({
        code: 'file_unwritable',
      })
    }
  })

  it('are in no entry of the log once they were taken for pseudonyms themselves', async () => {
    await replaceAll({ names: [{ name: 'Leith', replacement: 'Fife' }], hasBrackets: false })
    const before = await dump()
    await replaceAll({ names: [{ name: 'Fife', replacement: 'town' }] })
    const log = await study.call('pseudonyms.log', {})
    expect(log.map(({ replacement }) => replacement)).toEqual(['[town]', '[town]'])
    await study.call('history.undo', {})
    expect(await dump()).toEqual(before)
  })

  it('leave every link of a memo, whatever stands for them', async () => {
    const codingId = await code('My sister Oona')
    const link = (words: string) => `[${words}](retroduce:coding/${codingId})`
    const bodies = [link('Oona'), `Oona: ${link('what [Oona] says of \\[Oona\\]')}, Oona.`]
    for (const body of bodies) await study.call('memos.create', { kind: 'analytic', body })
    const before = await dump()
    for (const replacement of ['sister', 'the [elder] sister', ']( sister', 'A\\']) {
      await replaceAll({ names: [{ name: 'Oona', replacement }] })
      const memos = await study.call('memos.list', {})
      for (const { body, mentions } of memos) {
        expect(mentions).toMatchObject([{ kind: 'coding', id: codingId }])
        expect(body).not.toContain('Oona')
      }
      expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
      await study.call('history.undo', {})
    }
    expect(await dump()).toEqual(before)
  })

  it('leave every coding on its words, whatever was coded', async () => {
    const words = ['she', 'Oona', 'Leith', 'Moira Keane', 'waited', 'mark', '😀']
    const Line = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 8 })
    const Lines = fc.array(Line, { minLength: 1, maxLength: 6 })
    const Place = fc.tuple(fc.nat(), fc.nat())
    await fc.assert(
      fc.asyncProperty(Lines, fc.array(Place, { maxLength: 6 }), async (lines, places) => {
        const text = `${lines.map(line => line.join(' ')).join('\n')}\n`
        const source = await study.call('sources.create', { title: 'Any', text })
        for (const [a, b] of places) {
          const start = a % text.length
          const end = start + 1 + (b % (text.length - start))
          // A passage through a character is refused, as it should be.
          await study.engine.call('codings.create', { sourceId: source.id, start, end })
        }
        const before = await study.call('codings.list', { sourceId: source.id })
        await replaceAll({ sourceIds: [source.id] })
        const after = await study.call('sources.get', { sourceId: source.id })
        const codings = await study.call('codings.list', { sourceId: source.id })
        expect(codings).toHaveLength(before.length)
        for (const { start, end, quote, isOrphan } of codings) {
          expect([isOrphan, quote]).toEqual([false, after.text.slice(start, end)])
          expect(quote).not.toMatch(/Oona|Leith|Moira Keane/)
        }
        expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
        await study.call('sources.remove', { sourceId: source.id })
      }),
      { numRuns: 25 },
    )
  })
})

describe('names at import', () => {
  it('are replaced before anything is stored', async () => {
    const file = join(study.folder, 'Oona_Byrne.txt')
    writeFileSync(file, TEXT)
    const given = { files: [file], names: NAMES }
    const { files } = await study.call('sources.preview', given)
    expect(files[0]).toMatchObject({
      ...{ title: '[sister]_Byrne', names: { replaced: 6, doubtful: 1 } },
      speakers: [{ label: 'INT' }, { label: 'P07' }],
    })
    const { reports } = await study.call('sources.import', { ...given, group: 'Leith' })
    const warnings = reports[0]?.warnings.map(({ code, count }) => [code, count])
    expect(warnings).toEqual([
      ['names_replaced', 6],
      ['names_doubtful', 1],
    ])
    const source = await study.call('sources.get', { sourceId: reports[0]?.sourceId ?? '' })
    expect(source).toMatchObject({
      ...{ originalName: '[sister]_Byrne.txt', hasOriginal: false, group: '[town]' },
      speakers: ['INT', 'P07'],
    })
    expect(JSON.stringify(source)).not.toMatch(/Moira|Oona|Leith/)
    expect(await study.call('pseudonyms.log', {})).toHaveLength(3)
  })
})
