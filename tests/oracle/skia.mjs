// Draws scenes with Skia, through the canvas that browsers have.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createCanvas, GlobalFonts, Path2D } from "@napi-rs/canvas";

const fontFolder = join(dirname(fileURLToPath(import.meta.url)), "../../src/fonts/node_modules/@expo-google-fonts");
const fonts = {
  "Noto Sans SC Regular": "noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
  "Noto Sans SC Bold": "noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf",
  "Noto Sans Arabic Regular": "noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf",
  "Noto Sans Arabic Bold": "noto-sans-arabic/700Bold/NotoSansArabic_700Bold.ttf",
};
for (const [name, file] of Object.entries(fonts)) {
  if (!GlobalFonts.registerFromPath(join(fontFolder, file), name)) throw new Error(`${file} is no font; run npm ci in src/fonts`);
}

const rules = { nonZero: "nonzero", evenOdd: "evenodd" };
const firstRightToLeft = /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** An empty canvas that Skia draws on. */
export const newCanvas = (width, height) => createCanvas(width, height);

/** The pixels of a scene: rows of red, green, blue, alpha, multiplied by alpha. */
export function drawWithSkia(scene) {
  const canvas = createCanvas(scene.width, scene.height);
  prepare(scene)(canvas.getContext("2d"));
  return canvas.data();
}

/** Makes paths and images once; the function it returns draws the whole scene, as often as it is called. */
export function prepare(scene) {
  const images = prepareImages(scene);
  const steps = commandsOf(scene).map((command) => prepareCommand(command, images));
  return (context) => {
    context.save();
    context.clearRect(0, 0, scene.width, scene.height);
    context.fillStyle = scene.background;
    context.fillRect(0, 0, scene.width, scene.height);
    const contexts = [context]; // one more for each group
    for (const step of steps) step(contexts);
    context.restore();
  };
}

/** What Skia is told to draw: the same, unless its words for it are others. */
export const commandsOf = (scene) => scene.exactly ?? scene.commands;

export const prepareImages = (scene) => Object.fromEntries(Object.entries(scene.images).map(([name, image]) => [name, imageOf(image)]));

function imageOf({ width, height, pixels }) {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d");
  const data = context.createImageData(width, height);
  data.data.set(Buffer.from(pixels, "base64"));
  context.putImageData(data, 0, 0);
  return canvas;
}

export function pathOf({ parts }) {
  const made = new Path2D();
  for (const { points, closed } of parts) {
    points.forEach((x, i) => {
      if (i === 0) made.moveTo(x, points[1]);
      else if (i % 2 === 0) made.lineTo(x, points[i + 1]);
    });
    if (closed) made.closePath();
  }
  return made;
}

function prepareCommand(command, images) {
  switch (command.do) {
    case "fill": {
      const [path, rule] = [pathOf(command.path), rules[command.rule]];
      return (contexts) => {
        const context = contexts.at(-1);
        context.fillStyle = styleOf(context, command.paint, images);
        context.globalAlpha = command.paint.opacity;
        context.fill(path, rule);
      };
    }
    case "stroke": {
      const path = pathOf(command.path);
      return (contexts) => {
        const context = contexts.at(-1);
        context.strokeStyle = styleOf(context, command.paint, images);
        context.globalAlpha = command.paint.opacity;
        setStroke(context, command.style);
        context.stroke(path);
      };
    }
    case "picture":
      return (contexts) => drawPicture(contexts.at(-1), command, images);
    case "text":
      return (contexts) => drawText(contexts.at(-1), command);
    case "save":
      return (contexts) => contexts.at(-1).save();
    case "restore":
      return (contexts) => contexts.at(-1).restore();
    case "transform":
      return (contexts) => contexts.at(-1).transform(...command.matrix);
    case "clip": {
      const [path, rule] = [pathOf(command.path), rules[command.rule]];
      return (contexts) => contexts.at(-1).clip(path, rule);
    }
    case "beginGroup":
      return (contexts) => contexts.push(beginGroup(contexts.at(-1), command));
    case "endGroup":
      return (contexts) => endGroup(contexts.pop(), contexts.at(-1));
    default:
      throw new Error(`${command.do} is no command`);
  }
}

export function styleOf(context, { color, pattern, scale, origin }, images) {
  if (!pattern) return color;
  const style = context.createPattern(images[pattern], "repeat");
  style.setTransform({ a: scale, d: scale, e: origin[0], f: origin[1] });
  return style;
}

export function setStroke(context, { width, cap, join, miterLimit, dashes, phase }) {
  context.lineWidth = width;
  context.lineCap = cap;
  context.lineJoin = join;
  context.miterLimit = miterLimit;
  context.setLineDash(dashes ?? []);
  context.lineDashOffset = phase;
}

export function drawPicture(context, { image, placement, opacity }, images) {
  context.save();
  context.transform(...placement);
  context.globalAlpha = opacity;
  context.drawImage(images[image], 0, 0);
  context.restore();
}

/** An image whose outermost pixels go on beyond it. */
export function widened(image, by) {
  const { width, height } = image;
  const canvas = createCanvas(width + 2 * by, height + 2 * by);
  const context = canvas.getContext("2d");
  context.imageSmoothingEnabled = false;
  for (const [left, across, x, wide] of [[0, 1, 0, by], [0, width, by, width], [width - 1, 1, by + width, by]]) {
    for (const [top, down, y, high] of [[0, 1, 0, by], [0, height, by, height], [height - 1, 1, by + height, by]])
      context.drawImage(image, left, top, across, down, x, y, wide, high);
  }
  return canvas;
}

/** @param parts which to draw: the halo, the letters, or both. */
export function drawText(context, { text, fonts, size, x, y, angle, letterSpacing, color, halo, haloWidth }, parts = ["halo", "letters"]) {
  context.save();
  context.translate(x, y);
  context.rotate((angle * Math.PI) / 180);
  context.font = `${size}px ${fonts.map((name) => `"${name}"`).join(", ")}`;
  context.lang = "zh";
  context.letterSpacing = `${letterSpacing * size}px`;
  context.textAlign = "left";
  context.direction = firstRightToLeft.test(text) ? "rtl" : "ltr";
  context.globalAlpha = 1;
  if (haloWidth > 0 && parts.includes("halo")) {
    setStroke(context, { width: haloWidth * 2, cap: "round", join: "round", miterLimit: 4, dashes: null, phase: 0 });
    context.strokeStyle = halo;
    context.strokeText(text, 0, 0);
  }
  context.fillStyle = color;
  if (parts.includes("letters")) context.fillText(text, 0, 0);
  context.restore();
}

/** A canvas of its own, in the same place; beside each other, colours and coverage are added up. */
function beginGroup(outer, { kind, opacity }) {
  const context = createCanvas(outer.canvas.width, outer.canvas.height).getContext("2d");
  context.setTransform(outer.getTransform());
  if (kind === "sideBySide") context.globalCompositeOperation = "lighter";
  outer.save();
  outer.setTransform(1, 0, 0, 1, 0, 0);
  outer.globalAlpha = opacity;
  return context;
}

function endGroup(inner, outer) {
  outer.drawImage(inner.canvas, 0, 0);
  outer.restore();
}
