import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startTestEngine, type TestEngine } from '../../support/engine.ts'

/** Databases with the tables of each published version of Taguette, as its models and migrations make them. */

let study: TestEngine
beforeEach(async () => {
  study = await startTestEngine('Ours')
})
afterEach(() => study.dispose())

interface Version {
  name: string
  /** The revision that the database itself names. */
  revision: string
  /** Columns that were added to what it began with. */
  documents?: string
  tags?: string
  users?: string
  hasGroups?: boolean
  /** What a step of 2021 and later calls a highlight. */
  highlightKey: 'id' | 'highlight_id'
}

const VERSIONS: Version[] = [
  { name: 'of 2019', revision: 'e4e090a5b511', hasGroups: true, highlightKey: 'id' },
  {
    ...{ name: 'of 2020', revision: 'd86c45d7aa8a', hasGroups: true, highlightKey: 'id' as const },
    documents: 'text_direction VARCHAR(13) NOT NULL',
  },
  {
    ...{ name: 'of 2021', revision: '43d6c240309d', highlightKey: 'highlight_id' as const },
    documents: 'text_direction VARCHAR(13) NOT NULL',
    users: 'password_set_date DATETIME, language VARCHAR(10)',
  },
  {
    ...{ name: 'of 2024', revision: '63d7ca28fc0c', highlightKey: 'highlight_id' as const },
    documents: 'text_direction VARCHAR(13) NOT NULL',
    users: 'password_set_date DATETIME, language VARCHAR(10), disabled BOOLEAN',
    tags: 'parent_id INTEGER REFERENCES tags (id) ON DELETE CASCADE',
  },
]

const PAGE = '<h1>Talk</h1>\n<p>Ann: 😀 nobody &amp; <em>nothing</em> rang.</p>\n<p>I went.</p>'
const NODES = 'Talk\nAnn: 😀 nobody & nothing rang.\nI went.'
const bytesTo = (words: string) => Buffer.byteLength(NODES.slice(0, NODES.indexOf(words)))

function make({ revision, documents, tags, users, hasGroups, highlightKey }: Version): string {
  const path = join(study.folder, `${revision}.sqlite3`)
  const db = new Database(path)
  const more = (columns: string | undefined) => (columns === undefined ? '' : `, ${columns}`)
  db.exec(`
    CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY);
    INSERT INTO alembic_version VALUES ('${revision}');
    CREATE TABLE users (login VARCHAR(30) NOT NULL PRIMARY KEY, created DATETIME NOT NULL,
      hashed_password VARCHAR(192), email VARCHAR(256), email_sent DATETIME${more(users)});
    CREATE TABLE projects (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, name VARCHAR(200) NOT NULL,
      description TEXT NOT NULL, created DATETIME NOT NULL);
    CREATE TABLE project_members (project_id INTEGER NOT NULL REFERENCES projects (id),
      user_login VARCHAR(30) NOT NULL, privileges VARCHAR(11) NOT NULL, PRIMARY KEY (project_id, user_login));
    CREATE TABLE documents (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, name VARCHAR(200) NOT NULL,
      description TEXT NOT NULL, filename VARCHAR(200), created DATETIME NOT NULL,
      project_id INTEGER NOT NULL REFERENCES projects (id), contents TEXT NOT NULL${more(documents)});
    CREATE TABLE tags (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, project_id INTEGER NOT NULL,
      path VARCHAR(200) NOT NULL, description TEXT NOT NULL${more(tags)}, UNIQUE (project_id, path));
    CREATE TABLE highlights (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, document_id INTEGER NOT NULL,
      start_offset INTEGER NOT NULL, end_offset INTEGER NOT NULL, snippet TEXT NOT NULL);
    CREATE TABLE highlight_tags (highlight_id INTEGER NOT NULL, tag_id INTEGER NOT NULL,
      PRIMARY KEY (highlight_id, tag_id));
    CREATE TABLE commands (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, date DATETIME NOT NULL,
      user_login VARCHAR(30) NOT NULL, project_id INTEGER NOT NULL, document_id INTEGER, payload TEXT NOT NULL);
    INSERT INTO users (login, created) VALUES ('vera', '2021-01-01'), ('wim', '2021-01-01');
    INSERT INTO projects VALUES (7, 'Theirs', '', '2021-01-01 10:00:00.000000');
    INSERT INTO documents (id, name, description, filename, created, project_id, contents
      ${documents === undefined ? '' : ', text_direction'}) VALUES (3, 'Talk', 'On the phone', 'talk.docx',
      '2021-01-02 10:00:00.000000', 7, '${PAGE}'${documents === undefined ? '' : ", 'LEFT_TO_RIGHT'"});
    INSERT INTO tags (id, project_id, path, description) VALUES (1, 7, 'mechanism', ''),
      (2, 7, 'mechanism.trust', 'In the worker'), (3, 7, 'loose', '');
  `)
  if (tags !== undefined) db.exec("UPDATE tags SET parent_id = 1, path = 'trust' WHERE id = 2")
  if (hasGroups === true) {
    db.exec(`
      CREATE TABLE groups (id INTEGER PRIMARY KEY NOT NULL, project_id INTEGER NOT NULL,
        path VARCHAR(200) NOT NULL, description TEXT NOT NULL);
      CREATE TABLE document_groups (document_id INTEGER NOT NULL, group_id INTEGER NOT NULL);
      INSERT INTO groups VALUES (1, 7, 'Clients', ''); INSERT INTO document_groups VALUES (3, 1)`)
  }
  const quotes = [
    ['vera', 'nobody & nothing', 'nobody &amp; <em>nothing</em>'],
    ['wim', 'I went', 'I went'],
  ]
  for (const [index, [login, words = '', snippet]] of quotes.entries()) {
    const id = index + 1
    const start = bytesTo(words)
    const end = start + Buffer.byteLength(words)
    db.prepare('INSERT INTO highlights VALUES (?, 3, ?, ?, ?)').run(id, start, end, snippet)
    db.prepare('INSERT INTO highlight_tags VALUES (?, 2)').run(id)
    const payload = { type: 'highlight_add', [highlightKey]: id, tags: [2] }
    db.prepare("INSERT INTO commands VALUES (?, '2021-02-03 04:05:06.000000', ?, 7, 3, ?)").run(
      ...[id, login, JSON.stringify(payload)],
    )
  }
  db.prepare("INSERT INTO commands VALUES (9, '2021-03-01 00:00:00', 'wim', 7, 3, 'no JSON')").run()
  db.close()
  return path
}

it.each(VERSIONS)(
  'a project of a Taguette $name comes in with its passages, tags, people and descriptions',
  async version => {
    const report = await study.call('interchange.import', { file: make(version) })
    expect(report.notCarried).toEqual([])
    expect(report.positions).toMatchObject([{ unit: 'byte', passages: 2, fitting: 2 }])
    const codes = await study.call('codes.list', {})
    const nameOf = (id: string | null) => codes.find(code => code.id === id)?.name ?? null
    expect(codes.map(({ name, parentId, role }) => [name, nameOf(parentId), role])).toEqual([
      ['mechanism', null, 'M'],
      ['trust', 'mechanism', 'M'],
      ['loose', null, null],
    ])
    const people = await study.call('researchers.list', {})
    const codings = await study.call('codings.list', {})
    const told = codings.map(({ quote, researcherId, codeIds }) => [
      ...[quote, people.find(({ id }) => id === researcherId)?.name, nameOf(codeIds[0] ?? null)],
    ])
    expect(told.sort()).toEqual([
      ['I went', 'wim', 'trust'],
      ['nobody & nothing', 'vera', 'trust'],
    ])
    expect(await study.call('sources.list', {})).toMatchObject([
      { title: 'Talk', group: version.hasGroups === true ? 'Clients' : null },
    ])
    expect(await study.call('memos.list', {})).toMatchObject([{ title: 'Description of Talk' }])
    const again = await study.call('interchange.import', {
      file: make({ ...version, revision: 'x' }),
    })
    expect(Object.values(again.created)).toEqual([0, 0, 0, 0, 0, 0, 0])
  },
)
