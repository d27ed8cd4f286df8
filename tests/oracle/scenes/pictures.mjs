// Small images for patterns and pictures, as rows of red, green, blue, alpha, not multiplied.

/** @param colorAt gives the colour "#rrggbbaa" of a pixel. */
function image(width, height, colorAt) {
  const pixels = Buffer.alloc(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) Buffer.from(colorAt(x, y).slice(1), "hex").copy(pixels, (y * width + x) * 4);
  }
  return { width, height, pixels: pixels.toString("base64") };
}

const nothing = "#00000000";

/** Rising lines, each pixel either covered or not. */
export const hatch = image(8, 8, (x, y) => ((x + y) % 8 < 2 ? "#2f6b3cff" : nothing));

/** Dots with soft edges on a ground that lets half through. */
export const dots = image(12, 10, (x, y) => {
  const distance = Math.hypot(x - 5.5, y - 4.5);
  return distance < 2 ? "#a03020ff" : distance < 3 ? "#a0302080" : "#f0e08080";
});

/** All different, so that a cell turned or shifted is seen. */
export const quilt = image(5, 7, (x, y) => `#${[x * 50 + 20, y * 35 + 20, 200 - x * y * 6].map((value) => value.toString(16).padStart(2, "0")).join("")}ff`);

/** A smooth slope in both directions, as a shaded relief. */
export const relief = image(48, 40, (x, y) => {
  const light = Math.round(150 + 60 * Math.sin(x / 7) + 40 * Math.cos(y / 5));
  return `#${[light, Math.max(0, light - 20), Math.max(0, light - 60)].map((value) => Math.min(255, value).toString(16).padStart(2, "0")).join("")}ff`;
});

/** A mark with a soft round edge on nothing. */
export const mark = image(24, 24, (x, y) => {
  const distance = Math.hypot(x - 11.5, y - 11.5);
  const alpha = Math.max(0, Math.min(255, Math.round((11 - distance) * 255)));
  return `#c0392b${alpha.toString(16).padStart(2, "0")}`;
});

/** Squares of four pixels in two colours. */
export const board = image(32, 32, (x, y) => ((x >> 2) + (y >> 2)) % 2 ? "#3b5998ff" : "#f4f0e6ff");
