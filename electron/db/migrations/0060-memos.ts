/**
 * Memos on anything, and saved queries. A memo's body is Markdown: it stays readable in any version of any program. Its
 * links to passages, codes and configurations are kept apart as well, so that each of these knows who writes of it.
 */
export const memos = `
CREATE TABLE memo (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('analytic', 'inference', 'methodological', 'reflexive')),
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  researcher_id TEXT NOT NULL REFERENCES researcher (id) DEFERRABLE INITIALLY DEFERRED,
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL
) STRICT;

CREATE TABLE memo_link (
  memo_id TEXT NOT NULL REFERENCES memo (id) DEFERRABLE INITIALLY DEFERRED,
  target_kind TEXT NOT NULL CHECK (target_kind IN
    ('project', 'source', 'coding', 'code', 'element', 'configuration', 'theory', 'participant', 'evidence')),
  target_id TEXT NOT NULL,
  is_subject INTEGER NOT NULL CHECK (is_subject IN (0, 1)),
  PRIMARY KEY (memo_id, target_kind, target_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX memo_link_target ON memo_link (target_kind, target_id);

CREATE TABLE saved_query (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('search', 'retrieval')),
  query TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;
`
