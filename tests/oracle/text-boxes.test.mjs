// Names stand at the same places in our pictures and in those that MapLibre GL draws from the same style.
import assert from "node:assert/strict";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { openMapLibre, pixelsOf } from "./map-libre.mjs";
import { serve } from "./own-service.mjs";
import { differenceOf, middleOf, sheetOf } from "./parity.mjs";
import { apart, lettersOnly, textBoxes } from "./text-boxes.mjs";
import { size, views } from "./views.mjs";

const store = process.env.ECOTILES_GPKG;
const skip = store ? false : "ECOTILES_GPKG names no plans";
const pictures = new URL("../../artifacts/oracle/text-boxes/", import.meta.url);

/** Pixels that the sides of a name's box may lie apart. */
const mostApart = 3;

async function writeStyles(folder) {
  const styles = join(folder, "styles");
  await cp(fileURLToPath(new URL("../../styles/", import.meta.url)), styles, { recursive: true });
  for (const part of ["maps", "shared"]) {
    for (const name of await readdir(join(styles, part))) {
      const file = join(styles, part, name);
      await writeFile(file, JSON.stringify(lettersOnly(JSON.parse(await readFile(file, "utf8")))));
    }
  }
  return styles;
}

test("names stand where MapLibre GL puts them", { skip }, async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "ecotiles-letters-"));
  const service = await serve(store, await writeStyles(folder), folder);
  const browser = await openMapLibre(size.width, size.height, service.address);
  await mkdir(pictures, { recursive: true });
  let names = 0;
  try {
    for (const view of views) {
      await t.test(view.name, async () => {
        const { plan, map, zoom, ratio } = view;
        const listed = await (await fetch(new URL(`plans/${plan}/maps`, service.address))).json();
        const middle = middleOf(view, listed.maps.find(({ id }) => id === map).bounds);
        const pixels = { width: size.width * ratio, height: size.height * ratio };
        const answer = await fetch(new URL(`static/${plan}/${map}/${middle.join(",")},${zoom}/${size.width}x${size.height}${ratio > 1 ? "@2x" : ""}.png`, service.address));
        assert.equal(answer.status, 200);
        const ours = await pixelsOf(Buffer.from(await answer.arrayBuffer()));
        await browser.show(new URL(`styles/${plan}/${map}/style.json`, service.address).href, middle, zoom, ratio);
        const theirs = await browser.picture();
        await writeFile(new URL(`${view.name.replace(/[ /]/g, "-")}.png`, pictures), sheetOf([ours, theirs, differenceOf(ours, theirs).picture], pixels));
        const found = textBoxes(ours, theirs, pixels);
        names += found.length;
        const off = found.filter((name) => !name.ours || !name.theirs || apart(name.ours, name.theirs) > mostApart * ratio);
        t.diagnostic(`${found.length} names, ${off.length} elsewhere, ${Math.max(0, ...found.filter((name) => !off.includes(name)).map((name) => apart(name.ours, name.theirs)))} pixels apart at most, ${view.name}`);
        assert.deepEqual(off, []);
      });
    }
    assert.ok(names > 400, `${names} names`);
  } finally {
    await browser.close();
    await service.stop();
    await rm(folder, { recursive: true });
  }
});
