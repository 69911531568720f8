import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dumpProject } from '../../support/dump.ts'
import { startTestEngine, type TestEngine } from '../../support/engine.ts'
import { sampleProjects } from '../../support/refi.ts'

let study: TestEngine
beforeEach(async () => {
  study = await startTestEngine()
})
afterEach(() => study.dispose())

const at = (name: string) => join(study.folder, name)
const create = (name: string) => study.call('projects.create', { path: at(name), title: name })

/** A project file as another program might have written it. */
function qdpx(xml: string, texts: Record<string, string> = {}, name = 'Project.qde') {
  const parts = { [name]: strToU8(xml) }
  for (const [path, text] of Object.entries(texts)) parts[path] = strToU8(text)
  return { name: 'other.qdpx', base64: Buffer.from(zipSync(parts)).toString('base64') }
}

const GUID = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

describe('a project of this program', () => {
  it.each(['.qdpx', '.json'])('comes back from %s equal table by table', async ending => {
    await study.call('projects.createSample', { path: at('a.retroduce') })
    const file = at(`out${ending}`)
    const project = { includesEarlier: true }
    await study.call('exports.write', { product: 'project', path: file, project })
    await create('b.retroduce')
    const before = await study.call('interchange.preview', { file })
    expect(before).toMatchObject({ format: 'retroduce', notCarried: [] })
    const { created } = await study.call('interchange.import', { file })
    expect(created).toEqual(before.counts)
    expect(created.codings).toBeGreaterThan(100)
    expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
    await expect(study.call('interchange.import', { file: at('out.json') })).rejects.toThrow()
    await study.call('projects.close', {})
    // What is written after the file is that it was.
    const { export_record: _, ...theirs } = dumpProject(at('a.retroduce'))
    expect(dumpProject(at('b.retroduce'))).toMatchObject({ ...theirs, export_record: [] })
  })

  it('loses only what the report says where its own part is taken out, and is known when it comes again', async () => {
    await study.call('projects.createSample', { path: at('a.retroduce') })
    const file = at('out.qdpx')
    await study.call('exports.write', { product: 'project', path: file })
    const { ['retroduce.json']: _, ...standard } = unzipSync(readFileSync(file))
    writeFileSync(file, zipSync(standard))
    const told = async () => ({
      quotes: (await study.call('codings.list', {})).map(({ quote }) => quote).sort(),
      texts: (await study.call('sources.list', {})).map(({ title, wordCount }) => [
        title,
        wordCount,
      ]),
      people: (await study.call('participants.list', {})).map(({ pseudonym }) => pseudonym),
      researchers: (await study.call('researchers.list', {})).map(({ name }) => name).sort(),
    })
    const before = await told()
    const codes = await study.call('codes.list', {})
    await create('b.retroduce')
    const mine = (await study.call('researchers.list', {})).map(({ name }) => name)
    const report = await study.call('interchange.import', { file })
    expect(report.format).toBe('refi')
    const researchers = [...new Set([...before.researchers, ...mine])].sort()
    expect(await told()).toEqual({ ...before, researchers })
    const names = (await study.call('codes.list', {})).map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(codes.map(({ name }) => name)))
    for (const { passages, fitting } of report.positions) expect(fitting).toBe(passages)
    const again = await study.call('interchange.import', { file })
    expect(Object.values(again.created).every(count => count === 0)).toBe(true)
    expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
  })

  it('leaves nothing behind where its import is cancelled', async () => {
    await study.call('projects.createSample', { path: at('a.retroduce') })
    const file = at('out.qdpx')
    await study.call('exports.write', { product: 'project', path: file })
    await create('b.retroduce')
    const stop = study.engine.onEvent(event => {
      if (event.type !== 'progress' || event.task !== 'import') return
      stop()
      void study.call('tasks.cancel', { task: 'import' })
    })
    const importing = study.call('interchange.import', { file })
    await expect(importing).rejects.toMatchObject({ code: 'cancelled' })
    expect(await study.call('history.state', {})).toMatchObject({ undo: null })
    await study.call('interchange.import', { file })
    expect(await study.call('codings.list', {})).not.toEqual([])
  })

  it('is refused where a part of it is missing, changed or from a newer version', async () => {
    await study.call('projects.createSample', { path: at('a.retroduce') })
    const path = at('out.json')
    await study.call('exports.write', { product: 'project', path })
    const json = readFileSync(path, 'utf8')
    await create('b.retroduce')
    const trying = (text: string) =>
      study.call('interchange.import', {
        file: { name: 'x.json', base64: Buffer.from(text).toString('base64') },
      })
    const faults: [string, string][] = [
      ['format_broken', json.replace(/"body": "./, '"body": "?')],
      ['format_broken', json.replace('"coding_code": [', '"command": [')],
      ['format_broken', json.replaceAll(/"source_id": "[^"]+"/g, '"source_id": "gone"')],
      ['project_too_new', json.replace(/"schema": \d+/, '"schema": 9990')],
      ['format_broken', '{"format":"other"}'],
    ]
    for (const [code, text] of faults) {
      expect(text).not.toBe(json)
      await expect(trying(text)).rejects.toMatchObject({ code })
    }
    expect(await study.call('history.state', {})).toMatchObject({ undo: null })
    await trying(json)
    await study.call('history.undo', {})
    expect(await study.call('project.info', {})).toMatchObject({ title: 'b.retroduce' })
  })
})

describe('a project of another program', () => {
  /** One text with emoji and line breaks of two characters, and the same passages counted in every way. */
  const RAW = '\uFEFFAnn: 👍 so 😀 then\r\nBen: nobody rang, and\r\nAnn: I went 🚶 home.'
  const TEXT = RAW.slice(1)
  const WORDS = ['nobody rang', 'I went 🚶 home', 'then']
  const lengthIn = {
    'utf16 two': (text: string) => text.length,
    'utf16 one': (text: string) => text.replaceAll('\r\n', '\n').length,
    'codePoint two': (text: string) => [...text].length,
    'codePoint one': (text: string) => [...text.replaceAll('\r\n', '\n')].length,
  }
  const project = (count: (text: string) => number, isNamed: boolean) => {
    const selections = WORDS.map((words, index) => {
      const start = TEXT.indexOf(words)
      const [from, to] = [count(TEXT.slice(0, start)), count(TEXT.slice(0, start + words.length))]
      return `<PlainTextSelection guid="{${GUID(100 + index)}}" name="${isNamed ? words : ''}"
        startPosition="${from}" endPosition="${to}" creatingUser="${GUID(1)}">
        <Coding guid="${GUID(200 + index)}"><CodeRef targetGUID="${GUID(11)}"/></Coding>
      </PlainTextSelection>`
    }).join('')
    return `<?xml version="1.0"?><Project xmlns="urn:QDA-XML:project:0:10" name="Theirs" origin="Elsewhere 9">
      <Users><User guid="${GUID(1)}" name="Mara"/></Users>
      <CodeBook><Codes><Code guid="${GUID(10)}" name="Mechanisms" isCodable="true">
        <Code guid="${GUID(11)}" name="Trust" isCodable="true"/></Code></Codes></CodeBook>
      <Variables><Variable guid="${GUID(20)}" name="Age" typeOfVariable="Integer"/></Variables>
      <Cases><Case guid="${GUID(30)}" name="Ann"><VariableValue><VariableRef targetGUID="${GUID(20)}"/>
        <IntegerValue>42</IntegerValue></VariableValue><SourceRef targetGUID="${GUID(40)}"/></Case></Cases>
      <Sources><TextSource guid="${GUID(40)}" name="One" plainTextPath="internal://A.TXT">${selections}</TextSource>
        <PictureSource guid="${GUID(41)}" name="Photo" path="internal://p.png"/>
        <TextSource guid="${GUID(42)}" name="Gone" plainTextPath="relative:///gone.txt"/></Sources>
      <Notes><Note guid="${GUID(50)}" name="Doubt"><PlainTextContent>Is it?</PlainTextContent></Note></Notes>
      <Links><Link guid="${GUID(60)}" name="" originGUID="${GUID(50)}" targetGUID="${GUID(101)}"/>
        <Link guid="${GUID(61)}" name="causes" originGUID="${GUID(10)}" targetGUID="${GUID(11)}"/></Links>
      <Graphs><Graph guid="${GUID(70)}" name="Map"/></Graphs></Project>`
  }

  it.each(
    Object.entries(lengthIn).flatMap(([way, count]) =>
      [true, false].map(isNamed => [way, isNamed, count] as const),
    ),
  )('lands on its words where positions count %s, names given: %s', async (way, isNamed, count) => {
    await create('b.retroduce')
    const file = qdpx(project(count, isNamed), { 'Sources/a.txt': RAW })
    const report = await study.call('interchange.import', { file })
    const quotes = (await study.call('codings.list', {})).map(({ quote }) => quote)
    expect(quotes.sort()).toEqual([...WORDS].sort())
    const [unit, lineBreak] = way.split(' ')
    expect(report.positions).toEqual([{ source: 'One', unit, lineBreak, passages: 3, fitting: 3 }])
  })

  it('brings people, roles, notes and attributes, and names all that stays behind', async () => {
    await create('b.retroduce')
    const file = qdpx(project(lengthIn['codePoint two'], true), { 'Sources/a.txt': RAW })
    const { folders } = await study.call('interchange.preview', { file })
    expect(folders).toEqual([{ guid: GUID(10), name: 'Mechanisms', codes: 1, role: 'M' }])
    expect(await study.call('history.state', {})).toMatchObject({ undo: null })
    const { notCarried } = await study.call('interchange.import', { file })
    expect(notCarried.map(({ what, name }) => [what, name])).toEqual([
      ['PictureSource', 'Photo'],
      ['TextSource', 'Gone'],
      ['Link', 'causes'],
      ['Graph', 'Map'],
    ])
    const codings = await study.call('codings.list', {})
    const mara = (await study.call('researchers.list', {})).find(({ name }) => name === 'Mara')
    for (const coding of codings)
      expect(coding).toMatchObject({ roles: ['M'], researcherId: mara?.id })
    expect(await study.call('participants.list', {})).toMatchObject([
      { pseudonym: 'Ann', speakers: [{ label: 'Ann', sourceTitle: 'One' }] },
    ])
    const [age] = await study.call('attributes.list', {})
    expect(age).toMatchObject({ name: 'Age', type: 'number', valueCount: 1 })
    const memos = new Map((await study.call('memos.list', {})).map(memo => [memo.title, memo]))
    expect(memos.get('Doubt')).toMatchObject({ body: 'Is it?', subjects: [{ kind: 'coding' }] })
    expect(memos.get('Links of the imported project')).toMatchObject({
      ...{ body: '- Mechanisms → Trust: causes', subjects: [{ kind: 'code' }, { kind: 'code' }] },
    })
    expect(memos.get('Graph: Map')).toBeDefined()
    await study.call('history.undo', {})
    expect(await study.call('sources.list', {})).toEqual([])
    expect(await study.call('codes.list', {})).toEqual([])
  })

  it('takes roles and cases as they were mapped', async () => {
    await create('b.retroduce')
    const file = qdpx(project(lengthIn['codePoint two'], true), { 'Sources/a.txt': RAW })
    const mapping = { roles: [{ guid: GUID(10), role: 'context' }], cases: 'none' as const }
    await study.call('interchange.import', { file, mapping })
    expect(await study.call('codes.list', {})).toMatchObject([{ role: 'C' }, { role: 'C' }])
    expect(await study.call('participants.list', {})).toEqual([])
  })

  it('is refused with a sentence and without a trace where it is none', async () => {
    await create('b.retroduce')
    const files = [
      qdpx('<!DOCTYPE a [<!ENTITY b "c">]><Project name="x"/>'),
      qdpx('<CodeBook/>'),
      qdpx('<Project name="x"/>', {}, 'deep/er.qde'),
      { name: 'x.qdpx', base64: btoa('no archive at all') },
    ]
    for (const file of files) {
      await expect(study.call('interchange.import', { file })).rejects.toMatchObject({
        ...{ code: 'format_broken', message: expect.stringContaining(file.name) as unknown },
      })
    }
    expect(await study.call('history.state', {})).toMatchObject({ undo: null })
  })

  it('can be one of the samples beside the standard', async context => {
    const samples = sampleProjects()
    context.skip(samples === null, 'The samples are not on this machine.')
    for (const { name, bytes } of samples ?? []) {
      await create(`${name}.retroduce`)
      const file = { name, base64: bytes.toString('base64') }
      const { counts, created, notCarried } = await study.call('interchange.import', { file })
      expect(created.codes).toBe(counts.codes)
      expect(created.codings).toBe(counts.codings)
      expect(counts.codes).toBeGreaterThan(3)
      expect(notCarried.length).toBeGreaterThan(0)
      expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
      if (name.startsWith('nonconforming')) {
        expect((await study.call('codings.list', {})).map(({ roles }) => roles)).toEqual([[], []])
        const memos = await study.call('memos.list', {})
        expect(memos.map(({ title }) => title).sort()).toEqual([
          ...['Links of the imported project', 'Magnitude', 'Memo: Interview'],
        ])
      }
    }
  })
})
