// How far two pictures of one map lie apart, in numbers and to look at.
import { createCanvas } from "@napi-rs/canvas";

const farApart = 24; // of 255, as the distance between two colours

/** The share of pixels whose colours lie far apart, and a picture with those in red. */
export function differenceOf(ours, theirs) {
  const picture = new Uint8ClampedArray(ours.length);
  let count = 0;
  for (let i = 0; i < ours.length; i += 4) {
    const distance = Math.hypot(ours[i] - theirs[i], ours[i + 1] - theirs[i + 1], ours[i + 2] - theirs[i + 2]);
    const isFar = distance > farApart;
    if (isFar) count++;
    const pale = 255 - Math.min(255, 3 * distance);
    picture.set(isFar ? [255, pale, pale, 255] : [pale, pale, pale, 255], i);
  }
  return { percent: (400 * count) / ours.length, picture };
}

/** A PNG file with pictures side by side. */
export function sheetOf(pictures, { width, height }) {
  const sheet = createCanvas(width * pictures.length, height);
  const context = sheet.getContext("2d");
  pictures.forEach((pixels, i) => {
    const data = context.createImageData(width, height);
    data.data.set(pixels);
    context.putImageData(data, i * width, 0);
  });
  return sheet.toBuffer("image/png");
}

/** The middle of a view: a corner of pixels of its zoom, so that both sides draw the same pixels. */
export function middleOf({ zoom, across = 0.5, up = 0.5 }, [west, south, east, north]) {
  const pixels = 512 * 2 ** zoom;
  const mercator = (latitude) => Math.asinh(Math.tan((latitude / 180) * Math.PI));
  const x = Math.round(((west + (east - west) * across + 180) / 360) * pixels);
  const y = Math.round(((1 - mercator(south + (north - south) * up) / Math.PI) / 2) * pixels);
  return [(x / pixels) * 360 - 180, (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / pixels))) * 180) / Math.PI];
}
