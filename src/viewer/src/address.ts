/** The part of the page's address after #: plan, map and view, so that a link opens what its writer saw. */

export interface View {
  zoom: number;
  latitude: number;
  longitude: number;
}

export interface Place {
  plan?: string;
  map?: string;
  choices: Record<string, string>;
  view?: View;
}

/** Reads `#plan/map/zoom/latitude/longitude/stage=near`; a map's own slash is written %2F or as it is. */
export function readPlace(hash: string): Place {
  const [plan, ...parts] = hash.replace(/^#/, "").split("/").map(decode);
  const choices = parts.filter((part) => part.includes("="));
  const rest = parts.filter((part) => !part.includes("="));
  const numbers = rest.slice(-3);
  const [zoom, latitude, longitude] = numbers.map(Number);
  const isView = rest.length > 3 && numbers.every((text) => text !== "" && Number.isFinite(Number(text)));
  return {
    plan: plan || undefined,
    choices: Object.fromEntries(choices.map((part) => [part.slice(0, part.indexOf("=")), part.slice(part.indexOf("=") + 1)])),
    map: (isView ? rest.slice(0, -3) : rest).join("/") || undefined,
    view: isView ? { zoom: zoom!, latitude: latitude!, longitude: longitude! } : undefined,
  };
}

export function writePlace(plan: string, map: string, choices: Record<string, string>, view: View): string {
  const numbers = [view.zoom.toFixed(2), view.latitude.toFixed(5), view.longitude.toFixed(5)];
  const chosen = Object.entries(choices).filter(([, value]) => value !== "").map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `#${[encodeURIComponent(plan), encodeURIComponent(map), ...numbers, ...chosen].join("/")}`;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}
