import { Popup, type Map as MapView, type MapGeoJSONFeature, type MapMouseEvent } from "maplibre-gl";
import type { TileLayer } from "./service";
import { words } from "./words";

const most = 4;

/** Keys that only programs read. */
const hidden = new Set(["bsm", "id", "sort", "project_id", "zone_id", "parent_id", "parent_code", "problem_codes", "code", "name_en", "source"]);

/** Shows what lies under a click: the features from top to bottom, with their attributes in words. */
export function showFeatures(view: MapView, event: MapMouseEvent, layers: readonly TileLayer[], base: ReadonlySet<string>): void {
  const found = new Map<string, MapGeoJSONFeature>();
  for (const feature of view.queryRenderedFeatures(event.point)) {
    const layer = feature.sourceLayer;
    if (!layer || layer.endsWith("_label")) continue;
    const key = `${layer}/${JSON.stringify(feature.properties)}`;
    if (!found.has(key)) found.set(key, feature);
  }
  // What the map is about comes before its base features.
  const features = [...found.values()]
    .sort((a, b) => Number(base.has(a.sourceLayer ?? "")) - Number(base.has(b.sourceLayer ?? "")))
    .slice(0, most);
  if (features.length === 0) return;
  const content = document.createElement("div");
  content.append(...features.map((feature, index) => card(feature, layers, index === 0)));
  new Popup({ maxWidth: "min(340px, 86vw)", focusAfterOpen: true }).setLngLat(event.lngLat).setDOMContent(content).addTo(view);
}

function card(feature: MapGeoJSONFeature, layers: readonly TileLayer[], isOpen: boolean): HTMLElement {
  const layer = layers.find((each) => each.id === feature.sourceLayer);
  const whole = document.createElement("details");
  whole.open = isOpen;
  const heading = document.createElement("summary");
  const kind = document.createElement("small");
  kind.textContent = layer?.description ?? feature.sourceLayer ?? "";
  const name = feature.properties.name ?? feature.properties.type_name ?? "";
  heading.append(kind, document.createTextNode(String(name)));
  const table = document.createElement("table");
  for (const [key, value] of Object.entries(feature.properties)) {
    if (hidden.has(key) || key === "name" || value === null || value === "") continue;
    const line = table.insertRow();
    const title = document.createElement("th");
    title.scope = "row";
    title.textContent = key.endsWith("_m2") ? "面积" : key === "length_m" ? "长度" : (layer?.fields[key] ?? key);
    line.append(title);
    line.insertCell().textContent = inWords(key, value);
  }
  whole.append(heading, table);
  return whole;
}

function inWords(key: string, value: unknown): string {
  if (typeof value === "number") {
    if (key.endsWith("_m2")) return `${tidy(value / 1e6)} 平方千米`;
    if (key === "length_m") return `${tidy(value / 1000)} 千米`;
    return tidy(value);
  }
  const text = String(value);
  // Lists are stored as JSON text.
  if (text.startsWith("[")) {
    try {
      return (JSON.parse(text) as unknown[]).map((each) => words[String(each)] ?? String(each)).join("、");
    } catch {
      return text;
    }
  }
  return words[text] ?? text;
}

/** Years and codes stay as they are; measures get a point and two digits at most. */
function tidy(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toLocaleString("zh-CN", { maximumFractionDigits: value < 1 ? 3 : 2 });
}
