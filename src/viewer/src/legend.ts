import type { Map as MapView } from "maplibre-gl";
import { readLegend, type LegendEntry, type LegendSection } from "./service";

/** Shows the legend of what the view shows, as the service tells it, with swatches that the map's own painter drew. */
export class Legend {
  readonly #body: HTMLElement;
  #map = "";
  #choices = "";
  #shown = "";

  constructor(body: HTMLElement) {
    this.#body = body;
  }

  /** The layers that most maps share, of the legend that is shown. */
  baseLayers: ReadonlySet<string> = new Set();

  /** @param query What of the map is chosen. */
  open(plan: string, map: string, query: string): void {
    this.#map = `${plan}/${map}`;
    this.#choices = query.replace("?", "&");
    this.#shown = "";
    this.baseLayers = new Set();
    this.#body.replaceChildren();
  }

  /** Asks for the legend of the part of the map that is looked at, unless that is the one shown. */
  async update(view: MapView): Promise<void> {
    if (!this.#map) return;
    const part = partOf(view) + this.#choices;
    const wanted = `${this.#map}?${part}`;
    if (wanted === this.#shown) return;
    this.#shown = wanted;
    const sections = await readLegend(this.#map, part).catch((error: unknown) => {
      console.info(error); // the legend from before stays until the map stands still again
      this.#shown = "";
      return undefined;
    });
    if (!sections || wanted !== this.#shown) return;
    this.baseLayers = new Set(sections.filter((each) => each.titleEn === "Base features").flatMap((each) => each.entries.map((entry) => entry.layer ?? "")));
    this.#body.replaceChildren(...(sections.length > 0 ? sections.map(section) : [nothing()]));
  }
}

function partOf(view: MapView): string {
  const bounds = view.getBounds();
  const clamp = (value: number, most: number) => Math.max(-most, Math.min(most, value)).toFixed(5);
  const box = [clamp(bounds.getWest(), 180), clamp(bounds.getSouth(), 85), clamp(bounds.getEast(), 180), clamp(bounds.getNorth(), 85)];
  return `bbox=${box.join(",")}&zoom=${view.getZoom().toFixed(2)}&scale=2`;
}

function section({ title, count, entries }: LegendSection): HTMLElement {
  const whole = document.createElement("section");
  const list = document.createElement("ul");
  list.append(...entries.map((entry) => item(entry, count !== undefined)));
  if (entries.length === 1 && entries[0]!.label === title) {
    whole.append(list);
    return whole;
  }
  const heading = document.createElement("h3");
  heading.textContent = count === undefined ? title : `${title}（${count}项）`;
  whole.append(heading, list);
  return whole;
}

function item(entry: LegendEntry, isCounted: boolean): HTMLElement {
  const line = document.createElement("li");
  const box = document.createElement("i");
  const swatch = new Image();
  const words = document.createElement("span");
  box.className = "swatch";
  swatch.alt = "";
  swatch.src = entry.image;
  box.append(swatch);
  if (entry.ramp) return ramp(line, box, entry.ramp.ticks);
  words.textContent = isCounted && entry.count > 0 ? `${entry.label}（${entry.count}项）` : entry.label;
  line.append(box, words);
  return line;
}

/** A bar with a number at each tick, the highest at the top. */
function ramp(line: HTMLElement, box: HTMLElement, ticks: { value: number }[]): HTMLElement {
  const numbers = document.createElement("ol");
  line.className = "ramp";
  numbers.append(...ticks.map(({ value }) => {
    const number = document.createElement("li");
    number.textContent = String(value);
    return number;
  }).reverse());
  line.append(box, numbers);
  return line;
}

function nothing(): HTMLElement {
  const line = document.createElement("p");
  line.textContent = "此处没有本图要素";
  return line;
}
