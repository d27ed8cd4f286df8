-- 变更记录保留一周 / Changes are kept for a week: who follows them and was away longer reads everything again.

CREATE FUNCTION forget_old_changes() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  -- One entry in a thousand does it, so the table has at most a week and a thousand entries.
  IF EXISTS (SELECT FROM noted WHERE seq % 1000 = 0) THEN
    -- What another transaction is removing is left to it, so that nobody waits.
    DELETE FROM change WHERE seq IN (
      SELECT seq FROM change WHERE changed_at < clock_timestamp() - interval '7 days' FOR UPDATE SKIP LOCKED);
  END IF;
  RETURN NULL;
END $$;

REVOKE ALL ON FUNCTION forget_old_changes() FROM PUBLIC;

CREATE TRIGGER forget_old_changes AFTER INSERT ON change REFERENCING NEW TABLE AS noted
FOR EACH STATEMENT EXECUTE FUNCTION forget_old_changes();
