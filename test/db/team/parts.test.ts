import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { dumpProject } from '../../support/dump.ts'
import { startTestEngine, type TestEngine } from '../../support/engine.ts'
import { holdsWords } from '../../support/search-bytes.ts'

const passphrase = 'a swan on the weir'
let study: TestEngine
let ids: Awaited<ReturnType<typeof work>>

/** Two interviews; Ben is to have the first one only. */
beforeEach(async () => {
  study = await startTestEngine('Garden')
  ids = await work()
})
afterEach(() => study.dispose())

const at = (name: string) => join(study.folder, `${name}.retroduce`)
const bundleAt = (name: string) => join(study.folder, `${name}.retroduce-bundle`)
const open = (name: string) => study.call('projects.open', { path: at(name) })
const send = (name: string, forCopy?: string) =>
  study.call('bundles.write', {
    ...{ path: bundleAt(name), passphrase },
    ...(forCopy !== undefined && { forCopy }),
  })
const merge = (name: string) => study.call('bundles.merge', { path: bundleAt(name), passphrase })

const SHARED = 'Interviewer: Well?\nAnn: Somebody knew my name, so I came again the week after.\n'
const SECRET = 'Interviewer: And?\nCarol: The zeppelin of my grandfather burned over Lakehurst.\n'

async function work() {
  const shared = await study.call('sources.create', { title: 'P1', text: SHARED })
  const secret = await study.call('sources.create', { title: 'Xylophone', text: SECRET })
  const { id: codeId } = await study.call('codes.create', { name: 'Trust' })
  const coding = await study.call('codings.create', {
    ...{ sourceId: shared.id, start: 24, end: 47, roles: ['M'], codeIds: [codeId] },
  })
  const hidden = await study.call('codings.create', {
    ...{ sourceId: secret.id, start: 25, end: 51, roles: ['C'], codeIds: [codeId] },
    note: 'an airship, quixotic',
  })
  const element = await study.call('elements.create', { role: 'M', label: 'being known' })
  for (const codingId of [coding.id, hidden.id]) {
    await study.call('evidence.attach', {
      ...{ codingId, elementId: element.id, note: codingId === hidden.id ? 'marmalade' : 'here' },
    })
  }
  await study.call('memos.create', {
    ...{ kind: 'analytic', title: 'Flight', body: 'The rhubarb of her family.' },
    subjects: [{ kind: 'coding', id: hidden.id }],
  })
  await study.call('memos.create', {
    ...{ kind: 'analytic', title: 'Link' },
    body: `See [there](retroduce:source/${secret.id}), a kumquat.`,
  })
  await study.call('memos.create', {
    ...{ kind: 'analytic', title: 'Open', body: 'A plain thought.' },
    subjects: [{ kind: 'code', id: codeId }],
  })
  await study.call('participants.create', { pseudonym: 'Wolfram', note: 'tungsten' })
  return {
    ...{ sharedId: shared.id, secretId: secret.id, codeId, elementId: element.id },
    ...{ codingId: coding.id, hiddenId: hidden.id },
  }
}

/** Everything of the second interview, wherever somebody wrote it. */
const LEFT_OUT = [
  ...['zeppelin', 'Lakehurst', 'Carol', 'Xylophone', 'quixotic', 'marmalade', 'rhubarb', 'kumquat'],
  ...['Wolfram', 'tungsten'],
]

const holds = (path: string) => LEFT_OUT.filter(word => holdsWords(readFileSync(path), word))

/** Makes Ben's copy of the first interview and leaves it open, with Ben coding. */
async function makePart(): Promise<string> {
  const made = await study.call('team.copy', { path: at('ben'), sourceIds: [ids.sharedId] })
  expect(made).toMatchObject({ sources: 1, names: null })
  await open('ben')
  const { id } = await study.call('researchers.create', { name: 'Ben' })
  await study.call('researchers.switch', { researcherId: id })
  return (await study.call('team.status', {})).copyId
}

it('writes nothing of what is left out into a copy, and all of the rest', async () => {
  await study.call('codes.update', { codeId: ids.codeId, description: 'zeppelin' })
  await study.call('codes.update', { codeId: ids.codeId, description: 'In people' })
  await study.call('projects.close', {})
  expect(holds(at('study'))).toEqual(LEFT_OUT)
  await open('study')
  await makePart()
  expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
  expect((await study.call('sources.list', {})).map(({ title }) => title)).toEqual(['P1'])
  expect((await study.call('codings.list', {})).map(({ id }) => id)).toEqual([ids.codingId])
  expect(await study.call('codes.list', {})).toMatchObject([{ description: 'In people' }])
  const memos = await study.call('memos.list', {})
  expect(memos.map(({ title }) => title)).toEqual(['Open'])
  await study.call('projects.close', {})
  expect(holds(at('ben'))).toEqual([])
})

it('brings back what was done in such a copy, and changes nothing of what it does not have', async () => {
  const copyId = await makePart()
  const { id: added } = await study.call('codings.create', {
    ...{ sourceId: ids.sharedId, start: 52, end: 64, roles: ['O'], codeIds: [ids.codeId] },
  })
  await study.call('elements.remove', { elementId: ids.elementId })
  await study.call('codes.remove', { codeId: ids.codeId })
  await send('ben')
  await open('study')
  const before = await rowsOf('study')
  await open('study')
  const preview = await study.call('bundles.read', { path: bundleAt('ben'), passphrase })
  expect(preview.from).toMatchObject({ copyId, isKnown: true })
  const report = await merge('ben')
  expect(report).toMatchObject({ keptOut: 0 })
  expect(report.conflicts.map(({ kind }) => kind)).toContain('removal')
  const codings = await study.call('codings.list', {})
  expect(codings.map(({ id }) => id)).toEqual([ids.codingId, added, ids.hiddenId])
  expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
  expect(await rowsOf('study')).toEqual(before)
})

/** All rows that name something of the second interview, in a project that is closed for it. */
async function rowsOf(name: string): Promise<string[]> {
  await study.call('projects.close', {})
  const rows = Object.values(dumpProject(at(name))).flat() as string[]
  return rows.filter(
    row =>
      [ids.secretId, ids.hiddenId].some(id => row.includes(id)) ||
      LEFT_OUT.some(word => row.includes(word)),
  )
}

it('takes from bundles only what it is to have, whether they were written for it or for all', async () => {
  const copyId = await makePart()
  await open('study')
  await study.call('codings.update', { codingId: ids.hiddenId, note: 'zeppelin, once more' })
  await study.call('codings.create', { sourceId: ids.secretId, start: 0, end: 12, roles: ['C'] })
  await study.call('sources.edit', {
    ...{ sourceId: ids.secretId, edits: [{ start: 0, end: 0, text: 'Carol and the kumquat.\n' }] },
  })
  await study.call('sources.create', { title: 'Marmalade', text: 'Dora: marmalade is for all.\n' })
  await study.call('participants.create', { pseudonym: 'Wolfram II', note: 'tungsten' })
  await study.call('codings.update', { codingId: ids.codingId, note: 'As Ann has it' })
  await study.call('codes.create', { name: 'Time' })
  const { steps } = await send('whole')
  expect(await send('part', copyId)).toMatchObject({ steps })

  for (const name of ['part', 'whole']) {
    await open('ben')
    const report = await merge(name)
    expect(report.steps).toBe(name === 'part' ? steps : 0)
    expect(report.keptOut).toBe(0)
    expect((await study.call('codes.list', {})).map(code => code.name)).toEqual(['Trust', 'Time'])
    expect(await study.call('codings.list', {})).toMatchObject([{ note: 'As Ann has it' }])
    expect(await study.call('sources.list', {})).toHaveLength(1)
    await study.call('projects.close', {})
    expect(holds(at('ben'))).toEqual([])
  }
  await open('ben')
  await study.call('history.undo', {})
  const report = await merge('whole')
  expect(report.steps).toBe(steps)
  expect(report.keptOut).toBeGreaterThan(5)
  expect(await study.call('codings.list', {})).toMatchObject([{ note: 'As Ann has it' }])
  await study.call('projects.close', {})
  expect(holds(at('ben'))).toEqual([])
})

it('lets nobody else read what was written for one copy', async () => {
  const copyId = await makePart()
  await open('study')
  await study.call('team.copy', { path: at('cem') })
  await send('part', copyId)
  await open('cem')
  await expect(merge('part')).rejects.toMatchObject({ code: 'invalid_input' })
})

const NAMES = [{ name: 'Ann', replacement: 'P1', kind: 'person' as const }]

it('replaces names in a copy for good, and brings passages back to the words they stand for', async () => {
  await study.call('memos.create', {
    ...{ kind: 'analytic', title: 'On Ann', body: 'What Ann meant.' },
    subjects: [{ kind: 'source', id: ids.sharedId }],
  })
  await study.call('sources.update', { sourceId: ids.sharedId, title: 'Ann, first' })
  const named = 'Interviewer: And Ann said so?\nAnn: Ann did. It was Ann who knew.\n'
  const both = await study.call('sources.create', { title: 'P2', text: named })
  const given = { sourceIds: [ids.sharedId, both.id], names: NAMES }
  const made = await study.call('team.copy', { path: at('ben'), ...given })
  expect(made).toMatchObject({ sources: 2, names: { doubtful: 0 } })
  await open('ben')
  const { id: benId } = await study.call('researchers.create', { name: 'Ben' })
  await study.call('researchers.switch', { researcherId: benId })
  expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
  const { text } = await study.call('sources.get', { sourceId: both.id })
  expect(text).toBe(named.replaceAll('Ann', '[P1]').replace('[P1]:', 'P1:'))

  const quotes = ['[P1] said so', '[P1]', 'It was [P1] who', 'knew']
  for (const quote of quotes) {
    const start = text.lastIndexOf(quote)
    const passage = { sourceId: both.id, start, end: start + quote.length }
    await study.call('codings.create', { ...passage, codeIds: [ids.codeId] })
  }
  await study.call('codings.update', { codingId: ids.codingId, start: 25, end: 49 })
  await expect(
    study.call('sources.edit', {
      ...{ sourceId: both.id, edits: [{ start: 0, end: 0, text: 'Well.\n' }] },
    }),
  ).rejects.toMatchObject({ code: 'invalid_input' })
  await send('ben')
  await study.call('projects.close', {})
  expect([...LEFT_OUT, 'Ann'].filter(word => holdsWords(readFileSync(at('ben')), word))).toEqual([])

  await open('study')
  await study.call('sources.edit', {
    ...{ sourceId: both.id, edits: [{ start: 0, end: 0, text: 'Now.\n' }] },
  })
  const before = await study.call('codings.list', { sourceId: ids.secretId })
  expect(await merge('ben')).toMatchObject({ keptOut: 0, orphaned: 0 })
  const back = await study.call('codings.list', { sourceId: both.id })
  expect(back.map(({ quote }) => quote).toSorted()).toEqual(
    quotes.map(quote => quote.replace('[P1]', 'Ann')).toSorted(),
  )
  expect((await study.call('sources.get', { sourceId: both.id })).text).toBe(`Now.\n${named}`)
  expect(await study.call('codings.list', { sourceId: ids.secretId })).toEqual(before)
  expect(await study.call('project.check', {})).toMatchObject({ isOk: true })

  const { members } = await study.call('team.status', {})
  await expect(send('for-ben', members[0]?.copyId)).rejects.toMatchObject({ code: 'invalid_input' })
  await send('all')
  await open('ben')
  await expect(merge('all')).rejects.toMatchObject({ code: 'invalid_input' })
})

it('takes nothing from such a copy once the past was forgotten, and says what to do', async () => {
  const copyId = await makePart()
  await study.call('codes.create', { name: 'Late' })
  await send('ben')
  await open('study')
  await study.call('projects.forget', {})
  await expect(merge('ben')).rejects.toMatchObject({ details: { isFromBefore: true } })
  await expect(send('for-ben', copyId)).rejects.toMatchObject({ code: 'not_found' })
})
