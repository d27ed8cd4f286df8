// The picture that we paint and the one that MapLibre GL draws from our style, tiles, sprites and letters are the same map.
import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { test } from "node:test";
import { openMapLibre, pixelsOf } from "./map-libre.mjs";
import { address, getPlans, skip } from "./service.mjs";
import { differenceOf, middleOf, sheetOf } from "./parity.mjs";
import { mostDifferent, size, views } from "./views.mjs";

const folder = new URL("../../artifacts/oracle/parity/", import.meta.url);

async function ourPicture({ plan, map, zoom, ratio }, middle) {
  const answer = await fetch(new URL(`static/${plan}/${map}/${middle.join(",")},${zoom}/${size.width}x${size.height}${ratio > 1 ? "@2x" : ""}.png`, address));
  assert.equal(answer.status, 200);
  return pixelsOf(Buffer.from(await answer.arrayBuffer()));
}

test("pictures of every kind of map differ little from what MapLibre GL draws without a complaint", { skip }, async (t) => {
  const plans = await getPlans();
  const looked = new Set(views.map(({ map }) => map));
  assert.deepEqual(plans.flatMap(({ maps }) => maps).filter(({ id }) => !looked.has(id)), []);
  await mkdir(folder, { recursive: true });
  const browser = await openMapLibre(size.width, size.height);
  try {
    for (const view of views) {
      await t.test(view.name, async () => {
        const { bounds } = plans.find(({ id }) => id === view.plan).maps.find(({ id }) => id === view.map);
        const middle = middleOf(view, bounds);
        await browser.show(new URL(`styles/${view.plan}/${view.map}/style.json`, address).href, middle, view.zoom, view.ratio);
        assert.deepEqual(browser.takeComplaints(), []);
        const [ours, theirs] = [await ourPicture(view, middle), await browser.picture()];
        const { percent, picture } = differenceOf(ours, theirs);
        await writeFile(new URL(`${view.name.replace(/[ /]/g, "-")}.png`, folder), sheetOf([ours, theirs, picture], { width: size.width * view.ratio, height: size.height * view.ratio }));
        t.diagnostic(`${percent.toFixed(2)} % ${view.name}`);
        assert.ok(percent < mostDifferent, `${percent.toFixed(2)} % of the pixels differ`);
      });
    }
  } finally {
    await browser.close();
  }
});
