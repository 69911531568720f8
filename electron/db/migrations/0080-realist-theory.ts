/**
 * Realist theory in full: how a project writes its configurations, what is known of elements, slots and configurations,
 * which link of a configuration a passage speaks to and how strongly, where things came from when they were split or
 * merged, comments, inferences apart from quoted evidence, and links between configurations. What the journal recorded of
 * these tables before gets the new columns too, in their order, so that those steps can still be undone.
 */
export const realistTheory = `
ALTER TABLE project ADD COLUMN template TEXT NOT NULL DEFAULT 'ICMO'
  CHECK (template IN ('CMO', 'ICMO', 'ICAMO'));
ALTER TABLE project ADD COLUMN mechanism_split TEXT NOT NULL DEFAULT 'on'
  CHECK (mechanism_split IN ('on', 'off', 'undecided'));

ALTER TABLE element ADD COLUMN outcome_level TEXT
  CHECK (outcome_level IN ('proximal', 'intermediate', 'distal'));
ALTER TABLE element ADD COLUMN is_intended INTEGER CHECK (is_intended IN (0, 1));
ALTER TABLE element ADD COLUMN group_name TEXT;
ALTER TABLE element ADD COLUMN setting TEXT;

ALTER TABLE slot ADD COLUMN joiner TEXT NOT NULL DEFAULT 'and' CHECK (joiner IN ('and', 'or'));
ALTER TABLE slot ADD COLUMN activation INTEGER CHECK (activation BETWEEN 0 AND 10);

ALTER TABLE configuration ADD COLUMN handle TEXT NOT NULL DEFAULT '';
ALTER TABLE configuration ADD COLUMN origin TEXT NOT NULL DEFAULT 'data'
  CHECK (origin IN ('initial', 'data', 'literature'));
ALTER TABLE configuration ADD COLUMN actor TEXT NOT NULL DEFAULT '';
ALTER TABLE configuration ADD COLUMN owner_id TEXT
  REFERENCES researcher (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE configuration ADD COLUMN style TEXT NOT NULL DEFAULT 'if-then-because'
  CHECK (style IN ('if-then-because', 'narrative', 'arrow'));

ALTER TABLE evidence ADD COLUMN link TEXT
  CHECK (link IN ('C-I', 'C-M', 'C-O', 'I-M', 'I-O', 'M-M', 'M-O'));
ALTER TABLE evidence ADD COLUMN strength TEXT CHECK (strength IN ('weak', 'moderate', 'strong'));

UPDATE change SET
  before = json_set(before, '$.template', 'ICMO', '$.mechanism_split', 'on'),
  after = json_set(after, '$.template', 'ICMO', '$.mechanism_split', 'on')
  WHERE table_name = 'project';
UPDATE change SET
  before = json_set(before, '$.outcome_level', NULL, '$.is_intended', NULL, '$.group_name', NULL,
    '$.setting', NULL),
  after = json_set(after, '$.outcome_level', NULL, '$.is_intended', NULL, '$.group_name', NULL,
    '$.setting', NULL)
  WHERE table_name = 'element';
UPDATE change SET
  before = json_set(before, '$.joiner', 'and', '$.activation', NULL),
  after = json_set(after, '$.joiner', 'and', '$.activation', NULL)
  WHERE table_name = 'slot';
UPDATE change SET
  before = json_set(before, '$.handle', '', '$.origin', 'data', '$.actor', '', '$.owner_id', NULL,
    '$.style', 'if-then-because'),
  after = json_set(after, '$.handle', '', '$.origin', 'data', '$.actor', '', '$.owner_id', NULL,
    '$.style', 'if-then-because')
  WHERE table_name = 'configuration';
UPDATE change SET
  before = json_set(before, '$.link', NULL, '$.strength', NULL),
  after = json_set(after, '$.link', NULL, '$.strength', NULL)
  WHERE table_name = 'evidence';

CREATE TABLE lineage (
  id TEXT PRIMARY KEY,
  thing TEXT NOT NULL CHECK (thing IN ('configuration', 'element')),
  kind TEXT NOT NULL CHECK (kind IN ('duplicate', 'split', 'merge')),
  from_id TEXT NOT NULL,
  from_name TEXT NOT NULL,
  to_id TEXT NOT NULL,
  to_name TEXT NOT NULL,
  reason TEXT NOT NULL,
  researcher_id TEXT NOT NULL REFERENCES researcher (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX lineage_from ON lineage (from_id);
CREATE INDEX lineage_to ON lineage (to_id);

CREATE TABLE comment (
  id TEXT PRIMARY KEY,
  target_kind TEXT NOT NULL CHECK (target_kind IN ('configuration', 'element', 'theory')),
  target_id TEXT NOT NULL,
  body TEXT NOT NULL,
  researcher_id TEXT NOT NULL REFERENCES researcher (id) DEFERRABLE INITIALLY DEFERRED,
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  is_resolved INTEGER NOT NULL CHECK (is_resolved IN (0, 1))
) STRICT;
CREATE INDEX comment_target ON comment (target_kind, target_id);

CREATE TABLE inference (
  id TEXT PRIMARY KEY,
  configuration_id TEXT NOT NULL REFERENCES configuration (id) DEFERRABLE INITIALLY DEFERRED,
  link TEXT CHECK (link IN ('C-I', 'C-M', 'C-O', 'I-M', 'I-O', 'M-M', 'M-O')),
  kind TEXT NOT NULL CHECK (kind IN ('retroduction', 'abduction', 'deduction', 'induction')),
  body TEXT NOT NULL,
  researcher_id TEXT NOT NULL REFERENCES researcher (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX inference_configuration ON inference (configuration_id);

CREATE TABLE inference_coding (
  inference_id TEXT NOT NULL REFERENCES inference (id) DEFERRABLE INITIALLY DEFERRED,
  coding_id TEXT NOT NULL REFERENCES coding (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (inference_id, coding_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX inference_coding_coding ON inference_coding (coding_id);

CREATE TABLE configuration_link (
  id TEXT PRIMARY KEY,
  from_id TEXT NOT NULL REFERENCES configuration (id) DEFERRABLE INITIALLY DEFERRED,
  to_id TEXT NOT NULL REFERENCES configuration (id) DEFERRABLE INITIALLY DEFERRED,
  from_element_id TEXT REFERENCES element (id) DEFERRABLE INITIALLY DEFERRED,
  to_element_id TEXT REFERENCES element (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL CHECK (kind IN ('becomes', 'triggers', 'reinforces', 'inhibits', 'rival')),
  note TEXT NOT NULL
) STRICT;
CREATE INDEX configuration_link_from ON configuration_link (from_id);
CREATE INDEX configuration_link_to ON configuration_link (to_id);
`
