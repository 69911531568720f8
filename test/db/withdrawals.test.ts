import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startTestEngine, type TestEngine } from '../support/engine.ts'
import { filesWithWords } from '../support/search-bytes.ts'

/** What Ann says alone, and in the group. */
const ALONE = 'the heron stood waiting beside the rusty sluice'
const IN_GROUP = 'nobody told my sister about the walking group'
const BEN = 'They rang me twice and I went along.'

let study: TestEngine
let path: string
beforeEach(async () => {
  study = await startTestEngine('Fen study')
  path = join(study.folder, 'study.retroduce')
})
afterEach(() => study.dispose())

/** A project in which Ann has said things that are everywhere; ids of what is in it. */
async function makeStudy() {
  const interview = await study.call('sources.create', {
    title: 'P01',
    text: `INT: And then?\nAnn: Well, ${ALONE}.\nINT: I see.`,
  })
  const group = await study.call('sources.create', {
    title: 'Group 1',
    kind: 'focusGroup',
    text: `INT: And you?\nAnn: Honestly, ${IN_GROUP}.\nBen: ${BEN}`,
  })
  const { id: participantId } = await study.call('participants.create', {
    pseudonym: 'P-Ann',
    group: 'Clients',
    note: `She said “${ALONE}”.`,
    speakers: [
      { sourceId: interview.id, label: 'Ann' },
      { sourceId: group.id, label: 'Ann' },
    ],
  })
  const age = await study.call('attributes.create', { name: 'Age', type: 'number' })
  await study.call('participants.setValue', { participantId, attributeId: age.id, value: '61' })
  await study.call('participants.create', {
    pseudonym: 'P-Ben',
    speakers: [{ sourceId: group.id, label: 'Ben' }],
  })
  const coded = async (sourceId: string, words: string) => {
    const { text } = await study.call('sources.get', { sourceId })
    const start = text.indexOf(words)
    const range = { sourceId, start, end: start + words.length }
    return study.call('codings.create', { ...range, note: `In her words: ${words}` })
  }
  const alone = await coded(interview.id, ALONE)
  const inGroup = await coded(group.id, IN_GROUP)
  const ben = await coded(group.id, BEN)
  const both = await coded(group.id, `${IN_GROUP}.\nBen: ${BEN}`)
  const configuration = await study.call('configurations.create', { title: 'Waiting' })
  const attach = (codingId: string) =>
    study.call('evidence.attach', {
      ...{ codingId, configurationId: configuration.id, stance: 'supports' },
    })
  for (const { id } of [alone, inGroup, ben, both]) await attach(id)
  const memo = await study.call('memos.create', {
    title: 'Herons',
    body: `I keep thinking of it: the HERON stood, waiting beside the rusty sluice. Nothing else.`,
    kind: 'analytic',
  })
  const own = await study.call('memos.create', {
    title: 'On Ann',
    body: 'A quiet talk.',
    kind: 'reflexive',
    subjects: [{ kind: 'source', id: interview.id }],
  })
  const theory = await study.call('theories.create', { name: 'First', kind: 'initial' })
  return { participantId, interview, group, configuration, memo, own, theory, ben, both }
}

const holding = (words: string) => filesWithWords(study.folder, words)

describe('a participant who withdraws', () => {
  it('is gone for good, with every word and copy of it, and nobody else is', async () => {
    const { participantId, group, configuration, memo, own } = await makeStudy()
    await study.call('backups.create', {})
    const file = join(study.folder, 'evidence.csv')
    await study.call('exports.write', { product: 'codings', path: file })
    expect(holding(ALONE)).toHaveLength(3)

    const preview = await study.call('withdrawals.preview', { participantId })
    expect(preview).toMatchObject({
      pseudonym: 'P-Ann',
      sources: [
        { title: 'Group 1', isWhole: false, turns: 1, codings: 1 },
        { title: 'P01', isWhole: true, turns: 1, codings: 1 },
      ],
      codings: 2,
      evidence: 2,
      configurations: [{ id: configuration.id, title: 'Waiting', lost: 2, left: 2 }],
      memos: [{ id: own.id }],
      attributeValues: 1,
      backups: [{ holds: true }],
      exports: [{ product: 'codings', fileName: 'evidence.csv', tells: 'participant' }],
    })
    const found = preview.notes.map(({ placeName, found: words }) => `${placeName}: ${words}`)
    expect(found.some(each => each.includes('Herons'))).toBe(true)

    const certificate = await study.call('withdrawals.carryOut', {
      ...{ participantId, stamp: preview.stamp, backups: 'remove' },
    })
    expect(certificate).toMatchObject({
      erased: { sources: 1, turns: 2, codings: 2, evidence: 2, memos: 1, attributeValues: 1 },
      backups: { removed: 1, rewritten: 0, left: 0 },
      exports: [{ fileName: 'evidence.csv' }],
    })
    await study.call('projects.close', {})
    // What was taken out before is the researcher's to find; nothing of the program has their words.
    expect(holding(ALONE)).toEqual(['evidence.csv'])
    expect(holding(IN_GROUP)).toEqual(['evidence.csv'])
    for (const words of ['heron stood', 'rusty sluice', 'told my sister', 'P-Ann']) {
      expect(holding(words).filter(name => name.endsWith('.retroduce'))).toEqual([])
    }

    await study.call('projects.open', { path })
    expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
    const { text } = await study.call('sources.get', { sourceId: group.id })
    expect(text).toContain(BEN)
    expect(text).not.toContain('Ann')
    // The label that was blacked out is nobody to be asked about.
    expect(await study.call('participants.fromSpeakers', {})).toMatchObject({ linked: 0 })
    const quotes = (await study.call('codings.list', {})).map(({ quote }) => quote)
    expect(quotes).toHaveLength(2)
    expect(quotes).toContain(BEN)
    const { body } = await study.call('memos.get', { memoId: memo.id })
    expect(body).toBe(
      'I keep thinking of it: the █████. Nothing else.'.replace('the █████', '█████'),
    )
    expect(await study.call('participants.list', {})).toMatchObject([{ pseudonym: 'P-Ben' }])
    const history = await study.call('history.list', {})
    expect(history[0]).toMatchObject({ kind: 'note', procedure: 'withdrawals.carryOut' })
    expect(await study.call('history.state', {})).toEqual({ undo: null, redo: null })
  })

  it('is taken out of backups as well, which stay good for everyone else', async () => {
    const { participantId } = await makeStudy()
    const { id: backupId } = await study.call('backups.create', {})
    await study.call('codes.create', { name: 'Since' })
    const certificate = await study.call('withdrawals.carryOut', {
      ...{ participantId, backups: 'rewrite' },
    })
    expect(certificate.backups).toEqual({ removed: 0, rewritten: 1, left: 0 })
    expect(holding(ALONE)).toEqual([])
    await study.call('backups.restore', { backupId })
    expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
    expect(await study.call('participants.list', {})).toMatchObject([{ pseudonym: 'P-Ben' }])
    expect(holding(ALONE)).toEqual([])
  })

  it('stays in backups only where that was chosen, and the certificate says so', async () => {
    const { participantId } = await makeStudy()
    const certificate = await study.call('withdrawals.carryOut', {
      ...{ participantId, backups: 'keep' },
    })
    expect(certificate.backups.left).toBe(1)
    expect(holding(ALONE)).toHaveLength(1)
    const [{ id: backupId } = { id: '' }] = (await study.call('backups.list', {})).backups
    await study.call('backups.restore', { backupId })
    expect(await study.call('participants.list', {})).toHaveLength(2)
  })

  it('is erased from an encrypted project and its backups without a passphrase being asked again', async () => {
    await study.call('projects.encrypt', { passphrase: 'nine grey geese over the fen' })
    const { participantId } = await makeStudy()
    await study.call('backups.create', {})
    const { backups } = await study.call('withdrawals.carryOut', {
      ...{ participantId, backups: 'rewrite' },
    })
    expect(backups).toMatchObject({ rewritten: 1 })
    await study.call('projects.close', {})
    await study.call('projects.open', { path, passphrase: 'nine grey geese over the fen' })
    expect(await study.call('search.find', { query: '"rusty sluice"' })).toMatchObject({ total: 0 })
    expect((await study.call('project.info', {})).isEncrypted).toBe(true)
  })

  it('may leave words in notes that are not theirs alone, and nothing goes once the project changed', async () => {
    const { participantId, memo } = await makeStudy()
    const { stamp, notes } = await study.call('withdrawals.preview', { participantId })
    await study.call('codes.create', { name: 'Meanwhile' })
    const tooLate = study.call('withdrawals.carryOut', { participantId, stamp, backups: 'keep' })
    await expect(tooLate).rejects.toMatchObject({ code: 'cancelled' })
    const skip = notes
      .filter(({ place }) => place.startsWith('memo.body'))
      .map(({ place, start }) => ({ place, start }))
    await study.call('withdrawals.carryOut', { participantId, skip, backups: 'remove' })
    expect((await study.call('memos.get', { memoId: memo.id })).body).toContain('rusty sluice')
  })

  it('is spoken of by others: each place is shown, blacked out or left, and what is left is counted', async () => {
    const { participantId, memo, group, ben } = await makeStudy()
    const said = 'Ben: Ann was my neighbour, and Annabel too. P-Ann rang. Ask Ann.'
    const other = await study.call('sources.create', { title: 'P02', text: `INT: Go on.\n${said}` })
    const start = `INT: Go on.\n${said}`.indexOf('Ann was my neighbour')
    const coding = await study.call('codings.create', {
      ...{ sourceId: other.id, start, end: start + 'Ann was my neighbour'.length },
    })
    await study.call('memos.update', { memoId: memo.id, body: 'P-Ann is quiet. Annabel is not.' })
    const { id: backupId } = await study.call('backups.create', {})
    const { mentions, stamp } = await study.call('withdrawals.preview', { participantId })
    const places = mentions.map(({ placeName, count }) => `${placeName}: ${count}`)
    expect(places).toEqual(expect.arrayContaining(['The text of “P02”: 3']))
    expect(places.some(each => each.includes('Herons') && each.endsWith(': 1'))).toBe(true)
    expect(mentions.some(({ placeName }) => placeName.includes('P01'))).toBe(false)
    const inText = mentions.find(({ place }) => place === `source.text:${other.id}`)
    expect(inText?.excerpts[1]).toContain('Annabel too. P-Ann rang. Ask Ann.')
    const left = mentions.filter(each => each !== inText).reduce((sum, each) => sum + each.count, 0)

    const certificate = await study.call('withdrawals.carryOut', {
      ...{ participantId, stamp, backups: 'rewrite', mentions: [inText?.place ?? ''] },
    })
    expect(certificate).toMatchObject({ erased: { mentions: 3 }, mentionsLeft: left })
    expect(JSON.stringify(certificate).replace(certificate.pseudonym, '')).not.toContain('Ann')
    const check = async () => {
      const { text } = await study.call('sources.get', { sourceId: other.id })
      expect(text).toBe(
        'INT: Go on.\nBen: █████ was my neighbour, and Annabel too. █████ rang. Ask █████.',
      )
      const { quote } = await study.call('codings.get', { codingId: coding.id })
      expect(quote).toBe('█████ was my neighbour')
      expect((await study.call('memos.get', { memoId: memo.id })).body).toContain('P-Ann')
      expect(await study.call('codings.get', { codingId: ben.id })).toMatchObject({ quote: BEN })
      expect((await study.call('sources.get', { sourceId: group.id })).text).not.toContain('Ann')
      expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
    }
    await check()
    await study.call('backups.restore', { backupId })
    await check()
    const file = join(study.folder, 'left.txt')
    await study.call('withdrawals.saveCertificate', { path: file, certificate })
    expect(readFileSync(file, 'utf8')).toContain(`${left} mention`)
  })

  it('gets a certificate as a text, a PDF or a document, which is written down as taken out', async () => {
    const { participantId } = await makeStudy()
    const certificate = await study.call('withdrawals.carryOut', {
      ...{ participantId, backups: 'remove' },
    })
    for (const name of ['certificate.txt', 'certificate.pdf', 'certificate.docx']) {
      const file = join(study.folder, name)
      await study.call('withdrawals.saveCertificate', { path: file, certificate })
      expect(readFileSync(file).length).toBeGreaterThan(200)
    }
    const text = readFileSync(join(study.folder, 'certificate.txt'), 'utf8')
    expect(text).toContain('1 whole source')
    expect(text).toContain('P-Ann')
    expect(text).not.toContain('heron')
    expect(await study.call('exports.list', {})).toHaveLength(3)
    const elsewhere = { path: join(study.folder, 'certificate.exe'), certificate }
    await expect(study.call('withdrawals.saveCertificate', elsewhere)).rejects.toMatchObject({
      code: 'format_unsupported',
    })
  })
})

describe('what is taken out of a project', () => {
  it('is written down for good: undo passes over it, and redo is not lost by it', async () => {
    await study.call('sources.create', { title: 'P01', text: 'Ann: One.' })
    await study.call('codes.create', { name: 'Waiting' })
    await study.call('codes.create', { name: 'Undone' })
    await study.call('history.undo', {})
    const write = (product: 'codebook' | 'project', name: string, table?: object) =>
      study.call('exports.write', { product, path: join(study.folder, name), ...table })
    await write('codebook', 'book.csv', { table: { attribution: 'group' } })
    await write('project', 'all.json')
    await study.call('projects.saveCopy', { path: join(study.folder, 'copy.retroduce') })
    expect(await study.call('exports.list', {})).toMatchObject([
      { product: 'copy', fileName: 'copy.retroduce', tells: 'everything' },
      { product: 'project', fileName: 'all.json', tells: 'everything' },
      { product: 'codebook', fileName: 'book.csv', tells: 'group' },
    ])
    const state = await study.call('history.state', {})
    expect(state.redo).toContain('Undone')
    await study.call('history.undo', {})
    expect(await study.call('codes.list', {})).toEqual([])
    expect(await study.call('exports.list', {})).toHaveLength(3)
  })
})

it('a source says until when it may be kept, which can be taken back', async () => {
  const { id: sourceId } = await study.call('sources.create', { title: 'P01', text: 'Ann: One.' })
  const updated = await study.call('sources.update', { sourceId, retainUntil: '2031-12-31' })
  expect(updated.retainUntil).toBe('2031-12-31')
  await study.call('history.undo', {})
  expect(await study.call('sources.list', {})).toMatchObject([{ retainUntil: null }])
  const wrong = study.call('sources.update', { sourceId, retainUntil: '31.12.2031' })
  await expect(wrong).rejects.toMatchObject({ code: 'invalid_input' })
})
