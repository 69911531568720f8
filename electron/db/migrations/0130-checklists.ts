/** What a report says for each item of a reporting standard; an item that nobody has touched has no row. */
export const checklists = `
CREATE TABLE checklist_entry (
  id TEXT PRIMARY KEY,
  standard TEXT NOT NULL CHECK (standard IN ('rameses-ii', 'rameses')),
  item INTEGER NOT NULL CHECK (item > 0),
  state TEXT NOT NULL CHECK (state IN ('open', 'done', 'not-applicable')),
  place TEXT NOT NULL,
  note TEXT NOT NULL,
  UNIQUE (standard, item)
) STRICT;
`
