-- 角色与权限 / Roles: ecotiles_reader sees the data, ecotiles_writer changes it, nobody else gets anything.

-- Runs after every migration; says so, and goes on, where the login may not make roles.
CREATE PROCEDURE set_up_roles() LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  role_name text;
  filled regclass;
BEGIN
  FOREACH role_name IN ARRAY ARRAY['ecotiles_reader', 'ecotiles_writer'] LOOP
    IF to_regrole(role_name) IS NULL THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I NOLOGIN', role_name);
      EXCEPTION
        WHEN duplicate_object OR unique_violation THEN NULL;
        WHEN insufficient_privilege THEN
          RAISE WARNING '无权创建角色 %，请由管理员创建后重新运行 ecotiles migrate / this login may not create the role %: have an administrator create it, then run ecotiles migrate again', role_name, role_name;
          CONTINUE;
      END;
    END IF;
    EXECUTE format('GRANT USAGE ON SCHEMA ecotiles TO %I', role_name);
    EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA ecotiles TO %I', role_name);
    EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA ecotiles GRANT SELECT ON TABLES TO %I', role_name);
  END LOOP;
  IF to_regrole('ecotiles_writer') IS NULL THEN RETURN; END IF;
  FOR filled IN SELECT plan_tables() LOOP
    EXECUTE format('GRANT INSERT, UPDATE, DELETE ON %s TO ecotiles_writer', filled);
    EXECUTE format('GRANT USAGE, UPDATE ON SEQUENCE %s TO ecotiles_writer', pg_get_serial_sequence(filled::text, 'fid'));
  END LOOP;
  GRANT USAGE, CREATE ON SCHEMA ecotiles_staging TO ecotiles_writer;
  GRANT SELECT, INSERT, UPDATE, DELETE ON ecotiles_staging.run, ecotiles_staging.layer TO ecotiles_writer;
END $$;

REVOKE ALL ON SCHEMA ecotiles, ecotiles_staging FROM PUBLIC;
REVOKE ALL ON ALL ROUTINES IN SCHEMA ecotiles FROM PUBLIC;
GRANT EXECUTE ON FUNCTION box_of(geometry), change_limit() TO PUBLIC;
