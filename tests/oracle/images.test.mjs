// Our image files read by others (Skia, pngjs), and files that others wrote read by us.
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { createCanvas, loadImage } from "@napi-rs/canvas";
import { PNG } from "pngjs";
import { paintAll, runImageJobs } from "./painter.mjs";
import { pngFile } from "./pngfile.mjs";
import { tiles } from "./scenes/speed.mjs";

let folder;
before(async () => { folder = await mkdtemp(join(tmpdir(), "ecotiles-images-")); });
after(() => rm(folder, { recursive: true }));

const premultiplied = (straight) => {
  const bytes = Buffer.from(straight);
  for (let i = 0; i < bytes.length; i += 4) {
    for (let channel = i; channel < i + 3; channel++) bytes[channel] = Math.round((bytes[channel] * bytes[i + 3]) / 255);
  }
  return bytes;
};

// Seen through towards the right, with four colours, many colours, and grey slopes.
const pictures = {
  "few colours": [61, 43, (x, y) => [[255, 0, 0, 255], [0, 128, 0, 255], [0, 0, 255, 255], [0, 0, 0, 0]][((x >> 4) + (y >> 4)) % 4]],
  "seen through": [97, 50, (x, y) => [x * 2, y * 5, (x * y) % 256, Math.max(0, Math.min(255, (x - 20) * 4))]],
  "many colours": [256, 256, (x, y) => [x, y, (x * 3 + y * 5) % 256, 255]],
  hillshade: [130, 90, (x, y) => { const grey = Math.round(128 + 90 * Math.sin(x / 9 + Math.sin(y / 7))); return [grey, grey, grey, 255]; }],
};
const straightOf = ([width, height, color]) => Buffer.from(Array.from({ length: width * height }, (_, i) => color(i % width, Math.floor(i / width))).flat());

async function written(straight, width, name, format, quality = 85) {
  const source = join(folder, `${name}.rgba`);
  await writeFile(source, premultiplied(straight));
  return (await runImageJobs(folder, [{ source, target: join(folder, `${name}.${format}`), format, width, quality }]))[0];
}

async function readBySkia(file) {
  const image = await loadImage(file);
  const context = createCanvas(image.width, image.height).getContext("2d");
  context.drawImage(image, 0, 0);
  return context.canvas.data(); // multiplied by alpha
}

async function readByUs(files) {
  const jobs = await Promise.all(files.map(async (file, number) => {
    const source = join(folder, `${number}.image`);
    await writeFile(source, file);
    return { source, target: join(folder, `${number}.pixels`) };
  }));
  return await runImageJobs(folder, jobs);
}

const worst = (a, b) => a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i])), 0);
const mean = (a, b) => a.reduce((sum, value, i) => sum + Math.abs(value - b[i]), 0) / a.length;

for (const [name, picture] of Object.entries(pictures)) {
  test(`Skia and pngjs read our PNG exactly: ${name}`, async () => {
    const straight = straightOf(picture);
    const file = await written(straight, picture[0], name, "Png");
    assert.deepEqual(premultiplied(PNG.sync.read(file).data), premultiplied(straight));
    assert.ok(worst(await readBySkia(file), premultiplied(straight)) <= 1, "Skia may round the multiplication otherwise");
  });

  test(`Skia reads our lossless WebP exactly: ${name}`, async () => {
    const straight = straightOf(picture);
    const shown = await readBySkia(await written(straight, picture[0], name, "WebpLossless"));
    assert.ok(worst(shown, premultiplied(straight)) <= 1);
  });

  test(`Skia reads our lossy files nearly as they were: ${name}`, async () => {
    const straight = straightOf(picture);
    const transparent = straight.some((value, i) => i % 4 === 3 && value < 255);
    for (const format of transparent ? ["Webp"] : ["Webp", "Jpeg"]) {
      const shown = await readBySkia(await written(straight, picture[0], name, format, 92));
      assert.equal(shown.length, straight.length);
      assert.ok(mean(shown, premultiplied(straight)) < 8, `${format}: ${mean(shown, premultiplied(straight))}`);
    }
  });
}

test("a map tile takes at most two fifths of its size as a PNG of 8 bits, and flat areas keep their colours", async () => {
  const [tile] = tiles;
  const [pixels] = await paintAll([tile]);
  const full = await written(pixels, tile.width, "tile", "Png");
  const small = await written(pixels, tile.width, "tile", "Png8");
  assert.ok(small.length <= 0.4 * full.length, `${small.length} of ${full.length} bytes`);
  const shown = PNG.sync.read(small).data;
  const at = (bytes, i) => bytes.subarray(4 * i, 4 * i + 4).toString("hex");
  for (let i = tile.width + 1; i < tile.width * tile.height; i++) {
    const alike = [1, tile.width, tile.width + 1].every((step) => at(pixels, i - step) === at(pixels, i));
    if (alike && i % tile.width > 0) assert.equal(at(shown, i), at(pixels, i), `pixel ${i}`);
  }
  assert.ok(mean(shown, pixels) < 1.5, `${mean(shown, pixels)}`);
});

test("PNG files of every kind are read as pngjs reads them", async () => {
  const palette = ["PLTE", Array.from({ length: 48 }, (_, i) => (i * 37) % 256)];
  const kinds = [];
  for (const interlaced of [false, true]) {
    for (const bitDepth of [1, 2, 4, 8, 16]) kinds.push({ colorType: 0, bitDepth, interlaced });
    for (const bitDepth of [1, 2, 4]) kinds.push({ colorType: 3, bitDepth, interlaced, chunks: [palette, ["tRNS", [0, 90, 255]]] });
    for (const colorType of [2, 4, 6]) for (const bitDepth of [8, 16]) kinds.push({ colorType, bitDepth, interlaced });
    kinds.push({ colorType: 0, bitDepth: 8, interlaced, chunks: [["tRNS", [0, 77]]] });
    kinds.push({ colorType: 2, bitDepth: 8, interlaced, chunks: [["tRNS", [0, 77, 0, 77, 0, 77]]] });
  }
  const files = [];
  for (const kind of kinds) {
    for (const [width, height] of [[1, 1], [5, 3], [19, 23]]) {
      const most = 2 ** kind.bitDepth - 1;
      const sample = (x, y, i) => ((x + y) % 5 === 0 && kind.bitDepth === 8 ? 77 : (x * 7919 + y * 104729 + i * 31337) % (most + 1));
      files.push({ name: JSON.stringify({ ...kind, width, height }), bytes: pngFile({ ...kind, width, height, sample }) });
    }
  }
  const shown = await readByUs(files.map(({ bytes }) => bytes));
  files.forEach(({ name, bytes }, i) => {
    const wanted = premultiplied(PNG.sync.read(bytes).data);
    assert.equal(shown[i].length, wanted.length, name);
    assert.ok(worst(shown[i], wanted) <= 0, `${name}: ${worst(shown[i], wanted)}`);
  });
});

test("files that Skia wrote are read as it reads them", async () => {
  const canvas = createCanvas(200, 150);
  const context = canvas.getContext("2d");
  const gradient = context.createLinearGradient(0, 0, 200, 150);
  ["#ff8800", "#0044aa", "#33cc66"].forEach((color, i) => gradient.addColorStop(i / 2, color));
  context.fillStyle = gradient;
  context.fillRect(0, 0, 200, 150);
  const files = [canvas.encodeSync("png"), canvas.encodeSync("jpeg", 90), canvas.encodeSync("webp", 90)];
  const shown = await readByUs(files);
  const bounds = [0, 3, 3]; // both round colours on their way from YCbCr
  for (const [i, file] of files.entries()) assert.ok(worst(shown[i], await readBySkia(file)) <= bounds[i], `file ${i}`);
});
