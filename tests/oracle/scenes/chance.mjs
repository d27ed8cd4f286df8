// The same numbers on every machine and in every run.

/** A source of numbers from 0 to 1, always the same for one seed. */
export function chance(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const between = (least, most) => least + (most - least) * next();
  return { next, between, oneOf: (list) => list[Math.floor(next() * list.length)] };
}
