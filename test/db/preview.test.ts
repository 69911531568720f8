import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startTestEngine, type TestEngine } from '../support/engine.ts'

let study: TestEngine
beforeEach(async () => {
  study = await startTestEngine('Previewed')
  mkdirSync(join(study.folder, 'in'))
})
afterEach(() => study.dispose())

function write(name: string, content: string | Uint8Array): string {
  const path = join(study.folder, 'in', name)
  writeFileSync(path, content)
  return path
}

const INTERVIEW = 'INT: [00:00:01] And?\nP07: I waited, and waited.\nINT: Then?\nP07: She rang.\n'

it('says what an import would find in each file, and why it would refuse one', async () => {
  const done: number[] = []
  study.engine.onEvent(event => {
    if (event.type === 'progress' && event.task === 'preview') done.push(event.done)
  })
  const { files } = await study.call('sources.preview', {
    files: [
      write('P07.txt', INTERVIEW),
      write('broken.docx', 'not a Word file'),
      write('notes.md', '# Field notes\n\nNobody came.\n'),
      { name: 'talk.vtt', base64: btoa('WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>Hello.\n') },
    ],
  })
  expect(files).toMatchObject([
    {
      ...{ name: 'P07.txt', title: 'P07', kind: 'transcript', format: 'txt', encoding: 'utf-8' },
      ...{ wordCount: 13, turnCount: 4, sameTextAs: [], warnings: [], error: null },
      speakers: [
        { label: 'INT', turnCount: 2 },
        { label: 'P07', turnCount: 2 },
      ],
      beginning: INTERVIEW,
    },
    { name: 'broken.docx', title: null, error: { code: 'format_unsupported' } },
    { name: 'notes.md', kind: 'document', speakers: [], hasTimes: false, format: 'md' },
    { name: 'talk.vtt', hasTimes: true, speakers: [{ label: 'Ann', turnCount: 1 }] },
  ])
  expect(done).toEqual([0, 1, 2, 3, 4])
})

it('stores nothing', async () => {
  const before = await study.call('history.list', {})
  await study.call('sources.preview', { files: [write('P07.txt', INTERVIEW)] })
  expect(await study.call('sources.list', {})).toEqual([])
  expect(await study.call('history.list', {})).toEqual(before)
})

it('knows a text that the project has, and one that comes twice', async () => {
  await study.call('sources.create', { title: 'P03', text: INTERVIEW })
  const files = [write('P07.txt', INTERVIEW), write('copy.txt', INTERVIEW), write('o.txt', 'x y')]
  const previews = await study.call('sources.preview', { files })
  expect(previews.files.map(file => file.sameTextAs)).toEqual([['P03'], ['P03', 'P07'], []])
})

it('reads a text file in the encoding that was chosen', async () => {
  const files = [write('P.txt', Buffer.from('INT: Ça va?\nP03: Très bien, déjà.\n', 'latin1'))]
  const preview = async (encoding?: 'macintosh' | 'utf-8') => {
    const items = encoding === undefined ? [] : [{ file: 0, encoding }]
    return (await study.call('sources.preview', { files, items })).files[0]
  }
  expect(await preview()).toMatchObject({ encoding: 'windows-1252' })
  expect(await preview('macintosh')).toMatchObject({
    encoding: 'macintosh',
    beginning: expect.stringContaining('TrËs'),
    warnings: [],
  })
  expect(await preview('utf-8')).toMatchObject({
    encoding: 'utf-8',
    warnings: [{ code: 'characters_replaced', count: 4 }],
  })
})

it('refuses choices for files that are not there, and two for one file', async () => {
  const files = [write('P07.txt', INTERVIEW)]
  for (const items of [[{ file: 1 }], [{ file: 0 }, { file: 0 }]]) {
    await expect(study.call('sources.preview', { files, items })).rejects.toMatchObject({
      code: 'invalid_input',
    })
  }
})
