import assert from "node:assert/strict";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { compare } from "./compare.mjs";
import { differences } from "./differences.mjs";
import { drawFinely } from "./fine.mjs";
import { compareInk } from "./ink.mjs";
import { paintAll } from "./painter.mjs";
import { geometry, scenes, texts } from "./scenes/all.mjs";
import { closeUp, contactSheet } from "./sheets.mjs";
import { drawWithSkia } from "./skia.mjs";

const mostMean = 0.5;
const mostOfPixel = 24;
const mostMoved = 0.25;
const mostInk = 0.025;
// Small black letters come out a quarter lighter in Skia than they are, light ones darker: it bends coverage by a gamma.
const [lightest, darkest] = [0.8, 1.35];

const folder = join(dirname(fileURLToPath(import.meta.url)), "../../artifacts/oracle");

/** Each scene drawn three times: by our canvas, by Skia, and by Skia many times larger and averaged. */
const drawn = new Map();

before(async () => {
  const ours = await paintAll(scenes);
  scenes.forEach((scene, i) => {
    const [skia, fine] = [drawWithSkia(scene), drawFinely(scene)];
    drawn.set(scene, {
      scene, ours: ours[i], skia, fine,
      againstSkia: compare(ours[i], skia, mostOfPixel),
      againstFine: compare(ours[i], fine, mostOfPixel),
      skiaAgainstFine: compare(skia, fine, mostOfPixel),
    });
  });
});

after(async () => {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const all = [...drawn.values()].map((each) => ({ ...each, note: noteOf(each), fails: isFar(each) }));
  await writeFile(join(folder, "gallery.png"), contactSheet(all));
  await writeFile(join(folder, "figures.json"), JSON.stringify(all.map(figuresOf), null, 1));
  const far = all.filter(isFar).sort((one, other) => other.againstFine.largest - one.againstFine.largest);
  for (const each of far) await writeFile(join(folder, `far-${each.scene.name.replaceAll(/\W+/g, "-")}.png`), closeUp(each));
});

describe("areas, lines, clips, groups, patterns and pictures", () => {
  for (const scene of geometry) {
    test(scene.name, () => {
      const { ours, fine, skia, againstSkia, againstFine, skiaAgainstFine } = drawn.get(scene);
      const { pixels } = differences[scene.name] ?? { pixels: 0 };
      assert.ok(againstFine.mean <= mostMean, `the mean is off by ${againstFine.mean}`);
      assert.ok(againstFine.above.length <= pixels, `${againstFine.above.length} pixels are off by up to ${againstFine.largest}`);
      // Skia's own picture is off too; from that it may be as far as Skia is, but nowhere for a fault of ours.
      assert.ok(againstSkia.mean <= skiaAgainstFine.mean + mostMean, `the mean is off Skia's by ${againstSkia.mean}`);
      const ourFault = againstSkia.above.filter((i) => pixelDifference(ours, fine, i) > pixelDifference(skia, fine, i));
      assert.ok(ourFault.length <= pixels, `${ourFault.length} pixels are farther off than Skia's`);
    });
  }

  test("what is listed as different is nearer to the exact picture than Skia's own", () => {
    for (const name of Object.keys(differences)) {
      const { againstFine, skiaAgainstFine } = drawn.get(geometry.find((scene) => scene.name === name));
      assert.ok(againstFine.mean < skiaAgainstFine.mean, `${name}: ${againstFine.mean} and ${skiaAgainstFine.mean}`);
      assert.ok(againstFine.above.length < skiaAgainstFine.above.length || againstFine.above.length === 0, `${name}: ${againstFine.above.length} and ${skiaAgainstFine.above.length} pixels`);
    }
  });
});

describe("text", () => {
  for (const scene of texts) {
    test(scene.name, () => {
      const { ours, fine, skia } = drawn.get(scene);
      const { pieces, ratio } = compareInk(ours, fine, scene);
      assert.ok(pieces.length > 0);
      const moved = pieces.filter((piece) => piece.moved > mostMoved);
      assert.deepEqual(moved, []);
      assert.ok(Math.abs(ratio - 1) <= mostInk, `${ratio} of the ink`);
      const besideSkia = compareInk(ours, skia, scene).ratio;
      assert.ok(besideSkia > lightest && besideSkia < darkest, `${besideSkia} of Skia's ink`);
    });
  }
});

const pixelDifference = (one, other, i) => Math.max(...[0, 1, 2, 3].map((channel) => Math.abs(one[4 * i + channel] - other[4 * i + channel])));

const isFar = ({ scene, againstFine }) => geometry.includes(scene) && againstFine.above.length > 0; // text is held to its places

const noteOf = ({ againstFine, againstSkia }) =>
  `off by ${againstFine.mean.toFixed(2)}, at most ${againstFine.largest.toFixed(0)}; Skia ${againstSkia.mean.toFixed(2)}, ${againstSkia.largest}`;

const figuresOf = ({ scene, againstSkia, againstFine, skiaAgainstFine }) => ({
  scene: scene.name,
  ...Object.fromEntries(Object.entries({ againstSkia, againstFine, skiaAgainstFine }).map(([name, { mean, largest, above }]) => [name, { mean, largest, above: above.length }])),
});
