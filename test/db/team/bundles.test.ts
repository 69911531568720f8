import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { dumpProject } from '../../support/dump.ts'
import { startTestEngine, type TestEngine } from '../../support/engine.ts'

const passphrase = 'a swan on the weir'
let study: TestEngine

/** Ann has the project; Ben works on a copy of it. */
beforeEach(async () => {
  study = await startTestEngine('Garden')
})
afterEach(() => study.dispose())

const at = (name: string) => join(study.folder, `${name}.retroduce`)
const bundleAt = (name: string) => join(study.folder, `${name}.retroduce-bundle`)
const open = (name: string) => study.call('projects.open', { path: at(name) })
const send = (name: string) => study.call('bundles.write', { path: bundleAt(name), passphrase })
const merge = (name: string) => study.call('bundles.merge', { path: bundleAt(name), passphrase })

/** Makes Ben's copy and leaves it open, with Ben coding. */
async function makeCopy(): Promise<void> {
  await study.call('team.copy', { path: at('ben') })
  await open('ben')
  const { id } = await study.call('researchers.create', { name: 'Ben' })
  await study.call('researchers.switch', { researcherId: id })
}

const TEXT = 'Ann: Somebody knew my name, and so I came again the week after.\n'.repeat(3)

it('lists what two changed at once, keeps both, and forgets it everywhere once it is settled', async () => {
  const { id: codeId } = await study.call('codes.create', { name: 'Trust' })
  await makeCopy()
  await study.call('codes.update', { codeId, description: 'In people' })
  await send('ben')
  await open('study')
  await study.call('codes.update', { codeId, description: 'In the service' })
  const before = await dump('study')

  await open('study')
  const preview = await study.call('bundles.read', { path: bundleAt('ben'), passphrase })
  expect(preview).toMatchObject({ steps: 2, from: { researcher: 'Ben', isKnown: false } })
  expect(await dump('study')).toEqual(before)

  await open('study')
  const report = await merge('ben')
  expect({ ...report, from: null }).toEqual({ ...preview, from: null })
  const [conflict] = report.conflicts
  const said = conflict?.sides.map(({ values }) => values?.['description'])
  expect(said?.toSorted()).toEqual(['In people', 'In the service'])

  const theirs = conflict?.sides.find(({ values }) => values?.['description'] === 'In people')
  await study.call('conflicts.settle', {
    settle: [{ conflictId: conflict?.id ?? '', take: { stepId: theirs?.stepId ?? '' } }],
  })
  expect(await study.call('conflicts.list', {})).toEqual([])
  expect((await study.call('codes.list', {}))[0]?.description).toBe('In people')
  // Taken back, it is open again as it was; so it is when the merge itself is taken back and brought again.
  await study.call('history.undo', {})
  expect(await study.call('conflicts.list', {})).toEqual(report.conflicts)
  await study.call('history.undo', {})
  expect(await study.call('conflicts.list', {})).toEqual([])
  await study.call('history.redo', {})
  expect(await study.call('conflicts.list', {})).toEqual(report.conflicts)
  await study.call('history.redo', {})
  expect(await study.call('conflicts.list', {})).toEqual([])
  expect((await study.call('codes.list', {}))[0]?.description).toBe('In people')
  await send('study')
  await open('ben')
  expect((await merge('study')).conflicts).toEqual([])
  expect((await study.call('codes.list', {}))[0]?.description).toBe('In people')
})

it('takes a merge back as one step, and brings it again', async () => {
  await makeCopy()
  for (const name of ['Trust', 'Time', 'Money']) await study.call('codes.create', { name })
  await send('ben')
  await open('study')
  await study.call('codes.create', { name: 'Ours' })
  const before = await dump('study')
  await open('study')
  await merge('ben')
  expect(await study.call('codes.list', {})).toHaveLength(4)
  const after = await dump('study')
  await open('study')
  await study.call('history.undo', {})
  expect(await dump('study')).toEqual(before)
  await open('study')
  await study.call('history.redo', {})
  expect(await dump('study')).toEqual(after)
  await open('study')
  expect(await merge('ben')).toMatchObject({ steps: 0 })
  await study.call('history.undo', {})
  expect(await merge('ben')).toMatchObject({ steps: 4 })
  expect(await study.call('codes.list', {})).toHaveLength(4)
})

it('lets nobody change the codings of somebody else from afar', async () => {
  const source = await study.call('sources.create', { title: 'Ann', text: TEXT })
  const coding = await study.call('codings.create', {
    ...{ sourceId: source.id, start: 5, end: 27, roles: ['M'], note: 'As Ann has it' },
  })
  await makeCopy()
  await study.call('codings.update', { codingId: coding.id, note: 'As Ben has it' })
  await study.call('codings.create', { sourceId: source.id, start: 29, end: 40, roles: ['O'] })
  await send('ben')
  await open('study')
  const { conflicts } = await merge('ben')
  const notes = async () => (await study.call('codings.list', {})).map(({ note }) => note)
  expect(await notes()).toEqual(['As Ann has it', ''])
  expect(conflicts).toMatchObject([
    { kind: 'answer', field: 'note', sides: [{ values: { note: 'As Ben has it' } }] },
  ])
  await send('study')
  await open('ben')
  await merge('study')
  expect(await notes()).toEqual(['As Ann has it', ''])
  await study.call('codings.remove', { codingId: coding.id })
  await send('ben')
  await open('study')
  expect((await merge('ben')).conflicts.map(({ kind }) => kind)).toContain('removal')
  expect(await notes()).toEqual(['As Ann has it', ''])
})

it('keeps codings on a text that two have edited', async () => {
  const source = await study.call('sources.create', { title: 'Ann', text: TEXT })
  await study.call('codings.create', { sourceId: source.id, start: 5, end: 27, roles: ['M'] })
  await makeCopy()
  const edit = (start: number, text: string) =>
    study.call('sources.edit', { sourceId: source.id, edits: [{ start, end: start, text }] })
  await edit(0, 'Interviewer: Well?\n')
  await study.call('codings.create', { sourceId: source.id, start: 48, end: 60, roles: ['C'] })
  await send('ben')
  await open('study')
  await edit(TEXT.length, 'Ann: That is all.\n')
  const before = await study.call('codings.list', {})
  expect(before).toHaveLength(1)
  const report = await merge('ben')
  expect(report.conflicts).toMatchObject([{ table: 'source', field: 'version_id' }])
  expect(await study.call('codings.list', {})).toHaveLength(2)
  expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
  const [conflict] = report.conflicts
  const other = conflict?.sides.find(
    ({ values }) => values?.['version_id'] !== conflict.present?.['version_id'],
  )
  const take = { stepId: other?.stepId ?? '' }
  await study.call('conflicts.settle', { settle: [{ conflictId: conflict?.id ?? '', take }] })
  expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
  expect((await study.call('codings.list', {})).filter(each => each.isOrphan)).toEqual([])
})

it('refuses what is damaged, cut, forged, of another project or before its turn, and changes nothing', async () => {
  await makeCopy()
  await study.call('codes.create', { name: 'First' })
  await send('ben')
  const bytes = readFileSync(bundleAt('ben'))
  const given = (name: string, content: Uint8Array) => {
    writeFileSync(bundleAt(name), content)
    return name
  }
  const middle = Math.floor(bytes.length / 2)
  const flipped = Buffer.from(bytes)
  flipped[middle] = (flipped[middle] ?? 0) ^ 1
  await open('study')
  const before = await dump('study')
  await open('study')
  const refusals: [string, string][] = [
    [given('flipped', flipped), 'format_broken'],
    [given('cut', bytes.subarray(0, middle)), 'format_broken'],
    [given('empty', new Uint8Array()), 'format_broken'],
    [given('other', Buffer.from('age-encryption.org/v1\n-> X25519 a\n')), 'format_broken'],
    [
      given('heavy', Buffer.from('age-encryption.org/v1\n-> scrypt c2FsdA 30\n')),
      'format_unsupported',
    ],
  ]
  for (const [name, code] of refusals)
    await expect(merge(name), name).rejects.toMatchObject({ code })
  await expect(
    study.call('bundles.merge', { path: bundleAt('ben'), passphrase: 'a heron on the weir' }),
  ).rejects.toMatchObject({ code: 'wrong_passphrase' })
  expect(await dump('study')).toEqual(before)
  await study.call('projects.create', { path: at('elsewhere'), title: 'Elsewhere' })
  await expect(merge('ben')).rejects.toMatchObject({ code: 'invalid_input' })
})

it('asks for the bundle between, where one begins after what this copy has', async () => {
  await makeCopy()
  await study.call('codes.create', { name: 'First' })
  await study.call('team.copy', { path: at('cem') })
  await open('cem')
  await study.call('codes.create', { name: 'Second' })
  await send('cem')
  await open('study')
  // Cem's copy was made of Ben's, and its bundle begins with what all three have.
  expect(await merge('cem')).toMatchObject({ steps: 3 })
  await send('study')
  await open('ben')
  await merge('study')
  await study.call('codes.create', { name: 'Third' })
  const { members } = await study.call('team.status', {})
  await study.call('bundles.write', {
    ...{ path: bundleAt('ben'), passphrase, forCopy: members[0]?.copyId ?? '' },
  })
  await open('cem')
  await merge('ben')
  const names = (await study.call('codes.list', {})).map(({ name }) => name)
  expect(names).toEqual(['First', 'Second', 'Third'])
})

it('tells two files that take themselves for one copy', async () => {
  await study.call('codes.create', { name: 'Both' })
  await study.call('projects.close', {})
  copyFileSync(at('study'), at('by-hand'))
  await open('by-hand')
  await study.call('codes.create', { name: 'In one' })
  await send('by-hand')
  await open('study')
  await study.call('codes.create', { name: 'In the other' })
  await expect(merge('by-hand')).rejects.toMatchObject({ code: 'duplicate' })

  const before = await study.call('team.status', {})
  const told = await study.call('team.newIdentity', { path: bundleAt('by-hand'), passphrase })
  expect(told).toMatchObject({ moved: 1 })
  expect(told.copyId).not.toBe(before.copyId)
  expect(await merge('by-hand')).toMatchObject({ steps: 1, from: { isKnown: false } })
  const names = async () => (await study.call('codes.list', {})).map(({ name }) => name)
  expect(await names()).toEqual(['Both', 'In one', 'In the other'])
  await study.call('bundles.write', { path: bundleAt('study'), passphrase, isWhole: true })
  await open('by-hand')
  await merge('study')
  expect(await names()).toEqual(['Both', 'In one', 'In the other'])
})

it('makes a file of its own of one that was just copied by hand, and no other way where others know its steps', async () => {
  await study.call('codes.create', { name: 'Both' })
  await study.call('projects.close', {})
  copyFileSync(at('study'), at('by-hand'))
  await open('by-hand')
  expect(await study.call('team.newIdentity', {})).toMatchObject({ moved: 0 })
  await study.call('codes.create', { name: 'In one' })
  await study.call('bundles.write', { path: bundleAt('by-hand'), passphrase, isWhole: true })
  await open('study')
  await study.call('codes.create', { name: 'In the other' })
  const given = { path: bundleAt('by-hand'), passphrase }
  await expect(study.call('team.newIdentity', given)).rejects.toMatchObject({
    code: 'invalid_input',
  })
  expect(await merge('by-hand')).toMatchObject({ steps: 1 })
})

it('takes no bundle from before the past was forgotten', async () => {
  await makeCopy()
  await study.call('codes.create', { name: 'Late' })
  await send('ben')
  await open('study')
  await study.call('projects.forget', {})
  await expect(merge('ben')).rejects.toMatchObject({
    ...{ code: 'invalid_input', details: { isFromBefore: true } },
  })
})

/** The rows of a project, which is closed for it. */
async function dump(name: string): Promise<Record<string, unknown[]>> {
  await study.call('projects.close', {})
  const { merged_bundle: bundles, ...tables } = dumpProject(at(name))
  return { ...tables, merged_bundle: (bundles ?? []).map(() => 'a bundle') }
}
