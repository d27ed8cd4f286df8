// The law of pictures: a mosaic of tiles is the same picture as one large image of the same extent, pixel for pixel.
import assert from "node:assert/strict";
import { test } from "node:test";
import { loadImage, createCanvas } from "@napi-rs/canvas";
import { address, forEach, getPlans, skip } from "./service.mjs";

const side = 256;

async function pixels(path) {
  const answer = await fetch(new URL(path, address));
  assert.equal(answer.status, 200, path);
  const image = await loadImage(Buffer.from(await answer.arrayBuffer()));
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  return { width: image.width, data: new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer) };
}

const longitude = (x, tiles) => (x / tiles) * 360 - 180;
const latitude = (y, tiles) => (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / tiles))) * 180) / Math.PI;

/** The middle of a map as a corner between tiles of a zoom. */
function cornerOf(bounds, zoom) {
  const tiles = 2 ** zoom;
  const [west, south, east, north] = bounds;
  const middle = ((south + north) / 2 / 180) * Math.PI;
  return {
    column: Math.round((((west + east) / 2 + 180) / 360) * tiles),
    row: Math.round(((1 - Math.asinh(Math.tan(middle)) / Math.PI) / 2) * tiles),
    tiles,
  };
}

async function compare(plan, map, zoom, across, scale, form = "png") {
  const { column, row, tiles } = cornerOf(map.bounds, zoom);
  const at = scale === 2 ? "@2x" : "";
  const size = across * side;
  const place = `${longitude(column, tiles)},${latitude(row, tiles)},${zoom - 1}`;
  const whole = await pixels(`static/${plan.id}/${map.id}/${place}/${size}x${size}${at}.png`);
  const different = [];
  await forEach(
    Array.from({ length: across * across }, (_, i) => ({ x: i % across, y: Math.floor(i / across) })),
    async ({ x, y }) => {
      const tile = await pixels(
        `tiles/${plan.id}/${map.id}/${zoom}/${column - across / 2 + x}/${row - across / 2 + y}${at}.${form}`,
      );
      let count = 0;
      for (let line = 0; line < tile.width; line++) {
        for (let i = 0; i < tile.width; i++) {
          const there = whole.data[(y * tile.width + line) * whole.width + x * tile.width + i];
          if (tile.data[line * tile.width + i] !== there) count++;
        }
      }
      if (count > 0) different.push(`${zoom}/${x},${y}${at}.${form}: ${count} pixels`);
    },
  );
  assert.deepEqual(different, [], `${plan.id} ${map.id}`);
}

const fitting = ([west, south, east, north]) =>
  Math.min(14, Math.max(4, Math.round(Math.log2(360 / Math.max(east - west, north - south)))));

test("every map of every plan is one picture, in tiles and whole", { skip }, async (t) => {
  for (const plan of await getPlans()) {
    await t.test(plan.id, async () => {
      for (const [i, map] of plan.maps.entries()) {
        const zoom = fitting(map.bounds);
        for (const nearer of [1, 3, 5]) await compare(plan, map, zoom + nearer, 2, 1);
        if (i % 3 === 0) await compare(plan, map, zoom + 2, 2, 2);
        if (i % 3 === 1) await compare(plan, map, zoom + 2, 2, 1, "lossless.webp");
      }
      const last = plan.maps.at(-1);
      await compare(plan, last, fitting(last.bounds) + 2, 8, 1);
      // Symbols that stand turned on their lines, and what is counted along them, far from the edge of the whole.
      const turned = plan.maps.find(({ id }) => id === "outcome/network") ?? plan.maps[0];
      await compare(plan, turned, fitting(turned.bounds) + 3, 8, 1, "lossless.webp");
    });
  }
});

// Places of a bank 1/256 pixel apart, just outside a tile, once made its outline end otherwise there than in the whole.
test("a line with corners very near beside a tile is the same in it", { skip }, async () => {
  const plan = (await getPlans()).find(({ id }) => id === "pingcheng");
  for (const id of ["base/climate", "base/soil"]) await compare(plan, plan.maps.find((map) => map.id === id), 16, 4, 1);
});

// As near as maps are looked at: edges run far beyond a tile, dashes begin far away, and corners lie close together.
test("the nearest zooms are one picture too", { skip }, async () => {
  for (const plan of await getPlans()) {
    const base = plan.maps.find(({ id }) => id === "base/climate") ?? plan.maps[0];
    for (const zoom of [15, 17, 18]) await compare(plan, base, zoom, 4, 1);
    await compare(plan, plan.maps.at(-1), 16, 4, 1);
  }
});
