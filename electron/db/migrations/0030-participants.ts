/** The people of a study, what is known of them, and which speakers of which sources they are. */
export const participants = `
CREATE TABLE participant (
  id TEXT PRIMARY KEY,
  pseudonym TEXT NOT NULL,
  group_name TEXT,
  note TEXT NOT NULL
) STRICT;

CREATE TABLE attribute (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('text', 'number', 'boolean', 'date', 'choice')),
  choices TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE attribute_value (
  participant_id TEXT NOT NULL REFERENCES participant (id) DEFERRABLE INITIALLY DEFERRED,
  attribute_id TEXT NOT NULL REFERENCES attribute (id) DEFERRABLE INITIALLY DEFERRED,
  value TEXT NOT NULL,
  PRIMARY KEY (participant_id, attribute_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX attribute_value_attribute ON attribute_value (attribute_id);

CREATE TABLE speaker (
  source_id TEXT NOT NULL REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  label TEXT NOT NULL,
  participant_id TEXT REFERENCES participant (id) DEFERRABLE INITIALLY DEFERRED,
  is_interviewer INTEGER NOT NULL CHECK (is_interviewer IN (0, 1)),
  PRIMARY KEY (source_id, label),
  CHECK (participant_id IS NULL OR is_interviewer = 0)
) STRICT, WITHOUT ROWID;
CREATE INDEX speaker_participant ON speaker (participant_id);
`
