import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { tilesOf } from "./grid.mjs";
import { doubledArea, findCrossing } from "./rings.mjs";
import { decode, forEach, getJson, getPlans, getTile, skip, tileUrl } from "./service.mjs";

const [pointType, lineType, polygonType] = [1, 2, 3];
const extent = 4096;
const reach = 64 + 1; // the buffer, and the border that shapes are cut at one step outside of it
const identifying = ["id", "bsm", "code", "name"];
const mostComplaints = 10;

/** All tiles of the zooms a plan is looked at in, where they are few; of large plans and zooms a choice. */
const choices = [
  ...[5, 6, 7, 8, 9, 10, 11, 12].map((zoom) => ({ zoom, most: 64, otherwise: 16 })),
  ...[13, 14, 15, 16].map((zoom) => ({ zoom, most: 15, otherwise: 15 })),
];

describe("every tile of the sample plans", { skip }, async () => {
  const plans = skip ? [] : await getPlans();

  for (const plan of plans) {
    describe(plan.id, () => {
      const complaints = new Map();
      let tiles = 0;
      let features = 0;

      const complain = (promise, text) => {
        const list = complaints.get(promise) ?? [];
        complaints.set(promise, [...list.slice(0, mostComplaints), text]);
      };

      before(async () => {
        const identities = new Map();
        const judged = new Set();
        for (const map of plan.maps) {
          const { href } = map.links.find((link) => link.rel === "tilejson");
          const tileJson = await getJson(href);
          const fields = new Map(tileJson.vector_layers.map((layer) => [layer.id, layer.fields]));
          const wanted = choices.flatMap(({ zoom, most, otherwise }) => {
            const all = tilesOf(tileJson.bounds, zoom, most + 1, map.id);
            return all.length <= most ? all : tilesOf(tileJson.bounds, zoom, otherwise, map.id);
          });
          await forEach(wanted, async (tile) => {
            const url = tileUrl(tileJson.tiles[0], tile);
            const bytes = await getTile(url);
            if (!bytes) return;
            tiles++;
            judgeTile(url, tile, decode(bytes), fields, identities, judged);
          });
        }
      });

      function judgeTile(url, { z, x, y }, decoded, fields, identities, judged) {
        for (const [name, layer] of Object.entries(decoded.layers)) {
          if (!fields.has(name)) complain("layers", `${url} ${name}`);
          if (layer.version !== 2 || layer.extent !== extent || layer.length === 0) complain("layers", `${url} ${name} head`);
          for (let i = 0; i < layer.length; i++) {
            features++;
            const feature = layer.feature(i);
            const where = `${url} ${name} ${feature.id}`;
            for (const key of Object.keys(feature.properties)) {
              if (!(key in (fields.get(name) ?? {}))) complain("fields", `${where} ${key}`);
            }
            judgeIdentity(where, `${name} ${feature.id}`, feature.properties, identities);
            const paths = feature.loadGeometry();
            // Maps share layers: a shape that has been judged in this tile needs no second look.
            const shape = `${z}/${x}/${y} ${feature.type} ${paths.map((path) => path.map((point) => `${point.x},${point.y}`)).join(";")}`;
            if (judged.has(shape)) continue;
            judged.add(shape);
            judgeShape(where, feature.type, paths);
          }
        }
        if (judged.size > 200_000) judged.clear();
      }

      function judgeIdentity(where, key, properties, identities) {
        // Polygons drawn as one in overviews carry the attributes of their class alone.
        const own = identifying.map((name) => properties[name]);
        if (own.every((value) => value === undefined)) return;
        const text = JSON.stringify(own);
        const known = identities.get(key);
        if (known === undefined) identities.set(key, text);
        else if (known !== text) complain("identities", `${where} is ${text}, elsewhere ${known}`);
      }

      function judgeShape(where, type, paths) {
        if (paths.length === 0) complain("shapes", `${where} has none`);
        for (const point of paths.flat()) {
          if (Math.min(point.x, point.y) < -reach || Math.max(point.x, point.y) > extent + reach)
            complain("reach", `${where} ${point.x},${point.y}`);
        }
        if (type === polygonType) judgePolygon(where, paths);
        else if (type === lineType) {
          if (paths.some((path) => path.length < 2)) complain("shapes", `${where} has a line of one point`);
        } else if (type !== pointType) complain("shapes", `${where} is of type ${type}`);
      }

      function judgePolygon(where, rings) {
        rings.forEach((ring, i) => {
          const area = doubledArea(ring);
          const at = `${where} ring ${i} at ${ring[0]?.x},${ring[0]?.y}`;
          if (ring.length < 4 || area === 0) complain("rings", `${at} has ${ring.length} points and area ${area}`);
          if (i === 0 && area < 0) complain("windings", `${at} has area ${area / 2}`);
        });
        const crossing = findCrossing(rings);
        if (crossing) complain("crossings", `${where} ${crossing}`);
      }

      const promises = [
        ["has only layers and heads that TileJSON announces", "layers"],
        ["has only attributes that TileJSON announces", "fields"],
        ["keeps the identity of a feature at all zooms", "identities"],
        ["has shapes of a known type with enough points", "shapes"],
        ["stays within the buffer", "reach"],
        ["has rings of four points or more that enclose something", "rings"],
        ["starts polygons with an outer ring", "windings"],
        ["has no polygon whose steps cross", "crossings"],
      ];
      for (const [name, promise] of promises) test(name, () => assert.deepEqual(complaints.get(promise) ?? [], []));

      test("is not judged by nothing", (context) => {
        context.diagnostic(`${tiles} tiles, ${features} features`);
        assert.ok(tiles > 500 && features > 10_000, `${tiles} tiles, ${features} features`);
      });
    });
  }
});
