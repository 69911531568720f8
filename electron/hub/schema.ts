/**
 * What a hub is made of, in PostgreSQL 15 or newer: three tables in a schema of their own, locked row by row. Bundles are
 * ciphertext, projects and members are numbers that were drawn. Steps are applied in order and never edited after release.
 *
 * Roles: `retroduce_hub_keeper` owns everything, cannot log in, and may make roles; only the functions below act as it.
 * `retroduce_hub_member` is what every member is; it cannot log in either. Each member is a role of its own, so that PostgreSQL
 * itself checks who somebody is, and one member can be shut out.
 */

/** Whoever owns the hub, and what all members are. */
export const KEEPER = 'retroduce_hub_keeper'
export const MEMBER = 'retroduce_hub_member'

/** The largest bundle that a hub takes, in bytes. */
export const MOST_BUNDLE_BYTES = 256 * 1024 * 1024

/** What every function that acts for others begins with; without a fixed path, they could be led to other tables. */
const AS_KEEPER = 'SECURITY DEFINER SET search_path = pg_catalog, pg_temp'

const FIRST = `
CREATE TABLE retroduce_hub.project (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  last_number bigint NOT NULL DEFAULT 0,
  stored_bytes bigint NOT NULL DEFAULT 0,
  most_bytes bigint NOT NULL DEFAULT 21474836480,
  made_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE retroduce_hub.member (
  role_name name PRIMARY KEY,
  project_id uuid NOT NULL REFERENCES retroduce_hub.project (id) ON DELETE CASCADE,
  is_owner boolean NOT NULL,
  introduction bytea CHECK (octet_length(introduction) <= 4096),
  invited_at timestamptz NOT NULL DEFAULT now(),
  joined_at timestamptz,
  left_at timestamptz
);
CREATE INDEX member_project ON retroduce_hub.member (project_id);
CREATE TABLE retroduce_hub.bundle (
  project_id uuid NOT NULL REFERENCES retroduce_hub.project (id) ON DELETE CASCADE,
  number bigint NOT NULL,
  author name NOT NULL DEFAULT session_user,
  digest bytea NOT NULL,
  content bytea NOT NULL CHECK (octet_length(content) BETWEEN 1 AND ${MOST_BUNDLE_BYTES}),
  received_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (project_id, number),
  UNIQUE (project_id, digest),
  CHECK (digest = sha256(content))
);
-- Ciphertext does not get smaller, and a slice of it is read without the rest.
ALTER TABLE retroduce_hub.bundle ALTER content SET STORAGE EXTERNAL;

CREATE FUNCTION retroduce_hub.my_project() RETURNS uuid LANGUAGE sql STABLE ${AS_KEEPER} AS $$
  SELECT project_id FROM retroduce_hub.member WHERE role_name = session_user AND left_at IS NULL
$$;
CREATE FUNCTION retroduce_hub.is_owner() RETURNS boolean LANGUAGE sql STABLE ${AS_KEEPER} AS $$
  SELECT EXISTS (SELECT 1 FROM retroduce_hub.member
    WHERE role_name = session_user AND left_at IS NULL AND is_owner)
$$;

-- One bundle of a project after the other: numbers are given in the order in which they become visible, so that whoever has
-- read up to a number never misses a smaller one. A bundle that is there already is passed over.
CREATE FUNCTION retroduce_hub.take_in() RETURNS trigger LANGUAGE plpgsql ${AS_KEEPER} AS $$
BEGIN
  IF NEW.project_id IS DISTINCT FROM retroduce_hub.my_project() THEN
    RAISE EXCEPTION 'not a member' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM 1 FROM retroduce_hub.project WHERE id = NEW.project_id FOR UPDATE;
  IF EXISTS (SELECT 1 FROM retroduce_hub.bundle
      WHERE project_id = NEW.project_id AND digest = NEW.digest) THEN
    RETURN NULL;
  END IF;
  UPDATE retroduce_hub.project
    SET last_number = last_number + 1, stored_bytes = stored_bytes + octet_length(NEW.content)
    WHERE id = NEW.project_id AND stored_bytes + octet_length(NEW.content) <= most_bytes
    RETURNING last_number INTO NEW.number;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no room' USING ERRCODE = 'disk_full';
  END IF;
  NEW.author := session_user;
  NEW.received_at := now();
  RETURN NEW;
END $$;
CREATE TRIGGER take_in BEFORE INSERT ON retroduce_hub.bundle
  FOR EACH ROW EXECUTE FUNCTION retroduce_hub.take_in();

-- Says that there is something new, and nothing about it.
CREATE FUNCTION retroduce_hub.wake() RETURNS trigger LANGUAGE plpgsql ${AS_KEEPER} AS $$
BEGIN
  PERFORM pg_notify('retroduce_' || NEW.project_id, '');
  RETURN NULL;
END $$;
CREATE TRIGGER wake AFTER INSERT ON retroduce_hub.bundle
  FOR EACH ROW EXECUTE FUNCTION retroduce_hub.wake();

-- The password is checked before it comes here, so it comes as what PostgreSQL keeps of it.
CREATE FUNCTION retroduce_hub.make_member(whose uuid, verifier text, owner boolean) RETURNS name
  LANGUAGE plpgsql ${AS_KEEPER} AS $$
DECLARE
  made name := 'rh_' || replace(gen_random_uuid()::text, '-', '');
BEGIN
  IF verifier !~ '^SCRAM-SHA-256\\$[0-9]+:[A-Za-z0-9+/=]+\\$[A-Za-z0-9+/=]+:[A-Za-z0-9+/=]+$' THEN
    RAISE EXCEPTION 'no verifier' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  IF (SELECT count(*) FROM retroduce_hub.member WHERE project_id = whose AND left_at IS NULL) >= 500
  THEN
    RAISE EXCEPTION 'too many members' USING ERRCODE = 'disk_full';
  END IF;
  EXECUTE format('CREATE ROLE %I LOGIN INHERIT CONNECTION LIMIT 8 PASSWORD %L', made, verifier);
  EXECUTE format('GRANT ${MEMBER} TO %I', made);
  INSERT INTO retroduce_hub.member (role_name, project_id, is_owner) VALUES (made, whose, owner);
  RETURN made;
END $$;
CREATE FUNCTION retroduce_hub.shut_out(leaving name) RETURNS void LANGUAGE plpgsql ${AS_KEEPER} AS $$
BEGIN
  UPDATE retroduce_hub.member SET left_at = now() WHERE role_name = leaving AND left_at IS NULL;
  EXECUTE format('ALTER ROLE %I NOLOGIN PASSWORD NULL', leaving);
  EXECUTE format('REVOKE ${MEMBER} FROM %I', leaving);
END $$;

CREATE FUNCTION retroduce_hub.found_project(verifier text) RETURNS TABLE (founded uuid, owner name)
  LANGUAGE plpgsql ${AS_KEEPER} AS $$
BEGIN
  INSERT INTO retroduce_hub.project DEFAULT VALUES RETURNING id INTO founded;
  owner := retroduce_hub.make_member(founded, verifier, true);
  RETURN NEXT;
END $$;
CREATE FUNCTION retroduce_hub.invite(verifier text, owner boolean) RETURNS name
  LANGUAGE plpgsql ${AS_KEEPER} AS $$
BEGIN
  IF NOT retroduce_hub.is_owner() THEN
    RAISE EXCEPTION 'not an owner' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN retroduce_hub.make_member(retroduce_hub.my_project(), verifier, owner);
END $$;
-- What a member says of itself, which is ciphertext too.
CREATE FUNCTION retroduce_hub.introduce(words bytea) RETURNS void LANGUAGE sql ${AS_KEEPER} AS $$
  UPDATE retroduce_hub.member SET introduction = words, joined_at = coalesce(joined_at, now())
    WHERE role_name = session_user AND left_at IS NULL
$$;
-- Members leave, and owners shut others out. The last owner stays until the project ends or another member is an owner.
CREATE FUNCTION retroduce_hub.leave(leaving name) RETURNS void LANGUAGE plpgsql ${AS_KEEPER} AS $$
DECLARE
  own uuid := retroduce_hub.my_project();
BEGIN
  IF NOT EXISTS (SELECT 1 FROM retroduce_hub.member
      WHERE role_name = leaving AND project_id = own AND left_at IS NULL)
    OR (leaving <> session_user AND NOT retroduce_hub.is_owner()) THEN
    RAISE EXCEPTION 'not allowed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM retroduce_hub.member WHERE project_id = own
      AND role_name <> leaving AND is_owner AND left_at IS NULL) THEN
    RAISE EXCEPTION 'the last owner' USING ERRCODE = 'object_in_use';
  END IF;
  PERFORM retroduce_hub.shut_out(leaving);
END $$;
-- Nothing of a project stays: no bundle, and nobody who could come back.
CREATE FUNCTION retroduce_hub.end_project() RETURNS void LANGUAGE plpgsql ${AS_KEEPER} AS $$
DECLARE
  own uuid := retroduce_hub.my_project();
  one name;
BEGIN
  IF NOT retroduce_hub.is_owner() THEN
    RAISE EXCEPTION 'not an owner' USING ERRCODE = 'insufficient_privilege';
  END IF;
  FOR one IN SELECT role_name FROM retroduce_hub.member
      WHERE project_id = own AND left_at IS NULL LOOP
    PERFORM retroduce_hub.shut_out(one);
  END LOOP;
  DELETE FROM retroduce_hub.project WHERE id = own;
END $$;

ALTER TABLE retroduce_hub.project ENABLE ROW LEVEL SECURITY;
ALTER TABLE retroduce_hub.member ENABLE ROW LEVEL SECURITY;
ALTER TABLE retroduce_hub.bundle ENABLE ROW LEVEL SECURITY;
ALTER TABLE retroduce_hub.project FORCE ROW LEVEL SECURITY;
ALTER TABLE retroduce_hub.member FORCE ROW LEVEL SECURITY;
ALTER TABLE retroduce_hub.bundle FORCE ROW LEVEL SECURITY;
CREATE POLICY keeper ON retroduce_hub.project TO ${KEEPER} USING (true) WITH CHECK (true);
CREATE POLICY keeper ON retroduce_hub.member TO ${KEEPER} USING (true) WITH CHECK (true);
CREATE POLICY keeper ON retroduce_hub.bundle TO ${KEEPER} USING (true) WITH CHECK (true);
CREATE POLICY own ON retroduce_hub.project FOR SELECT TO ${MEMBER}
  USING (id = (SELECT retroduce_hub.my_project()));
CREATE POLICY own ON retroduce_hub.member FOR SELECT TO ${MEMBER}
  USING (project_id = (SELECT retroduce_hub.my_project()));
CREATE POLICY own ON retroduce_hub.bundle FOR SELECT TO ${MEMBER}
  USING (project_id = (SELECT retroduce_hub.my_project()));
CREATE POLICY append ON retroduce_hub.bundle FOR INSERT TO ${MEMBER}
  WITH CHECK (project_id = (SELECT retroduce_hub.my_project()) AND author = session_user);

REVOKE ALL ON ALL TABLES IN SCHEMA retroduce_hub FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA retroduce_hub FROM PUBLIC;
GRANT USAGE ON SCHEMA retroduce_hub TO ${MEMBER};
GRANT SELECT ON retroduce_hub.project, retroduce_hub.member, retroduce_hub.bundle TO ${MEMBER};
GRANT INSERT (project_id, digest, content) ON retroduce_hub.bundle TO ${MEMBER};
GRANT EXECUTE ON FUNCTION retroduce_hub.my_project(), retroduce_hub.is_owner(),
  retroduce_hub.invite(text, boolean), retroduce_hub.introduce(bytea), retroduce_hub.leave(name),
  retroduce_hub.end_project() TO ${MEMBER};
`

/** The steps of the schema, oldest first; the number of a version is how many of them were taken. */
export const STEPS: readonly string[] = [FIRST]
