import type { Hatch } from "./palette";

/** Side of one pattern cell in CSS pixels: two lines of a rising hatch, 1.5 mm apart as on paper. */
const cell = 12;
const scale = 2;

/** Draws one cell of a hatch; cells join without a seam. */
export function drawHatch(hatch: Hatch, colour: string): ImageData {
  const side = cell * scale;
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = side;
  const pen = canvas.getContext("2d", { willReadFrequently: true })!; // a 2d context always exists on a new canvas
  pen.strokeStyle = pen.fillStyle = colour;
  pen.lineWidth = 1.3 * scale;
  if (hatch === "dots") {
    for (const [x, y] of [[side / 4, side / 4], [(3 * side) / 4, (3 * side) / 4]] as const) {
      pen.beginPath();
      pen.arc(x, y, 1.5 * scale, 0, 2 * Math.PI);
      pen.fill();
    }
  } else {
    // Each diagonal is drawn three times, so that what one copy loses at a corner its neighbour draws.
    for (let shift = -side; shift <= side; shift += side) {
      pen.beginPath();
      if (hatch !== "falling") stroke(pen, shift, side, shift + side, 0);
      if (hatch !== "rising") stroke(pen, shift, 0, shift + side, side);
      pen.stroke();
    }
  }
  return pen.getImageData(0, 0, side, side);
}

export const hatchScale = scale;

/** The same cell as an address that CSS can show. */
export function hatchAddress(hatch: Hatch, colour: string): string {
  const canvas = document.createElement("canvas");
  const image = drawHatch(hatch, colour);
  canvas.width = image.width;
  canvas.height = image.height;
  canvas.getContext("2d")!.putImageData(image, 0, 0); // as above
  return canvas.toDataURL();
}

function stroke(pen: CanvasRenderingContext2D, x0: number, y0: number, x1: number, y1: number): void {
  pen.moveTo(x0, y0);
  pen.lineTo(x1, y1);
}
