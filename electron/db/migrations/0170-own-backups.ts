/**
 * A copy of a project keeps the id of its original, by which things in both are told to be the same; but its backups are
 * filed apart, under an id that is written into the copy alone. It is no part of what researchers did, so the journal
 * does not know of it.
 */
export const ownBackups = `
CREATE TABLE own_backups (id TEXT PRIMARY KEY) STRICT;
`
