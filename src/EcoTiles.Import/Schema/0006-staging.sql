-- 导入暂存 / Where an import keeps what it has read, until all of it is judged and swapped in.

CREATE SCHEMA ecotiles_staging;
COMMENT ON SCHEMA ecotiles_staging IS '导入暂存 / Staging of imports';

CREATE TABLE ecotiles_staging.run (
  run_id uuid PRIMARY KEY,
  source_key text NOT NULL,
  started_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON TABLE ecotiles_staging.run IS '未完成的导入 / Imports that are not finished';
COMMENT ON COLUMN ecotiles_staging.run.run_id IS '导入编号 / The import';
COMMENT ON COLUMN ecotiles_staging.run.source_key IS '来源文件与选项的指纹 / Fingerprint of source files and options';
COMMENT ON COLUMN ecotiles_staging.run.started_at IS '开始时间 / When it began';

CREATE TABLE ecotiles_staging.layer (
  run_id uuid NOT NULL REFERENCES ecotiles_staging.run ON DELETE CASCADE,
  layer_key text NOT NULL,
  staged_table text NOT NULL,
  rows bigint NOT NULL,
  report jsonb NOT NULL,
  PRIMARY KEY (run_id, layer_key)
);
COMMENT ON TABLE ecotiles_staging.layer IS '已读完的图层 / Layers that are read whole';
COMMENT ON COLUMN ecotiles_staging.layer.run_id IS '导入编号 / The import';
COMMENT ON COLUMN ecotiles_staging.layer.layer_key IS '图层与来源 / The layer and where it comes from';
COMMENT ON COLUMN ecotiles_staging.layer.staged_table IS '暂存表 / Table that holds its rows';
COMMENT ON COLUMN ecotiles_staging.layer.rows IS '行数 / Number of rows';
COMMENT ON COLUMN ecotiles_staging.layer.report IS '检查结果 / What was found in it';
