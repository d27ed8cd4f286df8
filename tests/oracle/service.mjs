// The service under test and what it publishes.
import { VectorTile } from "@mapbox/vector-tile";
import { PbfReader } from "pbf";

export const address = process.env.ECOTILES_URL;
export const skip = address ? false : "ECOTILES_URL names no running service";

const atATime = 8;

export async function getJson(path) {
  const answer = await fetch(new URL(path, address));
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
  return answer.json();
}

/** Every plan, with its maps and its single layers. */
export async function getPlans() {
  const { plans } = await getJson("plans");
  return Promise.all(
    plans.map(async (plan) => ({
      ...plan,
      maps: (await getJson(`plans/${plan.id}/maps`)).maps,
      layers: (await getJson(`plans/${plan.id}/layers`)).layers,
    })),
  );
}

/** The bytes of a tile; null when nothing lies in it. */
export async function getTile(url) {
  const answer = await fetch(url);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (answer.status === 204 && bytes.length === 0) return null;
  if (answer.status === 200 && bytes.length > 0) return bytes;
  throw new Error(`${url} answered ${answer.status} with ${bytes.length} bytes`);
}

export const decode = (bytes) => new VectorTile(new PbfReader(bytes));

export const tileUrl = (template, { z, x, y }) => template.replace("{z}", z).replace("{x}", x).replace("{y}", y);

/** Calls a function for each item, a few at a time, so that the service is never idle. */
export async function forEach(items, work) {
  const waiting = items[Symbol.iterator]();
  await Promise.all(
    Array.from({ length: atATime }, async () => {
      for (const item of waiting) await work(item);
    }),
  );
}
