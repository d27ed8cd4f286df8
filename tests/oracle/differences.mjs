// Where our canvas is further from the exact picture than the rule allows, and why: pixels that may be off by more than
// 24 of 255. In every one of these scenes Skia at its own size is further off, which the test demands.
const known = [
  {
    because:
      "Where parts of one outline, of a line narrower than two pixels, cover parts of the same pixel, both parts are added up.",
    pixels: { "a coast of 0.3 pixels": 3, "a coast of one pixel": 10, "dashes shorter than a pixel": 2 },
  },
  {
    because: "Level edges of wide lines come in steps of an eighth.",
    pixels: { "a dashed coast": 1 },
  },
];

/** By the name of a scene: the reason, and what is allowed. */
export const differences = {};
for (const { because, pixels } of known) {
  for (const [name, count] of Object.entries(pixels)) differences[name] = { because, pixels: count };
}
