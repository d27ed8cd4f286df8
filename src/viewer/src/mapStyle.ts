import type { ExpressionSpecification, LayerSpecification, Map as MapView, StyleSpecification } from "maplibre-gl";
import { classOf, spareColour } from "./classes";
import { drawHatch, hatchScale } from "./hatches";
import { symbols, type ClassSymbol, type LayerSymbol } from "./palette";
import type { TileJson, TileLayer } from "./service";

export const sourceId = "plan";

/** Fonts of the reader's own machine: the style names no glyph server, so no text is ever fetched. */
const fonts = ["Noto Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", "sans-serif"];

const nameOf: ExpressionSpecification = ["coalesce", ["get", "short_name"], ["get", "name"], ["get", "type_name"], ["get", "map_no"], ""];

/** How the names of a layer are set: size in pixels, colour, and whether they are bold headings of the map. */
const nameSizes: Record<string, { size: number; colour: string }> = {
  zone: { size: 15, colour: "#2F3E36" },
  key_area: { size: 12, colour: "#1B4B2A" },
  admin_county: { size: 14, colour: "#333333" },
  admin_town: { size: 12, colour: "#4A4A4A" },
  admin_village: { size: 10, colour: "#6A6A6A" },
  seat: { size: 14, colour: "#8E1B1B" },
  seat_village: { size: 10, colour: "#6A6A6A" },
  water_area: { size: 11, colour: "#1F6FA8" },
  project_site: { size: 11, colour: "#7A1F1C" },
};

/** The symbol of a layer, with a plain one for layers that the palette does not know. */
export function symbolOf(layer: string, map: string): LayerSymbol | undefined {
  if (map === "base/admin" && layer === "admin_town") {
    return { zh: "乡镇", shape: "fill", by: "name", colour: "#EFE9DA", outline: { colour: "#555555", width: 0.8, dash: [3, 2] } };
  }
  if (map === "outcome/scope" && layer === "plan_boundary") return { ...symbols.plan_boundary!, colour: "#C62828", width: 2.4 };
  return symbols[layer];
}

export function buildStyle(map: string, tiles: string, description: TileJson): StyleSpecification {
  return {
    version: 8,
    sources: {
      [sourceId]: {
        type: "vector",
        tiles: [tiles],
        minzoom: description.minzoom,
        maxzoom: description.maxzoom,
        bounds: description.bounds,
        attribution: description.attribution,
      },
    },
    layers: [
      { id: "paper", type: "background", paint: { "background-color": "#FBFAF5" } },
      ...description.vector_layers.flatMap((layer) => shapes(layer, map)),
      ...description.vector_layers.flatMap(names),
    ],
  };
}

/** A hatch image is drawn when the map first asks for it: `hatch:rising:#2E7D32`. */
export function drawMissingImage(view: MapView, id: string): void {
  const [kind, hatch, colour] = id.split(":");
  if (kind !== "hatch" || !hatch || !colour || view.hasImage(id)) return;
  view.addImage(id, drawHatch(hatch as never, colour), { pixelRatio: hatchScale });
}

/** The colour expression of a symbol, for its own classes and those met in the data. */
export function colours(symbol: LayerSymbol, seen: Iterable<string>): ExpressionSpecification | string {
  return choose(symbol, seen, (each) => each.colour, symbol.colour);
}

/** Sets the colours of a layer again when the data turns out to have classes that the palette has not. */
export function recolour(view: MapView, layer: string, symbol: LayerSymbol, seen: Iterable<string>): void {
  const property = { fill: "fill-color", hatch: "fill-pattern", line: "line-color", point: "circle-color" }[symbol.shape];
  if (symbol.shape !== "hatch" && view.getLayer(layer)) view.setPaintProperty(layer, property as never, colours(symbol, seen) as never);
}

function choose<T extends string>(symbol: LayerSymbol, seen: Iterable<string>, pick: (one: ClassSymbol) => T, other: T): ExpressionSpecification | T {
  const values = new Set([...(symbol.classes ?? []).map((each) => each.value), ...seen]);
  if (!symbol.by || values.size === 0) return other;
  const pairs = [...values].flatMap((value) => [value, pick(classOf(symbol, value))]);
  return ["match", ["to-string", ["get", symbol.by]], ...pairs, other] as unknown as ExpressionSpecification;
}

function shapes(layer: TileLayer, map: string): LayerSpecification[] {
  if (layer.id.endsWith("_label")) return [];
  const common = { source: sourceId, "source-layer": layer.id, minzoom: layer.minzoom };
  const symbol = symbolOf(layer.id, map);
  if (!symbol) return unknownShapes(layer, common);
  const colour = colours(symbol, []);
  const id = layer.id;
  if (symbol.shape === "point") {
    return [{
      ...common, id, type: "circle",
      paint: { "circle-color": colour, "circle-radius": symbol.radius ?? (symbol.base ? 3 : 5), "circle-stroke-color": "#FFFFFF", "circle-stroke-width": 1.4 },
    }];
  }
  if (symbol.shape === "line") {
    return [{
      ...common, id, type: "line",
      layout: { "line-join": "round", "line-cap": symbol.dash ? "butt" : "round" },
      paint: {
        "line-color": colour, "line-opacity": symbol.opacity ?? 1,
        "line-width": ["interpolate", ["linear"], ["zoom"], 7, (symbol.width ?? 1) * 0.6, 12, symbol.width ?? 1, 16, (symbol.width ?? 1) * 1.8],
        ...(symbol.dash ? { "line-dasharray": symbol.dash } : {}),
      },
    }];
  }
  const fill: LayerSpecification = symbol.shape === "hatch"
    ? { ...common, id, type: "fill", paint: { "fill-pattern": hatches(symbol) as never } }
    : { ...common, id, type: "fill", paint: { "fill-color": colour, "fill-opacity": symbol.opacity ?? 1, "fill-antialias": !symbol.outline } };
  const outline = symbol.shape === "hatch" ? { colour, width: 1.6 } : symbol.outline;
  if (!outline) return [fill];
  const edge: LayerSpecification = {
    ...common, id: `${id}:edge`, type: "line", layout: { "line-join": "round" },
    paint: {
      "line-color": outline.colour, "line-width": outline.width,
      ...("dash" in outline && outline.dash ? { "line-dasharray": outline.dash } : {}),
    },
  };
  return [fill, edge];
}

function hatches(symbol: LayerSymbol): ExpressionSpecification | string {
  return choose(symbol, [], (each) => `hatch:${each.hatch ?? "rising"}:${each.colour}`, `hatch:cross:${symbol.colour}`);
}

function unknownShapes(layer: TileLayer, common: { source: string; "source-layer": string; minzoom: number }): LayerSpecification[] {
  const colour = spareColour(layer.id);
  return [
    { ...common, id: layer.id, type: "fill", filter: ["==", ["geometry-type"], "Polygon"], paint: { "fill-color": colour, "fill-opacity": 0.55 } },
    { ...common, id: `${layer.id}:edge`, type: "line", filter: ["!=", ["geometry-type"], "Point"], paint: { "line-color": "#5B6B62", "line-width": 0.9 } },
    { ...common, id: `${layer.id}:point`, type: "circle", filter: ["==", ["geometry-type"], "Point"], paint: { "circle-color": colour, "circle-radius": 4, "circle-stroke-color": "#5B6B62", "circle-stroke-width": 1 } },
  ];
}

function names(layer: TileLayer): LayerSpecification[] {
  const owner = layer.id.replace(/_label$/, "");
  const isArea = owner !== layer.id;
  const isLine = ["water_line", "corridor", "road"].includes(owner);
  const isPoint = ["seat", "seat_village", "node", "peak", "mine", "reservoir", "project_site_point"].includes(owner);
  if (!isArea && !isLine && !isPoint) return [];
  const { size, colour } = nameSizes[owner] ?? { size: 11, colour: isLine && owner !== "road" ? "#1F6FA8" : "#4A4A4A" };
  return [{
    id: `${owner}:name`, type: "symbol", source: sourceId, "source-layer": layer.id, minzoom: layer.minzoom,
    layout: {
      "text-field": nameOf, "text-font": fonts, "text-max-width": 8, "text-line-height": 1.25,
      "text-size": ["interpolate", ["linear"], ["zoom"], 8, size * 0.85, 13, size * 1.15],
      ...(isLine ? { "symbol-placement": "line", "symbol-spacing": 420, "text-letter-spacing": 0.25, "text-max-angle": 35 } : {}),
      ...(isPoint ? { "text-variable-anchor": ["left", "right", "top", "bottom"], "text-radial-offset": 0.7, "text-justify": "auto" } : {}),
    },
    paint: { "text-color": colour, "text-halo-color": "rgba(255,255,255,.92)", "text-halo-width": 1.5 },
  } as LayerSpecification];
}
