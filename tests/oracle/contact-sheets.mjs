// One picture per plan with every map at three zooms, for people to look at: node contact-sheets.mjs FOLDER [PLAN...]
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createCanvas, GlobalFonts, loadImage } from "@napi-rs/canvas";
import { address, forEach, getPlans } from "./service.mjs";

const cell = { width: 460, height: 345 };
const margin = 8;
const caption = 20;
const worldSize = 512;
const mapsInARow = 2;
const steps = [0, 1.5, 3];
const font = "14px Captions";
const fontFile = "../../src/fonts/node_modules/@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf";

const [folder = "artifacts/contact-sheets", ...wanted] = process.argv.slice(2);
if (!address) throw new Error("Say which service to look at: ECOTILES_URL=http://127.0.0.1:8080");
GlobalFonts.registerFromPath(fileURLToPath(new URL(fontFile, import.meta.url)), "Captions");
await mkdir(folder, { recursive: true });
for (const plan of (await getPlans()).filter(({ id }) => wanted.length === 0 || wanted.includes(id))) {
  await writeFile(join(folder, `${plan.id}.png`), await sheetOf(plan));
  console.log(join(folder, `${plan.id}.png`));
}

async function sheetOf(plan) {
  const block = { width: steps.length * (cell.width + margin) + 2 * margin, height: cell.height + caption + margin };
  const rows = Math.ceil(plan.maps.length / mapsInARow);
  const sheet = createCanvas(mapsInARow * block.width + margin, rows * block.height + margin);
  const context = sheet.getContext("2d");
  context.fillStyle = "#808080";
  context.fillRect(0, 0, sheet.width, sheet.height);
  context.font = font;
  const views = viewsOf(plan);
  const pictures = plan.maps.flatMap((map, order) => views.map((view, column) => ({ map, view, order, column })));
  await forEach(pictures, async ({ map, view, order, column }) => {
    const left = margin + (order % mapsInARow) * block.width + column * (cell.width + margin);
    const top = margin + Math.floor(order / mapsInARow) * block.height;
    if (column === 0) writeCaption(context, `${map.id}  ${map.title}`, left, top);
    const answer = await fetch(new URL(`static/${plan.id}/${map.id}/${view}/${cell.width}x${cell.height}.png`, address));
    if (answer.status === 200) context.drawImage(await loadImage(Buffer.from(await answer.arrayBuffer())), left, top + caption);
    else writeCaption(context, `${answer.status} ${(await answer.json()).title}`, left, top + caption + margin);
  });
  return sheet.encode("png");
}

function writeCaption(context, text, left, top) {
  context.fillStyle = "#ffffff";
  context.fillText(text, left, top + 14);
}

/** The whole plan, and its middle one and a half and three zooms nearer. */
function viewsOf(plan) {
  const [west, south, east, north] = plan.bounds;
  const spans = [cell.width / (worldX(east) - worldX(west)), cell.height / (worldY(north) - worldY(south))];
  const whole = Math.log2(Math.min(...spans) / worldSize);
  const place = `${((west + east) / 2).toFixed(4)},${((south + north) / 2).toFixed(4)}`;
  return steps.map((step) => (step === 0 ? "auto" : `${place},${(whole + step).toFixed(2)}`));
}

function worldX(longitude) {
  return longitude / 360;
}

function worldY(latitude) {
  return Math.asinh(Math.tan((latitude * Math.PI) / 180)) / (2 * Math.PI);
}
