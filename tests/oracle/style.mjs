// Asks our style reader and MapLibre's the same questions.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { featureFilter, latest, normalizePropertyExpression, validateStyleMin } from "@maplibre/maplibre-gl-style-spec";

const program = fileURLToPath(new URL("StyleProbe/bin/Release/net10.0/EcoTiles.StyleProbe", import.meta.url));
const state = { limit: 50 };
const tileZoom = 16;
const extent = 8192;

/** Our answers to questions, in their order. */
export async function ask(questions) {
  const probe = spawn(program, { stdio: ["pipe", "pipe", "inherit"] });
  const answers = [];
  createInterface({ input: probe.stdout }).on("line", (line) => answers.push(JSON.parse(line)));
  probe.stdin.end(questions.map((question) => `${JSON.stringify(question)}\n`).join(""));
  await new Promise((resolve) => probe.on("close", resolve));
  if (answers.length !== questions.length) throw new Error(`asked ${questions.length}, answered ${answers.length}`);
  return answers;
}

/** A style with one layer that has the property. */
export function styleWith(property, value) {
  const type = property === "filter" ? "fill" : /^(icon|text)/.test(property) ? "symbol" : property.split("-")[0];
  const group = ["fill-color", "line-width", "line-dasharray"].includes(property) ? "paint" : "layout";
  const layer = { id: "probe", type, source: "plan", "source-layer": "zone" };
  if (property === "filter") layer.filter = value;
  else layer[group] = { [property]: value };
  return { version: 8, sources: { plan: { type: "vector", url: "plan.json" } }, layers: [layer] };
}

function specOf(property) {
  const type = /^(icon|text)/.test(property) ? "symbol" : property.split("-")[0];
  return latest[`paint_${type}`][property] ?? latest[`layout_${type}`][property];
}

/** Whether MapLibre refuses the property. Its validator lets filters pass that its filters then throw at. */
export function theyRefuse(property, value) {
  const problems = validateStyleMin(styleWith(property, structuredClone(value))).filter((problem) => problem.severity !== "warning");
  if (problems.length > 0 || property !== "filter") return problems.length > 0;
  try {
    silently(() => featureFilter(structuredClone(value), "probe"));
    return false;
  } catch {
    return true;
  }
}

function silently(act) {
  const warn = console.warn;
  console.warn = () => {};
  try {
    act();
  } finally {
    console.warn = warn;
  }
}

/** What MapLibre makes of the property for each case, and whether it warned. */
export function theirs(property, value, cases) {
  const warn = console.warn;
  let warned = false;
  console.warn = () => (warned = true);
  try {
    // One evaluator for each case, for each warns but once.
    return cases.map(({ zoom, feature }) => {
      const evaluate = property === "filter"
        ? featureFilter(structuredClone(value), "probe", state).filter
        : (globals, ...rest) => normalizePropertyExpression(structuredClone(value), "probe", specOf(property), state).evaluate(globals, ...rest);
      warned = false; // a remark on an older filter inside an expression is none on the value
      const globals = { zoom, globalState: state };
      const given = onTile(feature);
      const answer = property === "filter"
        ? evaluate(globals, given.feature, given.tile)
        : evaluate(globals, given.feature, {}, given.tile);
      return { value: plain(answer, property), warned };
    });
  } finally {
    console.warn = warn;
  }
}

/** Puts the parts of a feature on a tile: its evaluator knows no degrees. */
function onTile(feature) {
  if (!feature?.parts) return { feature, tile: undefined };
  const world = 2 ** tileZoom;
  const place = ([lon, lat]) => [
    ((lon + 180) / 360) * world,
    ((180 - (180 / Math.PI) * Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360))) / 360) * world,
  ];
  const pairs = feature.parts.map((part) => Array.from({ length: part.length / 2 }, (_, i) => place(part.slice(2 * i, 2 * i + 2))));
  const [x, y] = pairs[0][0].map(Math.floor);
  const geometry = pairs.map((part) => part.map(([px, py]) => ({ x: (px - x) * extent, y: (py - y) * extent })));
  return { feature: { ...feature, geometry }, tile: { z: tileZoom, x, y } };
}

/** Values of theirs in the words of the probe. */
function plain(value, property) {
  if (value === undefined || value === null) return property === "text-field" ? [{ text: "" }] : property === "line-dasharray" ? [] : null;
  if (property === "text-field") return typeof value === "object" ? sections(value) : [{ text: String(value) }];
  if (property === "icon-image") return typeof value === "object" ? value.name : value;
  if (typeof value === "object" && "rgb" in value) return value.rgb;
  if (property === "text-variable-anchor-offset" || property === "icon-padding") return Array.isArray(value) ? value : value.values;
  return typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
}

const sections = (formatted) => formatted.sections.map((section) => ({
  text: section.text,
  image: section.image?.name ?? null,
  scale: section.scale ?? null,
  font: section.fontStack ?? null,
  color: section.textColor?.rgb ?? null,
  align: section.verticalAlign ?? null,
}));

/** Whether two values are the same within a tolerance for numbers. */
export function same(ours, other, tolerance) {
  if (typeof ours === "number" && typeof other === "number")
    return Math.abs(ours - other) <= tolerance(Math.max(Math.abs(ours), Math.abs(other)));
  if (Array.isArray(ours) && Array.isArray(other))
    return ours.length === other.length && ours.every((item, i) => same(item, other[i], tolerance));
  if (ours && other && typeof ours === "object" && typeof other === "object")
    return [...new Set([...Object.keys(ours), ...Object.keys(other)])].every((key) => same(ours[key] ?? null, other[key] ?? null, tolerance));
  return ours === other;
}
