/**
 * What was taken out of a project is written down in its journal, as a note that no undo takes back; and each source may
 * say until when it may be kept. What the journal recorded of sources before gets the new column too, so that those steps
 * can still be undone.
 */
export const exportsAndRetention = `
ALTER TABLE source ADD COLUMN retain_until TEXT;
UPDATE change SET before = json_set(before, '$.retain_until', NULL)
  WHERE table_name = 'source' AND before IS NOT NULL;
UPDATE change SET after = json_set(after, '$.retain_until', NULL)
  WHERE table_name = 'source' AND after IS NOT NULL;

CREATE TABLE export_record (
  id TEXT PRIMARY KEY,
  product TEXT NOT NULL,
  file_name TEXT NOT NULL,
  tells TEXT NOT NULL CHECK (tells IN ('everything', 'participant', 'group', 'none', 'unquoted')),
  at TEXT NOT NULL,
  researcher_id TEXT NOT NULL REFERENCES researcher (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX export_record_at ON export_record (at);

CREATE TABLE command_with_notes (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('start', 'do', 'undo', 'redo', 'note')),
  procedure TEXT NOT NULL,
  label TEXT NOT NULL,
  researcher_id TEXT NOT NULL,
  at TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped')),
  target_id TEXT
) STRICT;
INSERT INTO command_with_notes SELECT * FROM command;
DROP TABLE command;
ALTER TABLE command_with_notes RENAME TO command;
CREATE INDEX command_state ON command (kind, state, number);
`
