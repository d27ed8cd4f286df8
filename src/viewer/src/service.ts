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

export interface TileLayer {
  id: string;
  description?: string;
  minzoom: number;
  maxzoom: number;
  fields: Record<string, string>;
}

export interface TileJson {
  attribution?: string;
  minzoom: number;
  maxzoom: number;
  bounds: [number, number, number, number];
  vector_layers: TileLayer[];
}

export async function readPlans(): Promise<Plan[]> {
  return (await read<{ plans: Plan[] }>("plans")).plans;
}

export async function readMaps(plan: string): Promise<PlanMap[]> {
  return (await read<{ maps: PlanMap[] }>(`plans/${encodeURIComponent(plan)}/maps`)).maps;
}

export function readTileJson(plan: string, map: string): Promise<TileJson> {
  return read<TileJson>(`${mapPath(plan, map)}.json`);
}

/** Tiles come from where the page comes from, whatever public address the service gives to others. */
export function tileAddress(plan: string, map: string): string {
  return `${new URL(mapPath(plan, map), document.baseURI).href}/{z}/{x}/{y}.mvt`;
}

function mapPath(plan: string, map: string): string {
  return `tiles/${encodeURIComponent(plan)}/${map.split("/").map(encodeURIComponent).join("/")}`;
}

async function read<T>(path: string): Promise<T> {
  const response = await fetch(new URL(path, document.baseURI));
  if (response.ok) return (await response.json()) as T;
  const problem = (await response.json().catch(() => ({}))) as { titleZh?: string; detailZh?: string };
  throw new Error([problem.titleZh ?? `服务没有响应（${response.status}）`, problem.detailZh].filter(Boolean).join("："));
}
