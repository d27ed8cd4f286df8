// Areas: both fill rules, rings that cross themselves, slivers, coasts, parcels, and what no map should contain.
import { chance } from "./chance.mjs";
import { black, bareLand, farmland, forest, grass, landUse, seeThrough, town, water, white } from "./colors.mjs";
import { fill, scene, transform } from "./commands.mjs";
import { box, circle, closed, island, jagged, open, parcels, path, reversed, star, tangle } from "./paths.mjs";

const slivers = (thickness) => {
  const parts = [];
  for (let i = 0; i < 24; i++) {
    const angle = (i * Math.PI) / 12 + 0.05;
    const [across, down] = [Math.cos(angle), Math.sin(angle)];
    const [dx, dy] = [(-down * thickness) / 2, (across * thickness) / 2];
    parts.push(closed([64 + 10 * across + dx, 64 + 10 * down + dy, 64 + 60 * across, 64 + 60 * down, 64 + 10 * across - dx, 64 + 10 * down - dy]));
  }
  return parts;
};

const bars = (isUpright) => {
  const parts = [];
  for (let i = 0; i < 20; i++) {
    const [start, thickness] = [4 + i * 6 + i / 19, ((i % 10) + 1) / 10];
    parts.push(isUpright ? box(start, 5.3, start + thickness, 122.6) : box(5.3, start, 122.6, start + thickness));
  }
  return parts;
};

const specks = () => {
  const { between } = chance(41);
  return Array.from({ length: 200 }, () => {
    const [x, y] = [between(2, 125), between(2, 125)];
    return closed(tangle(Math.floor(between(0, 1e6)), 3, x, y, x + 1.2, y + 1.2));
  });
};

const patchwork = (seed, columns, rows, steps, size, alpha = 255) => {
  const { oneOf } = chance(seed);
  return parcels(seed, columns, rows, steps, size, size).map((part) => fill(path(part), seeThrough(oneOf(landUse), alpha)));
};

const sunburst = () => {
  const points = [];
  for (let i = 0; i < 36; i++) {
    const angles = [i, i + 0.5].map((step) => (step * Math.PI) / 18);
    points.push(64, 64, ...angles.flatMap((angle) => [64 + 62 * Math.cos(angle), 64 + 62 * Math.sin(angle)]));
  }
  return closed(points);
};

const spiral = () => {
  const [outward, inward] = [[], []];
  for (let i = 0; i <= 360; i++) {
    const [angle, radius] = [i / 12, 3 + i / 6.5];
    outward.push(64 + radius * Math.cos(angle), 64 + radius * Math.sin(angle));
    inward.unshift(64 + (radius + 1.6) * Math.cos(angle), 64 + (radius + 1.6) * Math.sin(angle));
  }
  return closed([...outward, ...inward]);
};

export const fills = [
  scene("a star of five corners, non-zero", [fill(path(star(64, 66, 60, 5, 2)), forest)]),
  scene("a star of five corners, even-odd", [fill(path(star(64, 66, 60, 5, 2)), forest, "evenOdd")]),
  scene("a star of seven corners in black, even-odd", [fill(path(star(64, 64, 60, 7, 3, 0.1)), black, "evenOdd")]),
  scene("a bow-tie, both rules", [
    fill(path(closed([8.4, 10.7, 119.2, 58.1, 118.6, 9.3, 9.9, 57.2])), water),
    fill(path(closed([8.4, 72.7, 119.2, 120.1, 118.6, 71.3, 9.9, 119.2])), town, "evenOdd"),
  ]),
  scene("a ring crossing itself 40 times, non-zero", [fill(path(closed(tangle(3, 40, 4, 4, 124, 124))), bareLand)]),
  scene("a ring crossing itself 40 times, even-odd", [fill(path(closed(tangle(3, 40, 4, 4, 124, 124))), bareLand, "evenOdd")]),
  scene("rings in rings turning the same way, non-zero", [fill(path(...[60, 45, 30, 15].map((r) => circle(64.3, 63.8, r))), forest)]),
  scene("rings in rings turning the same way, even-odd", [fill(path(...[60, 45, 30, 15].map((r) => circle(64.3, 63.8, r))), forest, "evenOdd")]),
  scene("holes turning the other way", [fill(path(jagged(5, 64, 64, 62, 40, 0.2), reversed(circle(50, 60, 18)), reversed(circle(84, 78, 12))), water)]),
  scene("a hole that turns the same way as its shell", [fill(path(box(9.5, 9.25, 118.75, 118.5), box(40.1, 40.2, 90.3, 90.4)), grass)]),
  scene("slivers one pixel thick", [fill(path(...slivers(1)), black)]),
  scene("slivers a quarter of a pixel thick", [fill(path(...slivers(0.25)), black)]),
  scene("upright bars from a tenth of a pixel to one", [fill(path(...bars(true)), black)]),
  scene("level bars from a tenth of a pixel to one", [fill(path(...bars(false)), black)]),
  scene("boxes on whole pixels", [0, 1, 2, 3].map((i) => fill(path(box(8 + i * 28, 8 + i * 9, 32 + i * 28, 70 + i * 13)), landUse[i]))),
  scene("boxes on parts of pixels", Array.from({ length: 25 }, (_, i) => {
    const [x, y] = [4 + (i % 5) * 24 + (i % 5) / 5, 4 + Math.floor(i / 5) * 24 + Math.floor(i / 5) / 5];
    return fill(path(box(x, y, x + 17.4, y + 17.7)), black);
  })),
  scene("specks smaller than a pixel", [fill(path(...specks()), black)]),
  scene("a circle of 96 corners", [fill(path(circle(63.7, 64.2, 58)), black)]),
  scene("a circle of 2,000 corners", [fill(path(circle(63.7, 64.2, 58, 2000)), forest)]),
  scene("196 parcels of 40 points", patchwork(7, 14, 14, 10, 256), { width: 256, height: 256, background: farmland }),
  scene("1,600 parcels of 40 points", patchwork(8, 40, 40, 10, 256), { width: 256, height: 256, background: farmland }),
  scene("49 parcels that let the ground through", patchwork(9, 7, 7, 10, 128, 128)),
  scene("a coast with islands", [
    fill(path(island(11, 60, 62, 52, 7), island(12, 108, 20, 14, 5), island(13, 20, 112, 11, 5)), farmland),
    fill(path(island(14, 58, 66, 14, 6, 0.2)), water),
  ], { background: water }),
  scene("a coast of 20,000 points in 128 pixels", [fill(path(island(15, 64, 64, 58, 12, 0.28)), bareLand)]),
  scene("areas that let each other through", [0, 1, 2, 3, 4].map((i) => fill(path(circle(40 + i * 12, 64 + (i % 2) * 16 - 8, 34)), seeThrough(landUse[i], 96)))),
  scene("a paint with an opacity of its own", [fill(path(circle(50, 64, 40)), { color: seeThrough(forest, 200), opacity: 0.5 }), fill(path(circle(80, 64, 40)), { color: town, opacity: 0.25 })]),
  scene("a triangle reaching 30,000 pixels out", [fill(path(closed([-30000, -9000, 30000, 41.3, -28000, 21000])), grass), fill(path(closed([70.2, -30000, 30000, 30000, 63.9, 118.4])), seeThrough(water, 180))]),
  scene("a triangle reaching 10 million pixels out", [fill(path(closed([-1e7, -3e6, 64, 100, -1e7, 8e6])), grass)]),
  scene("a ring all round the picture, far outside", [fill(path(circle(64, 64, 5000, 12)), grass), fill(path(circle(64, 64, 6000, 12), reversed(circle(64, 64, 5000, 12))), black)]),
  scene("areas across each edge of the picture", [fill(path(circle(0, 0, 30)), forest), fill(path(circle(128, 10, 26)), town), fill(path(circle(4, 128, 40)), water), fill(path(circle(126, 120, 33)), grass)]),
  scene("rings that enclose nothing", [
    fill(path(closed([10, 10, 60, 10, 110, 10])), black),
    fill(path(closed([20, 30, 100, 60, 20, 30])), black),
    fill(path(closed([64, 64]), closed([30, 90, 30, 90, 30, 90]), open([5, 100, 90, 120])), black),
    fill(path(), black),
    fill(path(closed([70, 70, 70, 70, 100, 70, 100, 70, 100, 110, 100, 110, 70, 110])), forest),
  ]),
  scene("open parts are closed", [fill(path(open([10.5, 12.3, 118.2, 20.9, 100.4, 80.6, 50, 50])), forest), fill(path(open([20, 80, 60, 120, 30, 120])), water)]),
  scene("rays that meet in one point, even-odd", [fill(path(sunburst()), town, "evenOdd")]),
  scene("a spiral", [fill(path(spiral()), black)]),
  scene("edges nearly level and nearly upright", [fill(path(closed([4, 10.1, 124, 10.6, 124, 30.9, 4, 31.9]), closed([10.2, 40, 10.9, 124, 40.3, 124, 41.9, 40]), closed([60, 60, 120, 60.01, 119.99, 120, 60.01, 119.99])), black)]),
  scene("shapes under a transform", [transform(0.8, 0.35, -0.3, 0.7, 40.3, 12.7), fill(path(star(50, 60, 46, 9, 2)), water, "evenOdd"), fill(path(box(70, 20, 110, 50)), seeThrough(forest, 160))]),
  scene("no ground", [fill(path(circle(50, 60, 44)), seeThrough(forest, 140)), fill(path(star(76, 70, 44, 5, 2)), town)], { background: "#00000000" }),
  scene("a picture of one pixel", [fill(path(closed([0.2, -3, 5, 0.4, 0.6, 0.9])), black)], { width: 1, height: 1 }),
  scene("a picture of one row", [fill(path(jagged(21, 256, 0.4, 250, 60, 0.4)), forest)], { width: 512, height: 1 }),
  scene("a picture of 2,048 x 16 pixels", [fill(path(jagged(22, 1024, 8, 1000, 200, 0.5)), forest), fill(path(circle(1900, 8, 7)), white)], { width: 2048, height: 16 }),
];
