// The production store beside the file: import, load, the same tiles, reading by frame, and how soon an edit is seen.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { benchTiles, loadStressSet, startPostgis } from './postgis.mjs';
import { importInto, serve } from './service.mjs';
import { load } from './wrk.mjs';

/** The stress set as ogr2ogr brings it in, and in our schema; filling takes minutes, so it is kept for the next run. */
export async function keptDatabase(size, file) {
  const folder = join(tmpdir(), `ecotiles-bench-${size}`);
  const mark = join(folder, 'filled');
  if (!existsSync(mark)) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  const database = await startPostgis(folder);
  if (!existsSync(mark)) {
    await loadStressSet(database, file);
    await importInto(file, database.url);
    database.sql('VACUUM ANALYZE');
    writeFileSync(mark, '');
  }
  return database;
}

/** Brings the stress set into our schema, and says how fast. */
export async function benchImport(database, file) {
  const started = performance.now();
  await importInto(file, database.url);
  const seconds = (performance.now() - started) / 1000;
  const features = Number(database.sql("SELECT sum(n_live_tup) FROM pg_stat_user_tables WHERE schemaname = 'ecotiles'"));
  return { features, seconds, perSecond: features / seconds };
}

/** Tiles of both stores: are they the same bytes, and as quick? */
export async function compareStores(database, file, folder, paths, seconds) {
  const results = {};
  for (const [name, store] of [['file', file], ['database', database.url]]) {
    const service = await serve(store, { cacheMegabytes: 0, include: 'none.none' });
    const parcels = service.datasets.find((each) => each.table === 'landuse');
    const hash = createHash('sha256');
    for (const path of paths) hash.update(Buffer.from(await (await fetch(service.url + path)).arrayBuffer()));
    load(folder, service.url, paths, { connections: 8, seconds: 2 });
    const { perSecond } = load(folder, service.url, paths, { connections: 8, seconds });
    results[name] = { perSecond, hash: hash.digest('hex'), parcelsLoadedSeconds: parcels.loadSeconds };
    await service.stop();
  }
  return { ...results, same: results.file.hash === results.database.hash, ratio: results.database.perSecond / results.file.perSecond };
}

/** Tiles read from the database one by one, beside ST_AsMVT over the same rows. */
export async function compareByFrame(database, folder, tiles, pathOf, { connections, seconds }) {
  const theirs = benchTiles(database, folder, tiles, { connections, seconds });
  const service = await serve(database.url, { cacheMegabytes: 0, snapshotMegabytes: 0 });
  const paths = tiles.map(pathOf);
  load(folder, service.url, paths, { connections, seconds: 3 });
  const ours = load(folder, service.url, paths, { connections, seconds });
  await service.stop();
  return { connections, theirs, ours, ratio: ours.perSecond / theirs.perSecond };
}

/** Edits single parcels while tiles are asked for, and waits until a tile shows each. */
export async function benchEdits(database, folder, paths, rounds = 40) {
  const service = await serve(database.url, { cacheMegabytes: 256, include: 'none.none' });
  const before = service.datasets.find((each) => each.table === 'landuse').loadSeconds;
  const busy = { ended: false, served: 0, failed: 0 };
  const asking = keepAsking(service.url, paths, busy);
  const waits = [];
  for (let round = 0; round < rounds; round++) waits.push(await timeEdit(database, service.url, round));
  database.sql(`UPDATE ecotiles.landuse SET type_name = split_part(type_name, ' edited ', 1) WHERE type_name LIKE '% edited %'`); // as it was
  busy.ended = true;
  await asking;
  const { datasets } = await (await fetch(`${service.url}/readyz`)).json();
  const after = datasets.find((each) => each.table === 'landuse').loadSeconds;
  await service.stop();
  waits.sort((one, other) => one - other);
  return { p50: waits[Math.floor(rounds / 2)], p95: waits[Math.floor(rounds * 0.95)], madeAnew: after !== before, ...busy };
}

async function timeEdit(database, url, round) {
  const name = ` edited ${round}.`;
  const [fid, longitude, latitude] = database.sql(`SELECT fid, ST_X(p), ST_Y(p) FROM ecotiles.landuse, ST_PointOnSurface(geom) AS p
    WHERE fid >= (SELECT min(fid) + ${7919 * (round + 1)} FROM ecotiles.landuse) ORDER BY fid LIMIT 1`).trim().split('|').map(Number);
  const path = `/tiles/stress/landuse/15/${Math.floor(((longitude + 180) / 360) * 2 ** 15)}/${row(latitude, 15)}.mvt`;
  await (await fetch(url + path)).arrayBuffer(); // so that it lies in the cache
  const started = performance.now();
  database.sql(`UPDATE ecotiles.landuse SET type_name = type_name || '${name}' WHERE fid = ${fid}`);
  while (!Buffer.from(await (await fetch(url + path)).arrayBuffer()).includes(name)) {
    if (performance.now() - started > 30_000) throw new Error(`${path} never showed ${name}`);
    await sleep(10);
  }
  return performance.now() - started;
}

async function keepAsking(url, paths, busy) {
  for (let i = 0; !busy.ended; i++) {
    const answer = await fetch(url + paths[i % paths.length]);
    await answer.arrayBuffer();
    if (answer.ok) busy.served++;
    else busy.failed++;
    await sleep(5);
  }
}

function row(latitude, zoom) {
  const sine = Math.sin((latitude * Math.PI) / 180);
  return Math.floor((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * 2 ** zoom);
}
