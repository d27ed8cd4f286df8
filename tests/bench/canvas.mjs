// The raster canvas beside Skia: the same scenes, one thread each, in turns.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { newCanvas, prepare } from '../oracle/skia.mjs';
import { fills, strokes, text500, tiles } from '../oracle/scenes/speed.mjs';
import { table } from './report.mjs';
import { root } from './service.mjs';

const rounds = 5;
const milliseconds = 250; // of one side in one round
// Our format, and what Skia is asked for: at 100 its WebP is without loss. It knows no palettes.
const encoders = { png: ['png'], png8: ['png'], jpeg: ['jpeg', 85], webp: ['webp', 85], lossless: ['webp', 100] };
const scenes = [...fills, ...strokes, text500, ...tiles];

/** Draws and encodes everything on both sides, prints a table and writes canvas.json. */
export async function benchCanvas(store) {
  const folder = mkdtempSync(join(tmpdir(), 'ecotiles-canvas-'));
  const ours = startOurs(folder);
  try {
    const drawings = [];
    for (const [list, goal] of [[fills, 2.5], [strokes, 1.5], [[text500], 2], [tiles, null]]) {
      for (const scene of list) drawings.push({ scene: scene.name, goal, ...await compareDrawing(ours, scene) });
    }
    const encodings = [];
    for (const scene of tiles) encodings.push({ scene: scene.name, ...await compareEncoding(ours, scene) });
    const results = { when: new Date().toISOString(), drawings, encodings };
    mkdirSync(store, { recursive: true });
    writeFileSync(join(store, 'canvas.json'), JSON.stringify(results, null, 2));
    print(results);
    return results;
  } finally {
    ours.stop();
    rmSync(folder, { recursive: true });
  }
}

async function compareDrawing(ours, scene) {
  const draw = prepare(scene);
  const [context, recorded] = [0, 1].map(() => newCanvas(scene.width, scene.height).getContext('2d'));
  draw(recorded);
  // Skia's canvas only notes down what to draw until somebody asks for a pixel.
  const finish = () => context.getImageData(0, 0, 1, 1);
  const called = () => { draw(context); finish(); };
  // What was noted down once, drawn again: no calls from JavaScript, no text set, no colours read.
  const replayed = () => { context.drawCanvas(recorded.canvas, 0, 0); finish(); };
  const samples = { ours: [], skia: [], calls: [] };
  let allocated = 0;
  for (let round = 0; round <= rounds; round++) {
    const answer = await ours.ask('draw', scene);
    const [alone, throughCalls] = [medianOf(replayed), medianOf(called)];
    if (round === 0) continue; // to warm up
    samples.ours.push(answer.milliseconds);
    samples.skia.push(alone);
    samples.calls.push(throughCalls);
    allocated = Math.max(allocated, answer.allocated);
  }
  const [mine, skia, calls] = [samples.ours, samples.skia, samples.calls].map(median);
  return { ours: mine, skia, calls, ratio: skia / mine, ratioOfCalls: calls / mine, allocated };
}

async function compareEncoding(ours, scene) {
  const canvas = newCanvas(scene.width, scene.height);
  const pixels = await ours.pixels(scene);
  const context = canvas.getContext('2d');
  const data = context.createImageData(scene.width, scene.height);
  data.data.set(pixels); // tiles are opaque, so nothing has to be divided by alpha
  context.putImageData(data, 0, 0);
  const compared = {};
  for (const [format, theirs] of Object.entries(encoders)) {
    const samples = { ours: [], skia: [] };
    let [answer, file] = [null, null];
    for (let round = 0; round <= rounds; round++) {
      answer = await ours.ask(format, scene);
      const time = medianOf(() => (file = canvas.encodeSync(...theirs)));
      if (round === 0) continue;
      samples.ours.push(answer.milliseconds);
      samples.skia.push(time);
    }
    const [mine, theirTime] = [samples.ours, samples.skia].map(median);
    compared[format] = { milliseconds: mine, bytes: answer.bytes, skia: { milliseconds: theirTime, bytes: file.length }, ratio: theirTime / mine, size: answer.bytes / file.length };
  }
  return { ...compared, size8: compared.png8.bytes / compared.png.bytes };
}

/** The benchmark program, asked line by line. */
function startOurs(folder) {
  const file = join(folder, 'scenes.json');
  writeFileSync(file, JSON.stringify(scenes));
  const program = join(root, 'tests/bench/EcoTiles.Benchmarks/bin/Release/net10.0/EcoTiles.Benchmarks');
  const child = spawn(program, ['canvas', file], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const say = async (line) => {
    child.stdin.write(`${line}\n`);
    const { value, done } = await lines.next();
    if (done) throw new Error('the benchmark program ended');
    return JSON.parse(value);
  };
  return {
    ask: (what, scene) => say(`${what} ${scenes.indexOf(scene)} ${milliseconds}`),
    pixels: async (scene) => Buffer.from((await say(`pixels ${scenes.indexOf(scene)} 0`)).pixels, 'base64'),
    stop: () => child.stdin.end(),
  };
}

function medianOf(work) {
  const times = [];
  const end = performance.now() + milliseconds;
  for (let now = performance.now(); now < end || times.length < 5;) {
    work();
    const next = performance.now();
    times.push(next - now);
    now = next;
  }
  return median(times);
}

const median = (values) => values.toSorted((one, other) => one - other)[values.length >> 1];

function print({ drawings, encodings }) {
  const fixed = (value, digits = 2) => value.toFixed(digits);
  table([
    ['drawing, ms', 'EcoTiles', 'Skia alone', 'ratio', 'Skia by npm', 'ratio', 'to reach', 'bytes allocated'],
    ...drawings.map(({ scene, goal, ours, skia, calls, ratio, ratioOfCalls, allocated }) =>
      [scene, fixed(ours, 3), fixed(skia, 3), fixed(ratio), fixed(calls, 3), fixed(ratioOfCalls), goal ? `>= ${goal}` : '', String(allocated)]),
  ]);
  const figure = ({ milliseconds: time, bytes }) => `${fixed(time)}; ${fixed(bytes / 1024, 1)}`;
  table([
    ['encoding, ms; KB', 'format', 'EcoTiles', 'Skia', 'faster', 'size', 'to reach'],
    ...encodings.flatMap(({ scene, size8, ...formats }) => Object.keys(encoders).map((format) => {
      const { skia, ratio, size, ...mine } = formats[format];
      const goal = { png: 'faster >= 8, size <= 1.1', png8: `${fixed(size8)} of png, <= 0.4` }[format] ?? '';
      return [scene, format, figure(mine), figure(skia), fixed(ratio, 1), fixed(size), goal];
    })),
  ]);
}
