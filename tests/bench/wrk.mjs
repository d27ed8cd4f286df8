// Load over HTTP by wrk: a list of paths, asked for in turn.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const script = (paths) => `
local paths = {${paths.map((path) => JSON.stringify(path)).join(',')}}
local at = math.random(#paths)
function setup(thread) counter = (counter or 0) + 1; thread:set("seed", counter * 7919) end
function init() at = seed % #paths + 1 end
function request()
  at = at % #paths + 1
  return wrk.format("GET", paths[at], { ["Accept-Encoding"] = "gzip" })
end
function done(summary, latency)
  local errors = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout
  io.write(string.format('\\nRESULT {"perSecond": %f, "p50": %f, "p99": %f, "bytes": %f, "errors": %d}\\n',
    summary.requests / (summary.duration / 1e6), latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    summary.bytes / math.max(1, summary.requests), errors))
end`;

export function load(folder, url, paths, { connections, seconds }) {
  const file = join(folder, 'load.lua');
  writeFileSync(file, script(paths));
  const run = spawnSync('wrk', ['-t', '2', '-c', String(connections), '-d', `${seconds}s`, '-s', file, url], { encoding: 'utf8' });
  const line = run.stdout?.match(/^RESULT (.*)$/m);
  if (!line) throw new Error(`wrk failed: ${run.stderr || run.stdout}`);
  const result = JSON.parse(line[1]);
  if (result.errors > 0) throw new Error(`wrk met ${result.errors} errors`);
  return result;
}
