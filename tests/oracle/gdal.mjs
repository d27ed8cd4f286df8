// GDAL's command line tools, asked what they make of a file.
import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Names and feature counts of the layers of a file or folder. */
export async function countFeatures(path) {
  const counts = {};
  let layer;
  for (const line of (await ogrinfo("-so", "-al", path)).split("\n")) {
    const [, name, count] = /^Layer name: (.*)$|^Feature Count: (\d+)$/.exec(line) ?? [];
    if (name) layer = name;
    if (count) counts[layer] = Number(count);
  }
  return counts;
}

/** The rows of a query, each as an object of texts. */
export async function query(path, sql, ...options) {
  const rows = [];
  for (const line of (await ogrinfo(...options, path, "-sql", sql)).split("\n")) {
    if (line.startsWith("OGRFeature(")) rows.push({});
    const [, name, value] = /^ {2}(\w+) \([^)]*\) = (.*)$/.exec(line) ?? [];
    if (name) rows.at(-1)[name] = value;
  }
  return rows;
}

/** What gdalinfo knows of one table of images. */
export async function rasterInfo(path, table) {
  const { stdout } = await run("gdalinfo", ["-json", `GPKG:${path}:${table}`]);
  return JSON.parse(stdout);
}

/** What ogrinfo prints; a warning is as bad as a failure. */
export async function ogrinfo(...options) {
  const { stdout, stderr } = await run("ogrinfo", ["-ro", ...options], { maxBuffer: 64 << 20 });
  if (stderr.trim()) throw new Error(`ogrinfo ${options.join(" ")}: ${stderr}`);
  return stdout;
}
