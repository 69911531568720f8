/**
 * Reviews of literature: references with where they came from, what several people decide on them at each stage, and how good
 * they are for the review. A duplicate stays as a row that names the reference it was merged into, so that what was found is
 * never fewer than it was, and the counts of the flow add up.
 */
export const reviews = `
CREATE TABLE reference_batch (
  id TEXT PRIMARY KEY,
  file_name TEXT NOT NULL,
  format TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('database', 'register', 'other')),
  origin_name TEXT NOT NULL,
  searched_on TEXT NOT NULL,
  search_text TEXT NOT NULL,
  skips_abstract INTEGER NOT NULL CHECK (skips_abstract IN (0, 1)),
  broken TEXT NOT NULL,
  researcher_id TEXT NOT NULL REFERENCES researcher (id) DEFERRABLE INITIALLY DEFERRED,
  imported_at TEXT NOT NULL
) STRICT;

CREATE TABLE reference (
  id TEXT PRIMARY KEY,
  batch_id TEXT NOT NULL REFERENCES reference_batch (id) DEFERRABLE INITIALLY DEFERRED,
  record INTEGER NOT NULL,
  line INTEGER,
  type TEXT NOT NULL,
  title TEXT NOT NULL,
  authors TEXT NOT NULL,
  year INTEGER,
  container TEXT NOT NULL,
  doi TEXT NOT NULL,
  pmid TEXT NOT NULL,
  abstract TEXT NOT NULL,
  details TEXT NOT NULL,
  raw TEXT NOT NULL,
  study TEXT NOT NULL,
  design TEXT NOT NULL,
  country TEXT NOT NULL,
  setting TEXT NOT NULL,
  mmat TEXT NOT NULL
    CHECK (mmat IN ('', 'qualitative', 'randomised', 'nonRandomised', 'descriptive', 'mixed')),
  source_id TEXT REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  is_not_retrieved INTEGER NOT NULL CHECK (is_not_retrieved IN (0, 1)),
  duplicate_of TEXT REFERENCES reference (id) DEFERRABLE INITIALLY DEFERRED,
  duplicate_reason TEXT NOT NULL CHECK (duplicate_reason IN ('', 'exact', 'reviewed'))
) STRICT;
CREATE INDEX reference_batch_of ON reference (batch_id);
CREATE INDEX reference_source ON reference (source_id);
CREATE INDEX reference_duplicate ON reference (duplicate_of);

CREATE TABLE reference_apart (
  first_id TEXT NOT NULL REFERENCES reference (id) DEFERRABLE INITIALLY DEFERRED,
  second_id TEXT NOT NULL REFERENCES reference (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (first_id, second_id),
  CHECK (first_id < second_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE reference_column (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE reference_value (
  reference_id TEXT NOT NULL REFERENCES reference (id) DEFERRABLE INITIALLY DEFERRED,
  column_id TEXT NOT NULL REFERENCES reference_column (id) DEFERRABLE INITIALLY DEFERRED,
  value TEXT NOT NULL,
  PRIMARY KEY (reference_id, column_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE exclusion_reason (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE screening (
  reference_id TEXT NOT NULL REFERENCES reference (id) DEFERRABLE INITIALLY DEFERRED,
  stage TEXT NOT NULL CHECK (stage IN ('abstract', 'fullText')),
  researcher_id TEXT NOT NULL REFERENCES researcher (id) DEFERRABLE INITIALLY DEFERRED,
  decision TEXT NOT NULL CHECK (decision IN ('include', 'exclude', 'unsure')),
  reason_id TEXT REFERENCES exclusion_reason (id) DEFERRABLE INITIALLY DEFERRED,
  note TEXT NOT NULL,
  decided_at TEXT NOT NULL,
  PRIMARY KEY (reference_id, stage, researcher_id),
  CHECK (reason_id IS NULL OR decision = 'exclude')
) STRICT, WITHOUT ROWID;

CREATE TABLE screening_settlement (
  reference_id TEXT NOT NULL REFERENCES reference (id) DEFERRABLE INITIALLY DEFERRED,
  stage TEXT NOT NULL CHECK (stage IN ('abstract', 'fullText')),
  decision TEXT NOT NULL CHECK (decision IN ('include', 'exclude')),
  reason_id TEXT REFERENCES exclusion_reason (id) DEFERRABLE INITIALLY DEFERRED,
  why TEXT NOT NULL,
  researcher_id TEXT NOT NULL REFERENCES researcher (id) DEFERRABLE INITIALLY DEFERRED,
  settled_at TEXT NOT NULL,
  PRIMARY KEY (reference_id, stage),
  CHECK (reason_id IS NULL OR decision = 'exclude')
) STRICT, WITHOUT ROWID;

CREATE TABLE screening_sample (
  id TEXT PRIMARY KEY,
  stage TEXT NOT NULL CHECK (stage IN ('abstract', 'fullText')),
  percent REAL NOT NULL,
  seed INTEGER NOT NULL,
  first_id TEXT NOT NULL REFERENCES researcher (id) DEFERRABLE INITIALLY DEFERRED,
  second_id TEXT NOT NULL REFERENCES researcher (id) DEFERRABLE INITIALLY DEFERRED,
  drawn_from INTEGER NOT NULL,
  researcher_id TEXT NOT NULL REFERENCES researcher (id) DEFERRABLE INITIALLY DEFERRED,
  drawn_at TEXT NOT NULL,
  ended_at TEXT,
  end_reason TEXT NOT NULL,
  CHECK (first_id <> second_id)
) STRICT;

CREATE TABLE screening_sample_reference (
  sample_id TEXT NOT NULL REFERENCES screening_sample (id) DEFERRABLE INITIALLY DEFERRED,
  reference_id TEXT NOT NULL REFERENCES reference (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (sample_id, reference_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX screening_sample_reference_of ON screening_sample_reference (reference_id);

CREATE TABLE appraisal_scale (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  choices TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE appraisal (
  reference_id TEXT NOT NULL REFERENCES reference (id) DEFERRABLE INITIALLY DEFERRED,
  item_id TEXT NOT NULL,
  researcher_id TEXT NOT NULL REFERENCES researcher (id) DEFERRABLE INITIALLY DEFERRED,
  value TEXT NOT NULL,
  reason TEXT NOT NULL,
  judged_at TEXT NOT NULL,
  PRIMARY KEY (reference_id, item_id, researcher_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE appraisal_settlement (
  reference_id TEXT NOT NULL REFERENCES reference (id) DEFERRABLE INITIALLY DEFERRED,
  item_id TEXT NOT NULL,
  value TEXT NOT NULL,
  reason TEXT NOT NULL,
  researcher_id TEXT NOT NULL REFERENCES researcher (id) DEFERRABLE INITIALLY DEFERRED,
  settled_at TEXT NOT NULL,
  PRIMARY KEY (reference_id, item_id)
) STRICT, WITHOUT ROWID;
`
