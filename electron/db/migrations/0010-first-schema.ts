/**
 * The first schema. Offsets are UTF-16 code units, `[start, end)`. Tables named in `shared/history/tables.ts` are
 * journaled; `content_text` is content-addressed and immutable, so the journal only ever holds its hash.
 */
export const firstSchema = `
CREATE TABLE project (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  created_at TEXT NOT NULL,
  configuration_counter INTEGER NOT NULL
) STRICT;

CREATE TABLE researcher (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  initials TEXT NOT NULL,
  colour TEXT NOT NULL
) STRICT;

CREATE TABLE content_text (
  hash TEXT PRIMARY KEY,
  body TEXT NOT NULL,
  length INTEGER NOT NULL,
  word_count INTEGER NOT NULL
) STRICT;

CREATE TABLE source (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  group_name TEXT,
  format TEXT NOT NULL,
  encoding TEXT,
  version_id TEXT NOT NULL REFERENCES text_version (id) DEFERRABLE INITIALLY DEFERRED,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE text_version (
  id TEXT PRIMARY KEY,
  source_id TEXT NOT NULL REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  number INTEGER NOT NULL,
  text_hash TEXT NOT NULL REFERENCES content_text (hash),
  turn_count INTEGER NOT NULL,
  speakers TEXT NOT NULL,
  researcher_id TEXT NOT NULL REFERENCES researcher (id) DEFERRABLE INITIALLY DEFERRED,
  created_at TEXT NOT NULL,
  UNIQUE (source_id, number)
) STRICT;

CREATE TABLE block (
  version_id TEXT NOT NULL REFERENCES text_version (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  start_offset INTEGER NOT NULL,
  end_offset INTEGER NOT NULL,
  content_start INTEGER NOT NULL,
  speaker TEXT,
  turn INTEGER,
  time_ms INTEGER,
  level INTEGER,
  PRIMARY KEY (version_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX block_place ON block (version_id, start_offset);

CREATE TABLE code (
  id TEXT PRIMARY KEY,
  parent_id TEXT REFERENCES code (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  role TEXT CHECK (role IN ('C', 'I', 'M', 'O')),
  colour TEXT NOT NULL,
  description TEXT NOT NULL,
  inclusion TEXT NOT NULL,
  exclusion TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('deductive', 'inductive')),
  position INTEGER NOT NULL
) STRICT;
CREATE INDEX code_parent ON code (parent_id);

CREATE TABLE coding (
  id TEXT PRIMARY KEY,
  source_id TEXT NOT NULL REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  version_id TEXT NOT NULL REFERENCES text_version (id) DEFERRABLE INITIALLY DEFERRED,
  start_offset INTEGER NOT NULL,
  end_offset INTEGER NOT NULL CHECK (end_offset > start_offset),
  quote TEXT NOT NULL,
  prefix TEXT NOT NULL,
  suffix TEXT NOT NULL,
  roles TEXT NOT NULL,
  note TEXT NOT NULL,
  confidence TEXT CHECK (confidence IN ('low', 'medium', 'high')),
  researcher_id TEXT NOT NULL REFERENCES researcher (id) DEFERRABLE INITIALLY DEFERRED,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX coding_place ON coding (source_id, start_offset, end_offset);

CREATE TABLE coding_code (
  coding_id TEXT NOT NULL REFERENCES coding (id) DEFERRABLE INITIALLY DEFERRED,
  code_id TEXT NOT NULL REFERENCES code (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (coding_id, code_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX coding_code_code ON coding_code (code_id);

CREATE TABLE element (
  id TEXT PRIMARY KEY,
  role TEXT NOT NULL CHECK (role IN ('C', 'I', 'M', 'O')),
  facet TEXT CHECK (facet IN ('resource', 'reasoning')),
  label TEXT NOT NULL,
  description TEXT NOT NULL,
  layer TEXT,
  valence TEXT CHECK (valence IN ('enabling', 'constraining'))
) STRICT;

CREATE TABLE configuration (
  id TEXT PRIMARY KEY,
  number INTEGER NOT NULL,
  title TEXT NOT NULL,
  statement TEXT,
  status TEXT NOT NULL CHECK (status IN ('draft', 'proposed', 'agreed', 'merged', 'rejected')),
  status_reason TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE slot (
  id TEXT PRIMARY KEY,
  configuration_id TEXT NOT NULL REFERENCES configuration (id) DEFERRABLE INITIALLY DEFERRED,
  element_id TEXT NOT NULL REFERENCES element (id) DEFERRABLE INITIALLY DEFERRED,
  role TEXT NOT NULL CHECK (role IN ('C', 'I', 'M', 'O')),
  facet TEXT CHECK (facet IN ('resource', 'reasoning')),
  position INTEGER NOT NULL
) STRICT;
CREATE INDEX slot_configuration ON slot (configuration_id, position);
CREATE INDEX slot_element ON slot (element_id);

CREATE TABLE evidence (
  id TEXT PRIMARY KEY,
  coding_id TEXT NOT NULL REFERENCES coding (id) DEFERRABLE INITIALLY DEFERRED,
  element_id TEXT REFERENCES element (id) DEFERRABLE INITIALLY DEFERRED,
  configuration_id TEXT REFERENCES configuration (id) DEFERRABLE INITIALLY DEFERRED,
  stance TEXT NOT NULL CHECK (stance IN ('supports', 'refines', 'challenges')),
  note TEXT NOT NULL,
  CHECK ((element_id IS NULL) <> (configuration_id IS NULL))
) STRICT;
CREATE INDEX evidence_coding ON evidence (coding_id);
CREATE UNIQUE INDEX evidence_element ON evidence (element_id, coding_id) WHERE element_id IS NOT NULL;
CREATE UNIQUE INDEX evidence_configuration ON evidence (configuration_id, coding_id)
  WHERE configuration_id IS NOT NULL;

CREATE TABLE theory (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('initial', 'refined', 'mid-range')),
  narrative TEXT NOT NULL,
  number INTEGER NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE theory_configuration (
  theory_id TEXT NOT NULL REFERENCES theory (id) DEFERRABLE INITIALLY DEFERRED,
  configuration_id TEXT NOT NULL REFERENCES configuration (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  PRIMARY KEY (theory_id, configuration_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX theory_configuration_configuration ON theory_configuration (configuration_id);

CREATE TABLE command (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('start', 'do', 'undo', 'redo')),
  procedure TEXT NOT NULL,
  label TEXT NOT NULL,
  researcher_id TEXT NOT NULL,
  at TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped')),
  target_id TEXT
) STRICT;
CREATE INDEX command_state ON command (kind, state, number);

CREATE TABLE change (
  number INTEGER PRIMARY KEY,
  command_id TEXT NOT NULL,
  table_name TEXT NOT NULL,
  row_key TEXT NOT NULL,
  before TEXT,
  after TEXT
) STRICT;
CREATE INDEX change_command ON change (command_id, number);
CREATE INDEX change_row ON change (table_name, row_key);

CREATE TABLE local_setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;
`
