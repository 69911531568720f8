/** Texts can be edited after coding: a coding whose words went is kept as an orphan until a researcher settles it. */
export const textVersions = `
ALTER TABLE coding ADD COLUMN is_orphan INTEGER NOT NULL DEFAULT 0 CHECK (is_orphan IN (0, 1));
CREATE INDEX coding_orphan ON coding (source_id) WHERE is_orphan = 1;
CREATE INDEX text_version_text ON text_version (text_hash);
`
