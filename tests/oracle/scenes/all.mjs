// Every scene that both canvases draw.
import { fills } from "./fills.mjs";
import { layers } from "./layers.mjs";
import { strokes } from "./strokes.mjs";
import { texts } from "./texts.mjs";

export const geometry = [...fills, ...strokes, ...layers];
export { texts };
export const scenes = [...geometry, ...texts];
