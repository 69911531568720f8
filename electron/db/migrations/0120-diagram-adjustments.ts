/**
 * What was done to diagrams by hand: boxes moved, arrows bent, things hidden, words and frames added, each in one layout of
 * one theory version. It holds ids that refer to nothing, since it stays when what it is on goes, and comes back with it.
 */
export const diagramAdjustments = `
CREATE TABLE diagram_adjustment (
  id TEXT PRIMARY KEY,
  theory_id TEXT REFERENCES theory (id) DEFERRABLE INITIALLY DEFERRED,
  layout TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('element', 'link', 'label', 'group')),
  thing_id TEXT NOT NULL,
  is_hidden INTEGER NOT NULL CHECK (is_hidden IN (0, 1)),
  x INTEGER,
  y INTEGER,
  anchor_id TEXT,
  body TEXT NOT NULL,
  CHECK ((x IS NULL) = (y IS NULL))
) STRICT;
CREATE UNIQUE INDEX diagram_adjustment_thing
  ON diagram_adjustment (coalesce(theory_id, ''), layout, kind, thing_id);

CREATE TABLE diagram_group_element (
  group_id TEXT NOT NULL REFERENCES diagram_adjustment (id) DEFERRABLE INITIALLY DEFERRED,
  element_id TEXT NOT NULL,
  PRIMARY KEY (group_id, element_id)
) STRICT, WITHOUT ROWID;
`
