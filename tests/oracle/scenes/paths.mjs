// Paths for scenes: lists of parts, each with its points as x, y, x, y ... on a grid of 1/256 pixel.
import { chance } from "./chance.mjs";

const onGrid = (value) => Math.round(value * 256) / 256;

export const closed = (points) => ({ points: points.map(onGrid), closed: true });

export const open = (points) => ({ points: points.map(onGrid), closed: false });

export const path = (...parts) => ({ parts });

export const box = (left, top, right, bottom) => closed([left, top, right, top, right, bottom, left, bottom]);

/** A part turned round. */
export function reversed({ points, closed: isClosed }) {
  const turned = [];
  for (let i = points.length - 2; i >= 0; i -= 2) turned.push(points[i], points[i + 1]);
  return { points: turned, closed: isClosed };
}

/** Points on a circle; with a step of more than one a star whose edges cross. */
export function starPoints(x, y, radius, corners, step = 1, turn = 0) {
  const points = [];
  for (let i = 0; i < corners; i++) {
    const angle = turn + (i * step * 2 * Math.PI) / corners;
    points.push(x + radius * Math.sin(angle), y - radius * Math.cos(angle));
  }
  return points;
}

export const star = (...star) => closed(starPoints(...star));

export const circle = (x, y, radius, corners = 96) => closed(starPoints(x, y, radius, corners));

/** A ring round a middle whose distance from it changes from point to point. */
export function jagged(seed, x, y, radius, corners, roughness) {
  const { between } = chance(seed);
  const points = [];
  for (let i = 0; i < corners; i++) {
    const distance = radius * (1 - roughness + between(0, roughness));
    points.push(x + distance * Math.cos((i * 2 * Math.PI) / corners), y + distance * Math.sin((i * 2 * Math.PI) / corners));
  }
  return closed(points);
}

/** Points anywhere in a box, joined in the order they come. */
export function tangle(seed, corners, left, top, right, bottom) {
  const { between } = chance(seed);
  const points = [];
  for (let i = 0; i < corners; i++) points.push(between(left, right), between(top, bottom));
  return points;
}

/** A line between two places, broken in the middle again and again, as a coast is. */
export function fractal(seed, [fromX, fromY], [toX, toY], depth, roughness = 0.25) {
  const { between } = chance(seed);
  let points = [fromX, fromY, toX, toY];
  for (let level = 0; level < depth; level++) {
    const finer = points.slice(0, 2);
    for (let i = 2; i < points.length; i += 2) {
      const [ax, ay, bx, by] = points.slice(i - 2, i + 2);
      const shift = between(-roughness, roughness);
      finer.push((ax + bx) / 2 + (by - ay) * shift, (ay + by) / 2 - (bx - ax) * shift, bx, by);
    }
    points = finer;
  }
  return points;
}

/** A closed coast round a middle. */
export function island(seed, x, y, radius, depth, roughness = 0.3) {
  const corners = starPoints(x, y, radius, 5);
  const points = [];
  for (let i = 0; i < corners.length; i += 2) {
    const next = (i + 2) % corners.length;
    points.push(...fractal(seed + i, corners.slice(i, i + 2), corners.slice(next, next + 2), depth, roughness).slice(0, -2));
  }
  return closed(points);
}

/**
 * Parcels without gaps between them: a grid whose corners are moved and whose edges are broken, shared edges alike.
 * Each has four times as many points as an edge has steps.
 */
export function parcels(seed, columns, rows, steps, width, height) {
  const { between } = chance(seed);
  const [stepX, stepY] = [width / columns, height / rows];
  const isBorder = (column, row) => column % columns === 0 || row % rows === 0;
  const corners = Array.from({ length: rows + 1 }, (_, row) =>
    Array.from({ length: columns + 1 }, (_, column) => {
      const reach = isBorder(column, row) ? 0 : 0.25;
      return [(column + between(-reach, reach)) * stepX, (row + between(-reach, reach)) * stepY];
    }),
  );
  const broken = ([ax, ay], [bx, by]) => {
    const points = [];
    for (let i = 0; i < steps; i++) {
      const shift = i === 0 ? 0 : between(-0.06, 0.06);
      points.push([ax + ((bx - ax) * i) / steps + (by - ay) * shift, ay + ((by - ay) * i) / steps - (bx - ax) * shift]);
    }
    return [...points, [bx, by]];
  };
  const across = corners.map((row) => row.slice(1).map((corner, i) => broken(row[i], corner)));
  const down = corners.slice(1).map((row, i) => row.map((corner, j) => broken(corners[i][j], corner)));
  const shapes = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const sides = [across[row][column], down[row][column + 1], across[row + 1][column].toReversed(), down[row][column].toReversed()];
      shapes.push(closed(sides.flatMap((side) => side.slice(0, -1)).flat()));
    }
  }
  return shapes;
}
