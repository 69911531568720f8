/**
 * Original files are kept as they came, named by their hash and outside the journal, and pages of paged documents are
 * known. What the journal recorded of sources before gets the new columns too, so that those steps can still be undone.
 */
export const originals = `
CREATE TABLE content_file (
  hash TEXT PRIMARY KEY,
  bytes BLOB NOT NULL,
  size INTEGER NOT NULL,
  is_compressed INTEGER NOT NULL CHECK (is_compressed IN (0, 1))
) STRICT;

ALTER TABLE source ADD COLUMN original_name TEXT;
ALTER TABLE source ADD COLUMN original_hash TEXT REFERENCES content_file (hash);
UPDATE change SET before = json_set(before, '$.original_name', NULL, '$.original_hash', NULL)
  WHERE table_name = 'source' AND before IS NOT NULL;
UPDATE change SET after = json_set(after, '$.original_name', NULL, '$.original_hash', NULL)
  WHERE table_name = 'source' AND after IS NOT NULL;

CREATE TABLE page (
  version_id TEXT NOT NULL REFERENCES text_version (id) DEFERRABLE INITIALLY DEFERRED,
  number INTEGER NOT NULL,
  start_offset INTEGER NOT NULL,
  PRIMARY KEY (version_id, number)
) STRICT, WITHOUT ROWID;
`
