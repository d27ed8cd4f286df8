import assert from "node:assert/strict";
import { test } from "node:test";
import { Chain } from "./chains.mjs";
import { doubledArea, findCrossing } from "./rings.mjs";

const ring = (...ordinates) => {
  const points = [];
  for (let i = 0; i < ordinates.length; i += 2) points.push({ x: ordinates[i], y: ordinates[i + 1] });
  return [...points, points[0]];
};

const square = ring(0, 0, 4, 0, 4, 4, 0, 4);

test("two halves cover the whole, though only one of them has a point where they meet the border", () => {
  const left = ring(0, 0, 2, 0, 2, 4, 0, 4);
  const right = ring(2, 0, 4, 0, 4, 4, 2, 4);
  assert.deepEqual(new Chain().add([left, right], 1).add([square], -1).rest(), []);
});

test("a gap, an overlap and a sliver are seen", () => {
  const left = ring(0, 0, 2, 0, 2, 4, 0, 4);
  for (const right of [ring(3, 0, 4, 0, 4, 4, 3, 4), ring(1, 0, 4, 0, 4, 4, 1, 4), ring(2, 0, 4, 0, 4, 4, 2, 4, 3, 2)])
    assert.notDeepEqual(new Chain().add([left, right], 1).add([square], -1).rest(), []);
});

test("a gap that an overlap makes up for is seen, though the areas agree", () => {
  const left = ring(0, 0, 3, 0, 1, 4, 0, 4);
  const right = ring(2, 0, 4, 0, 4, 4, 2, 4);
  assert.equal(doubledArea(left) + doubledArea(right), doubledArea(square));
  assert.notDeepEqual(new Chain().add([left, right], 1).add([square], -1).rest(), []);
});

test("a bow-tie crosses itself and a ring that touches itself does not", () => {
  assert.match(findCrossing([ring(0, 0, 4, 4, 4, 0, 0, 4)]), /x/);
  assert.equal(findCrossing([ring(0, 0, 2, 2, 4, 0, 4, 4, 2, 2, 0, 4)]), null);
  assert.equal(findCrossing([square, ring(0, 0, 1, 2, 2, 1)]), null);
});
