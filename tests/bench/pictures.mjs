// Pictures side by side with MapServer and Mapnik: the same database, like styling, no cache, the same walk.
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { serveMapnik } from './pictures/mapnik.mjs';
import { serveMapServer } from './pictures/mapserver.mjs';
import { writeStyles } from './pictures/styles.mjs';
import { loadStressSet, startPostgis } from './postgis.mjs';
import { table } from './report.mjs';
import { root, serve, start, stopAll } from './service.mjs';
import { walk } from './walk.mjs';
import { load } from './wrk.mjs';

const fonts = join(root, 'src/fonts/node_modules/@expo-google-fonts/noto-sans-sc/400Regular');

/** Measures everything about pictures, prints a table and writes pictures-SIZE.json. */
export async function benchPictures(store, file, smallFile, size, seconds) {
  const folder = mkdtempSync(join(tmpdir(), 'ecotiles-pictures-'));
  chmodSync(folder, 0o755);
  const tiles = walk(size);
  const styles = join(folder, 'styles');
  writeStyles(styles);
  const measure = (server, path) => {
    const paths = tiles.map(path);
    load(folder, server.url, paths, { connections: 8, seconds: Math.min(3, seconds) });
    return load(folder, server.url, paths, { connections: 8, seconds });
  };
  const database = await startPostgis(folder);
  try {
    const firstTile = await timeFirstTile(smallFile, styles);
    say('loading PostGIS');
    await loadStressSet(database, file);
    const font = join(fonts, readdirSync(fonts).find((name) => name.endsWith('.ttf')));
    const results = { size, seconds, when: new Date().toISOString(), firstTile };
    for (const [name, serveTheirs] of [['mapServer', serveMapServer], ['mapnik', serveMapnik]]) {
      say(name);
      const theirs = await serveTheirs(folder, database, font);
      await keepSample(store, name, theirs.url + theirs.path('png')(sample(tiles)));
      results[name] = { png: measure(theirs, theirs.path('png')), png8: measure(theirs, theirs.path('png8')) };
      await theirs.stop();
    }
    say('EcoTiles');
    const service = await serve(file, { cacheMegabytes: 0, styles });
    await keepSample(store, 'ecotiles', service.url + ourPath('plain', '.png')(sample(tiles)));
    results.ours = Object.fromEntries(Object.entries({
      png: ['plain', '.png'], png8: ['plain', '.png8'], twice: ['plain', '@2x.png'], driven: ['driven', '.png'], constant: ['constant', '.png'],
    }).map(([key, [map, ending]]) => [key, measure(service, ourPath(map, ending))]));
    await service.stop();
    writeFileSync(join(store, `pictures-${size}.json`), JSON.stringify(results, null, 2));
    print(results);
  } finally {
    stopAll();
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const ourPath = (map, ending) => ({ z, x, y }) => `/tiles/stress/base/${map}/${z}/${x}/${y}${ending}`;

const sample = (tiles) => tiles.find(({ z }) => z === 12);

/** A picture of each, to see that they draw the same map. */
async function keepSample(store, name, url) {
  const answer = await fetch(url);
  if (answer.headers.get('content-type')?.startsWith('text') || !answer.ok) throw new Error(`${name}: ${await answer.text()}`);
  writeFileSync(join(store, `picture-${name}.png`), Buffer.from(await answer.arrayBuffer()));
}

/** From a program that has just begun to answer, before any layer is in memory. */
async function timeFirstTile(file, styles) {
  const times = [];
  for (let i = 0; i < 3; i++) {
    const started = performance.now();
    const service = await start(file, { cacheMegabytes: 0, styles });
    const answered = performance.now();
    const path = ourPath('plain', '.png')(sample(walk('10k')));
    let answer;
    while (!(answer = await fetch(service.url + path)).ok) await sleep(2);
    await answer.arrayBuffer();
    times.push({ afterStart: performance.now() - started, afterAnswering: performance.now() - answered });
    await service.stop();
  }
  return times.sort((one, other) => one.afterAnswering - other.afterAnswering)[1];
}

function print({ size, ours, mapServer, mapnik, firstTile }) {
  const rows = [['what', 'EcoTiles', 'beside it', 'ratio', 'to reach']];
  const add = (name, theirs, mine, goal) => {
    rows.push([`uncached PNG tiles/s, ${size}, c=8 (${name})`, figure(mine.perSecond), figure(theirs.perSecond), figure(mine.perSecond / theirs.perSecond), goal]);
    rows.push(['  p99 ms', figure(mine.p99), figure(theirs.p99), figure(theirs.p99 / mine.p99), '>= 6']);
    rows.push(['  KB a tile', figure(mine.bytes / 1024), figure(theirs.bytes / 1024), figure(mine.bytes / theirs.bytes, 2), '<= 1']);
  };
  add('MapServer, 32 bit', mapServer.png, ours.png, '>= 6');
  add('MapServer, 8 bit', mapServer.png8, ours.png8, '>= 8');
  add('Mapnik, 32 bit', mapnik.png, ours.png, '>= 8');
  add('Mapnik, 8 bit', mapnik.png8, ours.png8, '');
  rows.push(['cost of @2x (@1x)', figure(ours.twice.perSecond), figure(ours.png.perSecond), figure(ours.png.perSecond / ours.twice.perSecond, 2), '<= 3.2']);
  rows.push(['cost of data-driven styling (constants)', figure(ours.driven.perSecond), figure(ours.constant.perSecond), figure(ours.constant.perSecond / ours.driven.perSecond, 2), '<= 1.3']);
  rows.push(['first tile, ms after the program answers; after its start', `${figure(firstTile.afterAnswering, 0)}; ${figure(firstTile.afterStart, 0)}`, '', '', '< 300']);
  table(rows);
}

const figure = (value, digits = 1) => value.toLocaleString('en-US', { maximumFractionDigits: digits, minimumFractionDigits: digits });

function say(what) {
  process.stderr.write(`bench: ${what}\n`);
}
