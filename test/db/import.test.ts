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

  it('knows an interviewer who was marked in every source before, and no label that many have', async () => {
    const talk = (number: number) =>
      `Dr Lee: And?\nSpeaker 1: What?\nP0${number}: I waited ${number} weeks.\nDr Lee: So?\nSpeaker 1: Then?\n`
    const [one, two] = [1, 2].map(number => write(`P0${number}.txt`, talk(number)))
    await study.call('sources.import', { files: [one ?? '', two ?? ''] })
    const asking = async (number: number) =>
      (await study.call('speakers.list', {}))
        .filter(each => each.sourceTitle === `P0${number}` && each.isInterviewer)
        .map(({ label }) => label)
    const sources = await study.call('sources.list', {})
    for (const { id: sourceId } of sources.slice(0, 1)) {
      const mark = { sourceId, label: 'Dr Lee', participantId: null, isInterviewer: true }
      await study.call('speakers.link', mark)
    }
    await study.call('sources.import', { files: [write('P03.txt', talk(3))] })
    // In the second source nobody has said who asks.
    expect(await asking(3)).toEqual([])
    for (const { id: sourceId } of await study.call('sources.list', {})) {
      for (const label of ['Dr Lee', 'Speaker 1']) {
        await study.call('speakers.link', {
          sourceId,
          label,
          participantId: null,
          isInterviewer: true,
        })
      }
    }
    const { reports } = await study.call('sources.import', { files: [write('P04.txt', talk(4))] })
    expect(await asking(4)).toEqual(['Dr Lee'])
    expect(reports[0]?.warnings).toMatchObject([{ code: 'interviewer_known', count: 1 }])
    await study.call('history.undo', {})
    expect(await asking(4)).toEqual([])
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

  it('takes a title, kind, group and encoding for single files', async () => {
    const files = [
      write('P01.txt', 'INT: And?\nP01: I waited.\n'),
      write('broken.docx', 'no'),
      write('P02.txt', Buffer.from('INT: Très?\n', 'latin1')),
    ]
    const { reports } = await study.call('sources.import', {
      files,
      group: 'Clients',
      items: [
        { file: 0, title: 'Ann', kind: 'focusGroup', group: null },
        { file: 1, title: 'Nobody' },
        { file: 2, encoding: 'windows-1252' },
      ],
    })
    expect(reports.map(({ title }) => title)).toEqual(['Ann', null, 'P02'])
    expect(await study.call('sources.list', {})).toMatchObject([
      { title: 'Ann', kind: 'focusGroup', group: null, encoding: 'utf-8' },
      { title: 'P02', group: 'Clients', encoding: 'windows-1252' },
    ])
  })
})

describe('cancelling an import', () => {
  /** Cancels once this many files have been read. */
  function cancelAfter(read: number): Promise<unknown> {
    const { promise, resolve } = Promise.withResolvers<unknown>()
    const stop = study.engine.onEvent(event => {
      if (event.type !== 'progress' || event.done < read) return
      stop()
      resolve(study.call('tasks.cancel', { task: 'import' }))
    })
    return promise
  }

  it.each([0, 1, 5])('leaves nothing, whether at file %i', async read => {
    const before = await study.call('history.list', {})
    const files = Array<string>(5).fill(write('P01.txt', 'INT: And?\nP01: I waited.\n'))
    const cancelled = cancelAfter(read)
    await expect(study.call('sources.import', { files })).rejects.toMatchObject({
      code: 'cancelled',
    })
    expect(await cancelled).toEqual({ isCancelled: true })
    expect(await study.call('sources.list', {})).toEqual([])
    expect(await study.call('history.list', {})).toEqual(before)
  })

  it('stops a preview as well, and the next import runs', async () => {
    const files = [write('P01.txt', 'INT: And?\nP01: I waited.\n'.repeat(20_000))]
    const cancelled = cancelAfter(0)
    await expect(study.call('sources.preview', { files })).rejects.toMatchObject({
      code: 'cancelled',
    })
    await cancelled
    expect(await study.call('tasks.cancel', { task: 'import' })).toEqual({ isCancelled: false })
    const { reports } = await study.call('sources.import', { files })
    expect(reports).toMatchObject([{ isImported: true }])
  })
})
