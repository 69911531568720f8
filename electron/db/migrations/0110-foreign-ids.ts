/**
 * By which GUID a thing was known to the program it came from, so that a second import of it recognises what is there. The
 * thing may have been removed since: then the GUID stands for the next thing that comes in under it.
 */
export const foreignIds = `
CREATE TABLE foreign_id (
  kind TEXT NOT NULL CHECK (kind IN
    ('researcher', 'code', 'source', 'coding', 'memo', 'participant', 'attribute')),
  guid TEXT NOT NULL,
  thing_id TEXT NOT NULL,
  origin TEXT NOT NULL,
  PRIMARY KEY (kind, guid)
) STRICT, WITHOUT ROWID;
CREATE INDEX foreign_id_thing ON foreign_id (kind, thing_id);
`
