import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { startTestEngine } from '../../support/engine.ts'
import { writeOlder } from '../../support/older-project.ts'

const passphrase = 'a swan on the weir'

it.each([190, 220])(
  'a project of version %i gets copies, whose bundles stand on the steps it recorded before',
  async version => {
    const study = await startTestEngine()
    try {
      const at = (name: string) => join(study.folder, `${name}.retroduce`)
      writeOlder(at('old'), version)
      recordNote(at('old'))
      await study.call('projects.open', { path: at('old') })
      expect(await study.call('team.status', {})).toMatchObject({ members: [], merged: [] })
      await study.call('team.copy', { path: at('ben') })
      await study.call('team.copy', { path: at('part'), sourceIds: ['s'] })
      for (const name of ['ben', 'part']) {
        await study.call('projects.open', { path: at(name) })
        const { id } = await study.call('researchers.create', { name })
        await study.call('researchers.switch', { researcherId: id })
        expect(await study.call('codings.list', {})).toMatchObject([{ id: 'c', note: 'Then' }])
        await study.call('codes.create', { name: `Of ${name}` })
        const bundle = { path: join(study.folder, `${name}.retroduce-bundle`), passphrase }
        await study.call('bundles.write', bundle)
        await study.call('projects.open', { path: at('old') })
        expect(await study.call('bundles.merge', bundle)).toMatchObject({ steps: 2, conflicts: [] })
      }
      expect(await study.call('codes.list', {})).toHaveLength(2)
      for (const _merge of ['part', 'ben']) await study.call('history.undo', {})
      expect(await study.call('codes.list', {})).toEqual([])
      await study.call('history.undo', {})
      expect(await study.call('codings.list', {})).toMatchObject([{ id: 'c', note: '' }])
      expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
    } finally {
      await study.dispose()
    }
  },
)

/** A step that was recorded before there were copies. */
function recordNote(path: string): void {
  const db = new Database(path)
  const row = () => JSON.stringify(db.prepare("SELECT * FROM coding WHERE id = 'c'").get())
  const before = row()
  db.prepare("UPDATE coding SET note = 'Then'").run()
  db.prepare(
    `INSERT INTO command (number, id, kind, procedure, label, researcher_id, at, state, target_id)
     VALUES (1, 'k', 'do', 'codings.update', 'Change the note', 'r', '2026', 'done', NULL)`,
  ).run()
  db.prepare(
    `INSERT INTO change (number, command_id, table_name, row_key, before, after)
     VALUES (1, 'k', 'coding', 'c', ?, ?)`,
  ).run(before, row())
  db.close()
}
