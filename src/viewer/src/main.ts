import "maplibre-gl/dist/maplibre-gl.css";
import workerAddress from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import { AttributionControl, Map as MapView, NavigationControl, ScaleControl, setWorkerUrl } from "maplibre-gl";
import { readPlace, writePlace, type View } from "./address";
import { listChoices, queryOf } from "./choices";
import { Legend } from "./legend";
import { element, listMaps, listPlans, showCurrent, showNotice } from "./panel";
import { showFeatures } from "./popup";
import { readMaps, readMissing, readPlans, readTileJson, styleAddress, type Choices, type Plan, type PlanMap, type TileLayer } from "./service";
import "./style.css";

/** The map readers want first, when the plan has it. */
const firstMap = "outcome/layout";
const narrow = window.matchMedia("(max-width: 760px)");

setWorkerUrl(workerAddress);

const legend = new Legend(element("legend-body"));
const view = new MapView({
  container: "map",
  style: { version: 8, sources: {}, layers: [] },
  attributionControl: false,
  localIdeographFontFamily: false, // the letters of the service, the same for every reader
  maxZoom: 20,
  dragRotate: false,
  pitchWithRotate: false,
  locale: {
    "NavigationControl.ZoomIn": "放大", "NavigationControl.ZoomOut": "缩小", "AttributionControl.ToggleAttribution": "资料来源",
    "Popup.Close": "关闭", "Map.Title": "地图", "ScaleControl.Meters": "米", "ScaleControl.Kilometers": "千米",
  },
});
view.touchZoomRotate.disableRotation();
view.addControl(new NavigationControl({ showCompass: false }), "top-right");
view.addControl(new ScaleControl({ maxWidth: 140, unit: "metric" }), "bottom-left");
view.addControl(new AttributionControl({ compact: false }), "bottom-right");

let plans: Plan[] = [];
let maps: PlanMap[] = [];
let plan: Plan | undefined;
let map: PlanMap | undefined;
let choices: Choices = {};
let layers: TileLayer[] = [];

view.on("idle", () => void legend.update(view));
view.on("moveend", writeHash);
view.on("click", (event) => showFeatures(view, event, layers, legend.baseLayers));
view.on("error", (event) => console.warn(event.error?.message ?? event));
window.addEventListener("hashchange", () => void openPlace());
element<HTMLDetailsElement>("maps").open = !narrow.matches;
element<HTMLDetailsElement>("legend").open = !narrow.matches;

await start();

async function start(): Promise<void> {
  try {
    plans = await readPlans();
    if (plans.length === 0) return showNotice("还没有可以浏览的规划。No plan is published yet.");
    listPlans(plans, (id) => void choose(id, map?.id, {}));
    await openPlace();
  } catch (error) {
    showNotice(error instanceof Error ? error.message : String(error));
  }
}

/** Opens what the address names, or the first plan. */
async function openPlace(): Promise<void> {
  const place = readPlace(location.hash);
  if (plan && map && place.plan === plan.id && place.map === map.id && queryOf(place.choices) === queryOf(choices)) {
    if (place.view && isElsewhere(place.view)) view.jumpTo({ center: [place.view.longitude, place.view.latitude], zoom: place.view.zoom });
    return;
  }
  const known = plans.some((each) => each.id === place.plan);
  await choose(known ? place.plan! : plans[0]!.id, place.map, known ? place.choices : {}, known ? place.view : undefined); // plans is not empty here
}

/** Opens a plan and, if it has it, a map; the view stays when the plan does. */
async function choose(planId: string, mapId: string | undefined, chosen: Choices, place?: View): Promise<void> {
  const isNewPlan = plan?.id !== planId;
  const wantedPlan = plans.find((each) => each.id === planId);
  if (!wantedPlan) return;
  try {
    showNotice("");
    if (isNewPlan) {
      const [own, missing] = await Promise.all([readMaps(planId), readMissing(planId)]);
      maps = own;
      listMaps(maps, missing, (id) => void choose(plan!.id, id, {})); // the list shows only while a plan is open
    }
    const wanted = maps.find((each) => each.id === mapId) ?? maps.find((each) => each.id === firstMap) ?? maps[0];
    if (!wanted) return showNotice("该规划没有可以绘制的图件。This plan has no maps.");
    const query = queryOf(chosen);
    const description = await readTileJson(planId, wanted.id, query);
    plan = wantedPlan;
    map = wanted;
    choices = chosen;
    layers = description.vector_layers;
    showCurrent(wantedPlan, wanted);
    listChoices(description.dimensions ?? [], (now) => void choose(planId, wanted.id, now));
    legend.open(planId, wanted.id, query);
    if (place) view.jumpTo({ center: [place.longitude, place.latitude], zoom: place.zoom });
    else if (isNewPlan) view.fitBounds(wantedPlan.bounds ?? description.bounds, { padding: margins(), animate: false });
    view.setStyle(styleAddress(planId, wanted.id, query), { diff: false });
    if (narrow.matches) element<HTMLDetailsElement>("maps").open = false;
    writeHash();
  } catch (error) {
    showNotice(error instanceof Error ? error.message : String(error));
  }
}

/** Room for the title above and the legend beside the plan. */
function margins(): { top: number; right: number; bottom: number; left: number } {
  return narrow.matches ? { top: 80, right: 16, bottom: 64, left: 16 } : { top: 132, right: 272, bottom: 52, left: 40 };
}

function writeHash(): void {
  if (plan && map) history.replaceState(null, "", writePlace(plan.id, map.id, choices, currentView()));
}

function currentView(): View {
  const { lng, lat } = view.getCenter();
  return { zoom: view.getZoom(), latitude: lat, longitude: lng };
}

function isElsewhere(place: View): boolean {
  const now = currentView();
  return Math.abs(now.zoom - place.zoom) > 0.006 || Math.hypot(now.latitude - place.latitude, now.longitude - place.longitude) > 2e-5;
}

// Boxes that Chromium drew before the Chinese font came may stay until their text is shaped anew, and some are drawn while it comes.
document.fonts.addEventListener("loadingdone", () => {
  shapeAnew();
  setTimeout(shapeAnew, 800);
});

function shapeAnew(): void {
  const root = document.documentElement.style;
  root.setProperty("font-kerning", root.getPropertyValue("font-kerning") === "normal" ? "auto" : "normal");
}
