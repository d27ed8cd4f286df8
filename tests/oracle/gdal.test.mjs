import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { countFeatures, ogrinfo, query, rasterInfo } from "./gdal.mjs";
import { tilesOf } from "./grid.mjs";
import { decode, forEach, getJson, getPlans, getTile, skip, tileUrl } from "./service.mjs";

const zooms = [5, 8, 10, 12, 14, 16];
const tilesOfZoom = 2;

describe("GDAL reads tiles", { skip }, async () => {
  const plans = skip ? [] : await getPlans();
  let folder;
  before(async () => (folder = await mkdtemp(join(tmpdir(), "ecotiles-oracle-"))));
  after(() => rm(folder, { recursive: true }));

  for (const plan of plans) {
    test(`of the maps of ${plan.id}, with as many features as are there`, async (context) => {
      const saved = [];
      for (const [i, { id }] of plan.maps.entries()) saved.push(...(await save(`${plan.id}/${id}`, [zooms[i % zooms.length]])));
      for (const { path, decoded } of saved) assert.deepEqual(await countFeatures(path), countsOf(decoded), path);
      assert.ok(saved.length > 0);
      context.diagnostic(`${saved.length} tiles`);
    });

    test(`of the zones of ${plan.id}, and finds all shapes valid`, async (context) => {
      const saved = await save(`${plan.id}/zone,plan_area`, zooms);
      let shapes = 0;
      for (const { path, decoded } of saved) {
        for (const [name, layer] of Object.entries(decoded.layers)) {
          const sql = `select count(*) as n, sum(ST_IsValid(geometry)) as valid from "${name}"`;
          const [{ n, valid }] = await query(path, sql, "-dialect", "sqlite", "-oo", "CLIP=NO");
          assert.equal(Number(n), layer.length, `${path} ${name}`);
          assert.equal(Number(valid), layer.length, `${path} ${name}`);
          shapes += layer.length;
        }
      }
      assert.ok(shapes > 10);
      context.diagnostic(`${shapes} shapes in ${saved.length} tiles`);
    });

    test(`of ${plan.id} as a folder of tiles`, async () => {
      const zoom = 12;
      const saved = await save(`${plan.id}/zone,plan_area`, [zoom]);
      const expected = {};
      for (const { decoded } of saved) {
        for (const [name, count] of Object.entries(countsOf(decoded))) expected[name] = (expected[name] ?? 0) + count;
      }
      assert.deepEqual(await countFeatures(join(folder, plan.id, "zone,plan_area", String(zoom))), expected);
    });
  }

  /** A few tiles of a map that are not empty, as z/x/y.pbf in a folder of their own. */
  async function save(map, wantedZooms) {
    const tileJson = await getJson(`tiles/${map}.json`);
    const saved = [];
    for (const zoom of wantedZooms) {
      await forEach(tilesOf(tileJson.bounds, zoom, tilesOfZoom, map), async ({ z, x, y }) => {
        const bytes = await getTile(tileUrl(tileJson.tiles[0], { z, x, y }));
        if (!bytes) return;
        const path = join(folder, map, String(z), String(x), `${y}.pbf`);
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, bytes);
        saved.push({ path, decoded: decode(bytes) });
      });
    }
    return saved;
  }
});

const countsOf = ({ layers }) => Object.fromEntries(Object.entries(layers).map(([name, { length }]) => [name, length]));

const geoPackage = process.env.ECOTILES_GPKG;

describe("GDAL reads the sample GeoPackage", { skip: geoPackage ? false : "ECOTILES_GPKG names no file" }, () => {
  const ask = (sql) => query(geoPackage, sql);

  test("whole, with the counts that its tables have", async () => {
    const counts = await countFeatures(geoPackage);
    const contents = await ask("select table_name from gpkg_contents where data_type <> 'tiles'");
    assert.deepEqual(Object.keys(counts).sort(), contents.map((row) => row.table_name).sort());
    for (const { table_name: table } of contents) {
      const [{ n }] = await ask(`select count(*) as n from "${table}"`);
      assert.equal(counts[table], Number(n), table);
      assert.ok(counts[table] > 0, `${table} is empty`);
    }
  });

  test("with heights and imagery of every plan, on whole tiles of the web's grid", async () => {
    const rasters = await ask("select table_name, max_x - min_x as metres from gpkg_contents where data_type = 'tiles'");
    const [{ n }] = await ask("select count(*) as n from raster_asset");
    assert.equal(rasters.length, Number(n));
    for (const { table_name: table, metres } of rasters) {
      const { size, geoTransform, bands, stac } = await rasterInfo(geoPackage, table);
      assert.equal(stac?.["proj:epsg"] ?? 3857, 3857, table);
      assert.ok(size[0] % 256 === 0 && size[1] % 256 === 0 && bands.length >= 3, table);
      assert.ok(Math.abs(size[0] * geoTransform[1] - Number(metres)) < 1e-3, table);
    }
  });

  test("with CGCS2000 as the system of every layer", async () => {
    const systems = await ask("select distinct srs_id, organization, organization_coordsys_id from gpkg_geometry_columns join gpkg_spatial_ref_sys using (srs_id)");
    assert.deepEqual(systems, [{ srs_id: "4490", organization: "EPSG", organization_coordsys_id: "4490" }]);
    assert.match(await ogrinfo("-so", geoPackage, "zone"), /ID\["EPSG",4490\]/);
  });

  test("with a spatial index that holds every shape", async () => {
    for (const { table_name: table } of await ask("select table_name from gpkg_geometry_columns")) {
      const [{ n }] = await ask(`
        select count(*) as n from "${table}" left join "rtree_${table}_geom" as box on box.id = fid
        where box.id is null or ST_MinX(geom) < minx or ST_MaxX(geom) > maxx or ST_MinY(geom) < miny or ST_MaxY(geom) > maxy`);
      assert.equal(Number(n), 0, table);
    }
  });

  test("with Chinese words for every table and column", async () => {
    const nameless = await ask(`
      select c.table_name, p.name from gpkg_contents c, pragma_table_info(c.table_name) p
      left join gpkg_data_columns d on d.table_name = c.table_name and d.column_name = p.name
      where c.data_type <> 'tiles' and p.name not in ('fid', 'geom') and not coalesce(d.title, '') glob '*[一-龥]*'`);
    assert.deepEqual(nameless, []);
    assert.deepEqual(await ask("select table_name from gpkg_contents where not coalesce(description, '') glob '*[一-龥]*'"), []);
  });

  test("with shapes that are all valid", async () => {
    for (const { table_name: table } of await ask("select table_name from gpkg_geometry_columns")) {
      const [{ n }] = await query(geoPackage, `select count(*) as n from "${table}" where not ST_IsValid(geom)`, "-dialect", "sqlite");
      assert.equal(Number(n), 0, table);
    }
  });
});
