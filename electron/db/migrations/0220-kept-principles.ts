/**
 * What a kept theory version holds of its guiding principles by themselves: their own items, with what the elements that
 * these name were called, and their citations. Versions that were kept before have none. What the journal recorded of the
 * table before gets the new column too, so that those steps can still be undone.
 */
export const keptPrinciples = `
ALTER TABLE version_principle ADD COLUMN citation TEXT NOT NULL DEFAULT '';
UPDATE change SET
  before = json_set(before, '$.citation', ''),
  after = json_set(after, '$.citation', '')
  WHERE table_name = 'version_principle';

CREATE TABLE version_principle_item (
  theory_id TEXT NOT NULL REFERENCES theory (id) DEFERRABLE INITIALLY DEFERRED,
  item_id TEXT NOT NULL,
  principle_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('action', 'enabling-context', 'constraining-context',
    'enabling-mechanism', 'constraining-mechanism')),
  body TEXT NOT NULL,
  element_id TEXT,
  label TEXT NOT NULL,
  citation TEXT NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (theory_id, item_id)
) STRICT, WITHOUT ROWID;
`
