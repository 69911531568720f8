import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makePdf } from '../../support/pdf.ts'
import { startTestEngine, type TestEngine } from '../../support/engine.ts'

let study: TestEngine
beforeEach(async () => {
  study = await startTestEngine('Ours')
})
afterEach(() => study.dispose())

const GUID = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

/** A project file on the disk, of a codebook with two codes and whatever sources. */
function write(
  sources: string,
  parts: Record<string, Uint8Array | string> = {},
  more = '',
): string {
  const xml = `<?xml version="1.0"?><Project xmlns="urn:QDA-XML:project:1.0" name="Theirs" origin="Elsewhere">
    <Users><User guid="${GUID(1)}" name="Mara"/></Users>
    <CodeBook><Codes><Code guid="${GUID(10)}" name="Trust" isCodable="true"/>
      <Code guid="${GUID(11)}" name="Doubt" isCodable="true"/></Codes></CodeBook>
    <Sources>${sources}</Sources>${more}</Project>`
  const bytes = Object.entries(parts).map(([name, data]): [string, Uint8Array] => [
    name,
    typeof data === 'string' ? strToU8(data) : data,
  ])
  const file = join(study.folder, 'theirs.qdpx')
  writeFileSync(file, zipSync({ 'project.qde': strToU8(xml), ...Object.fromEntries(bytes) }))
  return file
}

const coding = (number: number, code = 10) =>
  `<Coding guid="${GUID(number)}" creatingUser="${GUID(1)}"><CodeRef targetGUID="${GUID(code)}"/></Coding>`

const passage = (number: number, start: number, end: number, inner: string, name = '') =>
  `<PlainTextSelection guid="${GUID(number)}" name="${name}" startPosition="${start}" endPosition="${end}"
    creatingUser="${GUID(1)}">${inner}</PlainTextSelection>`

async function quotes(): Promise<string[]> {
  return (await study.call('codings.list', {})).map(({ quote }) => quote).sort()
}

describe('what a project file holds beside plain texts', () => {
  it('is a PDF by its representation, with places on pages found by their words', async () => {
    const text =
      'Page one says that trust grew slowly.\nThen nothing.\nPage two says that doubt came back.'
    const place = (number: number, page: number, words: string) =>
      `<PDFSelection guid="${GUID(number)}" name="${words}" page="${page}" firstX="1" firstY="1" secondX="9" secondY="9">${coding(number + 100)}</PDFSelection>`
    const file = write(
      `<PDFSource guid="${GUID(40)}" name="Report" path="internal://r.pdf">
        ${place(50, 0, 'trust grew slowly')}${place(51, 1, 'doubt came back')}${place(52, 1, 'words of nobody')}
        <Representation guid="${GUID(41)}" plainTextPath="internal://r.txt">
          ${passage(60, 0, 8, coding(160, 11), 'Page one')}</Representation></PDFSource>`,
      { 'sources/r.txt': text, 'Sources/R.PDF': 'not a PDF, and kept as it came' },
    )
    const { notCarried } = await study.call('interchange.import', { file })
    expect(await quotes()).toEqual(['Page one', 'doubt came back', 'trust grew slowly'])
    expect(notCarried).toMatchObject([{ what: 'PDFSelection', name: 'words of nobody' }])
    const [source] = await study.call('sources.list', {})
    expect(source).toMatchObject({ title: 'Report', originalName: 'Report.pdf', hasOriginal: true })
  })

  it('is a PDF without a text, which is read as any PDF is', async () => {
    const pdf = await makePdf(
      page => void page.text('She said that trust grew slowly over the years.'),
    )
    const file = write(
      `<PDFSource guid="${GUID(40)}" name="Report.pdf" path="internal://r.pdf">
        <PDFSelection guid="${GUID(50)}" name="trust grew slowly" page="0" firstX="1" firstY="1" secondX="9" secondY="9">${coding(150)}</PDFSelection></PDFSource>`,
      { 'sources/r.pdf': pdf },
    )
    await study.call('interchange.import', { file })
    expect(await quotes()).toEqual(['trust grew slowly'])
  })

  it('is a recording with a transcript, whose marks say where coded stretches lie', async () => {
    const text = 'So we began. Nobody came for weeks. Then they did.'
    const point = (number: number, position: number, timeMs: number) =>
      `<SyncPoint guid="${GUID(number)}" timeStamp="${timeMs}" position="${position}"/>`
    const file = write(
      `<AudioSource guid="${GUID(40)}" name="Talk" path="internal://t.mp3">
        <Transcript guid="${GUID(41)}" plainTextPath="internal://t.txt">
          ${point(70, 0, 0)}${point(71, 13, 1000)}${point(72, 35, 5000)}${point(73, 50, 9000)}
          <TranscriptSelection guid="${GUID(60)}" fromSyncPoint="${GUID(72)}" toSyncPoint="${GUID(73)}">${coding(160)}</TranscriptSelection></Transcript>
        <AudioSelection guid="${GUID(61)}" begin="1200" end="4800">${coding(161)}</AudioSelection></AudioSource>
       <PictureSource guid="${GUID(42)}" name="Room" path="internal://room.jpg">
        <PictureSelection guid="${GUID(62)}" firstX="1" firstY="1" secondX="5" secondY="5"/>${coding(163)}</PictureSource>`,
      { 'sources/t.txt': text, 'sources/t.mp3': 'recording', 'sources/room.jpg': 'picture' },
    )
    const mapping = { media: 'leave' as const }
    const { notCarried } = await study.call('interchange.import', { file, mapping })
    expect(await quotes()).toEqual([
      ...[' Then they did.', 'Nobody came for weeks.', '[Picture: Room.jpg]'].sort(),
    ])
    expect(notCarried).toMatchObject([{ what: 'PictureSelection', name: 'Room' }])
    const kept = (await study.call('sources.list', {})).filter(({ hasOriginal }) => hasOriginal)
    expect(kept).toEqual([])
    await study.call('history.undo', {})
    await study.call('interchange.import', { file })
    const files = (await study.call('sources.list', {})).map(({ originalName }) => originalName)
    expect(files.sort()).toEqual(['Room.jpg', 'Talk.mp3'])
  })

  it('may lie outside of it: missing files are named, and taken where they are given', async () => {
    const file = write(
      `<TextSource guid="${GUID(40)}" name="Away" plainTextPath="relative:///Media%20files/away.txt">
        ${passage(60, 6, 13, coding(160))}</TextSource>`,
    )
    const { missing, counts } = await study.call('interchange.preview', { file })
    expect(missing).toEqual([{ file: 'away.txt', source: 'Away' }])
    expect(counts.sources).toBe(0)
    const beside = join(study.folder, 'AWAY.txt')
    writeFileSync(beside, 'Well, nothing happened.')
    const given = await study.call('interchange.preview', { file, beside: [beside] })
    expect(given).toMatchObject({ missing: [], counts: { sources: 1, codings: 1 } })
    await study.call('interchange.import', { file, beside: [beside] })
    expect(await quotes()).toEqual(['nothing'])
  })

  it('says of sources in sets of what kind they are, and lists other sets', async () => {
    const file = write(
      `<TextSource guid="${GUID(40)}" name="Ann" plainTextPath="internal://a.txt"/>`,
      { 'sources/a.txt': 'Only this.' },
      `<Sets><Set guid="${GUID(80)}" name="gender: female"><MemberSource targetGUID="${GUID(40)}"/></Set>
        <Set guid="${GUID(81)}" name="Favourites"><MemberCode targetGUID="${GUID(10)}"/></Set></Sets>`,
    )
    const { notCarried } = await study.call('interchange.import', { file })
    expect(notCarried).toMatchObject([{ what: 'Set', name: 'Favourites' }])
    const [attribute] = await study.call('attributes.list', {})
    const [participant] = await study.call('participants.list', {})
    expect([attribute?.name, participant?.pseudonym]).toEqual(['gender', 'Ann'])
    expect(participant?.values[attribute?.id ?? '']).toBe('female')
    expect(await study.call('memos.list', {})).toMatchObject([
      { title: 'Set: Favourites', body: '- Trust', subjects: [{ kind: 'code' }] },
    ])
  })

  it('is one coding where one person marked the same words twice, and two where the notes differ', async () => {
    const note = (words: string) => `<Description>${words}</Description>`
    const file = write(
      `<TextSource guid="${GUID(40)}" name="One" plainTextPath="internal://a.txt">
        ${passage(60, 0, 4, coding(160))}${passage(61, 0, 4, coding(161, 11))}
        ${passage(62, 5, 9, note('A') + coding(162))}${passage(63, 5, 9, note('B') + coding(163))}
        ${passage(64, 10, 15, note('Only a comment'))}</TextSource>`,
      { 'sources/a.txt': 'Only this works.' },
    )
    await study.call('interchange.import', { file })
    const codings = await study.call('codings.list', {})
    expect(codings.map(({ quote, note, codeIds }) => [quote, note, codeIds.length])).toEqual([
      ...[
        ['Only', '', 2],
        ['this', 'A', 1],
        ['this', 'B', 1],
        ['works', 'Only a comment', 0],
      ],
    ])
    const before = await study.call('history.list', {})
    const { created } = await study.call('interchange.import', { file })
    expect(Object.values(created)).toEqual([0, 0, 0, 0, 0, 0, 0])
    expect(await study.call('history.list', {})).toEqual(before)
  })
})

describe('a large project', () => {
  /** Texts of lines; every source has passages on whole lines. */
  function writeLarge(sources: number, passages: number): string {
    const line = 'Ann: and then we waited for another week, and nobody rang us at all.\n'
    const text = line.repeat(passages)
    const parts: Record<string, string> = {}
    let number = 1_000
    const xml = Array.from({ length: sources }, (_, source) => {
      parts[`sources/s${source}.txt`] = text
      const inner = Array.from({ length: passages }, (__, at) =>
        passage(number++, at * line.length, (at + 1) * line.length - 1, coding(number++)),
      )
      return `<TextSource guid="${GUID(number++)}" name="S${source}" plainTextPath="internal://s${source}.txt">${inner.join('')}</TextSource>`
    })
    return write(xml.join(''), parts)
  }

  it('comes in with word of how far it has come, reading first and then storing', async () => {
    const file = writeLarge(40, 50)
    const heard: number[] = []
    study.engine.onEvent(event => {
      if (event.type === 'progress' && event.task === 'import') heard.push(event.done / event.total)
    })
    const { created } = await study.call('interchange.import', { file })
    expect(created).toMatchObject({ sources: 40, codings: 2_000 })
    expect(heard).toEqual(heard.toSorted((a, b) => a - b))
    expect(heard.some(share => share > 0 && share < 0.5)).toBe(true)
    expect(heard.some(share => share > 0.5)).toBe(true)
  })

  it('leaves nothing behind where it is cancelled while it is read', async () => {
    const file = writeLarge(40, 50)
    const stop = study.engine.onEvent(event => {
      if (event.type !== 'progress') return
      stop()
      void study.call('tasks.cancel', { task: 'import' })
    })
    await expect(study.call('interchange.import', { file })).rejects.toMatchObject({
      code: 'cancelled',
    })
    expect(await study.call('history.state', {})).toMatchObject({ undo: null })
    expect(await study.call('project.info', {})).toMatchObject({
      counts: { sources: 0, codings: 0 },
    })
    expect((await study.call('interchange.import', { file })).created.sources).toBe(40)
  })
})
