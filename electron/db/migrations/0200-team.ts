/**
 * Several copies of one project. `replica` says which steps of this file's journal belong to which stream; the steps of other
 * copies are kept apart from the journal and count while the journaled `merged_bundle` they came with is there, so that undo
 * of a merge takes all of it back. `team_member` is what this copy knows of the others.
 */
export const team = `
CREATE TABLE replica (
  first_number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  parents TEXT NOT NULL
) STRICT;

CREATE TABLE merged_bundle (
  id TEXT PRIMARY KEY,
  copy_id TEXT NOT NULL,
  step_count INTEGER NOT NULL,
  researcher_id TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

CREATE TABLE team_stream (
  id TEXT PRIMARY KEY,
  parents TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE team_command (
  id TEXT PRIMARY KEY,
  stream_id TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('start', 'do', 'undo', 'redo', 'repair')),
  procedure TEXT NOT NULL,
  label TEXT NOT NULL,
  researcher_id TEXT NOT NULL,
  at TEXT NOT NULL,
  bundle_id TEXT NOT NULL,
  UNIQUE (stream_id, sequence)
) STRICT, WITHOUT ROWID;
CREATE INDEX team_command_bundle ON team_command (bundle_id);

CREATE TABLE team_change (
  number INTEGER PRIMARY KEY,
  command_id TEXT NOT NULL REFERENCES team_command (id) DEFERRABLE INITIALLY DEFERRED,
  table_name TEXT NOT NULL,
  row_key TEXT NOT NULL,
  is_whole INTEGER NOT NULL CHECK (is_whole IN (0, 1)),
  fields TEXT
) STRICT;
CREATE INDEX team_change_command ON team_change (command_id);
CREATE INDEX team_change_row ON team_change (table_name, row_key);

CREATE TABLE team_member (
  copy_id TEXT PRIMARY KEY,
  public_key TEXT NOT NULL,
  has TEXT NOT NULL,
  seen_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE conflict_settlement (
  id TEXT PRIMARY KEY,
  table_name TEXT NOT NULL,
  row_key TEXT NOT NULL,
  register TEXT NOT NULL,
  command_ids TEXT NOT NULL,
  researcher_id TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX conflict_settlement_row ON conflict_settlement (table_name, row_key);
`
