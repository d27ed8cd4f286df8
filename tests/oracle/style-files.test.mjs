// Every style that we author or serve is one that MapLibre's validator accepts.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { test } from "node:test";
import { validateStyleMin } from "@maplibre/maplibre-gl-style-spec";
import { forEach, getJson, getPlans, skip } from "./service.mjs";

const problems = (style) => validateStyleMin(style).map((problem) => problem.message);

test("the validator accepts every style file", async () => {
  const styles = new URL("../../styles/", import.meta.url);
  for (const folder of ["maps/", "shared/"]) {
    const names = await readdir(new URL(folder, styles));
    assert.ok(names.length > 0);
    for (const name of names) {
      const style = JSON.parse(await readFile(new URL(folder + name, styles), "utf8"));
      assert.deepEqual(problems(style), [], folder + name);
    }
  }
});

test("the validator accepts the style of every map, and the map has what the style draws", { skip }, async () => {
  for (const plan of await getPlans()) {
    await forEach(plan.maps, async (map) => {
      const style = await getJson(`styles/${plan.id}/${map.id}/style.json`);
      assert.deepEqual(problems(style), [], `${plan.id} ${map.id}`);
      const layers = new Set((await getJson(style.sources.plan.url)).vector_layers.map((layer) => layer.id));
      const strangers = style.layers.filter((layer) => layer["source-layer"] && !layers.has(layer["source-layer"]));
      assert.deepEqual(strangers.map((layer) => layer.id), [], `${plan.id} ${map.id}`);
    });
  }
});
