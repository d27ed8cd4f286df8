// The tiles that both sides are asked for: a seeded walk over the stress plan, as people browse.

/** Where the stress parcels lie, and how many of 500 tiles each zoom gets. */
const west = 113.0, south = 33.0;
const fullWidth = 0.92, fullHeight = 0.7;
const visits = { 8: 10, 9: 20, 10: 40, 11: 60, 12: 80, 13: 90, 14: 90, 15: 70, 16: 40 };

/** A share of the full extent's side for each size of the stress set. */
const sides = { '10k': 0.1, '100k': 0.316, '1m': 1 };

/** The dataset that a map of this zoom would show: two overview tables, then the parcels themselves. */
export const landUseAt = (zoom) => (zoom <= 10 ? 'landuse_z8' : zoom <= 12 ? 'landuse_z11' : 'landuse');

export const planLayers = ['zone', 'key_area', 'corridor', 'project_site'];

export function walk(size, seed = 20261120) {
  const random = seeded(seed);
  const side = sides[size];
  let [longitude, latitude] = [west + (fullWidth * side) / 2, south + (fullHeight * side) / 2];
  const tiles = [];
  for (const [zoom, count] of Object.entries(visits).map(([z, n]) => [Number(z), n])) {
    for (let i = 0; i < count; i++) {
      // Mostly a step to a neighbour, now and then a jump.
      const jump = random() < 0.1;
      const step = jump ? 1 : 3 * (360 / 2 ** zoom);
      longitude = within(longitude + (random() - 0.5) * (jump ? fullWidth * side * 2 : step), west, west + fullWidth * side);
      latitude = within(latitude + (random() - 0.5) * (jump ? fullHeight * side * 2 : step), south, south + fullHeight * side);
      tiles.push({ z: zoom, ...tileAt(longitude, latitude, zoom) });
    }
  }
  return shuffle(tiles, random);
}

/** Tiles that lie wholly inside the extent of the smallest set, so that all sizes have the same parcels in them. */
export function commonTiles(zoom) {
  const first = tileAt(west, south + fullHeight * sides['10k'], zoom);
  const last = tileAt(west + fullWidth * sides['10k'], south, zoom);
  const tiles = [];
  for (let x = first.x + 1; x < last.x; x++) for (let y = first.y + 1; y < last.y; y++) tiles.push({ z: zoom, x, y });
  return tiles;
}

export const middleTile = (size, zoom) => ({ z: zoom, ...tileAt(west + (fullWidth * sides[size]) / 2, south + (fullHeight * sides[size]) / 2, zoom) });

function tileAt(longitude, latitude, zoom) {
  const sine = Math.sin((latitude * Math.PI) / 180);
  const scale = 2 ** zoom;
  return {
    x: Math.floor(((longitude + 180) / 360) * scale),
    y: Math.floor((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * scale),
  };
}

const within = (value, low, high) => Math.min(high - 1e-6, Math.max(low + 1e-6, value));

function shuffle(items, random) {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [items[i], items[j]] = [items[j], items[i]];
  }
  return items;
}

/** A linear congruential generator: every run asks for the same tiles. */
function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
