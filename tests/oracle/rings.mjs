// Exact checks of closed rings on whole-number coordinates: all products stay far below 2^53.

/** Twice the signed area, positive when the ring runs clockwise as seen on a screen (y downwards). */
export function doubledArea(ring) {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) sum += ring[i - 1].x * ring[i].y - ring[i].x * ring[i - 1].y;
  return sum;
}

/** Two steps that go through each other's inside, among all rings of one polygon; null when there are none. */
export function findCrossing(rings) {
  const steps = rings.flatMap(stepsOf).sort((one, other) => one.minX - other.minX);
  let active = [];
  for (const step of steps) {
    active = active.filter((earlier) => earlier.maxX > step.minX);
    const crossed = active.find((earlier) => cross(earlier, step));
    if (crossed) return `${describe(crossed)} x ${describe(step)}`;
    active.push(step);
  }
  return null;
}

const stepsOf = (ring) =>
  ring.slice(1).map((b, i) => ({
    a: ring[i],
    b,
    minX: Math.min(ring[i].x, b.x),
    maxX: Math.max(ring[i].x, b.x),
    minY: Math.min(ring[i].y, b.y),
    maxY: Math.max(ring[i].y, b.y),
  }));

const cross = (one, other) =>
  one.maxY > other.minY &&
  other.maxY > one.minY &&
  side(one, other.a) * side(one, other.b) < 0 &&
  side(other, one.a) * side(other, one.b) < 0;

const side = ({ a, b }, point) => Math.sign((b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x));

const describe = ({ a, b }) => `${a.x},${a.y}-${b.x},${b.y}`;
