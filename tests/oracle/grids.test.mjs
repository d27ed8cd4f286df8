// Pictures in degrees and in Gauss-Kruger zones: one picture in pieces and whole, and every place where GDAL has it.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { loadImage, createCanvas } from "@napi-rs/canvas";
import { address, forEach, getPlans, skip } from "./service.mjs";

const run = promisify(execFile);
const neighbours = [[-1, -1], [0, -1], [1, -1], [-1, 0], [1, 0], [-1, 1], [0, 1], [1, 1]];
const store = process.env.ECOTILES_GPKG;

async function picture(path) {
  const answer = await fetch(new URL(path, address));
  assert.equal(answer.status, 200, path);
  const image = await loadImage(Buffer.from(await answer.arrayBuffer()));
  const context = createCanvas(image.width, image.height).getContext("2d");
  context.drawImage(image, 0, 0);
  const data = new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer);
  return { width: image.width, height: image.height, data, box: answer.headers.get("x-ecotiles-bbox")?.split(",").map(Number) };
}

function countDifferent(piece, whole, left, top) {
  let count = 0;
  for (let y = 0; y < piece.height; y++) {
    for (let x = 0; x < piece.width; x++) if (piece.data[y * piece.width + x] !== whole.data[(top + y) * whole.width + left + x]) count++;
  }
  return count;
}

/** The 3-degree zone around the middle of a plan, as a code without the zone's number in its eastings. */
const zoneOf = ([west, , east]) => 4534 + Math.min(20, Math.max(0, Math.round((west + east) / 6) - 25));

async function middleOf(plan, map, crs) {
  const { box } = await picture(`static/${plan.id}/${map.id}/auto/64x64.png?crs=${crs}`);
  return [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2, box[2] - box[0]];
}

test("tiles in degrees are pieces of one picture", { skip }, async () => {
  for (const plan of await getPlans()) {
    const span = Math.max(plan.maps[0].bounds[2] - plan.maps[0].bounds[0], plan.maps[0].bounds[3] - plan.maps[0].bounds[1]);
    const fitting = Math.round(Math.log2(360 / span));
    for (const [i, map] of plan.maps.entries()) {
      if (i % 4 !== 0) continue;
      for (const [level, at] of [[fitting + 1, ""], [fitting + 3, ""], [fitting + 2, "@2x"]]) {
        const side = 360 / 2 ** level;
        const [column, row] = [Math.floor(((map.bounds[0] + map.bounds[2]) / 2 + 180) / side), Math.floor((90 - (map.bounds[1] + map.bounds[3]) / 2) / side)];
        const box = [column * side - 180, 90 - (row + 2) * side, (column + 2) * side - 180, 90 - row * side];
        const whole = await picture(`static/${plan.id}/${map.id}/${box}/512x512${at}.png?crs=EPSG:4490`);
        for (const [x, y] of [[0, 0], [1, 0], [0, 1], [1, 1]]) {
          const tile = await picture(`tiles/${plan.id}/${map.id}/CGCS2000Quad/${level}/${column + x}/${row + y}${at}.png`);
          const same = await picture(`tiles/${plan.id}/${map.id}/WorldCRS84Quad/${level - 1}/${column + x}/${row + y}${at}.png`);
          assert.equal(countDifferent(tile, whole, x * tile.width, y * tile.height), 0, `${plan.id} ${map.id} ${level} ${x} ${y}${at}`);
          assert.deepEqual(tile.data, same.data);
        }
      }
    }
  }
});

test("boxes of a Gauss-Kruger zone are pieces of one picture, at any number of dots an inch", { skip }, async () => {
  for (const plan of await getPlans()) {
    const crs = `EPSG:${zoneOf(plan.maps[0].bounds)}`;
    const [x, y, span] = await middleOf(plan, plan.maps[0], crs);
    const chosen = plan.maps.filter((_, i) => i % 5 === 0);
    await forEach(chosen.flatMap((map) => [[map, 2, 96], [map, 6, 96], [map, 4, 192], [map, 4, 300]]), async ([map, part, dpi]) => {
      const side = Math.round(span / part / 2); // whole metres, so that the boxes are as large as each other
      const whole = await picture(`static/${plan.id}/${map.id}/${[x - side, y - side, x + side, y + side]}/512x512.png?crs=${crs}&dpi=${dpi}`);
      for (const [right, down] of [[0, 0], [1, 0], [0, 1], [1, 1]]) {
        const box = [x + (right - 1) * side, y - down * side, x + right * side, y + (1 - down) * side];
        const piece = await picture(`static/${plan.id}/${map.id}/${box}/256x256.png?crs=${crs}&dpi=${dpi}`);
        assert.equal(countDifferent(piece, whole, right * piece.width, down * piece.height), 0, `${plan.id} ${map.id} ${crs} ${dpi} ${right} ${down}`);
      }
    });
  }
});

test("borders lie where GDAL puts them, to a part of a pixel", { skip: skip || (store ? false : "ECOTILES_GPKG names no file") }, async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "ecotiles-grids-"));
  t.after(() => rm(folder, { recursive: true }));
  for (const plan of await getPlans()) {
    for (const code of [4490, zoneOf(plan.maps[0].bounds), zoneOf(plan.maps[0].bounds) - 21]) {
      const ours = await picture(`static/${plan.id}/plan_area/auto/700x500.png?crs=EPSG:${code}`);
      const shapes = join(folder, `${plan.id}-${code}.gpkg`);
      await run("ogr2ogr", ["-t_srs", `EPSG:${code}`, "-where", `plan_id = '${plan.id}'`, "-nln", "area", shapes, store, "plan_area"]);
      const { judged, wrong } = compareAreas(ours, await rasterized(shapes, ours, [0, 0]));
      assert.ok(judged > 5000 && wrong < judged * 0.015, `${plan.id} ${code}: ${wrong} of ${judged} pixels lie on the wrong side`);
      for (const moved of [[0.5, 0], [-0.5, 0], [0, 0.5], [0, -0.5]]) {
        const fitsWorse = compareAreas(ours, await rasterized(shapes, ours, moved)).wrong;
        assert.ok(fitsWorse > 1.5 * wrong, `${plan.id} ${code}: moved by ${moved} pixels ${fitsWorse} are wrong, where it is ${wrong}`);
      }
    }
  }
});

/** The area of a plan as GDAL fills it in the box of a picture, moved by parts of a pixel: 1 in it, 0 beside it. */
async function rasterized(shapes, { width, height, box }, [right, up]) {
  const raster = `${shapes}.raw`;
  const pixel = (box[2] - box[0]) / width;
  const moved = [box[0] + right * pixel, box[1] + up * pixel, box[2] + right * pixel, box[3] + up * pixel];
  const size = ["-ts", width, height, "-te", ...moved].map(String);
  await run("gdal_rasterize", ["-q", "-of", "ENVI", "-ot", "Byte", "-burn", "1", ...size, "-l", "area", shapes, raster]);
  return readFile(raster);
}

/**
 * Looks at pixels more than one away from the border, and no more than five, where no name stands: those in the area have
 * one colour, and those beside it another.
 */
function compareAreas({ width, height, data }, filled) {
  const colors = [new Map(), new Map()];
  for (let y = 5; y < height - 5; y++) {
    for (let x = 5; x < width - 5; x++) {
      const at = y * width + x;
      const isAlike = (far) => neighbours.every(([right, down]) => filled[at + far * (down * width + right)] === filled[at]);
      if (!isAlike(1) || isAlike(5)) continue;
      const counts = colors[filled[at]];
      counts.set(data[at], (counts.get(data[at]) ?? 0) + 1);
    }
  }
  const counts = colors.map((each) => [...each.values()]);
  const judged = counts.flat().reduce((sum, count) => sum + count, 0);
  return { judged, wrong: judged - counts.reduce((sum, each) => sum + Math.max(...each), 0) };
}
