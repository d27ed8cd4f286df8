// QGIS, as a planner has it, reads every map of a plan: as tiles of pictures, and as vector tiles with their style.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { pixelsOf } from "./map-libre.mjs";
import { address, getJson, skip } from "./service.mjs";

const plan = "xiping";
const across = 3; // tiles
const corner = { z: 11, x: 1671, y: 822 };
const size = 256 * across;
const half = 20037508.342789244;
const meters = (2 * half) / 2 ** corner.z;
const box = [corner.x * meters - half, half - (corner.y + across) * meters, (corner.x + across) * meters - half, half - corner.y * meters];

/** What the converter of QGIS 3.22 has no words for: icons of a size that glides with the zoom, rasters, and fonts that this machine lacks. */
const beyond = /icon-size type|unknown layer type (raster|hillshade)|font .* is not available|sprite/;

describe("QGIS", { skip }, () => {
  let folder, seen;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "ecotiles-qgis-"));
    const { maps } = await getJson(`plans/${plan}/maps`);
    seen = await look(maps.filter((map) => map.state !== "missing").map(({ id }) => ({ id, box, size: [size, size] })));
  });
  after(() => rm(folder, { recursive: true }));

  test("takes every map with its style, and draws it without an error", () => {
    assert.ok(seen.length > 20);
    for (const { id, valid, styled, errors, warnings } of seen) {
      assert.deepEqual({ id, valid, styled, errors }, { id, valid: [true, true], styled: true, errors: [] });
      assert.deepEqual(warnings.filter((warning) => !beyond.test(warning)), [], id);
    }
  });

  test("shows tiles of pictures pixel for pixel", async () => {
    for (const id of ["outcome/layout", "base/landuse", "outcome/projects"]) {
      const shown = await pixelsOf(await readFile(picture(id, "raster")));
      for (let row = 0; row < across; row++) {
        for (let column = 0; column < across; column++) {
          const answer = await fetch(new URL(`tiles/${plan}/${id}/${corner.z}/${corner.x + column}/${corner.y + row}.png`, address));
          const tile = await pixelsOf(Buffer.from(await answer.arrayBuffer()));
          for (let y = 0; y < 256; y++) {
            const start = 4 * (size * (256 * row + y) + 256 * column);
            assert.deepEqual(shown.subarray(start, start + 1024), tile.subarray(1024 * y, 1024 * (y + 1)), `${id} tile ${column},${row} line ${y}`);
          }
        }
      }
    }
  });

  test("tells kinds apart in vector tiles as the style does", async () => {
    const pixels = await pixelsOf(await readFile(picture("outcome/layout", "vector")));
    for (const [theme, color] of [["land", 0xb58900], ["corridor", 0x00838f], ["urban", 0xc2185b]]) {
      assert.ok(count(pixels, color) > 100, `the edges of key areas for ${theme} are not there`);
    }
  });

  test("gives areas of vector tiles the colours that the pictures have", async () => {
    for (const [id, kinds] of [["outcome/zones", 3], ["base/landuse", 5], ["base/soil", 2], ["evaluation/resilience", 5], ["base/admin", 6]]) {
      const [vector, raster] = await Promise.all(["vector", "raster"].map(async (kind) => coloursOf(await pixelsOf(await readFile(picture(id, kind))))));
      const large = [...raster].filter(([, pixels]) => pixels > 1500).map(([color]) => color);
      const missing = large.filter((color) => !(vector.get(color) > 500)).map((color) => color.toString(16).padStart(6, "0"));
      assert.ok(large.length >= kinds, `${id} has ${large.length} colours`);
      assert.deepEqual(missing, [], id);
    }
  });

  const picture = (id, kind) => join(folder, `${id.replaceAll("/", "-")}-${kind}.png`);

  /** Has one QGIS look at all of the maps. */
  async function look(wanted) {
    // The system's Python has QGIS, another one in the path has not.
    const program = spawn("/usr/bin/python3", [fileURLToPath(new URL("clients/look-in-qgis.py", import.meta.url)), address, plan, folder], {
      stdio: ["pipe", "pipe", "pipe"],
      env: { ...process.env, HOME: folder, XDG_RUNTIME_DIR: folder, PYTHONDONTWRITEBYTECODE: "1" },
    });
    program.stdin.end(JSON.stringify(wanted));
    const [answer, complaints] = await Promise.all([text(program.stdout), text(program.stderr)]);
    assert.ok(answer, complaints);
    return JSON.parse(answer);
  }
});

function coloursOf(pixels) {
  const found = new Map();
  for (let i = 0; i < pixels.length; i += 4) {
    const color = (pixels[i] << 16) | (pixels[i + 1] << 8) | pixels[i + 2];
    found.set(color, (found.get(color) ?? 0) + 1);
  }
  return found;
}

function count(pixels, color) {
  let found = 0;
  for (let i = 0; i < pixels.length; i += 4) if (pixels[i] === color >> 16 && pixels[i + 1] === ((color >> 8) & 255) && pixels[i + 2] === (color & 255)) found++;
  return found;
}
