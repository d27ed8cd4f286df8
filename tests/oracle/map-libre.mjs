// MapLibre GL in a browser, beside the service: the page lies under its address, so that nothing is asked across origins.
import { readFile } from "node:fs/promises";
import { createCanvas, loadImage } from "@napi-rs/canvas";
import { chromium } from "playwright-core";
import { address } from "./service.mjs";

const flags = [
  "--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

const folder = new URL("node_modules/maplibre-gl/dist/", import.meta.url);
const types = { ".mjs": "text/javascript", ".css": "text/css" };
const page = `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="maplibre-gl.css">
<style>body { margin: 0 } #map { width: 100vw; height: 100vh }</style><div id="map"></div>
<script type="module">
import { Map, setWorkerUrl } from "./maplibre-gl.mjs";
setWorkerUrl(new URL("maplibre-gl-worker.mjs", location.href).href);
let map;
window.show = (style, center, zoom, pixelRatio) => new Promise((shown) => {
  map?.remove();
  map = window.map = new Map({
    container: "map", style, center, zoom, interactive: false, fadeDuration: 0, attributionControl: false, pixelRatio,
    refreshExpiredTiles: false, localIdeographFontFamily: false, canvasContextAttributes: { preserveDrawingBuffer: true, antialias: false },
  });
  map.on("error", ({ error }) => console.error(error.message));
  map.on("styleimagemissing", ({ id }) => console.error("no image " + id));
  // Labels keep the side that they had while other tiles were still missing: decided once more, they no longer depend on which came first.
  map.once("idle", () => {
    Object.assign(map.style.placement, { variableOffsets: {}, placedOrientations: {} });
    map.style.pauseablePlacement = undefined;
    map._placementDirty = true;
    map.once("idle", () => shown());
    map.triggerRepaint();
  });
});
window.picture = () => map.getCanvas().toDataURL("image/png");
</script>`;

/** The colours of a picture file, four bytes a pixel. */
export async function pixelsOf(file) {
  const image = await loadImage(file);
  const context = createCanvas(image.width, image.height).getContext("2d");
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, image.width, image.height).data;
}

/** A browser whose page draws maps of a size that a service has, with MapLibre GL; what it complains about is kept. */
export async function openMapLibre(width, height, served = address) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: flags });
  const tab = await browser.newPage({ viewport: { width, height } });
  const complaints = [];
  tab.on("console", (message) => {
    if (["error", "warning"].includes(message.type()) && !/GPU stall|GL Driver/i.test(message.text())) complaints.push(message.text());
  });
  tab.on("pageerror", (error) => complaints.push(error.message));
  tab.on("response", (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
  });
  const home = new URL("maplibre/", served).href;
  await tab.route(`${home}**`, async (route) => {
    const name = route.request().url().slice(home.length);
    if (name === "") return route.fulfill({ contentType: "text/html", body: page });
    const type = types[name.slice(name.lastIndexOf("."))];
    return route.fulfill({ contentType: type, body: await readFile(new URL(name, folder)) });
  });
  await tab.goto(home);
  await tab.waitForFunction(() => window.picture);
  const picture = async () => {
    const data = await tab.evaluate(() => window.picture());
    return pixelsOf(Buffer.from(data.slice(data.indexOf(",") + 1), "base64"));
  };
  return {
    /** What MapLibre complained about since this was asked last. */
    takeComplaints: () => complaints.splice(0),
    /** @param ratio Pixels of the screen for each of the style. */
    show: (style, center, zoom, ratio = 1) => tab.evaluate((view) => window.show(...view), [style, center, zoom, ratio]),
    picture,
    close: () => browser.close(),
  };
}
