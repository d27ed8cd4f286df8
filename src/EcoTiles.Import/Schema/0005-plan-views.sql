-- 附录 E 五张规划表 / The five plan tables of Appendix E, measured on the ellipsoid.

-- Counties by year. Units are those of table E.1, whatever an indicator is kept in.
CREATE VIEW v_e1 AS
WITH amounts AS (
  SELECT plan.code AS plan_id, plan.region_name, plan.parent_region_name, indicator.year, indicator.code,
    coalesce(plan.area_m2, plan.area_stated_m2) AS plan_area_m2,
    indicator.value * CASE
      WHEN indicator.unit IN ('%', '％') THEN 1
      WHEN indicator.unit IN ('万亩') THEN 1e4 / 15
      WHEN indicator.unit IN ('公顷', 'ha', 'hm2', 'hm²') THEN 1
      WHEN indicator.unit IN ('平方公里', '平方千米', 'km2', 'km²') THEN 100
      WHEN indicator.unit IN ('平方米', 'm2', 'm²') THEN 1e-4
    END AS amount -- percent, or hectares
  FROM indicator JOIN plan ON plan.code = indicator.plan_id
),
counties AS (
  SELECT plan_id, region_name, parent_region_name, year, plan_area_m2,
    sum(amount) FILTER (WHERE code = 'forest_cover') AS forest_cover,
    sum(amount) FILTER (WHERE code = 'forest_restored') AS forest_restored,
    sum(amount) FILTER (WHERE code = 'eco_retirement') AS eco_retirement,
    sum(amount) FILTER (WHERE code = 'wetland_restored') AS wetland_restored,
    sum(amount) FILTER (WHERE code IN ('grassland_treated', 'grassland_restored')) AS grassland_restored
  FROM amounts GROUP BY plan_id, region_name, parent_region_name, year, plan_area_m2
)
SELECT plan_id, parent_region_name, region_name, year, false AS is_total, forest_cover AS forest_cover_percent,
  forest_restored / 100 AS forest_restored_km2, eco_retirement AS farmland_retired_ha,
  wetland_restored / 100 AS wetland_restored_km2, grassland_restored / 100 AS grassland_restored_km2
FROM counties
UNION ALL
SELECT NULL, parent_region_name, '合计', year, true,
  sum(forest_cover * plan_area_m2) / nullif(sum(plan_area_m2) FILTER (WHERE forest_cover IS NOT NULL), 0),
  sum(forest_restored) / 100, sum(eco_retirement), sum(wetland_restored) / 100, sum(grassland_restored) / 100
FROM counties WHERE parent_region_name IS NOT NULL GROUP BY parent_region_name, year;

COMMENT ON VIEW v_e1 IS '表 E.1 指标表 / Table E.1, indicators by county and year';
COMMENT ON COLUMN v_e1.plan_id IS '规划代码，合计行为空 / Code of the plan, null in rows of sums';
COMMENT ON COLUMN v_e1.parent_region_name IS '上级行政区 / Superior region';
COMMENT ON COLUMN v_e1.region_name IS '县（市、区） / County';
COMMENT ON COLUMN v_e1.year IS '年份 / Year';
COMMENT ON COLUMN v_e1.is_total IS '是否合计行 / Whether the row is a sum';
COMMENT ON COLUMN v_e1.forest_cover_percent IS '森林覆盖率（%），合计按面积加权 / Forest cover in percent, weighted by area in sums';
COMMENT ON COLUMN v_e1.forest_restored_km2 IS '森林修复面积（平方公里） / Forest restored in square kilometres';
COMMENT ON COLUMN v_e1.farmland_retired_ha IS '生态退耕面积（公顷） / Farmland retired in hectares';
COMMENT ON COLUMN v_e1.wetland_restored_km2 IS '湿地修复面积（平方公里） / Wetland restored in square kilometres';
COMMENT ON COLUMN v_e1.grassland_restored_km2 IS '草原修复面积（平方公里） / Grassland restored in square kilometres';

-- A unit counts when more than 0.01 km2 and more than 0.1 % of the key area lie in it.
CREATE VIEW v_e2 AS
WITH shares AS (
  SELECT key_area.id AS key_area_id, admin_unit.level, admin_unit.name, admin_unit.code,
    ST_Area(ST_Intersection(key_area.geom, admin_unit.geom)::geography) AS shared_m2,
    ST_Area(key_area.geom::geography) AS area_m2
  FROM key_area JOIN admin_unit ON admin_unit.plan_id = key_area.plan_id
    AND admin_unit.level IN ('town', 'village') AND ST_Intersects(key_area.geom, admin_unit.geom)
),
touched AS (
  SELECT key_area_id, array_agg(name ORDER BY code) FILTER (WHERE level = 'town') AS towns,
    count(*) FILTER (WHERE level = 'village') AS village_count
  FROM shares WHERE shared_m2 > 10000 AND shared_m2 > area_m2 * 0.001 GROUP BY key_area_id
)
SELECT key_area.plan_id, key_area.scheme,
  row_number() OVER (PARTITION BY key_area.plan_id, key_area.scheme ORDER BY key_area.sort, key_area.code) AS number,
  key_area.id AS key_area_id, key_area.name, ST_Area(key_area.geom::geography) / 1e6 AS area_km2,
  coalesce(touched.towns, '{}') AS towns, coalesce(touched.village_count, 0) AS village_count
FROM key_area LEFT JOIN touched ON touched.key_area_id = key_area.id;

COMMENT ON VIEW v_e2 IS '表 E.2 重点区域表（由图形计算） / Table E.2, key areas, measured from their shapes';
COMMENT ON COLUMN v_e2.plan_id IS '规划代码 / Code of the plan';
COMMENT ON COLUMN v_e2.scheme IS '分区体系 / Scheme';
COMMENT ON COLUMN v_e2.number IS '序号 / Number';
COMMENT ON COLUMN v_e2.key_area_id IS '重点区域 / Key area';
COMMENT ON COLUMN v_e2.name IS '区域名称 / Name of the area';
COMMENT ON COLUMN v_e2.area_km2 IS '面积（平方公里，椭球面积） / Area in square kilometres on the ellipsoid';
COMMENT ON COLUMN v_e2.towns IS '涉及乡（镇、街道等） / Towns it touches';
COMMENT ON COLUMN v_e2.village_count IS '涉及行政村个数 / Number of villages it touches';

CREATE VIEW v_e3 AS
SELECT project.plan_id, project.scheme, project.class_code, project.class_name, project.map_no AS number,
  parent.name AS parent_name, project.item_name, project.name, project.region_text, project.towns, project.tasks,
  project.goal, project.measures, project.year_from, project.year_to, stage.key AS stage_key, stage.zh AS stage_name,
  project.year_from < stage.year_from AS spans_stages, project.upper_level, project.id AS project_id
FROM project LEFT JOIN project AS parent ON parent.id = project.parent_id
LEFT JOIN plan_stage AS stage ON stage.plan_id = project.plan_id
  AND project.year_to BETWEEN stage.year_from AND stage.year_to;

COMMENT ON VIEW v_e3 IS '表 E.3 工程安排表 / Table E.3, arrangement of the works';
COMMENT ON COLUMN v_e3.plan_id IS '规划代码 / Code of the plan';
COMMENT ON COLUMN v_e3.scheme IS '分区体系 / Scheme';
COMMENT ON COLUMN v_e3.class_code IS '工程类代码 / Code of the project class';
COMMENT ON COLUMN v_e3.class_name IS '重点工程 / Name of the project class';
COMMENT ON COLUMN v_e3.number IS '编号 / Number';
COMMENT ON COLUMN v_e3.parent_name IS '上级工程 / Works it is part of';
COMMENT ON COLUMN v_e3.item_name IS '子工程 / Sub-works';
COMMENT ON COLUMN v_e3.name IS '工程名称 / Name of the project';
COMMENT ON COLUMN v_e3.region_text IS '实施区域 / Region in words';
COMMENT ON COLUMN v_e3.towns IS '涉及乡镇 / Towns it touches';
COMMENT ON COLUMN v_e3.tasks IS '重点任务 / Main tasks';
COMMENT ON COLUMN v_e3.goal IS '主要目标 / Main goal';
COMMENT ON COLUMN v_e3.measures IS '保护修复措施 / Measures';
COMMENT ON COLUMN v_e3.year_from IS '建设起始年 / First year of works';
COMMENT ON COLUMN v_e3.year_to IS '建设结束年 / Last year of works';
COMMENT ON COLUMN v_e3.stage_key IS '分期（按结束年） / Stage, by the last year';
COMMENT ON COLUMN v_e3.stage_name IS '分期名称 / Name of the stage';
COMMENT ON COLUMN v_e3.spans_stages IS '是否跨期 / Whether it begins in an earlier stage';
COMMENT ON COLUMN v_e3.upper_level IS '上位工程级别 / Level of the superior works';
COMMENT ON COLUMN v_e3.project_id IS '工程 / Project';

CREATE VIEW v_e4 AS
SELECT project.plan_id, project.scheme, project.class_code, project.class_name, project.map_no AS number,
  parent.name AS parent_name, project.name, project.goal, project.perf_scale, project.perf_quality,
  project.perf_structure, project.perf_benefit, project.stability_2025, project.stability_2030, project.id AS project_id
FROM project LEFT JOIN project AS parent ON parent.id = project.parent_id;

COMMENT ON VIEW v_e4 IS '表 E.4 目标分解表 / Table E.4, goals of the works';
COMMENT ON COLUMN v_e4.plan_id IS '规划代码 / Code of the plan';
COMMENT ON COLUMN v_e4.scheme IS '分区体系 / Scheme';
COMMENT ON COLUMN v_e4.class_code IS '工程类代码 / Code of the project class';
COMMENT ON COLUMN v_e4.class_name IS '重点工程 / Name of the project class';
COMMENT ON COLUMN v_e4.number IS '编号 / Number';
COMMENT ON COLUMN v_e4.parent_name IS '上级工程 / Works it is part of';
COMMENT ON COLUMN v_e4.name IS '工程名称 / Name of the project';
COMMENT ON COLUMN v_e4.goal IS '主要目标 / Main goal';
COMMENT ON COLUMN v_e4.perf_scale IS '绩效—规模 / Performance: scale';
COMMENT ON COLUMN v_e4.perf_quality IS '绩效—质量 / Performance: quality';
COMMENT ON COLUMN v_e4.perf_structure IS '绩效—结构 / Performance: structure';
COMMENT ON COLUMN v_e4.perf_benefit IS '绩效—效益 / Performance: benefit';
COMMENT ON COLUMN v_e4.stability_2025 IS '2025年稳定性 / Stability in 2025';
COMMENT ON COLUMN v_e4.stability_2030 IS '2030年稳定性 / Stability in 2030';
COMMENT ON COLUMN v_e4.project_id IS '工程 / Project';

-- Projects, then the sum of each class, then the sum of the plan.
CREATE VIEW v_e5 AS
SELECT plan_id, CASE WHEN grouping(class_code) = 1 THEN 'total' WHEN grouping(id) = 1 THEN 'class' ELSE 'project' END AS row_kind,
  class_code, CASE WHEN grouping(class_code) = 0 THEN max(class_name) END AS class_name, id AS project_id,
  CASE WHEN grouping(class_code) = 1 THEN '合计' WHEN grouping(id) = 1 THEN '小计' ELSE max(name) END AS name,
  CASE WHEN grouping(id) = 0 THEN max(map_no) END AS number,
  CASE WHEN grouping(id) = 0 THEN max(fund_source) END AS fund_source, sum(invest_wan) AS invest_wan, count(*) AS projects
FROM project GROUP BY GROUPING SETS ((plan_id, class_code, id), (plan_id, class_code), (plan_id));

COMMENT ON VIEW v_e5 IS '表 E.5 投资测算表 / Table E.5, investments with sums of classes and plan';
COMMENT ON COLUMN v_e5.plan_id IS '规划代码 / Code of the plan';
COMMENT ON COLUMN v_e5.row_kind IS '行类型：project 工程、class 类小计、total 合计 / Kind of row: project, class or total';
COMMENT ON COLUMN v_e5.class_code IS '工程类代码 / Code of the project class';
COMMENT ON COLUMN v_e5.class_name IS '重点工程 / Name of the project class';
COMMENT ON COLUMN v_e5.project_id IS '工程 / Project';
COMMENT ON COLUMN v_e5.name IS '工程名称 / Name of the project';
COMMENT ON COLUMN v_e5.number IS '编号 / Number';
COMMENT ON COLUMN v_e5.fund_source IS '资金来源 / Sources of funds';
COMMENT ON COLUMN v_e5.invest_wan IS '投资（万元） / Investment in 10,000 yuan';
COMMENT ON COLUMN v_e5.projects IS '工程数 / Number of projects';
