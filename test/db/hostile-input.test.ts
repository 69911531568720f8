import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeContract } from '../../electron/engine/describe-contract.ts'
import { contract, type ProcedureName } from '../../shared/contract/contract.ts'
import { randomOf } from '../fuzz/mutate.ts'
import { startTestEngine, type TestEngine } from '../support/engine.ts'
import { HOSTILE_TEXTS, hostileInput, type Schema } from '../support/hostile.ts'

/** A few times each here; `RETRODUCE_HOSTILE_TIMES` asks for more. */
const TIMES = Number(process.env['RETRODUCE_HOSTILE_TIMES'] ?? 5)

let study: TestEngine
beforeAll(async () => {
  study = await startTestEngine()
  await study.call('projects.createSample', { path: join(study.folder, 'study.retroduce') })
  mkdirSync(join(study.folder, 'files'))
})
afterAll(() => study.dispose())

/** Ids of a few things of every kind. */
async function someIds(): Promise<string[]> {
  const lists = [
    ...(await Promise.all([
      study.call('sources.list', {}),
      study.call('codings.list', {}),
      study.call('codes.list', {}),
      study.call('elements.list', {}),
      study.call('configurations.list', {}),
      study.call('participants.list', {}),
      study.call('memos.list', {}),
      study.call('theories.list', {}),
      study.call('principles.list', {}),
      study.call('researchers.list', {}),
    ])),
  ]
  return ['gone', ...lists.flatMap(list => list.slice(0, 2).map(({ id }) => id))]
}

/** Opens the sample again where a hostile call has closed it or opened another project. */
async function reopen(): Promise<void> {
  const path = join(study.folder, 'study.retroduce')
  const current = await study.call('projects.current', {})
  if (current?.path === path) return
  await study.call('projects.close', {})
  await study.call('projects.open', { path })
}

/** Those that encrypt are slow on purpose, and would lock the others out. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  ...['projects.encrypt', 'projects.decrypt', 'projects.changePassphrase', 'projects.create'],
  ...['pseudonyms.saveKey', 'pseudonyms.openKey'],
])

it('no procedure breaks on rubbish: it is taken, or refused with a sentence, and the project stays whole', async () => {
  const broken: string[] = []
  const ids = await someIds()
  const folder = join(study.folder, 'files')
  for (const { name, input } of describeContract()) {
    if (LEFT_OUT.has(name)) continue
    const random = randomOf(name.length * 7_919 + TIMES)
    const files = [contract[name as ProcedureName].files?.input ?? []].flat()
    for (let time = 0; time < TIMES; time += 1) {
      const value = hostileInput(input as Schema, { random, ids, files, folder })
      const result = await study.engine.call(name, value)
      const isSaid = result.ok || (result.error.code !== 'internal' && result.error.message !== '')
      if (!isSaid) broken.push(`${name} ${JSON.stringify(value)?.slice(0, 300)}`)
      await reopen()
    }
  }
  expect(broken).toEqual([])
  expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
})

it('every text that is taken comes back as it was given', async () => {
  for (const text of HOSTILE_TEXTS) {
    const made = await study.engine.call('codes.create', { name: text, description: text })
    if (!made.ok) {
      expect(made.error).toMatchObject({
        code: expect.stringMatching(/^(invalid_input|name_taken)$/),
      })
      continue
    }
    const { id } = made.value as { id: string }
    const code = (await study.call('codes.list', {})).find(one => one.id === id)
    expect(code?.description).toBe(text)
    expect(code?.name).toBe(text.trim())
  }
})
