// A style by somebody else, with whatever the style language has, looks as MapLibre GL draws it.
import assert from "node:assert/strict";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { openMapLibre, pixelsOf } from "./map-libre.mjs";
import { serve } from "./own-service.mjs";
import { differenceOf, middleOf, sheetOf } from "./parity.mjs";
import { beyond, probes, styleOf } from "./probes.mjs";

const store = process.env.ECOTILES_GPKG;
const skip = store ? false : "ECOTILES_GPKG names no plans";
const only = process.env.ECOTILES_PROBE;
const size = { width: 400, height: 320 };
const pictures = new URL("../../artifacts/oracle/properties/", import.meta.url);
const plan = "xiping";
const zoom = 9;

/** Percent of the pixels that may differ by more than 24. */
const mostDifferent = 1.5;

/** A copy of the styles with a map for each probe, all of the same layers. */
async function writeStyles(folder) {
  const styles = join(folder, "styles");
  await cp(fileURLToPath(new URL("../../styles/", import.meta.url)), styles, { recursive: true });
  const file = join(styles, "maps.json");
  const catalogue = JSON.parse(await readFile(file, "utf8"));
  const maps = Object.entries(probes).map(([name, layers], i) => ({ name, id: `outcome/probe-${i}`, layers }));
  const data = [{ dataset: "zone", where: { level: ["1"] } }, { dataset: "key_area" }, { dataset: "corridor" }, { use: "frame" }];
  for (const { id, name, layers } of maps) {
    catalogue.maps[id] = { zh: name, en: name, layers: data };
    await writeFile(join(styles, "maps", `${id.replace("/", "-")}.json`), JSON.stringify(styleOf(layers)));
  }
  await writeFile(file, JSON.stringify(catalogue));
  return { styles, maps };
}

test("every property looks as in MapLibre GL", { skip }, async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "ecotiles-probes-"));
  const { styles, maps } = await writeStyles(folder);
  const service = await serve(store, styles, folder);
  const browser = await openMapLibre(size.width, size.height, service.address);
  await mkdir(pictures, { recursive: true });
  try {
    const listed = await (await fetch(new URL(`plans/${plan}/maps`, service.address))).json();
    const middle = middleOf({ zoom }, listed.maps[0].bounds);
    for (const { name, id } of maps.filter((map) => !only || map.name.includes(only))) {
      await t.test(name, async () => {
        const answer = await fetch(new URL(`static/${plan}/${id}/${middle.join(",")},${zoom}/${size.width}x${size.height}.png`, service.address));
        assert.equal(answer.status, 200);
        const ours = await pixelsOf(Buffer.from(await answer.arrayBuffer()));
        await browser.show(new URL(`styles/${plan}/${id}/style.json`, service.address).href, middle, zoom);
        const theirs = await browser.picture();
        assert.deepEqual(browser.takeComplaints(), []);
        const { percent, picture } = differenceOf(ours, theirs);
        await writeFile(new URL(`${name.replace(/\W+/g, "-")}.png`, pictures), sheetOf([ours, theirs, picture], size));
        t.diagnostic(`${percent.toFixed(2)} % ${name}`);
        assert.ok(percent < (beyond[name] ?? mostDifferent), `${percent.toFixed(2)} % of the pixels differ`);
        assert.ok(new Set(new Uint32Array(ours.buffer)).size > 3, "nothing is drawn");
      });
    }
  } finally {
    await browser.close();
    await service.stop();
    await rm(folder, { recursive: true });
  }
});
