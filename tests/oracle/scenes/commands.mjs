// What a scene is made of. Each command is a plain object, so that a scene can be written as JSON and drawn by anybody.

/**
 * @param more what it is drawn on, white and 128 x 128 unless told otherwise; and, where Skia has other words for the same
 * picture, what it is told to draw instead (exactly).
 */
export const scene = (name, commands, more = {}) => ({ name, width: 128, height: 128, background: "#ffffffff", images: {}, ...more, commands });

const paintOf = (paint) => (typeof paint === "string" ? { color: paint, opacity: 1 } : { opacity: 1, color: "#000000ff", ...paint });

export const fill = (path, paint, rule = "nonZero") => ({ do: "fill", path, rule, paint: paintOf(paint) });

export const stroke = (path, style, paint) => ({
  do: "stroke",
  path,
  style: { width: 1, cap: "butt", join: "miter", miterLimit: 4, dashes: null, phase: 0, ...style },
  paint: paintOf(paint),
});

/** An image under a transform of six numbers: a, b, c, d, x, y, as the canvas of browsers has them. */
export const picture = (image, placement, opacity = 1) => ({ do: "picture", image, placement, opacity });

export const text = (words, fonts, size, x, y, more = {}) => ({
  do: "text", text: words, fonts, size, x, y, angle: 0, letterSpacing: 0, color: "#000000ff", halo: "#ffffffff", haloWidth: 0, ...more,
});

export const save = { do: "save" };
export const restore = { do: "restore" };
export const transform = (...matrix) => ({ do: "transform", matrix });
export const clip = (path, rule = "nonZero") => ({ do: "clip", path, rule });
export const group = (opacity, commands, kind = "layered") => [{ do: "beginGroup", opacity, kind }, ...commands, { do: "endGroup" }];

/** Turned about a place, clockwise. */
export function turned(degrees, x = 0, y = 0) {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return [cos, sin, -sin, cos, x, y];
}
