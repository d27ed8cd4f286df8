// Starts and stops the programs under test, on ports that the system chooses.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export const root = new URL('../..', import.meta.url).pathname;
const program = join(root, 'artifacts/ecotiles/ecotiles');

const children = new Set();
const groups = new Set();

/** Whatever still runs when a run is broken off. */
export function stopAll() {
  for (const child of children) child.kill('SIGKILL');
  for (const child of groups) process.kill(-child.pid, 'SIGKILL');
}

export const freePort = () => new Promise((resolve, reject) => {
  const server = createServer().on('error', reject).listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});

/** Serves a file or a database; resolves when every dataset is in memory, or read for each tile. */
export async function serve(store, options) {
  const started = performance.now();
  const { url, child } = await start(store, options);
  const startSeconds = (performance.now() - started) / 1000;
  let datasets;
  await until(async () => {
    datasets = (await (await fetch(`${url}/readyz`)).json()).datasets;
    return datasets.length > 0 && datasets.every((each) => each.state !== 'waiting');
  });
  const loadSeconds = (performance.now() - started) / 1000;
  return { url, datasets, startSeconds, loadSeconds, residentBytes: () => residentBytes(child.pid), stop: () => stop(child) };
}

/** Starts the program; resolves when it answers. */
export async function start(store, { cacheMegabytes, snapshotMegabytes = 8192, include, styles }) {
  const port = await freePort();
  const child = spawn(program, ['serve', store, '--port', String(port), '--log-level', 'Error', ...(styles ? ['--styles', styles] : [])], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      ECOTILES__TileCache__Megabytes: String(cacheMegabytes),
      ECOTILES__Snapshots__BudgetMegabytes: String(snapshotMegabytes),
      ...(include ? { ECOTILES__Database__Include: include } : {}),
    },
  });
  children.add(child);
  const url = `http://127.0.0.1:${port}`;
  await until(() => {
    if (child.exitCode !== null) throw new Error(`${store} is not served: the program ended with ${child.exitCode}`);
    return fetch(`${url}/livez`).then((answer) => answer.ok, () => false);
  }, 2);
  return { url, child, stop: () => stop(child) };
}

/** Starts a server of others, with the processes that it starts itself; resolves when it answers. */
export async function spawnUntil(command, args, isUp, options) {
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'], detached: true, ...options });
  groups.add(child);
  await until(isUp);
  return { stop: () => stopGroup(child) };
}

/** The yardstick for cached tiles: the same bytes from a server that does nothing else. */
export async function serveBare(file) {
  const url = `http://127.0.0.1:${await freePort()}`;
  const child = spawn(join(root, 'tests/bench/BareKestrel/bin/Release/net10.0/BareKestrel'), [url, file], { stdio: 'ignore' });
  children.add(child);
  await until(() => fetch(url).then(() => true, () => false));
  return { url, stop: () => stop(child) };
}

export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'], ...options });
    child.on('error', reject).on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${command} ended with ${code}`))));
  });
}

export const makeSample = (file, size) => run(program, ['sample', '-o', file, '--size', size]);

export const importInto = (file, database) => run(program, ['import', file, '--to', database]);

const residentBytes = (pid) => Number(readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/)[1]) * 1024;

async function until(isDone, milliseconds = 50) {
  while (!(await isDone())) await sleep(milliseconds);
}

const stopGroup = (child) => new Promise((resolve) => {
  groups.delete(child);
  child.on('exit', resolve);
  process.kill(-child.pid, 'SIGTERM');
});

const stop = (child) => new Promise((resolve) => {
  children.delete(child);
  child.on('exit', resolve);
  child.kill('SIGTERM');
});
