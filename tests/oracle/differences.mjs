// Where our canvas is further from the exact picture than the rule allows, and why: pixels that may be off by more than
// 24 of 255, and the mean where it is above half a step.
const known = [
  {
    because: "Where a ring crosses itself within one pixel, the areas on both sides of the crossing are added up with their signs.",
    pixels: {
      "a star of five corners, non-zero": 3,
      "a star of five corners, even-odd": 5,
      "a star of seven corners in black, even-odd": 13,
      "a ring crossing itself 40 times, non-zero": 20,
      "a ring crossing itself 40 times, even-odd": 38,
      "a coast with islands": 2,
      "shapes under a transform": 8,
      "a clip of a circle": 3,
      "a clip of a star, even-odd": 3,
      "a clip under a transform, and moved on inside it": 8,
      "a pattern in a clip and a group": 3,
    },
  },
  {
    because:
      "Where parts of one outline, of a line narrower than two pixels, cover parts of the same pixel, both parts are added up.",
    pixels: {
      "a coast of 0.3 pixels": 5,
      "a coast of one pixel": 23,
      "dashes shorter than a pixel": 2,
      contours: 24,
    },
  },
  {
    because: "Level edges of wide lines come in steps of an eighth.",
    pixels: { "a dashed coast": 1 },
  },
  {
    because: "Dashes that meet where a ring closes are joined.",
    pixels: { "dashes longer than the line": 4, "dashes with square caps": 20 },
  },
  {
    because: "A line of no length with round or square caps is a dot, as in SVG; browsers draw nothing.",
    pixels: { "lines of no length": 180 },
    mean: { "lines of no length": 1.5 },
  },
  {
    because: "The edges of a picture between two pixels are soft; in Skia's canvas they jump to whole pixels.",
    pixels: { "a picture on parts of pixels": 170, "a picture turned by 30 degrees": 5 },
    mean: { "a picture on parts of pixels": 0.75 },
  },
  {
    because: "A pattern begins on a whole pixel, so that it looks the same wherever it begins.",
    pixels: { "a pattern on parts of pixels": 6 },
    mean: { "a pattern on parts of pixels": 2.4 },
  },
];

/** By the name of a scene: the reason, and what is allowed. */
export const differences = {};
for (const { because, pixels, mean = {} } of known) {
  for (const [name, count] of Object.entries(pixels)) differences[name] = { because, pixels: count, ...(name in mean && { mean: mean[name] }) };
}
