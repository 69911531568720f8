/**
 * What was replaced or blacked out, and how often: the log of pseudonymisation. It names what stands in the text now and
 * never what stood there before; that is in the key file, which is no part of the project.
 */
export const protection = `
CREATE TABLE protection (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('pseudonym', 'redaction')),
  source_id TEXT REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  replacement TEXT NOT NULL,
  name_kind TEXT,
  count INTEGER NOT NULL,
  researcher_id TEXT NOT NULL REFERENCES researcher (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX protection_source ON protection (source_id);
`
