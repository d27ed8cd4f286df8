// Colours of restoration plans, and black for what must be seen in full contrast.
export const black = "#000000ff";
export const white = "#ffffffff";
export const forest = "#5f9e6eff";
export const grass = "#a8c686ff";
export const farmland = "#f3e2a9ff";
export const water = "#7fb2d9ff";
export const town = "#d9a7a0ff";
export const bareLand = "#cfc3b5ff";
export const border = "#6b5b4dff";
export const road = "#b4543cff";

export const landUse = [forest, grass, farmland, water, town, bareLand];

/** The colour with another alpha, 0 to 255. */
export const seeThrough = (color, alpha) => color.slice(0, 7) + alpha.toString(16).padStart(2, "0");
