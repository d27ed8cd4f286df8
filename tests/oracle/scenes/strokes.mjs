// Lines: all caps and joins, thin ones, dashes, coasts and contours, and lines that turn back on themselves.
import { black, border, forest, grass, road, seeThrough, town, water } from "./colors.mjs";
import { fill, scene, stroke, transform } from "./commands.mjs";
import { box, circle, closed, fractal, island, jagged, open, path, starPoints, tangle } from "./paths.mjs";

const corners = (join, miterLimit) =>
  Array.from({ length: 12 }, (_, i) => {
    const [x, y] = [10 + (i % 3) * 42, 24 + Math.floor(i / 3) * 30];
    const angle = Math.PI * (0.02 + i * 0.08);
    return stroke(path(open([x + 26 * Math.cos(angle), y - 20 * Math.sin(angle), x, y, x + 26, y])), { width: 7, join, miterLimit }, seeThrough(border, 255));
  });

const caps = (cap) => [
  ...[0, 17, 45, 73, 90].map((degrees, i) => {
    const angle = (degrees * Math.PI) / 180;
    return stroke(path(open([14 + i * 22, 20, 14 + i * 22 + 22 * Math.cos(angle), 20 + 22 * Math.sin(angle)])), { width: 8, cap }, forest);
  }),
  stroke(path(open([20, 80, 60, 100, 110, 76])), { width: 10.5, cap }, town),
];

const fan = (width) =>
  Array.from({ length: 30 }, (_, i) => {
    const angle = (i * Math.PI) / 60 + 0.01;
    return stroke(path(open([3, 3, 3 + 120 * Math.cos(angle), 3 + 120 * Math.sin(angle)])), { width }, black);
  });

const wave = (y, height) => {
  const points = [];
  for (let x = 4; x <= 124; x += 2) points.push(x, y + height * Math.sin(x / 9));
  return open(points);
};

const dashed = (dashes, cap, more = {}) => [
  stroke(path(open([6, 12, 122, 12])), { width: 5, dashes, cap, ...more }, road),
  stroke(path(open([6, 30, 122, 52])), { width: 5, dashes, cap, phase: 3.5, ...more }, road),
  stroke(path(wave(76, 14)), { width: 4, dashes, cap, phase: -6.25, ...more }, forest),
  stroke(path(closed([10, 98, 60, 98, 60, 120, 10, 120]), circle(98, 108, 15, 40)), { width: 3, dashes, cap, phase: 40, ...more }, border),
];

const contours = () => {
  const lines = [];
  for (let i = 0; i < 14; i++) lines.push(stroke(path(jagged(60, 64 + i, 60 - i, 60 - i * 4, 120, 0.16)), { width: i % 5 === 0 ? 1.2 : 0.6, join: "round" }, "#b98a5aff"));
  return lines;
};

const coast = path(island(31, 64, 64, 56, 7));
const river = (seed, depth = 7) => path(open(fractal(seed, [-10, 30], [138, 100], depth)));

export const strokes = [
  scene("miter joins from sharp to flat", corners("miter", 10)),
  scene("miters that become bevels", [...corners("miter", 1.5)]),
  scene("a miter limit of four", corners("miter", 4)),
  scene("a miter limit of one", corners("miter", 1)),
  scene("round joins", corners("round", 4)),
  scene("bevel joins", corners("bevel", 4)),
  scene("butt caps", caps("butt")),
  scene("round caps", caps("round")),
  scene("square caps", caps("square")),
  // As in SVG; the canvas of browsers draws nothing.
  scene("lines of no length are dots", ["butt", "round", "square"].map((cap, i) => stroke(path(open([30 + i * 30, 64, 30 + i * 30, 64])), { width: 9, cap }, forest)), {
    exactly: [fill(path(circle(60, 64, 4.5)), forest), fill(path(box(85.5, 59.5, 94.5, 68.5)), forest)],
  }),
  scene("lines of 0.3 pixels in all directions", fan(0.3)),
  scene("lines of 0.1 pixels in all directions", fan(0.1)),
  scene("lines of one pixel in all directions", fan(1)),
  scene("lines of 1.5 pixels in all directions", fan(1.5)),
  scene("lines of one pixel along pixels", [1, 2, 3, 4, 5].flatMap((i) => [
    stroke(path(open([i * 10 + 0.5, 4, i * 10 + 0.5, 60])), {}, black),
    stroke(path(open([i * 10 + 62, 4, i * 10 + 62, 60])), {}, black),
    stroke(path(open([4, 64.5 + i * 10, 60, 64.5 + i * 10])), {}, black),
    stroke(path(open([66, 65 + i * 10, 122, 65 + i * 10])), {}, black),
  ])),
  scene("a coast of 0.3 pixels", [stroke(coast, { width: 0.3, join: "round" }, black)]),
  scene("a coast of one pixel", [stroke(coast, { width: 1, join: "round" }, border)]),
  scene("a coast of six pixels", [stroke(coast, { width: 6, join: "round" }, water)]),
  scene("a coast of six pixels with miters", [stroke(coast, { width: 6, join: "miter" }, water)]),
  scene("a river with its banks", [
    stroke(river(33), { width: 7, join: "round", cap: "round" }, border),
    stroke(river(33), { width: 5, join: "round", cap: "round" }, water),
  ], { background: grass }),
  scene("a line of 20 pixels that crosses itself", [stroke(path(open(tangle(34, 9, 16, 16, 112, 112))), { width: 20, join: "round", cap: "round" }, seeThrough(forest, 128))]),
  scene("a line of 20 pixels with miters that crosses itself", [stroke(path(open(tangle(35, 9, 16, 16, 112, 112))), { width: 20, miterLimit: 3 }, seeThrough(town, 160))]),
  scene("closed lines", [
    stroke(path(closed([12, 14, 58, 10, 40, 56])), { width: 6 }, forest),
    stroke(path(closed(starPoints(92, 34, 28, 5, 2))), { width: 3, join: "miter" }, town),
    stroke(path(box(12.5, 74.5, 52.5, 116.5)), { width: 1 }, black),
    stroke(path(circle(94, 94, 24)), { width: 8, join: "bevel" }, water),
  ]),
  scene("a ring smaller than its line is wide", [stroke(path(circle(34, 40, 5)), { width: 20 }, forest), stroke(path(closed([90, 34, 96, 38, 92, 44])), { width: 22, join: "round" }, town), stroke(path(circle(64, 98, 0.4, 12)), { width: 0.5 }, black)]),
  scene("dashes", dashed([9, 5], "butt")),
  scene("dashes with round caps", dashed([6, 9], "round", { join: "round" })),
  scene("dashes with square caps", dashed([4, 8], "square")),
  scene("dash, dot, dash", dashed([10, 3, 1.5, 3], "butt")),
  scene("dots: dashes of no length with round caps", dashed([0, 7], "round")),
  scene("dashes shorter than a pixel", dashed([0.4, 0.6], "butt")),
  // A ring that is one dash is closed; Skia leaves out the corner where it begins.
  scene("dashes longer than the line", dashed([1000, 10], "butt"), { exactly: [...dashed([1000, 10], "butt").slice(0, 3), dashed(null, "butt")[3]] }),
  scene("a dashed coast", [stroke(coast, { width: 2, dashes: [7, 3, 2, 3], phase: 2.5 }, border)]),
  scene("a railway", [
    stroke(river(36, 5), { width: 5 }, "#404040ff"),
    stroke(river(36, 5), { width: 3 }, "#ffffffff"),
    stroke(river(36, 5), { width: 3, dashes: [8, 8] }, "#404040ff"),
  ]),
  scene("contours", contours()),
  scene("lines that turn back on themselves", [
    stroke(path(open([14, 24, 100, 24, 50, 24])), { width: 9, join: "round" }, forest),
    stroke(path(open([14, 54, 100, 54, 14, 54])), { width: 9, join: "bevel", cap: "square" }, town),
    stroke(path(open([14, 84, 100, 84, 40, 84.02])), { width: 9, join: "miter" }, water),
    stroke(path(open([20, 110, 20, 110, 60, 110, 60, 110, 90, 120])), { width: 6, join: "miter" }, border),
  ]),
  scene("steps far shorter than the line is wide", [stroke(path(open(fractal(37, [20, 90], [110, 40], 10, 0.12))), { width: 14, join: "round", cap: "round" }, seeThrough(water, 150))]),
  scene("lines that reach 30,000 pixels out", [
    stroke(path(open([-30000, -12000, 30000, 12080])), { width: 4 }, forest),
    stroke(path(open([40, -30000, 90, 30000])), { width: 2, dashes: [6, 4] }, road),
    stroke(path(circle(64, 5060, 5000, 400)), { width: 3 }, water),
  ]),
  scene("lines under a transform that stretches", [transform(1.6, 0, 0.2, 0.5, 4, 10), stroke(path(circle(36, 60, 30)), { width: 6 }, forest), stroke(path(open([8, 130, 70, 130, 30, 200])), { width: 5, dashes: [9, 4], join: "round" }, town)]),
  scene("lines under a transform that mirrors", [transform(-1, 0, 0, 1, 128, 0), stroke(path(wave(40, 20)), { width: 5, cap: "square" }, road), stroke(path(closed([20, 80, 70, 76, 50, 118])), { width: 6, dashes: [8, 4] }, border)]),
  scene("lines that let each other through", [0, 1, 2, 3].map((i) => stroke(path(wave(30 + i * 20, 26)), { width: 11, join: "round" }, seeThrough(water, 90)))),
];
