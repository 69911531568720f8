/**
 * Theory versions that are kept as they stand, decisions, flash cards, and what respondents said of them. A kept version
 * holds its words and the ids of its evidence by itself: its ids refer to nothing, since what they stand for may change or
 * go. What the journal recorded of `theory` before gets the new column too, so that those steps can still be undone.
 */
export const theoryVersions = `
ALTER TABLE theory ADD COLUMN frozen_at TEXT;
UPDATE change SET
  before = json_set(before, '$.frozen_at', NULL),
  after = json_set(after, '$.frozen_at', NULL)
  WHERE table_name = 'theory';

CREATE TABLE version_configuration (
  theory_id TEXT NOT NULL REFERENCES theory (id) DEFERRABLE INITIALLY DEFERRED,
  configuration_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  number INTEGER NOT NULL,
  title TEXT NOT NULL,
  handle TEXT NOT NULL,
  origin TEXT NOT NULL,
  actor TEXT NOT NULL,
  owner_id TEXT,
  style TEXT NOT NULL,
  status TEXT NOT NULL,
  status_reason TEXT NOT NULL,
  merged_into_id TEXT,
  case_id TEXT,
  statement TEXT NOT NULL,
  is_rewritten INTEGER NOT NULL CHECK (is_rewritten IN (0, 1)),
  created_at TEXT NOT NULL,
  PRIMARY KEY (theory_id, configuration_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE version_element (
  theory_id TEXT NOT NULL REFERENCES theory (id) DEFERRABLE INITIALLY DEFERRED,
  element_id TEXT NOT NULL,
  role TEXT NOT NULL,
  facet TEXT,
  label TEXT NOT NULL,
  description TEXT NOT NULL,
  layer TEXT,
  valence TEXT,
  outcome_level TEXT,
  is_intended INTEGER,
  group_name TEXT,
  setting TEXT,
  PRIMARY KEY (theory_id, element_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE version_slot (
  theory_id TEXT NOT NULL REFERENCES theory (id) DEFERRABLE INITIALLY DEFERRED,
  slot_id TEXT NOT NULL,
  configuration_id TEXT NOT NULL,
  element_id TEXT NOT NULL,
  role TEXT NOT NULL,
  facet TEXT,
  position INTEGER NOT NULL,
  joiner TEXT NOT NULL,
  activation INTEGER,
  PRIMARY KEY (theory_id, slot_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE version_evidence (
  theory_id TEXT NOT NULL REFERENCES theory (id) DEFERRABLE INITIALLY DEFERRED,
  evidence_id TEXT NOT NULL,
  coding_id TEXT NOT NULL,
  element_id TEXT,
  configuration_id TEXT,
  stance TEXT NOT NULL,
  link TEXT,
  strength TEXT,
  PRIMARY KEY (theory_id, evidence_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE version_link (
  theory_id TEXT NOT NULL REFERENCES theory (id) DEFERRABLE INITIALLY DEFERRED,
  link_id TEXT NOT NULL,
  from_id TEXT NOT NULL,
  to_id TEXT NOT NULL,
  from_element_id TEXT,
  to_element_id TEXT,
  kind TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (theory_id, link_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE version_principle (
  theory_id TEXT NOT NULL REFERENCES theory (id) DEFERRABLE INITIALLY DEFERRED,
  principle_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  lesson TEXT NOT NULL,
  PRIMARY KEY (theory_id, principle_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE version_principle_configuration (
  theory_id TEXT NOT NULL REFERENCES theory (id) DEFERRABLE INITIALLY DEFERRED,
  principle_id TEXT NOT NULL,
  configuration_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (theory_id, principle_id, configuration_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE decision (
  id TEXT PRIMARY KEY,
  body TEXT NOT NULL,
  reason TEXT NOT NULL,
  consequence TEXT NOT NULL,
  researcher_id TEXT NOT NULL REFERENCES researcher (id) DEFERRABLE INITIALLY DEFERRED,
  decided_at TEXT NOT NULL,
  recorded_at TEXT NOT NULL
) STRICT;

CREATE TABLE decision_about (
  decision_id TEXT NOT NULL REFERENCES decision (id) DEFERRABLE INITIALLY DEFERRED,
  thing_kind TEXT NOT NULL
    CHECK (thing_kind IN ('configuration', 'element', 'theory', 'principle')),
  thing_id TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (decision_id, thing_kind, thing_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX decision_about_thing ON decision_about (thing_id);

CREATE TABLE decision_coding (
  decision_id TEXT NOT NULL REFERENCES decision (id) DEFERRABLE INITIALLY DEFERRED,
  coding_id TEXT NOT NULL REFERENCES coding (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (decision_id, coding_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX decision_coding_coding ON decision_coding (coding_id);

CREATE TABLE card (
  id TEXT PRIMARY KEY,
  configuration_id TEXT UNIQUE REFERENCES configuration (id) DEFERRABLE INITIALLY DEFERRED,
  element_id TEXT UNIQUE REFERENCES element (id) DEFERRABLE INITIALLY DEFERRED,
  body TEXT NOT NULL,
  CHECK ((element_id IS NULL) <> (configuration_id IS NULL))
) STRICT;

CREATE TABLE response (
  id TEXT PRIMARY KEY,
  coding_id TEXT NOT NULL REFERENCES coding (id) DEFERRABLE INITIALLY DEFERRED,
  configuration_id TEXT REFERENCES configuration (id) DEFERRABLE INITIALLY DEFERRED,
  element_id TEXT REFERENCES element (id) DEFERRABLE INITIALLY DEFERRED,
  answer TEXT NOT NULL CHECK (answer IN ('confirmed', 'refined', 'rejected')),
  wording TEXT NOT NULL,
  note TEXT NOT NULL,
  researcher_id TEXT NOT NULL REFERENCES researcher (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL,
  CHECK ((element_id IS NULL) <> (configuration_id IS NULL))
) STRICT;
CREATE INDEX response_coding ON response (coding_id);
CREATE UNIQUE INDEX response_configuration ON response (configuration_id, coding_id)
  WHERE configuration_id IS NOT NULL;
CREATE UNIQUE INDEX response_element ON response (element_id, coding_id)
  WHERE element_id IS NOT NULL;
`
