import { join } from 'node:path'
import { expect, it } from 'vitest'
import { dumpProject } from '../../support/dump.ts'
import { startTestEngine } from '../../support/engine.ts'

const passphrase = 'a swan on the weir'
const TEXT = `Interviewer: How did you come to the garden?
Ann: My doctor wrote it on a slip, and the link worker rang me the same week.
Interviewer: And what kept you coming?
Ann: Somebody knew my name. That was it, really. I trusted them after that.`

const ORDERS = [
  ...(['ann ben cem', 'ann cem ben', 'ben ann cem'] as const),
  ...(['ben cem ann', 'cem ann ben', 'cem ben ann'] as const),
]

it('comes to the same rows and the same conflicts in whatever order the work of a morning is merged', async () => {
  const study = await startTestEngine('Garden')
  try {
    const at = (name: string) => join(study.folder, `${name}.retroduce`)
    const bundleAt = (name: string) => join(study.folder, `${name}.retroduce-bundle`)
    const open = (name: string) => study.call('projects.open', { path: at(name) })
    const { id: sourceId } = await study.call('sources.create', { title: 'Ann', text: TEXT })
    const { id: codeId } = await study.call('codes.create', { name: 'Trust' })
    const { id: staleId } = await study.call('codes.create', { name: 'Stale' })
    const element = await study.call('elements.create', { role: 'M', label: 'being known' })
    const first = await study.call('configurations.create', { title: 'Known by name' })
    const names = ['ann', 'ben', 'cem']
    for (const name of [...names, ...ORDERS]) await study.call('team.copy', { path: at(name) })

    for (const [n, name] of names.entries()) {
      await open(name)
      const { id } = await study.call('researchers.create', { name })
      await study.call('researchers.switch', { researcherId: id })
      await study.call('codes.update', { codeId, description: `As ${name} has it` })
      const own = await study.call('codes.create', { name: `Of ${name}`, parentId: codeId })
      for (const start of [45, 100, 160 + n]) {
        const coding = await study.call('codings.create', {
          ...{ sourceId, start: start + 3 * n, end: start + 20, roles: ['M'], codeIds: [own.id] },
        })
        const onElement = { codingId: coding.id, elementId: element.id, note: `${name} ${start}` }
        await study.call('evidence.attach', onElement)
      }
      const made = await study.call('configurations.create', { title: `CMOC of ${name}` })
      await study.call('configurations.update', {
        ...{ configurationId: first.id, statement: `Because ${name} said so` },
      })
      await study.call('memos.create', { kind: 'analytic', title: name, body: 'A morning.' })
      if (name === 'ann') await study.call('codes.remove', { codeId: staleId })
      if (name === 'ben') await study.call('codes.update', { codeId: staleId, name: 'Fresh' })
      if (name === 'cem') await study.call('configurations.remove', { configurationId: made.id })
      if (name !== 'cem') {
        const edits = [{ start: 0, end: 0, text: `Interviewer: This is ${name}.\n` }]
        await study.call('sources.edit', { sourceId, edits })
      }
      await study.call('bundles.write', { path: bundleAt(name), passphrase })
    }

    const results: unknown[] = []
    for (const order of ORDERS) {
      await open(order)
      for (const name of order.split(' ')) {
        await study.call('bundles.merge', { path: bundleAt(name), passphrase })
      }
      expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
      const conflicts = await study.call('conflicts.list', {})
      expect(conflicts.length).toBeGreaterThan(3)
      await study.call('projects.close', {})
      const { merged_bundle: _bundles, export_record: _files, ...rows } = dumpProject(at(order))
      results.push({ conflicts, rows })
    }
    for (const result of results) expect(result).toEqual(results[0])
  } finally {
    await study.dispose()
  }
})
