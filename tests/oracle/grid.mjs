// Tiles of the WebMercatorQuad grid, and a fair choice of them that is the same every time.

const columnOf = (longitude, z) => Math.floor(((longitude + 180) / 360) * 2 ** z);

function rowOf(latitude, z) {
  const sine = Math.sin((latitude * Math.PI) / 180);
  return Math.floor((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * 2 ** z);
}

/** The tiles of one zoom that touch the bounds: all of them, or as many as wanted, chosen by a seed. */
export function tilesOf([west, south, east, north], z, most, seed) {
  const [left, top] = [columnOf(west, z), rowOf(north, z)];
  const width = columnOf(east, z) - left + 1;
  const count = width * (rowOf(south, z) - top + 1);
  return chooseNumbers(count, most, `${seed} ${z}`).map((number) => ({
    z,
    x: left + (number % width),
    y: top + Math.floor(number / width),
  }));
}

function chooseNumbers(count, most, seed) {
  if (count <= most) return Array.from({ length: count }, (_, number) => number);
  const chosen = new Set();
  const random = randomOf(seed);
  while (chosen.size < most) chosen.add(Math.floor(random() * count));
  return [...chosen];
}

/** Numbers from 0 to 1 that follow from a text alone (mulberry32 over an FNV-1a hash). */
function randomOf(seed) {
  let state = 0x811c9dc5;
  for (const character of seed) state = Math.imul(state ^ character.codePointAt(0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
