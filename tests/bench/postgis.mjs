// PostGIS as a tile server's database has it: Web Mercator geometry, GiST indexes, ST_AsMVT; asked through pgbench.
import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { landUseAt, planLayers } from './walk.mjs';
import { freePort, run } from './service.mjs';

const programs = '/usr/lib/postgresql/15/bin';
const tables = ['landuse', 'landuse_z11', 'landuse_z8', ...planLayers];

/** A server of our own in a folder, with what an earlier one left there. */
export async function startPostgis(folder) {
  const data = join(folder, 'postgres');
  const isNew = !existsSync(data);
  mkdirSync(data, { recursive: true });
  const [uid, gid] = ['-u', '-g'].map((flag) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout));
  chownSync(data, uid, gid);
  const asPostgres = { uid, gid, cwd: data };
  const port = await freePort();
  if (isNew) await run(join(programs, 'initdb'), ['-D', data, '-A', 'trust', '-U', 'postgres', '--no-sync'], asPostgres);
  writeFileSync(join(data, 'postgresql.auto.conf'), [
    `port = ${port}`, "listen_addresses = '127.0.0.1'", `unix_socket_directories = '${data}'`,
    'shared_buffers = 2GB', 'work_mem = 64MB', 'maintenance_work_mem = 512MB', 'effective_cache_size = 8GB',
    'random_page_cost = 1.1', 'jit = off', 'fsync = off', 'max_wal_size = 8GB', 'max_parallel_workers_per_gather = 0',
  ].join('\n'));
  await run(join(programs, 'pg_ctl'), ['-D', data, '-w', '-l', join(data, 'log'), 'start'], asPostgres);
  const connection = ['-h', '127.0.0.1', '-p', String(port), '-U', 'postgres'];
  const database = {
    connection,
    sql: (text) => sql(connection, text),
    stop: () => run(join(programs, 'pg_ctl'), ['-D', data, '-m', 'fast', 'stop'], asPostgres),
    port,
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
  };
  database.sql('CREATE EXTENSION IF NOT EXISTS postgis');
  return database;
}

export async function loadStressSet(database, file) {
  for (const table of tables) {
    await run('ogr2ogr', [
      '-f', 'PostgreSQL', `PG:host=127.0.0.1 port=${database.port} user=postgres dbname=postgres`, file, table,
      '-t_srs', 'EPSG:3857', '-nlt', 'PROMOTE_TO_MULTI', '-lco', 'GEOMETRY_NAME=geom', '-lco', 'FID=fid', '--config', 'PG_USE_COPY', 'YES',
    ]);
  }
  for (const zoom of [8, 11, 14]) database.sql(tileFunction(database, landUseAt(zoom)));
  database.sql('VACUUM ANALYZE');
}

/** One query for each layer, with the columns that our tiles carry, put together as every PostGIS tile server does. */
function tileFunction(database, landUse) {
  const layers = [landUse, ...planLayers].map((table) => `
    (SELECT coalesce(ST_AsMVT(t, '${table}', 4096, 'geom', 'fid'), '') FROM (
      SELECT ${columnsOf(database, table)}, ST_AsMVTGeom(geom, box, 4096, 64, true) AS geom
      FROM ${table}, ST_TileEnvelope(z, x, y) AS box
      WHERE geom && ST_TileEnvelope(z, x, y, margin => 64.0 / 4096)) AS t WHERE t.geom IS NOT NULL)`);
  return `CREATE FUNCTION tile_${landUse}(z int, x int, y int) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT ${layers.join(' || ')} $$`;
}

function columnsOf(database, table) {
  const hidden = ['geom', 'plan_id', 'data_version', 'is_sample', ...(table === 'landuse' ? ['id', 'source'] : [])]; // as in our tiles
  return database.sql(`SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute
    WHERE attrelid = '${table}'::regclass AND attnum > 0 AND NOT attisdropped AND attname <> ALL ('{${hidden}}')`).trim();
}

/** Asks for tiles of the list at random; one transaction is one tile. */
export function benchTiles(database, folder, tiles, { connections, seconds }) {
  const rows = tiles.map((tile, i) => `(${i + 1}, ${tile.z}, ${tile.x}, ${tile.y})`).join(',');
  database.sql(`DROP TABLE IF EXISTS tile_list; CREATE TABLE tile_list (id int PRIMARY KEY, z int, x int, y int); INSERT INTO tile_list VALUES ${rows}; ANALYZE tile_list`);
  writeFileSync(join(folder, 'tiles.sql'), `\\set id random(1, ${tiles.length})
SELECT CASE WHEN z <= 10 THEN tile_landuse_z8(z, x, y) WHEN z <= 12 THEN tile_landuse_z11(z, x, y) ELSE tile_landuse(z, x, y) END FROM tile_list WHERE id = :id;
`);
  const result = pgbench(database, folder, 'tiles.sql', connections, seconds);
  const size = database.sql(`SELECT avg(length(CASE WHEN z <= 10 THEN tile_landuse_z8(z, x, y) WHEN z <= 12 THEN tile_landuse_z11(z, x, y) ELSE tile_landuse(z, x, y) END)) FROM tile_list`);
  return { ...result, bytes: Number(size) };
}

/** Median time of one statement, in milliseconds. */
export function timeStatement(database, folder, statement, times) {
  writeFileSync(join(folder, 'one.sql'), `${statement};\n`);
  return pgbench(database, folder, 'one.sql', 1, undefined, times).p50;
}

function pgbench(database, folder, script, connections, seconds, transactions) {
  const log = join(folder, `pgbench-${connections}-${Math.random().toString(36).slice(2)}`);
  const amount = seconds ? ['-T', String(seconds)] : ['-t', String(transactions)];
  const run = spawnSync('pgbench', [...database.connection, '-n', '-M', 'prepared', '-c', String(connections), '-j', '2', ...amount,
    '-f', join(folder, script), '-l', '--log-prefix', log, 'postgres'], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
  if (run.status !== 0) throw new Error(run.stderr);
  const latencies = readdirSync(folder).filter((name) => join(folder, name).startsWith(`${log}.`))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n').map((line) => Number(line.split(' ')[2]) / 1000))
    .sort((one, other) => one - other);
  const at = (share) => latencies[Math.min(latencies.length - 1, Math.floor(share * latencies.length))];
  return { perSecond: Number(run.stdout.match(/tps = ([\d.]+)/)[1]), p50: at(0.5), p99: at(0.99) };
}

function sql(connection, text) {
  const run = spawnSync('psql', [...connection, '-XAtq', '-v', 'ON_ERROR_STOP=1', '-c', text, 'postgres'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (run.status !== 0) throw new Error(run.stderr);
  return run.stdout;
}
