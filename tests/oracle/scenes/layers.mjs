// What is put together from several things: clips, groups, patterns and pictures.
import { black, border, farmland, forest, grass, landUse, seeThrough, town, water } from "./colors.mjs";
import { clip, fill, group, picture, restore, save, scene, stroke, transform, turned } from "./commands.mjs";
import { box, circle, island, jagged, open, parcels, path, star } from "./paths.mjs";
import { board, dots, hatch, mark, quilt, relief } from "./pictures.mjs";

const images = { board, dots, hatch, mark, quilt, relief };
const everything = path(box(-10, -10, 140, 140));
const withImages = (name, commands, more = {}) => scene(name, commands, { images, ...more });
const pattern = (image, more = {}) => ({ color: black, pattern: image, scale: 1, origin: [0, 0], ...more });

const mesh = (seed, alpha = 255) => parcels(seed, 9, 9, 6, 128, 128).map((part, i) => fill(path(part), seeThrough(landUse[i % landUse.length], alpha)));

const clips = [
  scene("a clip of a circle", [clip(path(circle(64.4, 63.6, 50))), fill(everything, forest), fill(path(star(64, 64, 60, 5, 2)), town)]),
  scene("a clip of a star, even-odd", [clip(path(star(64, 66, 60, 5, 2)), "evenOdd"), fill(path(box(0, 0, 128, 70.5)), water), fill(path(box(0, 70.5, 128, 128)), grass)]),
  scene("a clip in a clip", [clip(path(circle(50, 60, 44))), clip(path(circle(80, 68, 44))), fill(everything, forest), stroke(path(open([0, 0, 128, 128])), { width: 10 }, town)]),
  scene("a clip of whole pixels", [clip(path(box(20, 30, 100, 90))), fill(path(circle(64, 64, 60)), water)]),
  scene("a clip of parts of pixels", [clip(path(box(20.3, 30.6, 100.7, 90.2))), fill(path(circle(64, 64, 60)), water), stroke(path(circle(64, 60, 38)), { width: 3 }, black)]),
  scene("a clip that ends", [save, clip(path(circle(40, 40, 30))), fill(everything, forest), restore, fill(path(circle(88, 88, 30)), town)]),
  scene("a clip under a transform, and moved on inside it", [transform(...turned(30, 64, 10)), clip(path(box(0, 0, 80, 60))), transform(1, 0, 0, 1, 10, 10), fill(path(star(40, 20, 50, 7, 3)), town, "evenOdd"), fill(path(circle(60, 40, 20)), seeThrough(water, 150))]),
  scene("a clip that leaves nothing", [clip(path(box(10, 10, 20, 20))), clip(path(box(40, 40, 60, 60))), fill(everything, black)]),
  scene("an empty clip", [save, clip(path()), fill(everything, black), restore, fill(path(circle(64, 64, 20)), forest)]),
  scene("a coast as a clip for parcels", [clip(path(island(51, 64, 64, 56, 6))), ...mesh(52)], { background: water }),
];

const groups = [
  scene("a group at half opacity", group(0.5, [fill(path(circle(50, 60, 40)), forest), fill(path(circle(80, 70, 40)), town), stroke(path(circle(64, 64, 50)), { width: 6 }, border)]), { background: farmland }),
  scene("groups in groups", group(0.7, [fill(path(circle(50, 60, 44)), forest), ...group(0.4, [fill(path(circle(70, 60, 40)), town), fill(path(circle(80, 90, 30)), water)])])),
  scene("a group in a clip", [clip(path(circle(64, 64, 48))), ...group(0.6, [fill(path(box(0, 0, 90.5, 90.5)), forest), fill(path(box(40, 40, 128, 128)), water)])]),
  scene("a group with a transform and a clip of its own", group(0.5, [save, transform(...turned(20, 30, -10)), clip(path(box(10, 10, 90, 90))), fill(path(circle(50, 50, 50)), town), restore, fill(path(circle(20, 110, 14)), water)])),
  scene("a group without opacity", group(0, [fill(everything, black)])),
  scene("a group on no ground", group(0.5, [fill(path(circle(50, 60, 44)), forest), fill(path(circle(80, 70, 30)), seeThrough(town, 120))]), { background: "#00000000" }),
  scene("parcels side by side", group(1, mesh(53), "sideBySide"), { background: "#cc0000ff" }),
  scene("parcels side by side at half opacity", group(0.5, mesh(54), "sideBySide"), { background: black }),
];

const patterns = [
  withImages("a hatch", [fill(path(jagged(55, 64, 64, 60, 30, 0.3)), pattern("hatch"))]),
  withImages("a hatch with an origin", [fill(path(circle(64, 64, 58)), pattern("quilt", { origin: [3, 2] })), fill(path(box(4, 4, 30, 30)), pattern("hatch", { origin: [-5, 1003] }))]),
  withImages("a hatch at twice its size", [fill(path(circle(64, 64, 58)), pattern("board", { scale: 2, origin: [1, 1] }))]),
  // So that it looks the same wherever it begins.
  withImages("a pattern on parts of pixels begins on a whole one", [fill(path(circle(64, 64, 58)), pattern("relief", { origin: [2.5, 7.25] }))], {
    exactly: [fill(path(circle(64, 64, 58)), pattern("relief", { origin: [3, 7] }))],
  }),
  withImages("a pattern that lets the ground through", [fill(path(circle(50, 64, 40)), forest), fill(path(circle(76, 64, 44)), pattern("dots", { opacity: 0.6, origin: [4, 5] }))]),
  withImages("a pattern along a line", [stroke(path(circle(64, 64, 44)), { width: 24 }, pattern("hatch", { origin: [2, 0] }))]),
  withImages("a pattern in a clip and a group", [clip(path(star(64, 66, 62, 5, 2))), ...group(0.6, [fill(everything, pattern("quilt", { origin: [1, 1] })), fill(path(circle(64, 64, 20)), pattern("dots"))])]),
];

const pictures = [
  withImages("pictures on whole pixels", [picture("relief", [1, 0, 0, 1, 5, 7]), picture("mark", [1, 0, 0, 1, 60, 20]), picture("quilt", [1, 0, 0, 1, 100, 100])]),
  withImages("pictures that let the ground through", [fill(path(circle(64, 64, 50)), forest), picture("relief", [1, 0, 0, 1, 20, 20], 0.5), picture("mark", [1, 0, 0, 1, 70, 70], 0.3)]),
  withImages("a picture on parts of pixels", [picture("relief", [1, 0, 0, 1, 20.5, 30.25])]),
  withImages("a picture at three times its size", [picture("relief", [3, 0, 0, 3, -8, 4])]),
  withImages("a picture at 1.7 times its size", [picture("mark", [1.7, 0, 0, 1.7, 20, 30])]),
  withImages("a picture at half its size", [picture("relief", [0.5, 0, 0, 0.5, 40, 40])]),
  withImages("a picture turned by 30 degrees", [picture("relief", turned(30, 60, 20))]),
  withImages("a mark turned and larger", [picture("mark", turned(40, 64, 10).map((value, i) => (i < 4 ? value * 2.5 : value)))]),
  withImages("a picture mirrored", [picture("quilt", [-8, 0, 0, 8, 84, 30])]),
  withImages("a picture in a clip, half outside", [clip(path(circle(20, 60, 50))), picture("relief", [2, 0, 0, 2, -30, 10], 0.8)]),
];

export const layers = [...clips, ...groups, ...patterns, ...pictures];
