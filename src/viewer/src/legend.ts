import type { Map as MapView, MapGeoJSONFeature } from "maplibre-gl";
import { classOf } from "./classes";
import { hatchAddress } from "./hatches";
import { recolour, symbolOf } from "./mapStyle";
import type { LayerSymbol } from "./palette";

interface Entry {
  order: number;
  zh: string;
  colour: string;
  hatch?: string;
}

/** Keeps the legend to what is drawn: every class met while the map is open, theme first and base features below. */
export class Legend {
  readonly #seen = new Map<string, Map<string, Entry>>();
  readonly #body: HTMLElement;
  #map = "";

  constructor(body: HTMLElement) {
    this.#body = body;
  }

  open(map: string): void {
    this.#map = map;
    this.#seen.clear();
    this.#body.replaceChildren();
  }

  /** Looks at what the view draws now and adds what is new. */
  update(view: MapView): void {
    let isNew = false;
    const met = new Set<string>();
    for (const feature of view.queryRenderedFeatures()) {
      const layer = feature.sourceLayer;
      const symbol = layer ? symbolOf(layer, this.#map) : undefined;
      if (!layer || !symbol) continue;
      const key = this.#note(layer, symbol, feature);
      if (key) met.add(key);
    }
    for (const layer of met) {
      isNew = true;
      const symbol = symbolOf(layer, this.#map)!; // only layers with a symbol are noted
      if (symbol.by && !symbol.listed) recolour(view, layer, symbol, this.#seen.get(layer)!.keys());
    }
    if (isNew) this.#draw(view);
  }

  /** Returns the layer when the feature's class is a new one. */
  #note(layer: string, symbol: LayerSymbol, feature: MapGeoJSONFeature): string | undefined {
    const value = symbol.by ? String(feature.properties[symbol.by] ?? "") : "";
    const listed = symbol.listed ? String(feature.properties[symbol.listed] ?? "") : "";
    const key = listed || value;
    const entries = this.#seen.get(layer) ?? new Map<string, Entry>();
    if (entries.has(key)) return undefined;
    const known = value ? classOf(symbol, value) : undefined;
    const index = symbol.classes?.findIndex((each) => each.value === value) ?? 0;
    entries.set(key, {
      order: listed ? Number(feature.properties.sort ?? 0) : index < 0 ? 99 : index,
      zh: listed || known?.zh || symbol.zh,
      colour: known?.colour ?? symbol.colour,
      hatch: symbol.shape === "hatch" ? (known?.hatch ?? "cross") : undefined,
    });
    this.#seen.set(layer, entries);
    return layer;
  }

  #draw(view: MapView): void {
    const layers = view.getStyle().layers.map((layer) => layer.id).filter((id) => this.#seen.has(id)).reverse();
    const theme = layers.filter((layer) => !symbolOf(layer, this.#map)?.base);
    const base = layers.filter((layer) => symbolOf(layer, this.#map)?.base);
    this.#body.replaceChildren(...theme.reverse().map((layer) => this.#group(layer)), ...(base.length ? [this.#baseGroup(base)] : []));
  }

  #group(layer: string): HTMLElement {
    const symbol = symbolOf(layer, this.#map)!; // only layers with a symbol are noted
    const entries = [...this.#seen.get(layer)!.values()].sort((a, b) => a.order - b.order || a.zh.localeCompare(b.zh, "zh"));
    if (entries.length === 1 && entries[0]!.zh === symbol.zh) return list([item(entries[0]!, symbol)]);
    return section(symbol.zh, entries.map((entry) => item(entry, symbol)));
  }

  #baseGroup(layers: string[]): HTMLElement {
    return section("基础要素", layers.flatMap((layer) => {
      const symbol = symbolOf(layer, this.#map)!; // as above
      const entries = [...this.#seen.get(layer)!.values()].sort((a, b) => a.order - b.order);
      return symbol.classes ? entries.map((entry) => item(entry, symbol)) : [item({ ...entries[0]!, zh: symbol.zh }, symbol)];
    }));
  }
}

function section(title: string, items: HTMLElement[]): HTMLElement {
  const whole = document.createElement("section");
  const heading = document.createElement("h3");
  heading.textContent = title;
  whole.append(heading, list(items));
  return whole;
}

function list(items: HTMLElement[]): HTMLElement {
  const whole = document.createElement("ul");
  whole.append(...items);
  return whole;
}

function item(entry: Entry, symbol: LayerSymbol): HTMLElement {
  const line = document.createElement("li");
  const words = document.createElement("span");
  words.textContent = entry.zh;
  line.append(swatch(entry, symbol), words);
  return line;
}

function swatch(entry: Entry, symbol: LayerSymbol): Element {
  if (symbol.shape === "line") return lineSwatch(entry.colour, symbol);
  const mark = document.createElement("i");
  mark.className = `swatch ${symbol.shape}`;
  mark.setAttribute("aria-hidden", "true");
  if (entry.hatch) {
    mark.style.background = `url(${hatchAddress(entry.hatch as never, entry.colour)}) 0 0 / 12px`;
    mark.style.borderColor = entry.colour;
  } else {
    mark.style.backgroundColor = symbol.opacity ? `color-mix(in srgb, ${entry.colour} ${symbol.opacity * 100}%, white)` : entry.colour;
    if (symbol.outline) mark.style.borderColor = symbol.outline.colour;
  }
  return mark;
}

function lineSwatch(colour: string, symbol: LayerSymbol): Element {
  const picture = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const stroke = document.createElementNS("http://www.w3.org/2000/svg", "path");
  const width = Math.min(symbol.width ?? 1, 8);
  picture.setAttribute("viewBox", "0 0 26 14");
  picture.setAttribute("class", "swatch line");
  picture.setAttribute("aria-hidden", "true");
  stroke.setAttribute("d", "M1 7H25");
  stroke.setAttribute("stroke", colour);
  stroke.setAttribute("stroke-width", String(width));
  stroke.setAttribute("stroke-opacity", String(symbol.opacity ?? 1));
  if (symbol.dash) stroke.setAttribute("stroke-dasharray", symbol.dash.map((part) => part * width).join(" "));
  picture.append(stroke);
  return picture;
}
