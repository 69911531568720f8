import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'

/** The folder of a QualCoder project as version 3 writes it, with a picture and a recording beside it. */
export function makeQualcoderFolder(
  folder: string,
  text: string,
  words: readonly string[],
): string {
  const root = join(folder, 'theirs.qda')
  for (const name of ['images', 'audio']) mkdirSync(join(root, name), { recursive: true })
  writeFileSync(join(root, 'images', 'room.png'), 'picture')
  writeFileSync(join(root, 'audio', 'talk.mp3'), 'recording')
  const db = new Database(join(root, 'data.qda'))
  db.exec(`
    CREATE TABLE project (databaseversion text, date text, memo text, about text);
    CREATE TABLE source (id integer primary key, name text, fulltext text, mediapath text, memo text,
      owner text, date text, av_text_id integer, unique(name));
    CREATE TABLE code_cat (catid integer primary key, name text, owner text, date text, memo text,
      supercatid integer);
    CREATE TABLE code_name (cid integer primary key, name text, memo text, catid integer, owner text,
      date text, color text);
    CREATE TABLE code_text (ctid integer primary key, cid integer, fid integer, seltext text,
      pos0 integer, pos1 integer, owner text, date text, memo text, avid integer, important integer);
    CREATE TABLE annotation (anid integer primary key, fid integer, pos0 integer, pos1 integer,
      memo text, owner text, date text);
    CREATE TABLE code_image (imid integer primary key, id integer, x1 integer, y1 integer);
    CREATE TABLE cases (caseid integer primary key, name text, memo text, owner text, date text);
    CREATE TABLE case_text (id integer primary key, caseid integer, fid integer, pos0 integer,
      pos1 integer, owner text, date text, memo text);
    CREATE TABLE attribute_type (name text primary key, date text, owner text, memo text,
      caseOrFile text, valuetype text);
    CREATE TABLE attribute (attrid integer primary key, name text, attr_type text, value text,
      id integer, date text, owner text);
    CREATE TABLE journal (jid integer primary key, name text, jentry text, date text, owner text);
    CREATE VIEW evil AS SELECT randomblob(1000000000) AS name;
    INSERT INTO project VALUES ('v8', '2024-02-03 10:00:00', 'Why we did it', 'QualCoder 3.5');
    INSERT INTO code_cat VALUES (1, 'Mechanisms', 'ann', '', '', NULL), (2, 'Inner', 'ann', '', '', 1);
    INSERT INTO code_name VALUES (1, 'Trust', 'Being believed', 2, 'ann', '', '#FF0000'),
      (2, 'Loose', '', NULL, 'ann', '', '');
    INSERT INTO cases VALUES (1, 'Ann', '', 'ann', '');
    INSERT INTO case_text VALUES (1, 1, 1, 0, 5, 'ann', '', '');
    INSERT INTO attribute_type VALUES ('Age', '', '', '', 'case', 'numeric');
    INSERT INTO attribute VALUES (1, 'Age', 'case', '42', 1, '', '');
    INSERT INTO journal VALUES (1, 'Day one', 'It rained.', '2024-02-04 09:00:00', 'ann');
    INSERT INTO code_image VALUES (1, 2, 0, 0);
  `)
  const source = db.prepare('INSERT INTO source VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
  source.run(1, 'talk', text, null, 'A good talk', 'ann', '', null)
  source.run(2, 'room.png', null, '/images/room.png', '', 'ann', '', null)
  source.run(3, 'talk.mp3', null, '/audio/talk.mp3', '', 'ann', '', 1)
  const coding = db.prepare('INSERT INTO code_text VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, NULL, 0)')
  for (const [index, part] of words.entries()) {
    const start = [...text.slice(0, text.indexOf(part))].length
    const end = start + [...part].length
    coding.run(index + 1, 1, part, start, end, 'bea', '2024-02-05 12:00:00', '')
    // The same words once more, for another code.
    coding.run(index + 100, 2, part, start, end, 'bea', '2024-02-05 12:00:00', '')
  }
  db.close()
  return root
}

/** A Taguette project with one document, whose highlights count bytes of its text. */
export function makeTaguetteFile(
  folder: string,
  html: string,
  highlights: readonly { start: number; end: number; snippet: string }[],
): string {
  const path = join(folder, 'theirs.sqlite3')
  const db = new Database(path)
  db.pragma('journal_mode = WAL')
  db.exec(`
    CREATE TABLE projects (id INTEGER PRIMARY KEY, name TEXT, description TEXT, created TEXT);
    CREATE TABLE documents (id INTEGER PRIMARY KEY, name TEXT, description TEXT, filename TEXT,
      created TEXT, project_id INTEGER, text_direction TEXT, contents TEXT);
    CREATE TABLE tags (id INTEGER PRIMARY KEY, project_id INTEGER, path TEXT, description TEXT);
    CREATE TABLE highlights (id INTEGER PRIMARY KEY, document_id INTEGER, start_offset INTEGER,
      end_offset INTEGER, snippet TEXT);
    CREATE TABLE highlight_tags (highlight_id INTEGER, tag_id INTEGER);
    INSERT INTO projects VALUES (1, 'Theirs', 'What it is', '2024-01-01 10:00:00'),
      (2, 'Empty one', '', '2024-01-02 10:00:00');
    INSERT INTO tags VALUES (1, 1, 'context.waiting', 'Weeks of it'), (2, 1, 'trust', '');
  `)
  db.prepare('INSERT INTO documents VALUES (1, ?, ?, ?, ?, 1, ?, ?)').run(
    ...['Interview', '', 'i.docx', '', 'LEFT_TO_RIGHT', html],
  )
  for (const [index, { start, end, snippet }] of highlights.entries()) {
    db.prepare('INSERT INTO highlights VALUES (?, 1, ?, ?, ?)').run(index + 1, start, end, snippet)
    db.prepare('INSERT INTO highlight_tags VALUES (?, 1), (?, 2)').run(index + 1, index + 1)
  }
  db.close()
  return path
}
