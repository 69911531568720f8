import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startTestEngine, type TestEngine } from '../../support/engine.ts'
import { makeQualcoderFolder, makeTaguetteFile } from '../../support/foreign-databases.ts'

let study: TestEngine
beforeEach(async () => {
  study = await startTestEngine('Ours')
})
afterEach(() => study.dispose())

const TEXT =
  'Ann: 👍🏽 so she rang me back.\nBen: Nobody rang, 😀 and I went.\nAnn: I felt believed.'
const WORDS = ['rang me back', 'I went', 'I felt believed']

async function quotes(): Promise<string[]> {
  return (await study.call('codings.list', {})).map(({ quote }) => quote).sort()
}

describe('a QualCoder project', () => {
  it('comes in from its folder, with every passage on its words, and once only', async () => {
    const folder = makeQualcoderFolder(study.folder, TEXT, WORDS)
    const preview = await study.call('interchange.preview', { file: folder })
    expect(preview).toMatchObject({
      ...{ origin: 'QualCoder 3.5', counts: { sources: 2, codings: 3, codes: 4 } },
      sources: [
        { name: 'talk', media: 'talk.mp3' },
        { name: 'room.png', media: 'room.png' },
      ],
      notCarried: [{ what: 'Coding in a picture', name: 'room.png' }],
    })
    const report = await study.call('interchange.import', { file: folder })
    expect(await quotes()).toEqual([...WORDS].sort())
    expect(report.positions).toEqual([
      { source: 'talk', unit: 'codePoint', lineBreak: 'two', passages: 6, fitting: 6 },
    ])
    const codes = await study.call('codes.list', {})
    expect(codes.map(({ name, role, colour }) => [name, role, colour])).toEqual([
      ['Mechanisms', 'M', expect.anything()],
      ['Inner', 'M', expect.anything()],
      ['Trust', 'M', '#ff0000'],
      ['Loose', null, expect.anything()],
    ])
    // Two codes on the same words are one coding here.
    const codings = await study.call('codings.list', {})
    expect(codings.map(({ codeIds }) => codeIds.length)).toEqual([2, 2, 2])
    const memos = (await study.call('memos.list', {})).map(({ title }) => title).sort()
    expect(memos).toEqual(['Day one', 'Memo of the project', 'Memo on talk'])
    expect(await study.call('participants.list', {})).toMatchObject([{ pseudonym: 'Ann' }])
    const sources = await study.call('sources.list', {})
    const talk = sources.find(({ title }) => title === 'talk')
    expect(talk).toMatchObject({ originalName: 'talk.mp3', hasOriginal: true })
    const again = await study.call('interchange.import', { file: folder })
    expect(Object.values(again.created)).toEqual([0, 0, 0, 0, 0, 0, 0])
    await study.call('history.undo', {})
    expect(await study.call('sources.list', {})).toEqual([])
  })
})

describe('a Taguette project', () => {
  /** All text nodes of the page, as their offsets count. */
  const NODES = [
    '\n',
    'Ann: 👍🏽 so she ',
    'rang',
    ' me back.',
    '\n',
    'Ben: Nobody rang, 😀 and I went.',
    '\n',
  ]
  const HTML = `<div>${NODES[0]}<p>${NODES[1]}<b>${NODES[2]}</b>${NODES[3]}</p>${NODES[4]}<p>${NODES[5]}</p>${NODES[6]}</div>`
  const place = (words: string) => {
    const text = NODES.join('')
    const start = Buffer.byteLength(text.slice(0, text.indexOf(words)))
    return { start, end: start + Buffer.byteLength(words), snippet: words }
  }

  it('comes in by bytes, across tags and emoji', async () => {
    const highlights = ['rang me back', '😀 and I went'].map(place)
    const file = makeTaguetteFile(study.folder, HTML, highlights)
    const report = await study.call('interchange.import', { file })
    expect(await quotes()).toEqual(['rang me back', '😀 and I went'].sort())
    expect(report.positions).toMatchObject([{ unit: 'byte', passages: 2, fitting: 2 }])
    expect(report.notCarried).toMatchObject([{ what: 'Project', name: 'Empty one' }])
    const codes = await study.call('codes.list', {})
    expect(codes.map(({ name, role }) => [name, role])).toEqual([
      ...[
        ['context', 'C'],
        ['waiting', 'C'],
        ['trust', null],
      ],
    ])
    const [source] = await study.call('sources.list', {})
    const { text } = await study.call('sources.get', { sourceId: source?.id ?? '' })
    expect(text).toBe('Ann: 👍🏽 so she rang me back.\nBen: Nobody rang, 😀 and I went.')
  })

  it('is found by its words where the offsets are those of another text', async () => {
    const off = { ...place('Nobody rang'), start: 3, end: 9 }
    const file = makeTaguetteFile(study.folder, HTML, [off])
    await study.call('interchange.import', { file })
    expect(await quotes()).toEqual(['Nobody rang'])
  })
})

it.each([
  ['words.sqlite3', Buffer.from('no database at all')],
  ['cut.sqlite3', Buffer.from(`SQLite format 3\0${'\u0001'.repeat(4000)}`)],
])(
  'a damaged database (%s) is refused with a sentence and without a trace',
  async (name, bytes) => {
    const path = join(study.folder, name)
    writeFileSync(path, bytes)
    await expect(study.call('interchange.import', { file: path })).rejects.toMatchObject({
      ...{ code: 'format_broken', message: expect.stringContaining(name) as unknown },
    })
    expect(await study.call('history.state', {})).toMatchObject({ undo: null })
  },
)
