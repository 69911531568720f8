import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startTestEngine, type TestEngine } from '../../support/engine.ts'
import { faultsBySchema, whyNoSchemas } from '../../support/refi.ts'

let study: TestEngine
beforeEach(async () => {
  study = await startTestEngine('Codebook')
})
afterEach(() => study.dispose())

const importing = (xml: string) =>
  study.call('interchange.importCodebook', {
    file: { name: 'book.qdc', base64: Buffer.from(xml).toString('base64') },
  })

const book = (codes: string, more = '') =>
  `\uFEFF<?xml version="1.0"?>\n<q:CodeBook xmlns:q="urn:QDA-XML:codebook:0:4" origin="Elsewhere 3">
    <q:Codes>${codes}</q:Codes>${more}</q:CodeBook>`.replace(/<(\/?)(?=Code |Code>|Desc)/g, '<$1q:')

/** The tree as names with the names above them. */
async function tree(): Promise<string[]> {
  const codes = await study.call('codes.list', {})
  const byId = new Map(codes.map(code => [code.id, code]))
  const path = (id: string | null): string => {
    const code = id === null ? undefined : byId.get(id)
    return code === undefined ? '' : `${path(code.parentId)}/${code.name}`
  }
  return codes.map(({ id }) => path(id))
}

async function makeCodebook(): Promise<void> {
  const create = (name: string, more: object = {}) => study.call('codes.create', { name, ...more })
  const waiting = await create('Waiting & <seeing>', {
    ...{ description: 'Nobody comes.\n\nFor "days".', inclusion: 'Days', exclusion: 'Hours' },
    ...{ colour: '#0072b2', role: 'C' },
  })
  const alone = await create('Alone\u0007', { parentId: waiting.id, role: 'M' })
  await create('In a queue', { parentId: alone.id, exclusion: 'On the phone' })
  await create('Waiting', { parentId: alone.id })
}

async function exportCodebook(): Promise<string> {
  const path = join(study.folder, 'book.qdc')
  await study.call('exports.write', { product: 'codebook', path })
  return readFileSync(path, 'utf8')
}

describe('a codebook that is written for other programs', () => {
  it('comes back into another project with its tree, colours, definitions and roles', async () => {
    await makeCodebook()
    const xml = await exportCodebook()
    const told = (code: { name: string }) => {
      const { id: _, parentId: __, ...rest } = code as typeof code & { id: ''; parentId: '' }
      return { ...rest, name: rest.name.replace('\u0007', '') }
    }
    const before = (await study.call('codes.list', {})).map(told)
    const paths = (await tree()).map(path => path.replace('\u0007', ''))
    await study.call('projects.create', { path: join(study.folder, 'b.retroduce'), title: 'B' })
    expect(await importing(xml)).toEqual({
      ...{ origin: 'Retroduce', codes: { created: 4, recognised: 0, renamed: [] }, notCarried: [] },
    })
    expect((await study.call('codes.list', {})).map(told)).toEqual(before)
    expect(await tree()).toEqual(paths)
  })

  it('is valid by the schema of the standard', async context => {
    context.skip(whyNoSchemas() !== null, whyNoSchemas() ?? '')
    await makeCodebook()
    const xml = await exportCodebook()
    expect(faultsBySchema('Codebook.xsd', xml)).toBe('')
    expect(faultsBySchema('Codebook.xsd', xml.replace('isCodable', 'codable'))).not.toBe('')
  })

  it('is refused where there is nothing to write', async () => {
    await expect(exportCodebook()).rejects.toMatchObject({ code: 'invalid_input' })
  })
})

describe('a codebook of another program', () => {
  const XML = book(
    `<Code guid="{AAAAAAAA-0000-4000-8000-000000000001}" name="Contexts" isCodable="false" color="#08f">
       <Code guid="aaaaaaaa-0000-4000-8000-000000000002" name="Shame" isCodable="true"><Description>Old</Description></Code>
       <Code guid="aaaaaaaa-0000-4000-8000-000000000003" name="shame" isCodable="true"/>
     </Code>
     <Code guid="c-4" name="Shame" isCodable="true"/>`,
  )

  it('keeps names that are twice in it apart, and is known when it comes again, even after renaming', async () => {
    expect(await importing(XML)).toMatchObject({
      origin: 'Elsewhere 3',
      codes: { created: 4, recognised: 0, renamed: [{ from: 'shame', to: 'shame (2)' }] },
    })
    const paths = ['/Contexts', '/Contexts/Shame', '/Contexts/shame (2)', '/Shame']
    expect(await tree()).toEqual(paths)
    expect((await study.call('codes.list', {}))[0]).toMatchObject({ colour: '#0088ff' })
    const [, shame] = await study.call('codes.list', {})
    await study.call('codes.update', { codeId: shame?.id ?? '', name: 'Feeling small' })
    expect(await importing(XML)).toMatchObject({
      codes: { created: 0, recognised: 4, renamed: [] },
    })
    expect(await tree()).toEqual(paths.with(1, '/Contexts/Feeling small'))
  })

  it('finds codes that the project has under the same parent, and fills in what they lack', async () => {
    const contexts = await study.call('codes.create', { name: 'CONTEXTS', description: 'Ours' })
    const shame = await study.call('codes.create', { name: 'Shame', parentId: contexts.id })
    expect(await importing(XML)).toMatchObject({ codes: { created: 2, recognised: 2 } })
    expect(await study.call('codes.list', {})).toMatchObject([
      { id: contexts.id, name: 'CONTEXTS', description: 'Ours' },
      { id: shame.id, description: 'Old' },
      { name: 'shame (2)' },
      { name: 'Shame', parentId: null },
    ])
  })

  it('is one step that can be taken back and done again', async () => {
    await importing(XML)
    const after = await study.call('codes.list', {})
    await study.call('history.undo', {})
    expect(await study.call('codes.list', {})).toEqual([])
    await study.call('history.redo', {})
    expect(await study.call('codes.list', {})).toEqual(after)
    expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
  })

  it('takes its roles from sets, and says which sets stay behind', async () => {
    const set = (name: string) =>
      `<q:Set guid="s" name="${name}"><q:MemberCode guid="C-4"/></q:Set>`
    const more = `<q:Sets>${set('Mechanisms')}${set('To discuss')}</q:Sets>`
    const { notCarried } = await importing(book('<Code guid="c-4" name="Shame"/>', more))
    expect(notCarried).toMatchObject([{ what: 'Set', name: 'To discuss' }])
    expect(await study.call('codes.list', {})).toMatchObject([{ role: 'M' }])
  })

  it.each([
    ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><CodeBook/>'],
    ['no codebook', '<Project xmlns="urn:QDA-XML:project:1.0"/>'],
    ['no codes', '<CodeBook><Codes/></CodeBook>'],
    ['tags that do not match', '<CodeBook><Codes></CodeBook>'],
    ['nothing', ''],
    ['codes too deep', `<CodeBook><Codes>${'<Code guid="a" name="b">'.repeat(300)}`],
  ])('is refused with a sentence and without a trace where it has %s', async (_, xml) => {
    await expect(importing(xml)).rejects.toMatchObject({
      ...{ code: 'format_broken', message: expect.stringContaining('“book.qdc”') as unknown },
    })
    expect(await study.call('codes.list', {})).toEqual([])
    expect(await study.call('history.state', {})).toMatchObject({ undo: null })
  })
})
