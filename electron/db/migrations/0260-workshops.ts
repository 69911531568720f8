/**
 * Workshops: who takes part, what is put to them in which words, what they made of it, and what was decided then. An item
 * holds its words by itself and refers to nothing, so that a workshop stays as it was when the theory goes on. A response
 * that came in a file has the file's own id, so that the same one in two copies of a project is one.
 */
export const workshops = `
CREATE TABLE workshop (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  held_on TEXT NOT NULL,
  place TEXT NOT NULL,
  facilitators TEXT NOT NULL,
  purpose TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('planned', 'running', 'closed')),
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE workshop_group (
  id TEXT PRIMARY KEY,
  workshop_id TEXT NOT NULL REFERENCES workshop (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  size INTEGER CHECK (size > 0),
  position INTEGER NOT NULL
) STRICT;
CREATE INDEX workshop_group_workshop ON workshop_group (workshop_id);

CREATE TABLE workshop_round (
  id TEXT PRIMARY KEY,
  workshop_id TEXT NOT NULL REFERENCES workshop (id) DEFERRABLE INITIALLY DEFERRED,
  title TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('respond', 'rank', 'dots', 'discuss')),
  question TEXT NOT NULL,
  dots INTEGER NOT NULL CHECK (dots > 0),
  position INTEGER NOT NULL
) STRICT;
CREATE INDEX workshop_round_workshop ON workshop_round (workshop_id);

CREATE TABLE workshop_item (
  id TEXT PRIMARY KEY,
  round_id TEXT NOT NULL REFERENCES workshop_round (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL CHECK (kind IN ('configuration', 'principle', 'diagram')),
  thing_id TEXT,
  name TEXT NOT NULL,
  started_from TEXT NOT NULL,
  wording TEXT NOT NULL,
  question TEXT NOT NULL,
  notes TEXT NOT NULL,
  has_picture INTEGER NOT NULL CHECK (has_picture IN (0, 1)),
  reflection TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;
CREATE INDEX workshop_item_round ON workshop_item (round_id);
CREATE INDEX workshop_item_thing ON workshop_item (thing_id);

CREATE TABLE workshop_quote (
  id TEXT PRIMARY KEY,
  item_id TEXT NOT NULL REFERENCES workshop_item (id) DEFERRABLE INITIALLY DEFERRED,
  coding_id TEXT NOT NULL REFERENCES coding (id) DEFERRABLE INITIALLY DEFERRED,
  words TEXT NOT NULL,
  may_be_shown INTEGER NOT NULL CHECK (may_be_shown IN (0, 1)),
  position INTEGER NOT NULL
) STRICT;
CREATE INDEX workshop_quote_item ON workshop_quote (item_id);
CREATE INDEX workshop_quote_coding ON workshop_quote (coding_id);

CREATE TABLE workshop_response (
  id TEXT PRIMARY KEY,
  workshop_id TEXT NOT NULL REFERENCES workshop (id) DEFERRABLE INITIALLY DEFERRED,
  group_id TEXT REFERENCES workshop_group (id) DEFERRABLE INITIALLY DEFERRED,
  person TEXT NOT NULL,
  people INTEGER NOT NULL CHECK (people > 0),
  origin TEXT NOT NULL CHECK (origin IN ('live', 'pack', 'form')),
  pack_response_id TEXT,
  note TEXT NOT NULL,
  researcher_id TEXT NOT NULL REFERENCES researcher (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX workshop_response_workshop ON workshop_response (workshop_id);
CREATE INDEX workshop_response_group ON workshop_response (group_id);

CREATE TABLE workshop_answer (
  response_id TEXT NOT NULL REFERENCES workshop_response (id) DEFERRABLE INITIALLY DEFERRED,
  item_id TEXT NOT NULL REFERENCES workshop_item (id) DEFERRABLE INITIALLY DEFERRED,
  stance TEXT CHECK (stance IN ('agree', 'agree-with-changes', 'disagree', 'unsure',
    'not-my-experience')),
  comment TEXT NOT NULL,
  wording TEXT NOT NULL,
  rank INTEGER CHECK (rank > 0),
  dots INTEGER CHECK (dots > 0),
  PRIMARY KEY (response_id, item_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX workshop_answer_item ON workshop_answer (item_id);

CREATE TABLE workshop_element (
  response_id TEXT NOT NULL REFERENCES workshop_response (id) DEFERRABLE INITIALLY DEFERRED,
  item_id TEXT NOT NULL REFERENCES workshop_item (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('C', 'I', 'M', 'O')),
  body TEXT NOT NULL,
  PRIMARY KEY (response_id, item_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX workshop_element_item ON workshop_element (item_id);

CREATE TABLE workshop_decision (
  decision_id TEXT PRIMARY KEY REFERENCES decision (id) DEFERRABLE INITIALLY DEFERRED,
  item_id TEXT NOT NULL REFERENCES workshop_item (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL CHECK (kind IN ('keep', 'reword', 'split', 'merge', 'reject',
    'seek-evidence'))
) STRICT, WITHOUT ROWID;
CREATE INDEX workshop_decision_item ON workshop_decision (item_id);
`
