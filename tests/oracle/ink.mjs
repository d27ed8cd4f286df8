// Where the ink of two pictures lies: pieces that hang together in either, each with its amount and its middle.

const channels = [0, 1, 2];
const leastInk = 2; // in pixels; smaller pieces have no middle worth comparing
const widest = 50; // pixels; the middle of a whole line says more about how dark its letters are than about where they stand

/** How much each pixel differs from the ground, as a part of the largest difference there is. */
function inkOf(pixels, ground) {
  const ink = new Float32Array(pixels.length / 4);
  let most = 0;
  for (let i = 0; i < ink.length; i++) {
    ink[i] = channels.reduce((sum, channel) => sum + Math.abs(pixels[4 * i + channel] - ground[channel]), 0);
    most = Math.max(most, ink[i]);
  }
  return ink.map((value) => value / most);
}

/** @returns for each piece how far its middle moved, in pixels, and how its amount changed; and the change of the whole. */
export function compareInk(one, other, { width, height, background }) {
  const ground = [1, 3, 5].map((i) => parseInt(background.slice(i, i + 2), 16));
  const inks = [inkOf(one, ground), inkOf(other, ground)];
  const pieces = [];
  const seen = new Uint8Array(width * height);
  for (let start = 0; start < seen.length; start++) {
    if (seen[start] || inks[0][start] + inks[1][start] < 0.02) continue;
    const waiting = [start];
    seen[start] = 1;
    let [left, right] = [width, 0];
    const sums = inks.map(() => ({ ink: 0, x: 0, y: 0 }));
    while (waiting.length > 0) {
      const i = waiting.pop();
      const [x, y] = [i % width, Math.floor(i / width)];
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      inks.forEach((ink, k) => {
        sums[k].ink += ink[i];
        sums[k].x += ink[i] * x;
        sums[k].y += ink[i] * y;
      });
      for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
        for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
          const near = row * width + column;
          if (seen[near] || inks[0][near] + inks[1][near] < 0.02) continue;
          seen[near] = 1;
          waiting.push(near);
        }
      }
    }
    if (Math.min(sums[0].ink, sums[1].ink) < leastInk || right - left > widest) continue;
    const [a, b] = sums.map(({ ink, x, y }) => [x / ink, y / ink]);
    pieces.push({ x: a[0], y: a[1], moved: Math.max(Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1])), ratio: sums[0].ink / sums[1].ink });
  }
  const [whole, otherWhole] = inks.map((ink) => ink.reduce((sum, value) => sum + value, 0));
  return { pieces, ratio: whole / otherWhole };
}
