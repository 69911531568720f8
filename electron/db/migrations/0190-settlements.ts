/**
 * How researchers settled what they had coded differently, and why. No coding is changed by it: a settlement says which of
 * them stand. One that it was made with is told from those that were made independently, so that agreement counts only these.
 */
export const settlements = `
CREATE TABLE settlement (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('one', 'both', 'neither', 'new')),
  chosen_id TEXT REFERENCES researcher (id) DEFERRABLE INITIALLY DEFERRED,
  reason TEXT NOT NULL,
  researcher_id TEXT NOT NULL REFERENCES researcher (id) DEFERRABLE INITIALLY DEFERRED,
  settled_at TEXT NOT NULL,
  CHECK ((kind = 'one') = (chosen_id IS NOT NULL))
) STRICT;

CREATE TABLE settlement_coding (
  settlement_id TEXT NOT NULL REFERENCES settlement (id) DEFERRABLE INITIALLY DEFERRED,
  coding_id TEXT NOT NULL REFERENCES coding (id) DEFERRABLE INITIALLY DEFERRED,
  is_standing INTEGER NOT NULL CHECK (is_standing IN (0, 1)),
  is_new INTEGER NOT NULL CHECK (is_new IN (0, 1)),
  PRIMARY KEY (settlement_id, coding_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX settlement_coding_coding ON settlement_coding (coding_id);
`
