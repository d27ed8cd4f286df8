import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { address, getJson, getPlans, skip, tileUrl } from "./service.mjs";
import { tilesOf } from "./grid.mjs";

const mostLatitude = 85.06;

describe("TileJSON", { skip }, async () => {
  const plans = skip ? [] : await getPlans();

  for (const plan of plans) {
    test(`of all maps and layers of ${plan.id} keeps to version 3.0`, async () => {
      for (const map of [...plan.maps, ...plan.layers]) {
        const tileJson = await getJson(map.links.find(({ rel }) => rel === "tilejson").href);
        judge(tileJson, map);
        await judgeTiles(tileJson);
      }
    });
  }

  test("lies at three addresses of one map", async () => {
    const path = `tiles/${plans[0].id}/${plans[0].maps[0].id}`;
    const known = await getJson(`${path}.json`);
    assert.deepEqual(await getJson(path), known);
    assert.deepEqual(await getJson(`${path}/tilejson.json`), known);
  });
});

function judge(tileJson, map) {
  assert.equal(tileJson.tilejson, "3.0.0");
  assert.equal(tileJson.scheme, "xyz");
  assert.match(tileJson.version, /^\d+\.\d+\.\d+$/);
  assert.ok(tileJson.name && tileJson.attribution, map.id);
  assert.ok(0 <= tileJson.minzoom && tileJson.minzoom <= tileJson.maxzoom && tileJson.maxzoom <= 22, map.id);
  const [west, south, east, north] = tileJson.bounds;
  assert.ok(-180 <= west && west < east && east <= 180, map.id);
  assert.ok(-mostLatitude <= south && south < north && north <= mostLatitude, map.id);
  const [longitude, latitude, zoom] = tileJson.center;
  assert.ok(west <= longitude && longitude <= east && south <= latitude && latitude <= north, map.id);
  assert.ok(Number.isInteger(zoom) && tileJson.minzoom <= zoom && zoom <= tileJson.maxzoom, map.id);
  assert.deepEqual(tileJson.vector_layers.map(({ id }) => id), map.layers, map.id);
  assert.equal(new Set(map.layers).size, map.layers.length, map.id);
  for (const layer of tileJson.vector_layers) {
    assert.ok(layer.description, `${map.id} ${layer.id}`);
    assert.ok(tileJson.minzoom <= layer.minzoom && layer.minzoom <= layer.maxzoom && layer.maxzoom <= tileJson.maxzoom);
    for (const [name, words] of Object.entries(layer.fields)) assert.ok(name && typeof words === "string" && words, `${layer.id} ${name}`);
  }
}

/** The address leads to tiles, from the first zoom to the last one, and no further. */
async function judgeTiles({ tiles: [template], bounds, center, minzoom, maxzoom }) {
  assert.ok(template.startsWith(address) && template.endsWith(".mvt"), template);
  const statusOf = async (tile) => (await fetch(tileUrl(template, tile), { method: "HEAD" })).status;
  const whole = await Promise.all(tilesOf(bounds, center[2], 4, template).map(statusOf));
  assert.ok(whole.includes(200) && whole.every((status) => status === 200 || status === 204), template);
  assert.ok([200, 204].includes(await statusOf({ z: minzoom, x: 0, y: 0 })), template); // small shapes are none there
  assert.equal(await statusOf({ z: maxzoom + 1, x: 0, y: 0 }), 404, template);
}

describe("the OpenAPI description", { skip }, () => {
  test("parses, with every reference leading somewhere", async () => {
    const document = await getJson("openapi/v1.json");
    assert.match(document.openapi, /^3\.1\./);
    assert.ok(document.info.title && document.info.version);
    for (const reference of findReferences(document)) {
      const target = reference.slice(2).split("/").reduce((node, key) => node?.[key.replaceAll("~1", "/").replaceAll("~0", "~")], document);
      assert.ok(reference.startsWith("#/") && target, reference);
    }
  });

  test("names every route once, with its parameters and answers", async () => {
    const { paths } = await getJson("openapi/v1.json");
    assert.deepEqual(Object.keys(paths).filter((path) => /^\/(fonts|legends|livez|plans|rasters|readyz|sprites|static|styles|tiles)/.test(path)).sort(), [
      "/fonts/{stack}/{range}.pbf",
      "/legends/{plan}/{group}/{map}.json",
      "/legends/{plan}/{group}/{map}.png",
      "/legends/{plan}/{map}.json",
      "/legends/{plan}/{map}.png",
      "/livez",
      "/plans",
      "/plans/{plan}",
      "/plans/{plan}/atlas",
      "/plans/{plan}/layers",
      "/plans/{plan}/maps",
      "/rasters/{plan}/{raster}.json",
      "/rasters/{plan}/{raster}/{z}/{x}/{y}.png",
      "/readyz",
      "/sprites/eco.json",
      "/static/{plan}/{group}/{map}/{place}/{size}.png",
      "/static/{plan}/{map}/{place}/{size}.png",
      "/styles/{plan}/{group}/{map}/style.json",
      "/styles/{plan}/{map}/style.json",
      "/tiles/{plan}/{group}/{map}.json",
      "/tiles/{plan}/{group}/{map}/CGCS2000Quad/{z}/{x}/{y}.mvt",
      "/tiles/{plan}/{group}/{map}/CGCS2000Quad/{z}/{x}/{y}.png",
      "/tiles/{plan}/{group}/{map}/WorldCRS84Quad/{z}/{x}/{y}.mvt",
      "/tiles/{plan}/{group}/{map}/WorldCRS84Quad/{z}/{x}/{y}.png",
      "/tiles/{plan}/{group}/{map}/{z}/{x}/{y}.mvt",
      "/tiles/{plan}/{group}/{map}/{z}/{x}/{y}.png",
      "/tiles/{plan}/{map}.json",
      "/tiles/{plan}/{map}/CGCS2000Quad/{z}/{x}/{y}.mvt",
      "/tiles/{plan}/{map}/CGCS2000Quad/{z}/{x}/{y}.png",
      "/tiles/{plan}/{map}/WorldCRS84Quad/{z}/{x}/{y}.mvt",
      "/tiles/{plan}/{map}/WorldCRS84Quad/{z}/{x}/{y}.png",
      "/tiles/{plan}/{map}/{z}/{x}/{y}.mvt",
      "/tiles/{plan}/{map}/{z}/{x}/{y}.png",
    ]);
    const ids = [];
    for (const [path, { get }] of Object.entries(paths)) {
      ids.push(get.operationId);
      const named = (get.parameters ?? []).filter((parameter) => parameter.in === "path").map(({ name }) => name);
      assert.deepEqual(named.sort(), [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort(), path);
      assert.ok(get.responses["200"] && get.summary, path);
    }
    assert.equal(new Set(ids).size, ids.length);
    for (const status of ["200", "204", "304", "400", "404", "503"])
      assert.ok(paths["/tiles/{plan}/{map}/{z}/{x}/{y}.mvt"].get.responses[status], status);
  });

  test("gives examples that work", async () => {
    const { paths } = await getJson("openapi/v1.json");
    for (const [path, { get }] of Object.entries(paths)) {
      if (!/^\/(fonts|legends|plans|rasters|sprites|static|styles|tiles)/.test(path)) continue;
      const examples = Object.fromEntries((get.parameters ?? []).map(({ name, example }) => [name, example]));
      const url = path.replace(/\{(\w+)\}/g, (_, name) => examples[name]);
      const { status } = await fetch(new URL(url, address));
      assert.ok(status === 200, `${url} answered ${status}`);
    }
  });
});

function* findReferences(node) {
  if (node === null || typeof node !== "object") return;
  for (const [key, value] of Object.entries(node)) {
    if (key === "$ref") yield value;
    else yield* findReferences(value);
  }
}
