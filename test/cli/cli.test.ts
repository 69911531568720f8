import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeQualcoderFolder, makeTaguetteFile } from '../support/foreign-databases.ts'

const script = resolve(import.meta.dirname, '../../scripts/retroduce.mjs')
let folder: string
let project: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'retroduce-cli-'))
  project = join(folder, 'study.retroduce')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs the command line as a script would, and reads what it prints. */
function retroduce(args: string[], input?: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    encoding: 'utf8',
    // The list of all procedures with their schemas is over a megabyte.
    maxBuffer: 64_000_000,
    env: { ...process.env, RETRODUCE_USER_DATA: join(folder, 'user-data') },
    ...(input !== undefined && { input }),
  })
  return { status, stdout, stderr }
}

function succeed(args: string[], input?: string): Record<string, never> & { id: string } {
  const { status, stdout, stderr } = retroduce(args, input)
  expect(stderr).toBe('')
  expect(status).toBe(0)
  return JSON.parse(stdout)
}

function call(procedure: string, input?: unknown) {
  return succeed([
    'call',
    project,
    procedure,
    ...(input === undefined ? [] : [JSON.stringify(input)]),
  ])
}

function refuse(args: string[]) {
  const { status, stdout, stderr } = retroduce(args)
  expect(stdout).toBe('')
  return { status, code: (JSON.parse(stderr) as { error: { code: string } }).error.code }
}

describe('the command line', () => {
  it('backs up before an import, lists backups, and salvages a damaged project', () => {
    const file = join(folder, 'kept.retroduce')
    succeed(['new', file, '--title', 'Kept'])
    const transcript = join(folder, 'kept.txt')
    writeFileSync(transcript, 'Ann: The heron waited by the sluice.\n'.repeat(300))
    succeed(['import', file, transcript])
    expect(succeed(['backups', file])).toMatchObject({ backups: [{ why: 'import' }] })
    const damaged = join(folder, 'damaged.retroduce')
    writeFileSync(damaged, readFileSync(file).fill(7, 8_192 * 5, 8_192 * 6))
    const to = join(folder, 'salvaged.retroduce')
    expect(succeed(['salvage', damaged, to])).toMatchObject({ fileName: 'salvaged.retroduce' })
    expect(succeed(['check', to])).toMatchObject({ isOk: true })
    expect(refuse(['salvage', damaged, to])).toEqual({ status: 1, code: 'project_exists' })
    expect(refuse(['salvage', damaged])).toEqual({ status: 2, code: 'usage' })
  })

  it('carries the main job from transcripts to a diagram', () => {
    succeed(['new', project, '--title', 'By script'])
    const transcripts = join(folder, 'in')
    mkdirSync(transcripts)
    writeFileSync(join(transcripts, 'P01.txt'), 'INT: And?\nP01: Nobody rang, so I gave up.\n')
    writeFileSync(join(transcripts, 'old.doc'), Buffer.from('d0cf11e0a1b11ae1', 'hex'))
    const { reports } = succeed([
      'import',
      project,
      transcripts,
      '--group',
      'Clients',
    ]) as unknown as {
      reports: { isImported: boolean; sourceId: string; error: { code: string } | null }[]
    }
    expect(reports.map(report => report.isImported).sort()).toEqual([false, true])
    const sourceId = reports.find(report => report.isImported)?.sourceId

    const source = call('sources.get', { sourceId }) as unknown as { text: string }
    const start = source.text.indexOf('Nobody')
    const coding = call('codings.create', { sourceId, start, end: start + 11, roles: ['C'] })
    const c = call('elements.create', { role: 'C', label: 'nobody rings' })
    const m = call('elements.create', { role: 'M', label: 'the client feels dropped' })
    const o = call('elements.create', { role: 'O', label: 'the client gives up' })
    const slots = [
      { role: 'C', elementId: c.id },
      { role: 'M', facet: 'reasoning', elementId: m.id },
      { role: 'O', elementId: o.id },
    ]
    const made = call('configurations.create', { title: 'Dropped', slots })
    call('evidence.attach', { codingId: coding.id, elementId: c.id, stance: 'supports' })
    expect(call('configurations.get', { configurationId: made.id })).toMatchObject({
      isComplete: true,
      statement: 'If nobody rings, then the client gives up, because the client feels dropped.',
      evidence: { supports: 1 },
    })

    for (const [product, name] of [
      ['diagram', 'd.svg'],
      ['diagram', 'd.png'],
      ['diagram', 'd.pdf'],
      ['configurations', 'c.csv'],
      ['configurations', 'c.json'],
      ['codings', 'k.csv'],
      ['evidence', 'e.docx'],
      ['participants', 'p.xlsx'],
    ] as const) {
      const out = join(folder, name)
      expect(succeed(['export', project, product, out])).toMatchObject({ fileName: name })
      expect(existsSync(out)).toBe(true)
    }
    expect(readFileSync(join(folder, 'd.svg'), 'utf8')).toContain('the client gives up')
    const layered = ['--layout', 'layers', '--theme', 'mono', '--filter', '{"statuses":["draft"]}']
    succeed(['export', project, 'diagram', join(folder, 'layers.svg'), ...layered])
    expect(readFileSync(join(folder, 'layers.svg'), 'utf8')).toContain('in nested context layers')
    const poster = ['--tiled', 'A3', '--overlap', '15', '--scale', '3', '--hidden', 'rejected']
    succeed(['export', project, 'diagram', join(folder, 'poster.pdf'), ...poster])
    const sheets = readFileSync(join(folder, 'poster.pdf'), 'latin1').match(/\/Type \/Page\b/g)
    expect(sheets?.length).toBeGreaterThan(1)
    const table = ['--table', '{"columns":["mechanism","number"]}']
    succeed(['export', project, 'configurations', join(folder, 't.csv'), ...table])
    expect(readFileSync(join(folder, 't.csv'), 'utf8')).toBe(
      '\uFEFF"Mechanism","CMOC"\r\n"the client feels dropped (reasoning)","1"\r\n',
    )
    const chart = ['--chart', '{"kind":"evidence"}']
    succeed(['export', project, 'chart', join(folder, 'e.csv'), ...chart])
    expect(readFileSync(join(folder, 'e.csv'), 'utf8')).toContain(
      '"Stakeholder group","Supports","Refines","Challenges"',
    )
    const look = ['--look', '{"theme":"mono","hasTitle":false}']
    succeed(['export', project, 'chart', join(folder, 'e.svg'), ...chart, ...look])
    expect(readFileSync(join(folder, 'e.svg'), 'utf8')).toContain('<title>Evidence by stakeholder')
    const retrieve = (where: object) => {
      const out = join(folder, 'r.csv')
      succeed(['export', project, 'retrieval', out, '--where', JSON.stringify(where)])
      return readFileSync(out, 'utf8').trim().split(/\r?\n/).length - 1
    }
    expect([retrieve({ role: 'C' }), retrieve({ role: 'O' })]).toEqual([1, 0])
    expect(succeed(['check', project])).toMatchObject({ isOk: true })
  })

  it('undoes a step that another run has made', () => {
    const before = call('codes.list')
    succeed(['call', project, 'codes.create', '-'], '{"name":"Trust"}')
    expect(call('history.undo')).toMatchObject({ kind: 'undo', label: 'Create code “Trust”' })
    expect(call('codes.list')).toEqual(before)
    expect(call('history.redo')).toMatchObject({ kind: 'redo' })
  })

  it('takes passphrase and names from standard input, and takes the past out of a project', () => {
    const key = { path: join(folder, 'study.age'), passphrase: 'a long passphrase' }
    const names = [{ name: 'Nobody', replacement: 'P09' }]
    const ask = (procedure: string, input: object) =>
      succeed(['call', project, procedure, '-'], JSON.stringify(input))
    expect(ask('pseudonyms.saveKey', { ...key, names })).toEqual({ fileName: 'study.age' })
    expect(ask('pseudonyms.openKey', key)).toMatchObject({ names })
    expect(ask('pseudonyms.apply', { names })).toMatchObject({ replaced: expect.any(Number) })
    call('projects.forget')
    expect(call('project.earlier')).toMatchObject({ textVersions: 0, steps: 0 })
    expect(refuse(['call', project, 'history.undo'])).toEqual({
      status: 1,
      code: 'nothing_to_undo',
    })
  })

  it('encrypts a new project and opens it with a passphrase from a file or the environment, never from an argument', () => {
    const secret = join(folder, 'secret.retroduce')
    const passphraseFile = join(folder, 'passphrase.txt')
    writeFileSync(passphraseFile, 'seven herons on the moor\nnot this line\n')
    const given = ['--passphrase-file', passphraseFile]
    const { recoveryKey } = succeed(['new', secret, '--title', 'Secret', ...given])
    expect(recoveryKey).toMatch(/^([0-9A-Z]{4}-){13}[0-9A-Z]{4}$/)
    expect(refuse(['call', secret, 'codes.list'])).toEqual({ status: 1, code: 'project_encrypted' })
    expect(succeed(['call', secret, 'project.info', ...given])).toMatchObject({ isEncrypted: true })
    process.env['RETRODUCE_PASSPHRASE'] = 'a guess'
    try {
      expect(refuse(['check', secret])).toEqual({ status: 1, code: 'wrong_passphrase' })
    } finally {
      delete process.env['RETRODUCE_PASSPHRASE']
    }
    expect(refuse(['check', secret, '--passphrase-file', join(folder, 'none.txt')])).toEqual({
      status: 1,
      code: 'file_unreadable',
    })
  })

  it('takes a project and a codebook to other programs and back', () => {
    const files = ['theirs.qdpx', 'theirs.qdc'].map(name => join(folder, name))
    const [whole = '', book = ''] = files
    const made = join(folder, 'made.retroduce')
    succeed(['new', made, '--title', 'Made'])
    succeed(['call', made, 'codes.create', '{"name":"Trust"}'])
    succeed(['export', made, 'project', whole])
    succeed(['export', made, 'codebook', book])
    for (const [index, file] of files.entries()) {
      const other = join(folder, `other-${index}.retroduce`)
      succeed(['new', other, '--title', 'Other'])
      expect(succeed(['import', other, file])).toMatchObject({ codes: { created: 1 } })
      expect(succeed(['call', other, 'codes.list'])).toMatchObject([{ name: 'Trust' }])
    }
  })

  it('takes the folder of a QualCoder project, a Taguette project, tables and files that lie apart', () => {
    const study = join(folder, 'from-others.retroduce')
    succeed(['new', study, '--title', 'From others'])
    const text = 'Ann: Nobody rang, and so I left.'
    const coded = makeQualcoderFolder(folder, text, ['Nobody rang'])
    expect(succeed(['import', study, coded])).toMatchObject({ created: { codings: 1, sources: 2 } })
    const highlight = { start: 0, end: 3, snippet: 'Ben' }
    const tagged = makeTaguetteFile(folder, '<p>Ben: Well.</p>', [highlight])
    expect(succeed(['import', study, tagged])).toMatchObject({ created: { codings: 1 } })
    const table = join(folder, 'cmocs.csv')
    writeFileSync(table, 'Context,Mechanism,Outcome,Quote\nAlone,Giving up,Leaving,so I left\n')
    expect(succeed(['import', study, table])).toMatchObject({
      ...{ kind: 'configurations', created: { configurations: 1, evidence: 1 } },
    })
    const list = join(folder, 'list.json')
    writeFileSync(list, '[{"cmoc_id":"7","role":"C","element":"Waiting","quote":"Nobody rang"}]')
    expect(succeed(['import', study, list])).toMatchObject({ kind: 'elements' })
    const apart = join(folder, 'apart')
    mkdirSync(apart)
    writeFileSync(join(apart, 'far.txt'), 'Far away.')
    const project = join(folder, 'apart.qdpx')
    const xml =
      '<Project name="A"><Sources><TextSource guid="1" name="F" plainTextPath="relative:///far.txt"/></Sources></Project>'
    writeFileSync(project, zipSync({ 'project.qde': strToU8(xml) }))
    expect(succeed(['import', study, project])).toMatchObject({ created: { sources: 0 } })
    expect(succeed(['import', study, project, '--files', apart])).toMatchObject({
      created: { sources: 1 },
    })
  })

  it('takes a table for a survey or for people by its columns, or for what it is said to be', () => {
    const study = join(folder, 'surveyed.retroduce')
    succeed(['new', study, '--title', 'Surveyed'])
    const survey = join(folder, 'survey.csv')
    writeFileSync(survey, 'Respondent,Age,What helped?\nR1,34,Being trusted\nR2,51,Nothing much\n')
    expect(succeed(['import', study, survey])).toMatchObject({
      sourceIds: [expect.any(String), expect.any(String)],
      created: 2,
    })
    const people = join(folder, 'people.csv')
    writeFileSync(people, 'Participant,Group,Years\nP07,Nurse,12\n')
    expect(succeed(['import', study, people])).toMatchObject({ created: 1, createdAttributes: 1 })
    expect(succeed(['import', study, survey, '--as', 'participants'])).toMatchObject({ updated: 2 })
  })

  it('lists every procedure with JSON Schemas', () => {
    const procedures = succeed(['procedures']) as unknown as {
      name: string
      input: { type: string }
    }[]
    const create = procedures.find(({ name }) => name === 'codings.create')
    expect(create).toMatchObject({
      kind: 'command',
      input: { type: 'object', required: ['sourceId', 'start', 'end'] },
    })
  })

  it('says with exit 1 why a request is refused, and with 2 that the command is wrong', () => {
    expect(refuse(['call', project, 'codes.create', '{"name":""}'])).toEqual({
      status: 1,
      code: 'invalid_input',
    })
    expect(refuse(['new', project, '--title', 'Again'])).toEqual({
      status: 1,
      code: 'project_exists',
    })
    expect(refuse(['call', join(folder, 'none.retroduce'), 'project.info'])).toEqual({
      status: 1,
      code: 'file_unreadable',
    })
    expect(refuse(['import', project, join(folder, 'none.txt')])).toEqual({
      status: 1,
      code: 'file_unreadable',
    })
    for (const wrong of [
      [],
      ['fly', project],
      ['new', project],
      ['call', project],
      ['call', project, 'no.such'],
      ['call', project, 'codes.create', '{name}'],
      ['export', project, 'poems', 'x.txt'],
      ['export', project, 'codings', 'x.csv', '--where', '{"role":"C"}'],
      ['check', project, '--loud'],
    ]) {
      expect(refuse(wrong), wrong.join(' ')).toEqual({ status: 2, code: 'usage' })
    }
  })
})
