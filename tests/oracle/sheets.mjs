// Pictures of scenes for people: single ones, and all of them on one sheet.
import { createCanvas } from "@napi-rs/canvas";

const margin = 6;
const caption = 26;
const background = "#9a9a9aff";
const amplified = 4;

/** The pixels, multiplied by alpha, as a canvas. */
function canvasOf(pixels, { width, height }) {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d");
  const data = context.createImageData(width, height);
  for (let i = 0; i < pixels.length; i += 4) {
    const alpha = pixels[i + 3];
    for (let channel = 0; channel < 3; channel++) data.data[i + channel] = alpha === 0 ? 0 : Math.round((pixels[i + channel] * 255) / alpha);
    data.data[i + 3] = alpha;
  }
  context.putImageData(data, 0, 0);
  return canvas;
}

/** White where nothing differs, the darker the more. */
function differenceOf(one, other, scene) {
  const pixels = new Uint8ClampedArray(one.length);
  for (let i = 0; i < one.length; i += 4) {
    for (let channel = 0; channel < 3; channel++)
      pixels[i + channel] = 255 - amplified * Math.max(Math.abs(one[i + channel] - other[i + channel]), Math.abs(one[i + 3] - other[i + 3]));
    pixels[i + 3] = 255;
  }
  return canvasOf(pixels, scene);
}

/** What to show side by side. */
const cellOf = ({ scene, ours, skia }) => [canvasOf(ours, scene), canvasOf(skia, scene), differenceOf(ours, skia, scene)];

/** One scene, enlarged so that single pixels can be seen. */
export function closeUp(drawn) {
  const { width, height } = drawn.scene;
  const times = Math.max(1, Math.min(5, Math.floor(1900 / (3 * width))));
  const sheet = createCanvas((width * times + margin) * 3 + margin, height * times + 2 * margin);
  const context = sheet.getContext("2d");
  context.fillStyle = background;
  context.fillRect(0, 0, sheet.width, sheet.height);
  context.imageSmoothingEnabled = false;
  cellOf(drawn).forEach((canvas, i) => context.drawImage(canvas, margin + i * (width * times + margin), margin, width * times, height * times));
  return sheet.encodeSync("png");
}

/** All scenes with a note: ours, Skia's and the difference, four times as dark as it is. */
export function contactSheet(all, sheetWidth = 2440) {
  const places = [];
  let [x, y, rowHeight] = [margin, margin, 0];
  for (const { scene } of all) {
    const width = Math.min(sheetWidth, cellWidth(scene));
    if (x > margin && x + width > sheetWidth) [x, y, rowHeight] = [margin, y + rowHeight + caption + margin, 0];
    places.push([x, y]);
    x += width + 2 * margin;
    rowHeight = Math.max(rowHeight, cellHeight(scene));
  }
  const sheet = createCanvas(sheetWidth + margin, y + rowHeight + caption + margin);
  const context = sheet.getContext("2d");
  context.fillStyle = background;
  context.fillRect(0, 0, sheet.width, sheet.height);
  context.font = '10px "Noto Sans SC Regular"';
  all.forEach((drawn, i) => {
    const [left, top] = places[i];
    context.fillStyle = drawn.fails ? "#a00000ff" : "#000000ff";
    context.fillText(drawn.scene.name, left, top + 10);
    context.fillText(drawn.note, left, top + 22);
    const stacked = isWide(drawn.scene);
    cellOf(drawn).forEach((canvas, k) => context.drawImage(
      canvas, left + (stacked ? 0 : k * (canvas.width + 2)), top + caption + (stacked ? k * (canvas.height + 2) : 0)));
  });
  return sheet.encodeSync("png");
}

const isWide = ({ width }) => width > 500;
const cellWidth = (scene) => (isWide(scene) ? scene.width : Math.max(190, 3 * (scene.width + 2)));
const cellHeight = (scene) => (isWide(scene) ? 3 * (scene.height + 2) : scene.height);
