import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startTestEngine, type TestEngine } from '../support/engine.ts'

let study: TestEngine
beforeEach(async () => {
  study = await startTestEngine('Imported')
})
afterEach(() => study.dispose())

function write(name: string, content: string | Uint8Array): string {
  mkdirSync(join(study.folder, 'in'), { recursive: true })
  const path = join(study.folder, 'in', name)
  writeFileSync(path, content)
  return path
}

describe('importing several files', () => {
  it('brings the good ones in as one step, and says of each bad one why not', async () => {
    const files = [
      write('P01.txt', 'INT: And?\nP01: I waited.\n'),
      write('P02.txt', new Uint8Array()),
      write('P03.txt', Buffer.from('INT: Ça va?\nP03: Très bien, déjà.\n', 'latin1')),
      write('P04.docx', 'PK\u0003\u0004 not really'),
      join(study.folder, 'in', 'missing.txt'),
    ]
    const { reports } = await study.call('sources.import', { files, group: 'Clients' })
    expect(reports.map(({ name, isImported }) => [name, isImported])).toEqual([
      ['P01.txt', true],
      ['P02.txt', false],
      ['P03.txt', true],
      ['P04.docx', false],
      ['missing.txt', false],
    ])
    expect(reports.map(({ error }) => error?.code)).toEqual([
      undefined,
      'source_empty',
      undefined,
      'format_broken',
      'file_unreadable',
    ])
    expect(reports[2]).toMatchObject({ encoding: 'windows-1252', speakers: ['INT', 'P03'] })
    const sources = await study.call('sources.list', {})
    expect(sources.map(({ title, group }) => [title, group])).toEqual([
      ['P01', 'Clients'],
      ['P03', 'Clients'],
    ])
    expect(await study.call('history.state', {})).toMatchObject({ undo: 'Import 2 sources' })
    await study.call('history.undo', {})
    expect(await study.call('sources.list', {})).toEqual([])
  })

  it('says when a text is here already', async () => {
    const file = write('P01.txt', 'INT: And?\nP01: I waited.\n')
    await study.call('sources.import', { files: [file] })
    const { reports } = await study.call('sources.import', { files: [file] })
    expect(reports[0]?.warnings).toMatchObject([{ code: 'same_text', count: 1 }])
  })

  it('leaves no half source when the project is closed meanwhile', async () => {
    const file = write('P01.txt', 'INT: And?\nP01: I waited.\n'.repeat(2_000))
    const path = join(study.folder, 'study.retroduce')
    const importing = study.call('sources.import', { files: Array(20).fill(file) as string[] })
    await study.call('projects.close', {})
    await expect(importing).rejects.toMatchObject({ code: 'no_project' })
    await study.call('projects.open', { path })
    expect(await study.call('sources.list', {})).toEqual([])
  })

  it('keeps the text of a transcript exactly, labels included', async () => {
    const text = 'INT: And?\n\nP01:  I waited,\tand waited.  \n(laughs)\n'
    await study.call('sources.import', { files: [write('P01.txt', text)] })
    const [source] = await study.call('sources.list', {})
    const { text: stored, blocks } = await study.call('sources.get', { sourceId: source?.id ?? '' })
    expect(stored).toBe(text)
    expect(stored).toBe(readFileSync(join(study.folder, 'in', 'P01.txt'), 'utf8'))
    expect(blocks.map(({ speaker, turn }) => [speaker, turn])).toEqual([
      ['INT', 1],
      ['P01', 2],
      ['P01', 2],
    ])
  })
})
