/**
 * What several researchers code independently: a sample that was drawn, with all it takes to draw it again, whom it was given
 * to, and who is done with which of its sources. Turns keep the text version they were drawn from. Comments may be on a
 * coding too; their table is made anew, since a check cannot be changed.
 */
export const doubleCoding = `
CREATE TABLE double_coding (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  unit TEXT NOT NULL CHECK (unit IN ('source', 'turn')),
  number INTEGER,
  percent REAL,
  seed INTEGER NOT NULL,
  is_stratified INTEGER NOT NULL CHECK (is_stratified IN (0, 1)),
  drawn_from INTEGER NOT NULL,
  researcher_id TEXT NOT NULL REFERENCES researcher (id) DEFERRABLE INITIALLY DEFERRED,
  drawn_at TEXT NOT NULL,
  started_at TEXT,
  ended_at TEXT,
  end_reason TEXT NOT NULL,
  CHECK ((number IS NULL) <> (percent IS NULL))
) STRICT;

CREATE TABLE double_coding_researcher (
  double_coding_id TEXT NOT NULL REFERENCES double_coding (id) DEFERRABLE INITIALLY DEFERRED,
  researcher_id TEXT NOT NULL REFERENCES researcher (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (double_coding_id, researcher_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE double_coding_source (
  double_coding_id TEXT NOT NULL REFERENCES double_coding (id) DEFERRABLE INITIALLY DEFERRED,
  source_id TEXT NOT NULL REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  version_id TEXT NOT NULL REFERENCES text_version (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (double_coding_id, source_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX double_coding_source_source ON double_coding_source (source_id);
CREATE INDEX double_coding_source_version ON double_coding_source (version_id);

CREATE TABLE double_coding_turn (
  double_coding_id TEXT NOT NULL,
  source_id TEXT NOT NULL,
  start_offset INTEGER NOT NULL,
  end_offset INTEGER NOT NULL,
  PRIMARY KEY (double_coding_id, source_id, start_offset),
  FOREIGN KEY (double_coding_id, source_id)
    REFERENCES double_coding_source (double_coding_id, source_id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE double_coding_done (
  double_coding_id TEXT NOT NULL,
  source_id TEXT NOT NULL,
  researcher_id TEXT NOT NULL REFERENCES researcher (id) DEFERRABLE INITIALLY DEFERRED,
  done_at TEXT NOT NULL,
  PRIMARY KEY (double_coding_id, source_id, researcher_id),
  FOREIGN KEY (double_coding_id, source_id)
    REFERENCES double_coding_source (double_coding_id, source_id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE comment_on_any (
  id TEXT PRIMARY KEY,
  target_kind TEXT NOT NULL CHECK (target_kind IN ('coding', 'configuration', 'element', 'theory')),
  target_id TEXT NOT NULL,
  body TEXT NOT NULL,
  researcher_id TEXT NOT NULL REFERENCES researcher (id) DEFERRABLE INITIALLY DEFERRED,
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  is_resolved INTEGER NOT NULL CHECK (is_resolved IN (0, 1))
) STRICT;
INSERT INTO comment_on_any SELECT * FROM comment;
DROP TABLE comment;
ALTER TABLE comment_on_any RENAME TO comment;
CREATE INDEX comment_target ON comment (target_kind, target_id);
`
