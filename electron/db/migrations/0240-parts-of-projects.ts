/**
 * Copies with a part of a project. `left_out` names, by their ids alone, what a copy is not to have: this one where
 * `copy_id` is empty, or one that was made of it. `team_part` is what the maker of such a copy remembers of it, and
 * `team_part_text` where its passages stand in the maker's texts, where names were replaced in the copy. Of steps that are
 * partial this file may hold only what concerns it, so it cannot send them on.
 */
export const partsOfProjects = `
CREATE TABLE left_out (
  copy_id TEXT NOT NULL,
  id TEXT NOT NULL,
  PRIMARY KEY (copy_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE team_part (
  copy_id TEXT PRIMARY KEY,
  kept_ids TEXT NOT NULL,
  is_pseudonymised INTEGER NOT NULL CHECK (is_pseudonymised IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE team_part_text (
  copy_id TEXT NOT NULL REFERENCES team_part (copy_id) ON DELETE CASCADE,
  version_id TEXT NOT NULL,
  of_version_id TEXT NOT NULL,
  edits TEXT NOT NULL,
  PRIMARY KEY (copy_id, version_id)
) STRICT, WITHOUT ROWID;

ALTER TABLE team_command ADD COLUMN is_partial INTEGER NOT NULL DEFAULT 0 CHECK (is_partial IN (0, 1));
`
