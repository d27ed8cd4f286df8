// Areas that lie side by side leave no line of the ground between them.
import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { pixelsOf } from "./map-libre.mjs";
import { serve } from "./own-service.mjs";
import { middleOf } from "./parity.mjs";

const store = process.env.ECOTILES_GPKG;
const skip = store ? false : "ECOTILES_GPKG names no plans";

const zones = (scheme, level) => ({ layer: { dataset: "zone" }, column: "code", filter: ["all", ["==", ["get", "scheme"], scheme], ["==", ["to-string", ["get", "level"]], level]] });
const evaluation = (kind, filter) => ({ layer: { name: `eval_${kind}`, dataset: "evaluation", where: { kind: [kind] } }, filter });

/** Layers whose areas share edges; not every plan has each. */
const covers = {
  "zones-1": zones("restoration", "1"),
  "zones-2": zones("restoration", "2"),
  consolidation: zones("consolidation", "1"),
  units: { layer: { dataset: "admin_unit" }, column: "code", filter: ["==", ["get", "level"], "township"] },
  ...Object.fromEntries(["landuse", "ecosystem", "soil", "watershed", "landform", "physiography", "climate_zone"].map((dataset) => [dataset.replace("_", "-"), { layer: { dataset } }])),
  ...Object.fromEntries(["degradation", "resilience", "fragility", "risk"].map((kind) => [kind, evaluation(kind)])),
  service: evaluation("service", ["==", ["get", "type_code"], "生物多样性维护"]),
};

/** Colours without red, on a ground that is nothing but red. */
const paints = (column) => ({
  plain: { "fill-color": "#00aa00" },
  classes: { "fill-color": ["match", ["slice", ["to-string", ["get", column]], -1], ["1", "3"], "#00aa00", ["2", "4"], "#00ff00", ["0", "6"], "#0055ff", "#00ffff"] },
  single: { "fill-color": ["rgb", 0, ["%", ["*", 37, ["to-number", ["id"], 0]], 256], 200] },
  through: { "fill-color": "#00aa00", "fill-opacity": 0.5 },
});

async function writeStyles(folder) {
  const styles = join(folder, "styles");
  await cp(fileURLToPath(new URL("../../styles/", import.meta.url)), styles, { recursive: true });
  const file = join(styles, "maps.json");
  const catalogue = JSON.parse(await readFile(file, "utf8"));
  for (const [name, { layer, filter, column = "type_code" }] of Object.entries(covers)) {
    for (const [look, paint] of Object.entries(paints(column))) {
      catalogue.maps[`outcome/cover-${name}-${look}`] = { zh: name, en: name, layers: [layer] };
      const style = {
        version: 8,
        sources: { plan: { type: "vector", url: "ecotiles://plan" } },
        layers: [
          { id: "ground", type: "background", paint: { "background-color": "#ff0000" } },
          { id: "fill", type: "fill", source: "plan", "source-layer": layer.name ?? layer.dataset, paint, ...(filter ? { filter } : {}) },
        ],
      };
      await writeFile(join(styles, "maps", `outcome-cover-${name}-${look}.json`), JSON.stringify(style));
    }
  }
  await writeFile(file, JSON.stringify(catalogue));
  return styles;
}

const far = 8; // pixels

/** Pixels that let more of the ground through than areas do, far from where it lies open; and how many there are of areas. */
function tinted(pixels, width, look) {
  const most = look === "through" ? 129 : 0; // red of an area
  const height = pixels.length / 4 / width;
  const red = (x, y) => pixels[(y * width + x) * 4];
  const isOpen = (x, y) => red(x, y) > (most + 255) / 2;
  let [count, whole] = [0, 0];
  for (let y = far; y < height - far; y++) {
    for (let x = far; x < width - far; x++) {
      if (red(x, y) <= most) whole++;
      else if (!isNear(x, y)) count++;
    }
  }
  return { count, whole };

  function isNear(x, y) {
    for (let row = y - far; row <= y + far; row++) {
      for (let column = x - far; column <= x + far; column++) if (isOpen(column, row)) return true;
    }
    return false;
  }
}

/** The tile around a place. */
function tileAt([longitude, latitude], zoom) {
  const tiles = 2 ** zoom;
  const column = Math.floor(((longitude + 180) / 360) * tiles);
  const row = Math.floor(((1 - Math.asinh(Math.tan((latitude / 180) * Math.PI)) / Math.PI) / 2) * tiles);
  return `${zoom}/${column}/${row}`;
}

test("no ground shows between neighbours", { skip }, async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "ecotiles-hairlines-"));
  const service = await serve(store, await writeStyles(folder), folder);
  const found = async (path, look) => {
    const answer = await fetch(new URL(path, service.address));
    assert.equal(answer.status, 200, path);
    const body = Buffer.from(await answer.arrayBuffer());
    return tinted(await pixelsOf(body), body.readUInt32BE(16), look);
  };
  try {
    const { plans } = await (await fetch(new URL("plans", service.address))).json();
    for (const { id, bounds } of plans) {
      const { maps } = await (await fetch(new URL(`plans/${id}/maps`, service.address))).json();
      for (const name of Object.keys(covers)) {
        if (!maps.some((map) => map.id === `outcome/cover-${name}-plain`)) continue;
        await t.test(`${id} ${name}`, async () => {
          const fitting = Math.floor(Math.log2(360 / (bounds[2] - bounds[0])));
          const bad = [];
          for (const look of Object.keys(paints())) {
            const map = `${id}/outcome/cover-${name}-${look}`;
            const places = [0, 1.3, 3].map((nearer) => `static/${map}/${middleOf({ zoom: fitting + nearer }, bounds).join(",")},${fitting + nearer}/800x600.png`);
            const tile = tileAt(middleOf({ zoom: fitting }, bounds), fitting + 2);
            for (const path of [...places, `tiles/${map}/${tile}.png`, `tiles/${map}/${tile}@2x.png`]) {
              const { count } = await found(path, look);
              if (count > 0) bad.push(`${count} pixels of ${path}`);
            }
          }
          assert.deepEqual(bad, []);
        });
      }
    }
    const { whole } = await found(`static/${plans[0].id}/outcome/cover-landuse-plain/auto/800x600.png`, "plain");
    assert.ok(whole > 100_000, `${whole} pixels are a picture of nothing`);
  } finally {
    await service.stop();
    await rm(folder, { recursive: true });
  }
});
