import { chromium } from "playwright-core";

const flags = [
  "--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

/** Address of a running service, with a slash at its end. */
export const address = process.env.ECOTILES_URL?.replace(/\/?$/, "/");

export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: flags });
}

/** Opens the page and keeps what it complains about and where it goes. */
export async function openPage(browser, path = "", viewport = { width: 1280, height: 800 }) {
  const page = await browser.newPage({ viewport });
  const complaints = [];
  const strangers = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type()) && !/GPU stall|WebGL/i.test(message.text())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("response", (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
  });
  page.on("request", (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (/^https?:$/.test(protocol) && !["127.0.0.1", "localhost", "[::1]"].includes(hostname)) strangers.push(request.url());
  });
  await page.goto(new URL(path, address).href);
  await settle(page);
  return { page, complaints, strangers };
}

/** Waits until the map stands still: the legend is written when it does. */
export async function settle(page) {
  await page.waitForFunction(() => document.querySelectorAll("#legend-body li").length > 0, null, { timeout: 60_000 });
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(700);
}

/** How many different colours the middle of the map shows: an empty sheet has one. */
export async function coloursOfMap(page) {
  const box = await page.locator("#map canvas").boundingBox();
  const clip = { x: box.x + box.width * 0.2, y: box.y + box.height * 0.25, width: box.width * 0.5, height: box.height * 0.5 };
  const picture = await page.screenshot({ clip });
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(image.width, image.height);
    const pen = canvas.getContext("2d");
    pen.drawImage(image, 0, 0);
    const { data } = pen.getImageData(0, 0, image.width, image.height);
    const colours = new Set();
    for (let i = 0; i < data.length; i += 4) colours.add((data[i] << 16) | (data[i + 1] << 8) | data[i + 2]);
    return colours.size;
  }, picture.toString("base64"));
}
