import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { MIGRATIONS, SCHEMA_VERSION } from '../../electron/db/migrate.ts'
import { createEngine } from '../../electron/engine/create-engine.ts'
import { sourceEngineOptions, startTestEngine } from '../support/engine.ts'
import { writeOlder } from '../support/older-project.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'retroduce-migrate-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** The journal entry of a source that was renamed, as it was written before sources had originals. */
function recordRenaming(path: string): void {
  const db = new Database(path)
  const row = (title: string) =>
    JSON.stringify({
      ...{ id: 's', title, kind: 'transcript', group_name: null, format: 'txt' },
      ...{ encoding: 'utf-8', version_id: 'v', created_at: '2026' },
    })
  db.prepare("UPDATE source SET title = 'Renamed'").run()
  db.prepare(
    "INSERT INTO command VALUES (1, 'k', 'do', 'sources.update', 'Change', 'r', '2026', 'done', NULL)",
  ).run()
  db.prepare("INSERT INTO change VALUES (1, 'k', 'source', 's', ?, ?)").run(
    row('P01'),
    row('Renamed'),
  )
  db.close()
}

const OLDER = MIGRATIONS.map(({ version }) => version).filter(version => version < SCHEMA_VERSION)

it.each(OLDER)(
  'a project of version %i is brought up to date with its codings, after a verified backup beside it',
  async version => {
    const path = join(folder, 'old.retroduce')
    writeOlder(path, version)
    const study = await startTestEngine()
    const { info } = await study.call('projects.open', { path })
    expect(info).toMatchObject({ title: 'Old', schemaVersion: SCHEMA_VERSION })
    expect(await study.call('codings.list', {})).toMatchObject([
      { id: 'c', quote: 'Nobody', isOrphan: false },
    ])
    const speakers = await study.call('speakers.list', {})
    expect(speakers).toMatchObject([{ label: 'P01', participantId: null, isInterviewer: false }])
    const [source] = await study.call('sources.list', {})
    expect(source).toMatchObject({ id: 's', speakers: ['P01'] })
    await study.call('participants.create', {
      pseudonym: 'P01',
      speakers: [{ sourceId: 's', label: 'P01' }],
    })
    expect(await study.call('participants.list', {})).toMatchObject([{ codingCount: 1 }])
    expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
    await study.dispose()
    const backup = join(folder, `old.retroduce.before-update-from-${version}`)
    expect(existsSync(backup)).toBe(true)
    const db = new Database(backup, { readonly: true })
    expect(db.pragma('user_version', { simple: true })).toBe(version)
    expect(db.prepare('SELECT count(*) AS n FROM coding').get()).toEqual({ n: 1 })
    db.close()
    expect(readdirSync(folder)).toHaveLength(2)
  },
)

it('a project of version 30 keeps its sources, and a step that it recorded of one can be taken back', async () => {
  const path = join(folder, 'old.retroduce')
  const study = await startTestEngine()
  writeOlder(path, 30)
  recordRenaming(path)
  await study.call('projects.open', { path })
  expect(await study.call('sources.list', {})).toMatchObject([
    { title: 'Renamed', hasOriginal: false, originalName: null },
  ])
  expect(await study.call('sources.get', { sourceId: 's' })).toMatchObject({ pages: [] })
  await study.call('history.undo', {})
  expect(await study.call('sources.list', {})).toMatchObject([{ title: 'P01' }])
  await study.call('history.redo', {})
  expect(await study.call('sources.list', {})).toMatchObject([{ title: 'Renamed' }])
  await study.dispose()
})

it('a project of version 60 keeps its codes and memos, and its passages can become examples', async () => {
  const path = join(folder, 'old.retroduce')
  writeOlder(path, 60)
  const db = new Database(path)
  db.exec(`
    INSERT INTO code VALUES ('k', NULL, 'Silence', 'C', '#332288', '', '', '', 'inductive', 0);
    INSERT INTO coding_code VALUES ('c', 'k');
    INSERT INTO memo VALUES ('m', 'analytic', 'On silence', '[here](retroduce:coding/c)', 'r', '2026', '2026');
    INSERT INTO memo_link VALUES ('m', 'coding', 'c', 0), ('m', 'code', 'k', 1);`)
  db.close()
  const study = await startTestEngine()
  await study.call('projects.open', { path })
  expect(await study.call('memos.list', {})).toMatchObject([
    { subjects: [{ name: 'Silence' }], mentions: [{ name: 'Nobody' }] },
  ])
  await study.call('codes.setExamples', { codeId: 'k', codingIds: ['c'] })
  await study.call('codings.remove', { codingId: 'c' })
  await study.call('history.undo', {})
  expect(await study.call('codes.examples', { codeId: 'k' })).toMatchObject([{ id: 'c' }])
  expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
  await study.dispose()
})

it('a project of version 70 keeps its theory, and steps that it recorded of it can be taken back and done again', async () => {
  const path = join(folder, 'old.retroduce')
  writeOlder(path, 70)
  const db = new Database(path)
  const element = { id: 'e', role: 'C', facet: null, label: 'Alone', description: '' }
  const rows = {
    element: { ...element, layer: null, valence: null },
    configuration: {
      ...{ id: 'k', number: 1, title: 'Silence', statement: null, status: 'draft' },
      ...{ status_reason: '', created_at: '2026' },
    },
    slot: {
      ...{ id: 't', configuration_id: 'k', element_id: 'e', role: 'C', facet: null, position: 0 },
    },
    evidence: {
      ...{ id: 'v', coding_id: 'c', element_id: null, configuration_id: 'k' },
      ...{ stance: 'challenges', note: '' },
    },
  }
  const insert = (table: string, values: unknown[]) =>
    db.prepare(`INSERT INTO ${table} VALUES (${values.map(() => '?').join(', ')})`).run(...values)
  insert('command', [1, 'k', 'do', 'codings.create', 'Make all', 'r', '2026', 'done', null])
  Object.entries(rows).forEach(([table, row], index) => {
    insert(table, Object.values(row))
    insert('change', [index + 1, 'k', table, row.id, null, JSON.stringify(row)])
  })
  db.prepare("UPDATE project SET title = 'Renamed'").run()
  const project = { id: 'p', title: 'Old', created_at: '2026-01-01T00:00:00.000Z' }
  insert('change', [
    ...[9, 'k', 'project', 'p', JSON.stringify({ ...project, configuration_counter: 0 })],
    JSON.stringify({ ...project, title: 'Renamed', configuration_counter: 0 }),
  ])
  db.close()
  const study = await startTestEngine()
  const { info } = await study.call('projects.open', { path })
  expect(info).toMatchObject({ template: 'ICMO', mechanismSplit: 'on' })
  const configuration = {
    ...{ title: 'Silence', handle: '', origin: 'data', ownerId: null, style: 'if-then-because' },
    slots: [{ label: 'Alone', joiner: 'and', activation: null }],
    evidence: { supports: 0, refines: 0, challenges: 1 },
  }
  expect(await study.call('configurations.list', {})).toMatchObject([configuration])
  expect(await study.call('elements.list', {})).toMatchObject([
    { outcomeLevel: null, isIntended: null, group: null, setting: null },
  ])
  expect(await study.call('evidence.list', {})).toMatchObject([{ link: null, strength: null }])
  await study.call('history.undo', {})
  expect(await study.call('configurations.list', {})).toEqual([])
  expect(await study.call('project.info', {})).toMatchObject({ title: 'Old' })
  await study.call('history.redo', {})
  expect(await study.call('configurations.list', {})).toMatchObject([configuration])
  expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
  await study.dispose()
})

it('a project of version 80 keeps its configurations and their lineage, can have cases, and takes steps back', async () => {
  const path = join(folder, 'old.retroduce')
  writeOlder(path, 80)
  const db = new Database(path)
  const row = {
    ...{ id: 'k', number: 1, title: 'Silence', statement: null, status: 'draft' },
    ...{ status_reason: '', created_at: '2026', handle: '', origin: 'data', actor: '' },
    ...{ owner_id: null, style: 'arrow' },
  }
  const insert = (table: string, values: unknown[]) =>
    db.prepare(`INSERT INTO ${table} VALUES (${values.map(() => '?').join(', ')})`).run(...values)
  insert('configuration', Object.values({ ...row, title: 'Noise' }))
  insert('lineage', ['l', 'configuration', 'split', 'x', 'CMOC 9', 'k', 'CMOC 1', '', 'r', '2026'])
  insert('command', [1, 'k', 'do', 'configurations.update', 'Change', 'r', '2026', 'done', null])
  insert('change', [
    ...[1, 'k', 'configuration', 'k', JSON.stringify(row)],
    JSON.stringify({ ...row, title: 'Noise' }),
  ])
  db.close()
  const study = await startTestEngine()
  await study.call('projects.open', { path })
  const { call } = study
  expect(await call('configurations.list', {})).toMatchObject([{ title: 'Noise', caseId: null }])
  expect(await call('configurations.lineage', { configurationId: 'k' })).toMatchObject({
    before: [{ kind: 'split', fromName: 'CMOC 9' }],
  })
  await call('history.undo', {})
  expect(await call('configurations.list', {})).toMatchObject([{ title: 'Silence', caseId: null }])
  await call('history.redo', {})
  const { id: caseId } = await call('cases.create', { name: 'Harbour', sourceIds: ['s'] })
  await call('configurations.update', { configurationId: 'k', caseId })
  expect(await call('cases.list', {})).toMatchObject([{ configurationIds: ['k'] }])
  expect(await call('project.check', {})).toMatchObject({ isOk: true })
  await study.dispose()
})

it('a project of version 90 keeps its theory versions live, and steps that it recorded of them can be taken back', async () => {
  const path = join(folder, 'old.retroduce')
  writeOlder(path, 90)
  const db = new Database(path)
  const theory = { id: 't', name: 'Rough', kind: 'initial', narrative: '', number: 1 }
  const row = { ...theory, created_at: '2026-01-02T00:00:00.000Z' }
  db.exec(`INSERT INTO configuration (id, number, title, statement, status, status_reason, created_at)
      VALUES ('k', 1, 'Silence', NULL, 'draft', '', '2026');
    INSERT INTO theory VALUES ('t', 'Rougher', 'initial', '', 1, '${row.created_at}');
    INSERT INTO theory_configuration VALUES ('t', 'k', 0);
    INSERT INTO command VALUES (1, 'c', 'do', 'theories.update', 'Change', 'r', '2026', 'done', NULL)`)
  db.prepare("INSERT INTO change VALUES (1, 'c', 'theory', 't', ?, ?)").run(
    JSON.stringify(row),
    JSON.stringify({ ...row, name: 'Rougher' }),
  )
  db.close()
  const study = await startTestEngine()
  await study.call('projects.open', { path })
  const live = { id: 't', number: 1, frozenAt: null, configurationIds: ['k'] }
  expect(await study.call('theories.list', {})).toMatchObject([{ ...live, name: 'Rougher' }])
  await study.call('history.undo', {})
  expect(await study.call('theories.list', {})).toMatchObject([{ ...live, name: 'Rough' }])
  expect(await study.call('theories.freeze', { theoryId: 't' })).toMatchObject({
    ...{ ...live, frozenAt: expect.stringMatching(/Z$/) },
  })
  expect(await study.call('decisions.list', {})).toEqual([])
  expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
  await study.dispose()
})

it('a project of version 110 keeps its theory versions, whose diagrams can be adjusted by hand from then on', async () => {
  const path = join(folder, 'old.retroduce')
  writeOlder(path, 110)
  const db = new Database(path)
  db.exec(`INSERT INTO element (id, role, facet, label, description) VALUES ('e', 'C', NULL, 'Alone', '');
    INSERT INTO theory (id, name, kind, narrative, number, created_at)
      VALUES ('t', 'Rough', 'initial', '', 1, '2026-01-02T00:00:00.000Z')`)
  db.close()
  const study = await startTestEngine()
  await study.call('projects.open', { path })
  const picture = { theoryId: 't', layout: 'roles' as const }
  await study.call('diagrams.move', { ...picture, elementIds: ['e'], by: { x: 5, y: 7 } })
  expect(await study.call('diagrams.adjustments', picture)).toMatchObject({
    elements: [{ elementId: 'e', shift: { x: 5, y: 7 } }],
  })
  expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
  await study.dispose()
})

it('a project of version 120 keeps its steps and takes entries of checklists', async () => {
  const path = join(folder, 'old.retroduce')
  writeOlder(path, 120)
  const db = new Database(path)
  db.exec(
    "INSERT INTO command VALUES (1, 'c', 'do', 'project.rename', 'Rename', 'r', '2026', 'done', NULL)",
  )
  db.close()
  const study = await startTestEngine()
  await study.call('projects.open', { path })
  await study.call('checklists.set', { standard: 'rameses', item: 1, state: 'done' })
  const first = async () => (await study.call('checklists.list', { standard: 'rameses' })).items[0]
  expect(await first()).toMatchObject({ state: 'done' })
  await study.call('history.undo', {})
  expect(await first()).toMatchObject({ state: 'open' })
  expect(await study.call('history.state', {})).toMatchObject({ undo: 'Rename' })
  expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
  await study.dispose()
})

it('a project of version 250 keeps its steps, and a workshop can be planned and taken back', async () => {
  const path = join(folder, 'old.retroduce')
  writeOlder(path, 250)
  const db = new Database(path)
  db.exec(
    "INSERT INTO command VALUES (1, 'c', 'do', 'project.rename', 'Rename', 'r', '2026', 'done', NULL)",
  )
  db.close()
  const study = await startTestEngine()
  await study.call('projects.open', { path })
  const { id: workshopId } = await study.call('workshops.create', { name: 'Panel' })
  await study.call('workshops.addRound', { workshopId })
  expect(await study.call('workshops.list', {})).toMatchObject([{ name: 'Panel', items: 0 }])
  await study.call('history.undo', {})
  await study.call('history.undo', {})
  expect(await study.call('workshops.list', {})).toEqual([])
  expect(await study.call('history.state', {})).toMatchObject({ undo: 'Rename' })
  expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
  await study.dispose()
})

it('a project of version 130 keeps its steps; a file that is written is noted behind them', async () => {
  const path = join(folder, 'old.retroduce')
  writeOlder(path, 130)
  const db = new Database(path)
  db.exec(
    "INSERT INTO command VALUES (1, 'c', 'do', 'project.rename', 'Rename', 'r', '2026', 'done', NULL)",
  )
  db.close()
  const study = await startTestEngine()
  await study.call('projects.open', { path })
  await study.call('exports.write', { product: 'codings', path: join(folder, 'codings.csv') })
  expect(await study.call('history.list', {})).toMatchObject([{ kind: 'note' }, { kind: 'do' }])
  expect(await study.call('history.state', {})).toMatchObject({ undo: 'Rename' })
  await study.call('sources.update', { sourceId: 's', retainUntil: '2031-01-01' })
  await study.call('history.undo', {})
  expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
  await study.dispose()
})

it('a project of version 150 keeps its backups, and a copy of it has its own', async () => {
  const path = join(folder, 'old.retroduce')
  const copy = join(folder, 'copy.retroduce')
  writeOlder(path, 150)
  const study = await startTestEngine()
  await study.call('projects.open', { path })
  const { id } = await study.call('backups.create', {})
  await study.call('projects.saveCopy', { path: copy })
  await study.call('projects.open', { path: copy })
  expect(await study.call('project.info', {})).toMatchObject({ id: 'p', title: 'Old' })
  expect(await study.call('backups.list', {})).toMatchObject({ backups: [] })
  const ofCopy = await study.call('backups.create', {})
  await study.call('projects.open', { path })
  expect(await study.call('backups.list', {})).toMatchObject({ backups: [{ id }] })
  expect(await study.call('backups.listOf', { path: copy })).toMatchObject({
    backups: [{ id: ofCopy.id }],
  })
  await study.dispose()
})

it('a project of version 210 keeps its kept versions, and the next ones keep what principles have by themselves', async () => {
  const path = join(folder, 'old.retroduce')
  writeOlder(path, 210)
  const db = new Database(path)
  db.exec(`
    INSERT INTO theory (id, name, kind, narrative, number, created_at, frozen_at)
      VALUES ('t', 'Old', 'initial', '', 1, '2026', '2026');
    INSERT INTO version_configuration VALUES ('t', 'k', 0, 1, 'One', '', 'data', '', NULL,
      'if-then-because', 'draft', '', NULL, NULL, '', 0, '2026');
    INSERT INTO version_principle VALUES ('t', 'g', 0, 'Ring', 'Ring them.');
    INSERT INTO version_principle_configuration VALUES ('t', 'g', 'k', 0);
    INSERT INTO command VALUES (1, 'c', 'do', 'pseudonyms.apply', 'Change', 'r', '2026', 'done', NULL)`)
  const row = { theory_id: 't', principle_id: 'g', position: 0, name: 'Ring', lesson: 'Ring them.' }
  db.prepare("INSERT INTO change VALUES (1, 'c', 'version_principle', ?, ?, ?)").run(
    't/g',
    JSON.stringify({ ...row, name: 'Call' }),
    JSON.stringify(row),
  )
  db.close()
  const study = await startTestEngine()
  await study.call('projects.open', { path })
  expect(await study.call('principles.table', { theoryId: 't' })).toMatchObject([
    { name: 'Ring', lesson: 'Ring them.', citation: '', actions: [] },
  ])
  await study.call('history.undo', {})
  expect(await study.call('principles.table', { theoryId: 't' })).toMatchObject([{ name: 'Call' }])
  expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
  await study.dispose()
})

it('an update is backed up in the folder for backups, where there is one, and can be looked into and gone back to', async () => {
  const path = join(folder, 'old.retroduce')
  writeOlder(path, 120)
  const options = sourceEngineOptions(join(folder, 'user-data'))
  const engine = createEngine({ ...options, backups: 'before risk' })
  const call = async (procedure: string, input: object = {}) => {
    const result = await engine.call(procedure, input)
    if (!result.ok) throw new Error(`${procedure}: ${result.error.message}`)
    return result.value
  }
  await call('projects.open', { path })
  expect(
    readdirSync(folder)
      .filter(name => !name.startsWith('.'))
      .sort(),
  ).toEqual([...['old.retroduce', 'old.retroduce-wal', 'user-data']])
  const { backups } = (await call('backups.list')) as { backups: { id: string; why: string }[] }
  expect(backups.map(({ why }) => why)).toEqual(['update'])
  await call('codes.create', { name: 'Since' })
  const { differences } = (await call('backups.preview', { backupId: backups[0]?.id })) as {
    differences: object[]
  }
  expect(differences).toMatchObject([{ kind: 'Codes', gone: 1 }])
  await call('backups.restore', { backupId: backups[0]?.id })
  expect(await call('codes.list')).toEqual([])
  expect(await call('project.check')).toMatchObject({ isOk: true })
  await engine.close()
})

it('migrations go up by tens', () => {
  const versions = MIGRATIONS.map(({ version }) => version)
  expect(versions).toEqual([...new Set(versions)].toSorted((a, b) => a - b))
  expect(versions.filter(version => version % 10 !== 0)).toEqual([])
})

it('a project of version 190 keeps its comments, and a coding gets one', async () => {
  const path = join(folder, 'old.retroduce')
  writeOlder(path, 190)
  const db = new Database(path)
  db.exec(`
    INSERT INTO element (id, role, label, description) VALUES ('e', 'M', 'Trust', '');
    INSERT INTO comment VALUES ('k', 'element', 'e', 'Is this one thing?', 'r', '2026-01-01', '2026-01-02', 1);`)
  db.close()
  const study = await startTestEngine()
  await study.call('projects.open', { path })
  expect(await study.call('comments.list', {})).toMatchObject([
    {
      ...{ id: 'k', target: { kind: 'element', id: 'e' }, targetName: 'Trust' },
      ...{ body: 'Is this one thing?', researcherId: 'r', isResolved: true, people: [] },
      ...{ createdAt: '2026-01-01', changedAt: '2026-01-02' },
    },
  ])
  await study.call('comments.create', { target: { kind: 'coding', id: 'c' }, body: 'And this?' })
  expect(await study.call('doubleCoding.list', {})).toEqual([])
  expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
  await study.dispose()
})

it('a project of version 240 keeps its sources, and can become a review', async () => {
  const path = join(folder, 'old.retroduce')
  writeOlder(path, 240)
  const study = await startTestEngine()
  await study.call('projects.open', { path })
  const sources = await study.call('sources.list', {})
  expect(sources.length).toBeGreaterThan(0)
  expect(await study.call('references.list', {})).toEqual([])
  const base64 = Buffer.from('TY  - JOUR\nTI  - Of trust\nER  - \n').toString('base64')
  await study.call('references.import', {
    ...{ files: [{ name: 'a.ris', base64 }], origin: 'register', originName: 'A register' },
  })
  const [reference] = await study.call('references.list', {})
  await study.call('references.attach', {
    pairs: [{ referenceId: reference?.id ?? '', sourceId: sources[0]?.id ?? '' }],
  })
  expect(await study.call('prisma.get', {})).toMatchObject({ found: { identified: 1 } })
  expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
  await study.dispose()
})
