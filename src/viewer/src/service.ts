/** What the tile service tells about plans and maps. */

export interface Plan {
  id: string;
  title: string;
  titleEn?: string;
  regionName?: string;
  periodFrom?: number;
  periodTo?: number;
  mapReviewNumber?: string;
  isSample: boolean;
  bounds?: [number, number, number, number];
}

export interface PlanMap {
  id: string;
  title: string;
  titleEn?: string;
  group?: string;
}

/** A map that the plan cannot show, and what lacks. */
export interface MissingMap {
  id: string;
  titleZh: string;
  titleEn: string;
  reasonZh: string;
}

export interface LegendSection {
  title: string;
  titleEn: string;
  count?: number;
  entries: LegendEntry[];
}

export interface LegendEntry {
  label: string;
  layer?: string;
  count: number;
  /** Colours that glide with a number, from low to high; in the picture the highest tick is at the top. */
  ramp?: { unit: string; ticks: { value: number; color: string }[] };
  /** A picture as a data address, twice as fine as it is shown. */
  image: string;
}

export interface TileLayer {
  id: string;
  description?: string;
  minzoom: number;
  maxzoom: number;
  fields: Record<string, string>;
}

/** What a map can be narrowed by. */
export interface Dimension {
  name: string;
  title: string;
  titleEn: string;
  /** What is shown when nothing is chosen; all values when it is missing. */
  default?: string;
  values: { value: string; title: string }[];
  chosen?: string[];
}

/** Values by the names of dimensions; an empty one is what holds without a choice. */
export type Choices = Record<string, string>;

export interface TileJson {
  attribution?: string;
  minzoom: number;
  maxzoom: number;
  bounds: [number, number, number, number];
  vector_layers: TileLayer[];
  dimensions?: Dimension[];
}

export async function readPlans(): Promise<Plan[]> {
  return (await read<{ plans: Plan[] }>("plans")).plans;
}

export async function readMaps(plan: string): Promise<PlanMap[]> {
  return (await read<{ maps: PlanMap[] }>(`plans/${encodeURIComponent(plan)}/maps`)).maps;
}

export function readTileJson(plan: string, map: string, query: string): Promise<TileJson> {
  return read<TileJson>(`tiles/${pathOf(`${plan}/${map}`)}.json${query}`);
}

/** The maps of Appendix C that lack data; plans of plain tables have no atlas. */
export async function readMissing(plan: string): Promise<MissingMap[]> {
  interface Atlas { items: { maps: (MissingMap & { state: string })[] }[] }
  const atlas = await read<Atlas>(`plans/${encodeURIComponent(plan)}/atlas`).catch(() => ({ items: [] }) as Atlas);
  return atlas.items.flatMap((item) => item.maps).filter((map) => map.state === "missing");
}

/** @param map Plan and map, as they stand in addresses. */
export async function readLegend(map: string, query: string): Promise<LegendSection[]> {
  return (await read<{ sections: LegendSection[] }>(`legends/${pathOf(map)}.json?${query}`)).sections;
}

export function styleAddress(plan: string, map: string, query: string): string {
  return new URL(`styles/${pathOf(`${plan}/${map}`)}/style.json${query}`, document.baseURI).href;
}

function pathOf(map: string): string {
  return map.split("/").map(encodeURIComponent).join("/");
}

async function read<T>(path: string): Promise<T> {
  const response = await fetch(new URL(path, document.baseURI));
  if (response.ok) return (await response.json()) as T;
  const problem = (await response.json().catch(() => ({}))) as { titleZh?: string; detailZh?: string };
  throw new Error([problem.titleZh ?? `服务没有响应（${response.status}）`, problem.detailZh].filter(Boolean).join("："));
}
