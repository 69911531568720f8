/**
 * Work across cases: outcome patterns from worst to best, cases with their members, acts of synthesis, guiding principles
 * with items of their own, and substantive theories as lenses. A configuration may belong to a case; what the journal
 * recorded of configurations before gets the new column too. Lineage is made anew, as SQLite changes no rule of a table
 * that is there: it also tells what was consolidated.
 */
export const casesAndPrinciples = `
CREATE TABLE case_study (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  setting TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE case_source (
  case_id TEXT NOT NULL REFERENCES case_study (id) DEFERRABLE INITIALLY DEFERRED,
  source_id TEXT NOT NULL REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (case_id, source_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_source_source ON case_source (source_id);

CREATE TABLE case_participant (
  case_id TEXT NOT NULL REFERENCES case_study (id) DEFERRABLE INITIALLY DEFERRED,
  participant_id TEXT NOT NULL REFERENCES participant (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (case_id, participant_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_participant_participant ON case_participant (participant_id);

ALTER TABLE configuration ADD COLUMN case_id TEXT
  REFERENCES case_study (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX configuration_case ON configuration (case_id);
UPDATE change SET
  before = json_set(before, '$.case_id', NULL),
  after = json_set(after, '$.case_id', NULL)
  WHERE table_name = 'configuration';

CREATE TABLE outcome_pattern (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  worst TEXT NOT NULL,
  best TEXT NOT NULL,
  setting TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE pattern_element (
  id TEXT PRIMARY KEY,
  pattern_id TEXT NOT NULL REFERENCES outcome_pattern (id) DEFERRABLE INITIALLY DEFERRED,
  element_id TEXT NOT NULL REFERENCES element (id) DEFERRABLE INITIALLY DEFERRED,
  place INTEGER NOT NULL CHECK (place BETWEEN 0 AND 100),
  note TEXT NOT NULL,
  UNIQUE (pattern_id, element_id)
) STRICT;
CREATE INDEX pattern_element_element ON pattern_element (element_id);

CREATE TABLE synthesis (
  id TEXT PRIMARY KEY,
  operation TEXT NOT NULL CHECK (operation IN
    ('juxtapose', 'reconcile', 'adjudicate', 'consolidate', 'situate')),
  reason TEXT NOT NULL,
  result TEXT NOT NULL,
  favoured_id TEXT REFERENCES configuration (id) DEFERRABLE INITIALLY DEFERRED,
  into_id TEXT REFERENCES configuration (id) DEFERRABLE INITIALLY DEFERRED,
  researcher_id TEXT NOT NULL REFERENCES researcher (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL
) STRICT;

CREATE TABLE synthesis_configuration (
  synthesis_id TEXT NOT NULL REFERENCES synthesis (id) DEFERRABLE INITIALLY DEFERRED,
  configuration_id TEXT NOT NULL REFERENCES configuration (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  PRIMARY KEY (synthesis_id, configuration_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX synthesis_configuration_configuration ON synthesis_configuration (configuration_id);

CREATE TABLE synthesis_coding (
  synthesis_id TEXT NOT NULL REFERENCES synthesis (id) DEFERRABLE INITIALLY DEFERRED,
  coding_id TEXT NOT NULL REFERENCES coding (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (synthesis_id, coding_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX synthesis_coding_coding ON synthesis_coding (coding_id);

CREATE TABLE principle (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  lesson TEXT NOT NULL,
  citation TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE principle_configuration (
  principle_id TEXT NOT NULL REFERENCES principle (id) DEFERRABLE INITIALLY DEFERRED,
  configuration_id TEXT NOT NULL REFERENCES configuration (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  PRIMARY KEY (principle_id, configuration_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX principle_configuration_configuration ON principle_configuration (configuration_id);

CREATE TABLE principle_item (
  id TEXT PRIMARY KEY,
  principle_id TEXT NOT NULL REFERENCES principle (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL CHECK (kind IN ('action', 'enabling-context', 'constraining-context',
    'enabling-mechanism', 'constraining-mechanism')),
  body TEXT NOT NULL,
  element_id TEXT REFERENCES element (id) DEFERRABLE INITIALLY DEFERRED,
  citation TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;
CREATE INDEX principle_item_principle ON principle_item (principle_id, position);
CREATE INDEX principle_item_element ON principle_item (element_id);

CREATE TABLE lens (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  citation TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE construct (
  id TEXT PRIMARY KEY,
  lens_id TEXT NOT NULL REFERENCES lens (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;
CREATE INDEX construct_lens ON construct (lens_id, position);

CREATE TABLE construct_mapping (
  id TEXT PRIMARY KEY,
  construct_id TEXT NOT NULL REFERENCES construct (id) DEFERRABLE INITIALLY DEFERRED,
  element_id TEXT REFERENCES element (id) DEFERRABLE INITIALLY DEFERRED,
  configuration_id TEXT REFERENCES configuration (id) DEFERRABLE INITIALLY DEFERRED,
  note TEXT NOT NULL,
  CHECK ((element_id IS NULL) <> (configuration_id IS NULL))
) STRICT;
CREATE UNIQUE INDEX construct_mapping_element ON construct_mapping (construct_id, element_id)
  WHERE element_id IS NOT NULL;
CREATE UNIQUE INDEX construct_mapping_configuration
  ON construct_mapping (construct_id, configuration_id) WHERE configuration_id IS NOT NULL;
CREATE INDEX construct_mapping_by_element ON construct_mapping (element_id);
CREATE INDEX construct_mapping_by_configuration ON construct_mapping (configuration_id);

CREATE TABLE lineage_anew (
  id TEXT PRIMARY KEY,
  thing TEXT NOT NULL CHECK (thing IN ('configuration', 'element')),
  kind TEXT NOT NULL CHECK (kind IN ('duplicate', 'split', 'merge', 'consolidate')),
  from_id TEXT NOT NULL,
  from_name TEXT NOT NULL,
  to_id TEXT NOT NULL,
  to_name TEXT NOT NULL,
  reason TEXT NOT NULL,
  researcher_id TEXT NOT NULL REFERENCES researcher (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL
) STRICT;
INSERT INTO lineage_anew SELECT * FROM lineage;
DROP TABLE lineage;
ALTER TABLE lineage_anew RENAME TO lineage;
CREATE INDEX lineage_from ON lineage (from_id);
CREATE INDEX lineage_to ON lineage (to_id);
`
