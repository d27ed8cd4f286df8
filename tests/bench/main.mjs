// One run, side by side: the same tiles, the same machine, one after the other. Prints a table and writes JSON.
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { benchEdits, benchImport, compareByFrame, compareStores, keptDatabase } from './database.mjs';
import { benchPictures } from './pictures.mjs';
import { benchTiles, loadStressSet, startPostgis, timeStatement } from './postgis.mjs';
import { printTable } from './report.mjs';
import { makeSample, root, run, serve, serveBare, stopAll } from './service.mjs';
import { commonTiles, landUseAt, middleTile, planLayers, walk } from './walk.mjs';
import { load } from './wrk.mjs';

const { values: options } = parseArgs({
  options: {
    size: { type: 'string', default: '1m' },
    seconds: { type: 'string', default: '15' },
    kernels: { type: 'boolean', default: false },
    import: { type: 'boolean', default: false },
    canvas: { type: 'boolean', default: false },
    cached: { type: 'boolean', default: false },
    database: { type: 'string' },
    pictures: { type: 'boolean', default: false },
  },
});
const seconds = Number(options.seconds);
const store = join(root, 'artifacts/bench');
mkdirSync(store, { recursive: true });
if (options.canvas) {
  const { benchCanvas } = await import('./canvas.mjs'); // needs Skia, which the other figures do not
  await benchCanvas(store);
  process.exit();
}
if (options.pictures) {
  await benchPictures(store, await stressFile(options.size), await stressFile('10k'), options.size, seconds);
  process.exit();
}
const folder = mkdtempSync(join(tmpdir(), 'ecotiles-bench-'));
chmodSync(folder, 0o755);

const databaseParts = {
  frames: (database, file, tiles) => compareByFrame(database, folder, tiles, frameTilePath, { connections: 8, seconds }),
  stores: (database, file, tiles) => compareStores(database, file, folder, tiles.map(parcelPath), seconds),
  edits: (database, file, tiles) => benchEdits(database, folder, tiles.map(parcelPath).filter((_, i) => i % 5 === 0)),
};

const results = { size: options.size, seconds, when: new Date().toISOString() };
try {
  if (options.kernels) await run(join(root, 'tests/bench/EcoTiles.Benchmarks/bin/Release/net10.0/EcoTiles.Benchmarks'), ['--filter', '*'], { stdio: 'inherit', cwd: store });
  if (options.cached) {
    console.log(JSON.stringify(await compareCached(), null, 2));
  } else if (options.database) {
    await databaseOnly(options.size, options.database === 'all' ? ['frames', 'stores', 'edits'] : options.database.split(','));
  } else if (options.import) {
    results.validation = await timeValidation();
    results.imported = await importOnly(options.size);
    writeFileSync(join(store, `import-${options.size}.json`), JSON.stringify(results, null, 2));
    console.log(JSON.stringify(results, null, 2));
  } else {
    results.validation = await timeValidation();
    results.sizes = await compareSizes(options.size);
    Object.assign(results, await compareWithPostgis(options.size));
    results.cached = await compareCached();
    writeFileSync(join(store, `${options.size}.json`), JSON.stringify(results, null, 2));
    printTable(results);
  }
} finally {
  stopAll();
  rmSync(folder, { recursive: true, force: true });
}

async function stressFile(size) {
  const file = join(store, `stress-${size}.gpkg`);
  if (!existsSync(file)) await makeSample(file, size);
  return file;
}

function tilePath(layers, { z, x, y }) {
  return `/tiles/stress/${layers.join(',')}/${z}/${x}/${y}.mvt`;
}

/** With all parcels, whatever the zoom. */
function parcelPath(tile) {
  return tilePath(['landuse', ...planLayers], tile);
}

function mapPath(tile) {
  return tilePath([landUseAt(tile.z), ...planLayers], tile);
}

/** The tables as ogr2ogr brought them in, which are published beside our schema. */
function frameTilePath({ z, x, y }) {
  return `/tiles/postgres/${[landUseAt(z), ...planLayers].join(',')}/${z}/${x}/${y}.mvt`;
}

/** Into an empty database, and once more in the place of what is there. */
async function importOnly(size) {
  const file = await stressFile(size);
  const database = await startPostgis(folder);
  try {
    say('import');
    return { fresh: await benchImport(database, file), again: await benchImport(database, file) };
  } finally {
    await database.stop();
  }
}

/** Parts of the comparison with PostGIS by themselves, on a database that is kept. */
async function databaseOnly(size, parts) {
  const file = await stressFile(size);
  say('filling a database, unless one was kept');
  const database = await keptDatabase(size, file);
  try {
    for (const part of parts) {
      say(part);
      const result = await databaseParts[part](database, file, walk(size));
      writeFileSync(join(store, `database-${part}-${size}.json`), JSON.stringify(result, null, 2));
      console.log(JSON.stringify({ [part]: result }, null, 2));
    }
  } finally {
    await database.stop();
  }
}

async function compareWithPostgis(size) {
  const file = await stressFile(size);
  const tiles = walk(size);
  const database = await startPostgis(folder);
  try {
    say('loading PostGIS');
    await loadStressSet(database, file);
    const rounds = [];
    for (const connections of [8, 2]) {
      say(`uncached vector tiles, ${connections} connections`);
      const theirs = benchTiles(database, folder, tiles, { connections, seconds });
      const service = await serve(file, { cacheMegabytes: 0 });
      load(folder, service.url, tiles.map(mapPath), { connections, seconds: 3 });
      const ours = load(folder, service.url, tiles.map(mapPath), { connections, seconds });
      await service.stop();
      rounds.push({ connections, theirs, ours, ratio: ours.perSecond / theirs.perSecond, p99Ratio: theirs.p99 / ours.p99 });
    }
    say('one z10 tile over all parcels');
    const wholeTile = await compareWholeTile(database, file, size);
    say('tiles read by frame');
    const byFrame = await databaseParts.frames(database, file, tiles);
    say('import');
    const imported = await benchImport(database, file);
    say('the same tiles from both stores');
    const stores = await databaseParts.stores(database, file, tiles);
    say('edits');
    const edits = await databaseParts.edits(database, file, tiles);
    return { rounds, wholeTile, byFrame, imported, stores, edits };
  } finally {
    await database.stop();
  }
}

/** A tile over the full parcel layer, for which nobody prepared an overview. */
async function compareWholeTile(database, file, size) {
  const tile = middleTile(size, 10);
  const service = await serve(file, { cacheMegabytes: 0 });
  const times = [];
  for (let i = 0; i < 30; i++) {
    const started = performance.now();
    await (await fetch(service.url + tilePath(['landuse'], tile))).arrayBuffer();
    times.push(performance.now() - started);
  }
  await service.stop();
  const ours = times.slice(10).sort((one, other) => one - other)[10];
  const theirs = timeStatement(database, folder, `SELECT ST_AsMVT(t, 'landuse', 4096, 'geom', 'fid') FROM (
    SELECT fid, type_code, type_name, ST_AsMVTGeom(geom, ST_TileEnvelope(${tile.z}, ${tile.x}, ${tile.y}), 4096, 64, true) AS geom
    FROM landuse WHERE geom && ST_TileEnvelope(${tile.z}, ${tile.x}, ${tile.y})) AS t`.replaceAll('\n', ' '), 5);
  return { ours, theirs, ratio: theirs / ours };
}

/** The same tiles from a layer of 10 thousand, 100 thousand and a million parcels; start, memory and load beside them. */
async function compareSizes(largest) {
  const sizes = ['10k', '100k', '1m'];
  const rows = [];
  for (const size of sizes.slice(0, sizes.indexOf(largest) + 1)) {
    say(`stress set ${size}`);
    const service = await serve(await stressFile(size), { cacheMegabytes: 0 });
    const parcels = service.datasets.find((each) => each.table === 'landuse');
    const paths = commonTiles(14).map((tile) => tilePath(['landuse'], tile));
    load(folder, service.url, paths, { connections: 2, seconds: 3 });
    const { perSecond } = load(folder, service.url, paths, { connections: 2, seconds });
    rows.push({
      size, perSecond, startSeconds: service.startSeconds, allLoadedSeconds: service.loadSeconds, parcelsLoadedSeconds: parcels.loadSeconds,
      points: parcels.points, bytesPerPoint: parcels.bytes / parcels.points, residentBytes: service.residentBytes(),
    });
    await service.stop();
  }
  return rows.map((row) => ({ ...row, costAgainstSmallest: rows[0].perSecond / row.perSecond }));
}

async function compareCached() {
  say('cached tile against bare Kestrel');
  const service = await serve(await stressFile('10k'), { cacheMegabytes: 256 });
  const path = tilePath(['landuse'], commonTiles(15)[0]);
  const body = Buffer.from(await rawTile(service.url + path));
  writeFileSync(join(folder, 'body'), body);
  const bare = await serveBare(join(folder, 'body'));
  const measure = { ours: (time) => loadCached(service.url, path, time), bare: (time) => loadCached(bare.url, '/', time) };
  const rounds = [];
  for (const warmUp of Object.values(measure)) warmUp(4);
  // A machine's speed drifts: many short rounds, and neither is always the first.
  for (let round = 0; round < 17; round++) {
    const first = round % 2 === 0 ? 'ours' : 'bare';
    const second = round % 2 === 0 ? 'bare' : 'ours';
    rounds.push({ [first]: measure[first](2), [second]: measure[second](2) });
  }
  await bare.stop();
  await service.stop();
  const median = (of) => rounds.map(of).sort((one, other) => one - other)[rounds.length >> 1];
  return {
    bytes: body.length, ours: median((round) => round.ours), bare: median((round) => round.bare),
    ratio: median((round) => round.ours / round.bare),
  };
}

function loadCached(url, path, time) {
  return load(folder, url, [path], { connections: 32, seconds: time }).perSecond;
}

/** The bytes as they travel: fetch would unpack them. */
async function rawTile(url) {
  const { get } = await import('node:http');
  return new Promise((resolve, reject) => get(url, { headers: { 'Accept-Encoding': 'gzip' } }, (answer) => {
    const parts = [];
    answer.on('data', (part) => parts.push(part)).on('end', () => resolve(Buffer.concat(parts)));
  }).on('error', reject));
}

/** The rules on generated plans as large as they come. */
async function timeValidation() {
  say('validation');
  const { stdout } = await promisify(execFile)(join(root, 'tests/bench/EcoTiles.Benchmarks/bin/Release/net10.0/EcoTiles.Benchmarks'), ['validate']);
  return JSON.parse(stdout);
}

function say(what) {
  process.stderr.write(`bench: ${what}\n`);
}
