import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeDocx, paragraph } from '../support/docx.ts'
import { startTestEngine, type TestEngine } from '../support/engine.ts'

let study: TestEngine
beforeEach(async () => {
  study = await startTestEngine('Kept')
  mkdirSync(join(study.folder, 'in'))
})
afterEach(() => study.dispose())

function write(name: string, content: string | Uint8Array): string {
  const path = join(study.folder, 'in', name)
  writeFileSync(path, content)
  return path
}

async function importOne(file: string, keepOriginals?: boolean): Promise<string> {
  const { reports } = await study.call('sources.import', {
    files: [file],
    ...(keepOriginals !== undefined && { keepOriginals }),
  })
  return reports[0]?.sourceId ?? ''
}

describe('the original of a source', () => {
  it.each([
    ['P01.txt', Buffer.from('\uFEFFINT: And?\r\nP01: I waited.\r\n'.repeat(50), 'utf8')],
    ['P02.txt', Buffer.from('INT: Zo\u00eb?\rP02: Yes.', 'latin1')],
    ['P03.docx', makeDocx({ body: paragraph('INT: And?') + paragraph('P03: I waited.') })],
  ])('comes out of the project as it went in, byte for byte: %s', async (name, bytes) => {
    const sourceId = await importOne(write(name, bytes))
    const [source] = await study.call('sources.list', {})
    expect(source).toMatchObject({ hasOriginal: true, originalName: name })
    const path = join(study.folder, `out-${name}`)
    const written = await study.call('sources.exportOriginal', { sourceId, path })
    expect(written).toEqual({ fileName: `out-${name}`, bytes: bytes.length })
    expect(readFileSync(path).equals(bytes)).toBe(true)
  })

  it('is left out where that is wanted, and its name is kept', async () => {
    const sourceId = await importOne(write('P01.txt', 'INT: And?\n'), false)
    const [source] = await study.call('sources.list', {})
    expect(source).toMatchObject({ hasOriginal: false, originalName: 'P01.txt' })
    const path = join(study.folder, 'out.txt')
    await expect(study.call('sources.exportOriginal', { sourceId, path })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('is kept once, stays through undo, and is there again after redo', async () => {
    const file = write('P01.txt', 'INT: And?\n')
    await importOne(file)
    const sourceId = await importOne(file)
    await study.call('history.undo', {})
    await study.call('history.redo', {})
    const path = join(study.folder, 'out.txt')
    await study.call('sources.exportOriginal', { sourceId, path })
    expect(readFileSync(path, 'utf8')).toBe('INT: And?\n')
    await study.call('projects.close', {})
    const db = new Database(join(study.folder, 'study.retroduce'), { readonly: true })
    expect(db.prepare('SELECT count(*) AS n FROM content_file').get()).toEqual({ n: 1 })
    expect(
      db.prepare("SELECT count(*) AS n FROM change WHERE table_name LIKE 'content%'").get(),
    ).toEqual({ n: 0 })
    db.close()
  })

  it('takes the place of no project, nor of what a project lives on', async () => {
    const sourceId = await importOne(write('P01.txt', 'INT: And?\n'))
    const project = join(study.folder, 'study.retroduce')
    const before = readFileSync(project)
    const names = ['study.retroduce', 'study.retroduce-wal', 'study.retroduce-journal']
    const endings = ['other.RETRODUCE', 'other.retroduce.before-update-from-30']
    for (const name of [...names, ...endings, 'study.retroduce.forgetting']) {
      const path = join(study.folder, name)
      await expect(study.call('sources.exportOriginal', { sourceId, path })).rejects.toMatchObject({
        code: 'invalid_input',
      })
    }
    expect(readFileSync(project).equals(before)).toBe(true)
    expect(await study.call('codes.create', { name: 'Still kept' })).toMatchObject({})
  })

  it('is not handed out damaged', async () => {
    const sourceId = await importOne(write('P01.txt', 'INT: And?\n'))
    const project = join(study.folder, 'study.retroduce')
    await study.call('projects.close', {})
    const db = new Database(project)
    db.prepare("UPDATE content_file SET bytes = x'00'").run()
    db.close()
    await study.call('projects.open', { path: project })
    const path = join(study.folder, 'out.txt')
    await expect(study.call('sources.exportOriginal', { sourceId, path })).rejects.toMatchObject({
      code: 'project_damaged',
    })
  })
})
