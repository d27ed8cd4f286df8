// Scenes to measure speed with: as many areas, lines and labels as crowded map tiles have.
import { chance } from "./chance.mjs";
import { border, farmland, forest, landUse, road, water, white } from "./colors.mjs";
import { fill, scene, stroke, text } from "./commands.mjs";
import { fractal, island, open, parcels, path } from "./paths.mjs";
import { hatch } from "./pictures.mjs";

const size = 256;
const tile = (name, commands, more = {}) => scene(name, commands, { width: size, height: size, background: farmland, ...more });

const colored = (seed, parts) => {
  const { oneOf } = chance(seed);
  return parts.map((part) => fill(path(part), oneOf(landUse)));
};

const outlined = (parts, width = 0.7) => parts.map((part) => stroke(path(part), { width, join: "round" }, border));

const rivers = (seed, count, depth) => {
  const { between } = chance(seed);
  return Array.from({ length: count }, (_, i) =>
    path(open(fractal(seed + i, [-10, between(0, size)], [size + 10, between(0, size)], depth, 0.2))));
};

const names = "西平县上党区平城阳高乌鲁木齐生态修复水源涵养湿地洪汝河库尔勒焉耆鄯善吐鲁番哈密山林田湖草沙冰镇乡村保护治理工程项目";

const labels = (seed, count, width, height, more = {}) => {
  const { between } = chance(seed);
  return Array.from({ length: count }, () => {
    const letters = Array.from({ length: Math.floor(between(2, 7)) }, () => names[Math.floor(between(0, names.length))]).join("");
    const [x, y] = [Math.round(between(0, width - 60)), Math.round(between(16, height))];
    return text(letters, ["Noto Sans SC Regular"], [11, 12, 13, 14][Math.floor(between(0, 4))], x, y, { color: "#33302cff", halo: white, haloWidth: 1.5, ...more });
  });
};

const fewParcels = parcels(7, 14, 14, 10, size, size);
const manyParcels = parcels(8, 40, 40, 10, size, size);

export const fills = [
  tile("fill 196 polygons, 7,840 vertices", colored(7, fewParcels)),
  tile("fill 1,600 polygons, 64,000 vertices", colored(8, manyParcels)),
];

export const strokes = [
  tile("outline 196 polygons, 7,840 vertices", outlined(fewParcels)),
  tile("40 rivers of 4 pixels, 5,160 vertices", rivers(9, 40, 7).map((line) => stroke(line, { width: 4, join: "round", cap: "round" }, water))),
  tile("20 dashed lines, 1,300 vertices", rivers(60, 20, 6).map((line) => stroke(line, { width: 2, dashes: [6, 3] }, road))),
];

export const text500 = scene("500 Chinese labels with a halo", labels(10, 500, 512, 512), { width: 512, height: 512 });

export const tiles = [
  tile("a tile of parcels, rivers and names", [...colored(7, fewParcels), ...outlined(fewParcels), ...rivers(9, 3, 7).map((line) => stroke(line, { width: 2, join: "round" }, water)), ...labels(11, 12, size, size)]),
  tile("a tile of 1,600 parcels", [...colored(8, manyParcels), ...labels(12, 6, size, size)]),
  tile("a tile of a coast with hatches and names", [
    fill(path(island(15, 120, 130, 110, 8, 0.28)), farmland),
    fill(path(island(16, 110, 120, 60, 7, 0.28)), { color: forest, pattern: "hatch", scale: 1, origin: [0, 0] }),
    stroke(path(island(15, 120, 130, 110, 8, 0.28)), { width: 1, join: "round" }, border),
    ...labels(13, 8, size, size),
  ], { background: water, images: { hatch } }),
];
