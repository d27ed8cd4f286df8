// MapLibre GL draws every kind of map from the styles, sprites, letters and tiles that we serve, and finds nothing wrong.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openMapLibre } from "./map-libre.mjs";
import { address, getPlans, skip } from "./service.mjs";

const side = 256;

/** Each kind of map once, in turn from one plan and the next. */
function oneOfEachKind(plans) {
  const kinds = new Set(plans.flatMap((plan) => plan.maps.map((map) => map.id)));
  return [...kinds].map((id, i) => {
    const plan = [...plans.slice(i % plans.length), ...plans].find(({ maps }) => maps.some((map) => map.id === id));
    return { plan, map: plan.maps.find((map) => map.id === id) };
  });
}

test("MapLibre GL draws every kind of map without a complaint", { skip }, async () => {
  const browser = await openMapLibre(side, side);
  try {
    for (const { plan, map } of oneOfEachKind(await getPlans())) {
      const [west, south, east, north] = map.bounds;
      const zoom = Math.round(Math.log2(360 / Math.max(east - west, north - south)));
      const style = new URL(`styles/${plan.id}/${map.id}/style.json`, address).href;
      await browser.show(style, [(west + east) / 2, (south + north) / 2], zoom);
      assert.deepEqual(browser.takeComplaints(), [], `${plan.id} ${map.id}`);
      const picture = new Uint32Array((await browser.picture()).buffer);
      assert.ok(new Set(picture).size > 3, `${plan.id} ${map.id} shows nothing`);
    }
  } finally {
    await browser.close();
  }
});
