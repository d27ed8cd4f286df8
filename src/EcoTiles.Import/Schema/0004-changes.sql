-- 变更记录 / What has changed: a row for each feature of a small statement, one with a common box for a large one.

CREATE TABLE data_version (
  plan_id text NOT NULL,
  table_name text NOT NULL,
  version bigint NOT NULL DEFAULT 1,
  changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (plan_id, table_name)
);
COMMENT ON TABLE data_version IS '各规划各表的数据版本 / Version of each table of each plan';
COMMENT ON COLUMN data_version.plan_id IS '规划代码 / Code of the plan';
COMMENT ON COLUMN data_version.table_name IS '表名 / Name of the table';
COMMENT ON COLUMN data_version.version IS '版本号，每次变更加一 / Version, one more with each change';
COMMENT ON COLUMN data_version.changed_at IS '最近变更时间 / Time of the latest change';

CREATE TABLE change (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  plan_id text NOT NULL,
  table_name text NOT NULL,
  fid bigint,
  old_box double precision[] CHECK (cardinality(old_box) = 4),
  new_box double precision[] CHECK (cardinality(new_box) = 4),
  changed_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX change_xid ON change (xid);
CREATE INDEX change_changed_at ON change USING brin (changed_at);
COMMENT ON TABLE change IS '变更记录 / Changes';
COMMENT ON COLUMN change.seq IS '序号 / Number of the change';
COMMENT ON COLUMN change.xid IS '事务号 / Transaction that made it';
COMMENT ON COLUMN change.plan_id IS '规划代码 / Code of the plan';
COMMENT ON COLUMN change.table_name IS '表名 / Name of the table';
COMMENT ON COLUMN change.fid IS '要素编号；空值表示该表多个要素 / Feature; null stands for many features of the table';
COMMENT ON COLUMN change.old_box IS '变更前范围：西、南、东、北 / Box before: west, south, east, north';
COMMENT ON COLUMN change.new_box IS '变更后范围：西、南、东、北 / Box after: west, south, east, north';
COMMENT ON COLUMN change.changed_at IS '变更时间 / Time of the change';

-- More rows than this in one statement are told as one change.
CREATE FUNCTION change_limit() RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN 1000;

-- A geometry or a union of boxes as the four numbers of a change.
CREATE FUNCTION box_of(shape geometry) RETURNS double precision[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path FROM CURRENT
RETURN CASE WHEN shape IS NULL OR ST_IsEmpty(shape) THEN NULL
  ELSE ARRAY[ST_XMin(shape), ST_YMin(shape), ST_XMax(shape), ST_YMax(shape)] END;

CREATE PROCEDURE move_version(plans text[], named text) LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  -- Always in the same order, so that two statements do not wait for each other.
  INSERT INTO data_version (plan_id, table_name)
  SELECT DISTINCT touched, named FROM unnest(plans) AS touched WHERE touched IS NOT NULL ORDER BY touched
  ON CONFLICT (plan_id, table_name) DO UPDATE SET version = data_version.version + 1, changed_at = clock_timestamp();
  PERFORM pg_notify('ecotiles_change', named);
END $$;

CREATE FUNCTION note_insert() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  touched text[] := (SELECT array_agg(DISTINCT plan_id) FROM new_rows);
BEGIN
  IF touched IS NULL THEN RETURN NULL; END IF;
  IF (SELECT count(*) FROM (SELECT FROM new_rows LIMIT change_limit() + 1) AS counted) > change_limit() THEN
    INSERT INTO change (plan_id, table_name, new_box)
    SELECT plan_id, TG_TABLE_NAME, box_of(ST_Extent(geom)::geometry) FROM new_rows GROUP BY plan_id;
  ELSE
    INSERT INTO change (plan_id, table_name, fid, new_box)
    SELECT plan_id, TG_TABLE_NAME, fid, box_of(geom) FROM new_rows;
  END IF;
  CALL move_version(touched, TG_TABLE_NAME);
  RETURN NULL;
END $$;

CREATE FUNCTION note_delete() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  touched text[] := (SELECT array_agg(DISTINCT plan_id) FROM old_rows);
BEGIN
  IF touched IS NULL THEN RETURN NULL; END IF;
  IF (SELECT count(*) FROM (SELECT FROM old_rows LIMIT change_limit() + 1) AS counted) > change_limit() THEN
    INSERT INTO change (plan_id, table_name, old_box)
    SELECT plan_id, TG_TABLE_NAME, box_of(ST_Extent(geom)::geometry) FROM old_rows GROUP BY plan_id;
  ELSE
    INSERT INTO change (plan_id, table_name, fid, old_box)
    SELECT plan_id, TG_TABLE_NAME, fid, box_of(geom) FROM old_rows;
  END IF;
  CALL move_version(touched, TG_TABLE_NAME);
  RETURN NULL;
END $$;

-- A row that changes its plan leaves one plan and enters another.
CREATE FUNCTION note_update() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  touched text[] := (
    SELECT array_agg(plan_id) FROM (SELECT plan_id FROM old_rows UNION SELECT plan_id FROM new_rows) AS plans);
BEGIN
  IF touched IS NULL THEN RETURN NULL; END IF;
  IF (SELECT count(*) FROM (SELECT FROM new_rows LIMIT change_limit() + 1) AS counted) > change_limit() THEN
    INSERT INTO change (plan_id, table_name, old_box, new_box)
    SELECT plan_id, TG_TABLE_NAME, before.box, after.box
    FROM (SELECT plan_id, box_of(ST_Extent(geom)::geometry) AS box FROM old_rows GROUP BY plan_id) AS before
    FULL JOIN (SELECT plan_id, box_of(ST_Extent(geom)::geometry) AS box FROM new_rows GROUP BY plan_id) AS after
      USING (plan_id);
  ELSE
    INSERT INTO change (plan_id, table_name, fid, old_box, new_box)
    SELECT plan_id, TG_TABLE_NAME, fid, box_of(before.geom), box_of(after.geom)
    FROM old_rows AS before FULL JOIN new_rows AS after USING (fid, plan_id);
  END IF;
  CALL move_version(touched, TG_TABLE_NAME);
  RETURN NULL;
END $$;

-- Runs before the rows are gone.
CREATE FUNCTION note_truncate() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  touched text[];
BEGIN
  EXECUTE format(
    'WITH gone AS (
       INSERT INTO change (plan_id, table_name, old_box)
       SELECT plan_id, $1, %s FROM %I.%I GROUP BY plan_id RETURNING plan_id)
     SELECT array_agg(plan_id) FROM gone',
    CASE WHEN TG_ARGV[0] = 'shapes' THEN 'box_of(ST_Extent(geom)::geometry)' ELSE 'NULL' END, TG_TABLE_SCHEMA, TG_TABLE_NAME)
  INTO touched USING TG_TABLE_NAME;
  IF touched IS NOT NULL THEN CALL move_version(touched, TG_TABLE_NAME); END IF;
  RETURN NULL;
END $$;

-- Tables without shapes: the version moves, and the change has no boxes.
CREATE FUNCTION note_plain_insert() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  touched text[] := (SELECT array_agg(DISTINCT plan_id) FROM new_rows);
BEGIN
  IF touched IS NULL THEN RETURN NULL; END IF;
  INSERT INTO change (plan_id, table_name) SELECT unnest(touched), TG_TABLE_NAME;
  CALL move_version(touched, TG_TABLE_NAME);
  RETURN NULL;
END $$;

CREATE FUNCTION note_plain_delete() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  touched text[] := (SELECT array_agg(DISTINCT plan_id) FROM old_rows);
BEGIN
  IF touched IS NULL THEN RETURN NULL; END IF;
  INSERT INTO change (plan_id, table_name) SELECT unnest(touched), TG_TABLE_NAME;
  CALL move_version(touched, TG_TABLE_NAME);
  RETURN NULL;
END $$;

CREATE FUNCTION note_plain_update() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  touched text[] := (
    SELECT array_agg(plan_id) FROM (SELECT plan_id FROM old_rows UNION SELECT plan_id FROM new_rows) AS plans);
BEGIN
  IF touched IS NULL THEN RETURN NULL; END IF;
  INSERT INTO change (plan_id, table_name) SELECT unnest(touched), TG_TABLE_NAME;
  CALL move_version(touched, TG_TABLE_NAME);
  RETURN NULL;
END $$;

-- Puts the triggers on one table.
CREATE PROCEDURE watch_changes(watched regclass) LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  shapes boolean := EXISTS (SELECT FROM pg_attribute WHERE attrelid = watched AND attname = 'geom' AND NOT attisdropped);
  plain text := CASE WHEN shapes THEN '' ELSE 'plain_' END;
BEGIN
  EXECUTE format(
    'CREATE TRIGGER note_insert AFTER INSERT ON %s REFERENCING NEW TABLE AS new_rows
     FOR EACH STATEMENT EXECUTE FUNCTION note_%sinsert()', watched, plain);
  EXECUTE format(
    'CREATE TRIGGER note_delete AFTER DELETE ON %s REFERENCING OLD TABLE AS old_rows
     FOR EACH STATEMENT EXECUTE FUNCTION note_%sdelete()', watched, plain);
  EXECUTE format(
    'CREATE TRIGGER note_update AFTER UPDATE ON %s REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
     FOR EACH STATEMENT EXECUTE FUNCTION note_%supdate()', watched, plain);
  EXECUTE format(
    'CREATE TRIGGER note_truncate BEFORE TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION note_truncate(%L)',
    watched, CASE WHEN shapes THEN 'shapes' ELSE 'plain' END);
END $$;

-- The tables that rows of plans are kept in.
CREATE FUNCTION plan_tables() RETURNS SETOF regclass LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
  SELECT attrelid::regclass FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
  WHERE relnamespace = 'ecotiles'::regnamespace AND relkind = 'r' AND attname = 'plan_id'
    AND relname NOT IN ('data_version', 'change')
  ORDER BY relname
$$;

DO $$
DECLARE
  watched regclass;
BEGIN
  FOR watched IN SELECT plan_tables() LOOP
    CALL watch_changes(watched);
  END LOOP;
END $$;
