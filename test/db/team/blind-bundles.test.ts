import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startTestEngine, type TestEngine } from '../../support/engine.ts'

let study: TestEngine

beforeEach(async () => {
  study = await startTestEngine('Garden')
})
afterEach(() => study.dispose())

it('shows whoever codes blind nothing of what others coded, in a bundle as little as in the project', async () => {
  const at = (name: string) => join(study.folder, name)
  const bundle = { path: at('cem.retroduce-bundle'), passphrase: 'a swan on the weir' }
  const source = await study.call('sources.create', {
    ...{ title: 'P1', text: 'Ann: Somebody knew my name, and so I came again.\n' },
  })
  const [ann] = await study.call('researchers.list', {})
  const ben = await study.call('researchers.create', { name: 'Ben' })
  const researcherIds = [ann?.id ?? '', ben.id]
  const { id: doubleCodingId } = await study.call('doubleCoding.draw', {
    ...{ name: 'Round 1', size: { percent: 100 }, seed: 1, researcherIds },
  })
  await study.call('doubleCoding.start', { doubleCodingId })
  const coding = await study.call('codings.create', {
    ...{ sourceId: source.id, start: 5, end: 27, roles: ['M'], note: 'quince' },
  })

  await study.call('team.copy', { path: at('cem.retroduce') })
  await study.call('projects.open', { path: at('cem.retroduce') })
  const cem = await study.call('researchers.create', { name: 'Cem' })
  await study.call('researchers.switch', { researcherId: cem.id })
  await study.call('codings.update', { codingId: coding.id, note: 'medlar' })
  await study.call('bundles.write', bundle)

  await study.call('projects.open', { path: at('study.retroduce') })
  expect((await study.call('bundles.read', bundle)).conflicts).toMatchObject([{ kind: 'answer' }])
  await study.call('researchers.switch', { researcherId: ben.id })
  for (const report of [
    await study.call('bundles.read', bundle),
    await study.call('bundles.merge', bundle),
  ]) {
    expect(report).toMatchObject({ steps: 2, conflicts: [] })
    expect(JSON.stringify(report)).not.toMatch(/quince|medlar|knew my name/)
  }
  await study.call('researchers.switch', { researcherId: ann?.id ?? '' })
  expect(await study.call('conflicts.list', {})).toMatchObject([{ kind: 'answer' }])
})
