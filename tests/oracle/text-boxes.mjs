// Where the letters of a picture stand, when nothing else is drawn and neighbours have different colours.

/** Colours of pure light, by what they lack: ink mixed with white still tells which it is. */
export const inks = ["#ff0000", "#00ff00", "#0000ff", "#00ffff", "#ff00ff", "#ffff00"];
const missing = inks.map((ink) => [1, 3, 5].map((at) => ink.slice(at, at + 2) === "00"));
const strong = 110; // of 255: a pixel that a letter covers for the most part
const weak = 60;
const together = 7; // pixels; letters and lines of one name lie nearer

/** A style that draws its letters only, each name in the colour of its feature. */
export function lettersOnly(style) {
  const byFeature = ["match", ["%", ["to-number", ["id"], 0], inks.length], ...inks.slice(0, -1).flatMap((ink, i) => [i, ink]), inks.at(-1)];
  for (const layer of style.layers ?? []) {
    if (layer.type === "background") layer.paint = { "background-color": "#ffffff" };
    else if (layer.type !== "symbol") layer.layout = { ...layer.layout, visibility: "none" };
    else layer.paint = { ...layer.paint, "text-color": byFeature, "text-halo-width": 0, "text-opacity": 1, "icon-opacity": 0.02 };
  }
  return style;
}

/** For each pixel the number of its ink, or -1. */
function inksOf(pixels) {
  return Int8Array.from({ length: pixels.length / 4 }, (_, i) => {
    const lacks = [0, 1, 2].map((channel) => 255 - pixels[4 * i + channel]);
    return missing.findIndex((ink) => ink.every((isMissing, channel) => (isMissing ? lacks[channel] > strong : lacks[channel] < weak)));
  });
}

/**
 * The boxes of names on both sides: what is near and of one colour is one name. A side on which it is not there has no box.
 * @returns {{ ours: number[] | null, theirs: number[] | null }[]} left, top, right, bottom
 */
export function textBoxes(ours, theirs, { width, height }) {
  const sides = [inksOf(ours), inksOf(theirs)];
  const taken = new Uint8Array(width * height);
  const names = [];
  for (let start = 0; start < taken.length; start++) {
    const ink = Math.max(sides[0][start], sides[1][start]);
    if (ink < 0 || taken[start]) continue;
    const boxes = [null, null];
    const open = [start];
    taken[start] = 1;
    const isInk = (at) => sides[0][at] === ink || sides[1][at] === ink;
    while (open.length > 0) {
      const at = open.pop();
      const [x, y] = [at % width, Math.floor(at / width)];
      sides.forEach((side, i) => {
        if (side[at] !== ink) return;
        const [left, top, right, bottom] = boxes[i] ?? [x, y, x, y];
        boxes[i] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)];
      });
      for (let row = Math.max(0, y - together); row <= Math.min(height - 1, y + together); row++) {
        for (let column = Math.max(0, x - together); column <= Math.min(width - 1, x + together); column++) {
          const next = row * width + column;
          if (taken[next] || !isInk(next)) continue;
          taken[next] = 1;
          open.push(next);
        }
      }
    }
    names.push({ ours: boxes[0], theirs: boxes[1] });
  }
  return names;
}

/** How far the sides of two boxes lie apart at most. */
export const apart = (one, other) => Math.max(...one.map((side, i) => Math.abs(side - other[i])));
