/**
 * A copy's link to a team's hub: where that is, the credentials of this copy's member, and the key of the team. It says nothing
 * about the study, so the journal does not know of it, and copies are made without it. What is to be sent waits in
 * `hub_outbox` until the hub has it, and is known by its digest afterwards; `hub_merge` says up to which bundle of the hub each
 * merge went, and counts while the merge does.
 */
export const teamHub = `
CREATE TABLE hub_link (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  connection TEXT NOT NULL,
  is_on INTEGER NOT NULL CHECK (is_on IN (0, 1)),
  merges_by_itself INTEGER NOT NULL CHECK (merges_by_itself IN (0, 1)),
  sent_vector TEXT NOT NULL,
  sent_bundles INTEGER NOT NULL,
  sent_bytes INTEGER NOT NULL,
  received_bundles INTEGER NOT NULL,
  received_bytes INTEGER NOT NULL,
  synced_at TEXT
) STRICT;

CREATE TABLE hub_outbox (
  number INTEGER PRIMARY KEY,
  digest TEXT NOT NULL UNIQUE,
  content BLOB,
  vector TEXT NOT NULL
) STRICT;

CREATE TABLE hub_merge (
  to_number INTEGER PRIMARY KEY,
  from_number INTEGER NOT NULL,
  bundle_id TEXT
) STRICT;
`
