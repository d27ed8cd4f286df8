// The picture a scene should have: each command's coverage drawn by Skia at many times the size and averaged, then laid
// over what is there in real numbers. Skia itself puts corners on quarter rows and draws thin lines as hairlines, so
// where two canvases differ this tells which of them is right.
import { createCanvas } from "@napi-rs/canvas";
import { commandsOf, drawText, pathOf, prepareImages, setStroke, styleOf, widened } from "./skia.mjs";

const rules = { nonZero: "nonzero", evenOdd: "evenodd" };
const white = "#ffffffff";
const wider = 8; // pixels of an image that go on beyond it
const mostPixels = 2300 * 2300; // of an enlarged canvas
const largestBent = 256; // pixels; larger letters Skia draws as areas, smaller ones by masks that it makes darker

/** The pixels of a scene as real numbers from 0 to 255: red, green, blue, alpha, multiplied by alpha. */
export function drawFinely(scene) {
  const images = prepareImages(scene);
  const groups = [{ pixels: filledWith(scene), adds: false }];
  const states = [];
  let [matrix, clip] = [[1, 0, 0, 1, 0, 0], null];

  /** Averages what is drawn in white on an enlarged canvas. */
  const coverageOf = (bounds, draw, least = 0) => {
    const box = pixelBox(bounds, matrix, scene);
    const coverage = { ...box, values: new Float32Array(box.width * box.height) };
    if (box.width === 0 || box.height === 0) return coverage;
    const finer = Math.max(least, box.width * box.height * 256 <= mostPixels ? 16 : 8);
    const canvas = createCanvas(box.width * finer, box.height * finer);
    const context = canvas.getContext("2d");
    context.setTransform(finer, 0, 0, finer, -finer * box.left, -finer * box.top);
    context.transform(...matrix);
    draw(context);
    average(canvas.data(), coverage, finer);
    return coverage;
  };

  const cover = (coverage, paint) => {
    const { pixels, adds } = groups.at(-1);
    const colors = paint.pattern ? patternPixels(paint) : null;
    const [red, green, blue, alpha] = colorOf(paint.color);
    forEachPixel(coverage, (part, i) => {
      const share = part * (clip ? clip[i] : 1) * (paint.opacity ?? 1);
      if (share === 0) return;
      if (colors) lay(pixels, i, colors[4 * i], colors[4 * i + 1], colors[4 * i + 2], colors[4 * i + 3], share, adds);
      else lay(pixels, i, (red * alpha) / 255, (green * alpha) / 255, (blue * alpha) / 255, alpha, share, adds);
    });
  };

  const forEachPixel = ({ left, top, width, height, values }, visit) => {
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++) {
        const part = values[row * width + column];
        if (part > 0) visit(part, (top + row) * scene.width + left + column);
      }
    }
  };

  const onceDrawn = (draw) => {
    const canvas = createCanvas(scene.width, scene.height);
    const context = canvas.getContext("2d");
    context.setTransform(...matrix);
    draw(context);
    return canvas.data();
  };

  const patternPixels = (paint) =>
    onceDrawn((context) => {
      context.fillStyle = styleOf(context, paint, images);
      context.fillRect(-1e5, -1e5, 2e5, 2e5);
    });

  for (const command of commandsOf(scene)) {
    switch (command.do) {
      case "fill":
        cover(coverageOf(boundsOf(command.path, 0), (context) => fillWhite(context, command)), command.paint);
        break;
      case "stroke":
        cover(coverageOf(boundsOf(command.path, reachOf(command.style)), (context) => strokeWhite(context, command)), command.paint);
        break;
      case "picture": {
        // As much of it as covers a pixel, in the colours that it would have if it had no border.
        const image = images[command.image];
        const frame = { parts: [{ points: [0, 0, image.width, 0, image.width, image.height, 0, image.height], closed: true }] };
        const before = matrix;
        matrix = multiplied(matrix, command.placement);
        const colors = onceDrawn((context) => context.drawImage(widened(image, wider), -wider, -wider));
        const coverage = coverageOf(boundsOf(frame, 0), (context) => fillWhite(context, { path: frame, rule: "nonZero" }));
        matrix = before;
        const { pixels, adds } = groups.at(-1);
        forEachPixel(coverage, (part, i) =>
          lay(pixels, i, colors[4 * i], colors[4 * i + 1], colors[4 * i + 2], colors[4 * i + 3], part * command.opacity * (clip ? clip[i] : 1), adds));
        break;
      }
      case "text": {
        const [bounds, finer] = [textBounds(command), Math.ceil((largestBent + 1) / command.size)];
        if (command.haloWidth > 0)
          cover(coverageOf(bounds, (context) => drawText(context, { ...command, halo: white }, ["halo"]), finer), { color: command.halo });
        cover(coverageOf(bounds, (context) => drawText(context, { ...command, color: white }, ["letters"]), finer), { color: command.color });
        break;
      }
      case "save":
        states.push([matrix, clip]);
        break;
      case "restore":
        [matrix, clip] = states.pop();
        break;
      case "transform":
        matrix = multiplied(matrix, command.matrix);
        break;
      case "clip": {
        const inside = new Float32Array(scene.width * scene.height);
        forEachPixel(coverageOf(boundsOf(command.path, 0), (context) => fillWhite(context, command)), (part, i) => (inside[i] = part * (clip ? clip[i] : 1)));
        clip = inside;
        break;
      }
      case "beginGroup":
        states.push([matrix, clip]);
        groups.push({ pixels: new Float32Array(scene.width * scene.height * 4), adds: command.kind === "sideBySide", opacity: command.opacity });
        clip = null;
        break;
      case "endGroup": {
        const { pixels, opacity } = groups.pop();
        [matrix, clip] = states.pop();
        const { pixels: below, adds } = groups.at(-1);
        for (let i = 0; i < pixels.length / 4; i++)
          lay(below, i, pixels[4 * i], pixels[4 * i + 1], pixels[4 * i + 2], pixels[4 * i + 3], opacity * (clip ? clip[i] : 1), adds);
        break;
      }
      default:
        throw new Error(`${command.do} is no command`);
    }
  }
  return groups[0].pixels;
}

function lay(pixels, i, red, green, blue, alpha, share, adds) {
  const rest = adds ? 1 : 1 - (alpha * share) / 255;
  const at = 4 * i;
  pixels[at] = Math.min(255, pixels[at] * rest + red * share);
  pixels[at + 1] = Math.min(255, pixels[at + 1] * rest + green * share);
  pixels[at + 2] = Math.min(255, pixels[at + 2] * rest + blue * share);
  pixels[at + 3] = Math.min(255, pixels[at + 3] * rest + alpha * share);
}

function fillWhite(context, { path, rule }) {
  context.fillStyle = white;
  context.fill(pathOf(path), rules[rule]);
}

function strokeWhite(context, { path, style }) {
  context.strokeStyle = white;
  setStroke(context, style);
  context.stroke(pathOf(path));
}

function average(enlarged, { width, height, values }, finer) {
  const most = 255 * finer * finer;
  for (let row = 0; row < height * finer; row++) {
    const from = row * width * finer * 4 + 3;
    const to = Math.floor(row / finer) * width;
    for (let column = 0; column < width * finer; column++) values[to + Math.floor(column / finer)] += enlarged[from + column * 4];
  }
  for (let i = 0; i < values.length; i++) values[i] /= most;
}

/** No letter is wider than an em, nor reaches further up or down than one and a half. */
function textBounds({ text, x, y, size, angle, letterSpacing }) {
  const [sin, cos] = [Math.sin((angle * Math.PI) / 180), Math.cos((angle * Math.PI) / 180)];
  const [start, end, across] = [-size, text.length * size * (1 + letterSpacing) + size, 1.5 * size];
  const points = [[start, -across], [end, -across], [end, across], [start, across]].flatMap(([along, down]) => [x + along * cos - down * sin, y + along * sin + down * cos]);
  return boundsOf({ parts: [{ points }] }, 0);
}

function boundsOf({ parts }, reach) {
  const bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const { points } of parts) {
    for (let i = 0; i < points.length; i += 2) {
      bounds.left = Math.min(bounds.left, points[i] - reach);
      bounds.right = Math.max(bounds.right, points[i] + reach);
      bounds.top = Math.min(bounds.top, points[i + 1] - reach);
      bounds.bottom = Math.max(bounds.bottom, points[i + 1] + reach);
    }
  }
  return bounds;
}

const reachOf = ({ width, join, miterLimit }) => (width / 2) * Math.max(1.5, join === "miter" ? miterLimit : 1) + 1;

/** The pixels of a scene that a box touches once it is transformed. */
function pixelBox({ left, top, right, bottom }, [a, b, c, d, e, f], { width, height }) {
  if (!(left <= right)) return { left: 0, top: 0, width: 0, height: 0 };
  const corners = [[left, top], [right, top], [right, bottom], [left, bottom]].map(([x, y]) => [a * x + c * y + e, b * x + d * y + f]);
  const span = (ordinates, size) => {
    const least = Math.min(size, Math.max(0, Math.floor(Math.min(...ordinates)) - 1));
    return [least, Math.max(0, Math.min(size, Math.ceil(Math.max(...ordinates)) + 1) - least)];
  };
  const [x, wide] = span(corners.map(([ordinate]) => ordinate), width);
  const [y, tall] = span(corners.map(([, ordinate]) => ordinate), height);
  return { left: x, top: y, width: wide, height: tall };
}

/** The second transform first, then the first, as the canvas does. */
const multiplied = ([a, b, c, d, e, f], [ga, gb, gc, gd, ge, gf]) => [
  a * ga + c * gb, b * ga + d * gb, a * gc + c * gd, b * gc + d * gd, a * ge + c * gf + e, b * ge + d * gf + f,
];

const colorOf = (color) => [1, 3, 5, 7].map((i) => parseInt(color.slice(i, i + 2), 16));

function filledWith({ width, height, background }) {
  const [red, green, blue, alpha] = colorOf(background);
  const pixels = new Float32Array(width * height * 4);
  for (let i = 0; i < width * height; i++) lay(pixels, i, (red * alpha) / 255, (green * alpha) / 255, (blue * alpha) / 255, alpha, 1, false);
  return pixels;
}
