// Styles as strangers write them: each uses one thing of the style language that our own maps seldom or never use.
const source = "plan";

const layer = (type, sourceLayer, paint = {}, layout = {}, more = {}) => ({ type, source, "source-layer": sourceLayer, paint, layout, ...more });
const fonts = ["Noto Sans SC Regular"];
const line = (paint, layout, more) => layer("line", "corridor", { "line-width": 8, "line-color": "#2266aa", ...paint }, { "line-join": "round", ...layout }, more);
const fill = (paint, layout, more) => layer("fill", "zone", { "fill-color": "#88bb66", ...paint }, layout, more);
const circle = (paint, layout, more) => layer("circle", "seat_town", { "circle-radius": 12, "circle-color": "#cc3333", ...paint }, layout, more);
const text = (layout, paint, more) =>
  layer("symbol", "seat_town", { "text-color": "#222222", ...paint }, { "text-field": ["get", "name"], "text-font": fonts, ...layout }, more);
const icon = (layout, paint, more) => layer("symbol", "seat_town", paint, { "icon-image": "node-mountain", ...layout }, more);
const along = (layout, paint) =>
  layer("symbol", "corridor", { "text-color": "#222222", ...paint }, { "symbol-placement": "line", "text-field": ["get", "name"], "text-font": fonts, ...layout });
const fitted = (layout) => text({ "icon-image": "badge-square-near", "text-allow-overlap": true, "icon-allow-overlap": true, ...layout });

const feature = (type, coordinates, properties) => ({ type: "Feature", properties, geometry: { type, coordinates } });

/** What a style brings along: an area with a hole, a line and points. */
const own = {
  type: "geojson",
  data: {
    type: "FeatureCollection",
    features: [
      feature("Polygon", [[[113.75, 33.25], [114.1, 33.22], [114.15, 33.5], [113.8, 33.48], [113.75, 33.25]], [[113.9, 33.3], [113.95, 33.4], [114.0, 33.3], [113.9, 33.3]]], { name: "试点", share: 0.5 }),
      feature("MultiLineString", [[[113.6, 33.2], [113.9, 33.45], [114.2, 33.3]], [[113.7, 33.55], [114.1, 33.55]]], { name: "廊道", share: 2 }),
      feature("Point", [113.85, 33.42], { name: "监测点", share: 1 }),
      feature("MultiPoint", [[114.05, 33.28], [114.12, 33.4]], { name: "站", share: null }),
    ],
  },
};
const ofStyle = (type, paint, layout, more) => ({ type, source: "own", paint, layout, ...more });

/** What is probed, by name: a list of layers. */
export const probes = {
  "fill translate": [fill({ "fill-translate": [25.5, -14] }), line({ "line-width": 1 })],
  "fill outline": [fill({ "fill-outline-color": "#000000" })],
  "fill without antialias has no outline": [fill({ "fill-outline-color": "#000000", "fill-antialias": false })],
  "fill sort key": [
    fill(),
    layer("fill", "key_area", { "fill-color": ["match", ["get", "theme"], "water", "#0088ff", "mine", "#884422", "#ffcc00"] }, { "fill-sort-key": ["-", ["get", "area_m2"]] }),
  ],
  "fill layer opacity": [layer("fill", "key_area", { "fill-color": "#cc0000", "fill-layer-opacity": 0.4 })],
  "fill pattern": [fill({ "fill-pattern": "hatch-mine" })],
  "background pattern": [{ type: "background", paint: { "background-pattern": "hatch-sand", "background-opacity": 0.7 } }],
  "line translate": [line(), line({ "line-translate": [0, 18], "line-color": "#aa2222", "line-width": 2 })],
  "line gap and offset": [line({ "line-gap-width": 6, "line-width": 2 }), line({ "line-offset": 12, "line-width": 2, "line-color": "#aa2222" })],
  "line blur": [line({ "line-blur": 5, "line-width": 14 })],
  "line caps and joins by feature": [
    line({ "line-width": 10 }, { "line-join": ["match", ["get", "kind"], "river", "round", "bevel"], "line-cap": ["match", ["get", "kind"], "river", "round", "square"] }),
  ],
  "line sort key": [
    line({ "line-color": ["match", ["get", "kind"], "river", "#0088ff", "road", "#dd8800", "#228833"] }, { "line-sort-key": ["match", ["get", "kind"], "river", 1, "road", 3, 2] }),
  ],
  "line pattern": [line({ "line-pattern": "node-mountain", "line-width": 18 })],
  "line layer opacity": [line({ "line-layer-opacity": 0.4 })],
  "circle blur": [circle({ "circle-blur": 0.8 })],
  "circle blur and stroke": [circle({ "circle-blur": 0.4, "circle-stroke-width": 5, "circle-stroke-color": "#003388" })],
  "circle translate": [circle(), circle({ "circle-translate": [10, 10], "circle-color": "#3333cc", "circle-radius": 5 })],
  "circle sort key": [
    circle({ "circle-radius": 40, "circle-stroke-width": 3, "circle-color": ["interpolate", ["linear"], ["length", ["get", "name"]], 2, "#ffee00", 4, "#cc0000"] }, { "circle-sort-key": ["-", ["length", ["get", "name"]]] }),
  ],
  "icon size, rotation, anchor, offset": [icon({ "icon-size": 1.5, "icon-rotate": 30, "icon-anchor": "top-left", "icon-offset": [4, 2], "icon-allow-overlap": true }, { "icon-opacity": 0.8 })],
  "icon translate": [icon({ "icon-allow-overlap": true }, { "icon-translate": [15, 7] }), circle({ "circle-radius": 3 })],
  "icon fitted to text": [fitted({ "icon-text-fit": "both", "icon-text-fit-padding": [2, 6, 2, 6] })],
  "icon fitted in width": [fitted({ "icon-text-fit": "width", "icon-text-fit-padding": [0, 8, 0, 8], "text-anchor": "left" })],
  "icon fitted in height": [fitted({ "icon-text-fit": "height", "icon-text-fit-padding": [4, 0, 4, 0], "text-size": 22 })],
  "icon on lines": [layer("symbol", "corridor", {}, { "symbol-placement": "line", "icon-image": "node-water", "symbol-spacing": 90 })],
  "icon sort key": [icon({ "icon-size": 3, "icon-allow-overlap": true, "symbol-sort-key": ["-", ["length", ["get", "name"]]] })],
  "icon order by y": [icon({ "icon-image": "badge-circle-near", "icon-size": 3, "icon-allow-overlap": true, "symbol-z-order": "viewport-y" })],
  "text translate": [text({}, { "text-translate": [0, 14] }), circle({ "circle-radius": 3 })],
  "text anchor and offset": [text({ "text-anchor": "bottom-right", "text-offset": [-0.5, -0.3] }), circle({ "circle-radius": 3 })],
  "text radial offset": [text({ "text-anchor": "left", "text-radial-offset": 1.2 }), circle({ "circle-radius": 3 })],
  "text with variable anchor": [
    text({ "text-variable-anchor": ["left", "right", "top", "bottom"], "text-radial-offset": 0.6, "text-justify": "auto" }), circle({ "circle-radius": 3 }),
  ],
  "text with anchors of their own offset": [
    text({ "text-variable-anchor-offset": ["top", [0, 0.6], "left", [1, 0], "bottom", [0, -0.6]] }), circle({ "circle-radius": 3 }),
  ],
  "text in lines": [text({ "text-field": ["concat", ["get", "name"], "\n", "restoration area with a long name"], "text-max-width": 7, "text-justify": "left", "text-line-height": 1.5, "text-size": 13 })],
  "text transform, spacing, rotation": [text({ "text-field": ["concat", ["get", "name"], " abc"], "text-transform": "uppercase", "text-letter-spacing": 0.2, "text-rotate": -20 })],
  "text halo and blur": [fill(), text({ "text-size": 22 }, { "text-halo-color": "#ffffff", "text-halo-width": 3, "text-halo-blur": 2 })],
  "text in columns": [text({ "text-field": ["concat", ["get", "name"], "政府A1"], "text-writing-mode": ["vertical"], "text-size": 18 })],
  "text in sections": [text({ "text-field": ["format", ["get", "name"], { "font-scale": 1.3, "text-color": "#bb0000" }, "\n", {}, ["get", "code"], { "font-scale": 0.7 }], "text-size": 15 })],
  "text with pictures in it": [
    text({
      "text-field": ["format", ["get", "name"], {}, ["image", "node-mountain"], { "vertical-align": "center" }, "\n", {}, ["image", "node-water"], { "vertical-align": "top" }, ["get", "code"], { "font-scale": 0.7 }],
      "text-size": 15,
    }),
  ],
  "text with a picture beside a point": [
    text({ "text-field": ["format", ["image", "badge-square-near"], {}, " ", {}, ["get", "name"], { "vertical-align": "center" }], "text-anchor": "left", "text-offset": [0.5, 0], "text-size": 20 }), circle({ "circle-radius": 3 }),
  ],
  "text with tokens": [text({ "text-field": "{name}·{level}" })],
  "text over others": [text({ "text-size": 30, "text-allow-overlap": true, "text-ignore-placement": true }, { "text-color": "#cc0000", "text-halo-color": "#ffffff", "text-halo-width": 2 })],
  "text or icon alone": [text({ "icon-image": "node-water", "text-optional": true, "text-anchor": "top", "text-offset": [0, 0.8], "text-size": 26 })],
  "text along lines": [along({ "text-size": 12, "symbol-spacing": 200, "text-max-angle": 120 })],
  "text along lines, aside": [line({ "line-width": 1 }), along({ "text-offset": [0, -1], "text-size": 15, "text-max-angle": 30 })],
  "text along lines, once": [along({ "symbol-placement": "line-center", "text-size": 12, "text-max-angle": 120 })],
  "text along lines, never turned": [along({ "text-keep-upright": false, "text-size": 12, "text-max-angle": 120 })],
  "text beside lines": [along({ "text-rotation-alignment": "viewport", "text-size": 12, "text-max-angle": 120 })],
  "letters upright along lines": [along({ "text-rotation-alignment": "viewport-glyph", "text-size": 12, "text-letter-spacing": 0.3, "text-max-angle": 120 })],
  "legacy filter": [fill({ "fill-color": "#dd8800" }, {}, { filter: ["all", ["in", "function", "mountain", "wetland", "water_source"], ["!has", "nothing"]] })],
  "legacy functions": [
    line({ "line-width": { base: 1.4, stops: [[5, 2], [12, 14]] }, "line-color": { property: "kind", type: "categorical", stops: [["river", "#0088ff"], ["road", "#dd8800"]], default: "#228833" } }),
  ],
  "features of the style itself": [
    ofStyle("fill", { "fill-color": "#88bb66", "fill-opacity": ["coalesce", ["get", "share"], 1] }, {}, { filter: ["==", ["geometry-type"], "Polygon"] }),
    ofStyle("line", { "line-color": "#2266aa", "line-width": ["+", 1, ["coalesce", ["get", "share"], 0]] }, {}, { filter: ["!=", ["geometry-type"], "Point"] }),
    ofStyle("circle", { "circle-radius": 6, "circle-color": "#cc3333" }, {}, { filter: ["==", ["geometry-type"], "Point"] }),
    ofStyle("symbol", { "text-color": "#222222" }, { "text-field": ["get", "name"], "text-font": fonts, "text-anchor": "top", "text-offset": [0, 0.6] }, { filter: ["==", ["geometry-type"], "Point"] }),
  ],
  "feature state": [fill({ "fill-color": ["case", ["boolean", ["feature-state", "hover"], false], "#ff0000", "#6699cc"] })],
  "global state and visibility": [fill({ "fill-color": "#6699cc" }), line({}, { visibility: "none" })],
};

/**
 * What differs for other reasons, with the percent of the pixels that may: the browser widens the smoothed edges of areas, and begins
 * pictures along a line anew in each of its tiles.
 */
export const beyond = {
  "fill translate": 2.8,
  "fill outline": 3.1,
  "line gap and offset": 1.9,
  "line blur": 2.3,
  "line pattern": 8.9,
  "circle sort key": 2.1,
};

export const styleOf = (layers) => ({
  version: 8,
  sources: { plan: { type: "vector", url: "ecotiles://plan" }, own },
  sprite: "ecotiles://sprite",
  glyphs: "ecotiles://fonts/{fontstack}/{range}.pbf",
  layers: [{ id: "ground", type: "background", paint: { "background-color": "#ffffff" } }, ...layers.map((each, i) => ({ ...each, id: `probe-${i}` }))],
});
