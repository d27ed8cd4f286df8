import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Chain } from "./chains.mjs";
import { tilesOf } from "./grid.mjs";
import { doubledArea } from "./rings.mjs";
import { decode, forEach, getJson, getPlans, getTile, skip, tileUrl } from "./service.mjs";

const zooms = [5, 6, 7, 8, 9, 10, 11, 12, 13, 14];
const wholeToZoom = 10;
const mostTiles = 40;
const mostOfLargePlans = 400; // a plan of a whole region has a thousand tiles at zoom 10

describe("zones", { skip }, async () => {
  const plans = skip ? [] : await getPlans();

  for (const plan of plans.filter(({ layers }) => layers.some(({ id }) => id === "zone"))) {
    for (const zoom of zooms) {
      test(`of ${plan.id} cover its area once and nothing else at zoom ${zoom}`, async (context) => {
        const tileJson = await getJson(`tiles/${plan.id}/zone,plan_area.json`);
        const most = zoom <= wholeToZoom ? mostOfLargePlans : mostTiles;
        const complaints = [];
        let families = 0;
        await forEach(tilesOf(tileJson.bounds, zoom, most, plan.id), async (tile) => {
          const url = tileUrl(tileJson.tiles[0], tile);
          const bytes = await getTile(url);
          if (!bytes) return;
          const { zone, plan_area: area } = decode(bytes).layers;
          const whole = area ? shapesOf(area)[0].rings : [];
          for (const [family, zones] of groupBy(zone ? shapesOf(zone) : [], schemeAndLevel)) {
            families++;
            complaints.push(...compare(zones, whole).map((text) => `${url} ${family}: ${text}`));
          }
          if (area && !zone) complaints.push(`${url} has an area without zones`);
        });
        context.diagnostic(`${families} coverings`);
        assert.deepEqual(complaints.slice(0, 10), [], `${complaints.length} complaints`);
        assert.ok(families > 0);
      });
    }
  }
});

/** Same area and, step by step, the same border: then there is no gap and no overlap. */
function compare(zones, whole) {
  const chain = new Chain().add(whole, -1);
  for (const { rings } of zones) chain.add(rings, 1);
  const missing = areaOf(whole) - zones.reduce((sum, { rings }) => sum + areaOf(rings), 0);
  const rest = chain.rest();
  return missing === 0 && rest.length === 0 ? [] : [`area off by ${missing / 2}, unmatched ${rest.slice(0, 4).join(" ")}`];
}

const areaOf = (rings) => rings.reduce((sum, ring) => sum + doubledArea(ring), 0);

const schemeAndLevel = ({ properties }) => `${properties.scheme} ${properties.level}`;

const shapesOf = (layer) =>
  Array.from({ length: layer.length }, (_, i) => {
    const feature = layer.feature(i);
    return { properties: feature.properties, rings: feature.loadGeometry() };
  });

function groupBy(items, keyOf) {
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
