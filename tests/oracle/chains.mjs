// Sums of directed steps. A step and its opposite cancel, wherever their ends lie, so what is left of two coverings of
// the same area is nothing: then both cover every place equally often. All of it is exact on whole-number coordinates.

/** The steps of a covering, line by line: for each place where the count of covering steps changes, by how much. */
export class Chain {
  #lines = new Map();

  /** Adds rings; a negative count takes them away. */
  add(rings, count) {
    for (const ring of rings) {
      for (let i = 1; i < ring.length; i++) this.#addStep(ring[i - 1], ring[i], count);
    }
    return this;
  }

  #addStep(a, b, count) {
    const [across, down] = [b.x - a.x, b.y - a.y];
    if (across === 0 && down === 0) return;
    const forward = across > 0 || (across === 0 && down > 0) ? 1 : -1;
    const divisor = forward * greatestDivisor(Math.abs(across), Math.abs(down));
    const [dx, dy] = [across / divisor, down / divisor];
    const key = `${dx},${dy},${a.x * dy - a.y * dx}`;
    const changes = this.#lines.get(key) ?? new Map();
    this.#lines.set(key, changes);
    const along = dx === 0 ? "y" : "x";
    change(changes, a, along, count);
    change(changes, b, along, -count);
  }

  /** The pieces of line where something is left, with how often. */
  rest() {
    const pieces = [];
    for (const changes of this.#lines.values()) {
      const places = [...changes.entries()].filter(([, { count }]) => count !== 0).sort(([one], [other]) => one - other);
      let left = 0;
      places.forEach(([, { count, point }], i) => {
        left += count;
        if (left !== 0) pieces.push(`${point.x},${point.y}-${places[i + 1][1].point.x},${places[i + 1][1].point.y} (${left})`);
      });
    }
    return pieces;
  }
}

function change(changes, point, along, by) {
  const known = changes.get(point[along]);
  changes.set(point[along], { count: (known?.count ?? 0) + by, point });
}

function greatestDivisor(one, other) {
  while (other !== 0) [one, other] = [other, one % other];
  return one;
}
