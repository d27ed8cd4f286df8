// Views of the sample maps, each kind of map at least once, that our pictures and MapLibre's are compared on: plan, map, zoom,
// where in the map's bounds, and pixels for each style pixel.
export const size = { width: 640, height: 480 };

export const views = [
  ["xiping", "outcome/layout", 9],
  ["xiping", "outcome/layout", 11, 0.4, 0.5],
  ["xiping", "outcome/layout", 13, 0.6, 0.4],
  ["xiping", "outcome/network", 10],
  ["xiping", "base/landuse", 12, 0.5, 0.6],
  ["xiping", "base/landuse", 15, 0.45, 0.5],
  ["xiping", "evaluation/issues", 10],
  ["pingcheng", "outcome/projects", 11],
  ["pingcheng", "outcome/key-areas", 12, 0.5, 0.5],
  ["pingcheng", "base/soil", 11],
  ["pingcheng", "evaluation/fragility", 12, 0.4, 0.6],
  ["yanggao", "outcome/layout", 9],
  ["yanggao", "outcome/zones", 8],
  ["yanggao", "base/watershed", 10, 0.5, 0.4],
  ["yanggao", "base/climate", 9],
  ["yanggao", "evaluation/services", 13, 0.5, 0.5],
  ["shangdang", "outcome/consolidation-key-areas", 12, 0.5, 0.5],
  ["shangdang", "outcome/pattern", 11],
  ["shangdang", "base/mines", 11, 0.5, 0.5],
  ["shangdang", "base/three-lines", 14, 0.5, 0.5],
  ["shangdang", "base/admin", 16, 0.5, 0.5],
  ["xinjiang", "outcome/layout", 7, 0.6, 0.6],
  ["xinjiang", "outcome/zones-l2", 7, 0.3, 0.4],
  ["xinjiang", "base/ecosystem", 8, 0.5, 0.5],
  ["xinjiang", "evaluation/risk", 9, 0.55, 0.6],
  ["xiping", "base/admin", 9.5],
  ["xiping", "outcome/zones", 10.4, 0.5, 0.5],
  ["xiping", "outcome/layout", 10, 0.5, 0.5, 2],
  ["yanggao", "outcome/zones", 9, 0.5, 0.5, 2],
  ["shangdang", "base/physiography", 10, 0.5, 0.5, 2],
  ["xiping", "base/terrain", 10],
  ["pingcheng", "base/slope", 12],
  ["yanggao", "base/landform", 10],
  ["xiping", "base/hydrology", 11],
  ["shangdang", "base/imagery", 12],
  ["shangdang", "base/reserves", 11],
  ["pingcheng", "evaluation/degradation", 11],
  ["yanggao", "evaluation/resilience", 11],
  ["xiping", "outcome/projects-near", 10],
  ["yanggao", "outcome/projects-mid-long", 10],
  ["shangdang", "outcome/projects-long", 11],
  ["yanggao", "outcome/scope", 9],
  ["xinjiang", "outcome/location", 6],
  ["shangdang", "outcome/consolidation-zones", 10],
  ["xinjiang", "outcome/zones-l1", 6],
].map(([plan, map, zoom, across = 0.5, up = 0.5, ratio = 1]) => ({ plan, map, zoom, across, up, ratio, name: `${plan} ${map} z${zoom}${ratio > 1 ? "@2x" : ""}` }));

/** Percent of the pixels that may differ by more than 24. */
export const mostDifferent = 1.5;

/**
 * Views that are beyond that, or within a tenth of it, with what they may differ by at most: a tenth more than was measured. The browser
 * lays every border of two areas over itself, looks at the middles of pixels where dashes are shorter than two, and lets their ends
 * fade; and a few maps have names that stand elsewhere (text-boxes.test.mjs).
 */
export const beyond = {
  "xiping outcome/layout z11": 1.6,
  "xiping outcome/network z10": 2.5,
  "xiping base/landuse z12": 2.6,
  "xiping evaluation/issues z10": 2.7,
  "pingcheng outcome/projects z11": 2.2,
  "pingcheng outcome/key-areas z12": 1.9,
  "pingcheng base/soil z11": 2.0,
  "pingcheng evaluation/fragility z12": 1.7,
  "shangdang outcome/pattern z11": 2.2,
  "shangdang base/mines z11": 2.2,
  "xiping base/admin z9.5": 1.9,
  "xiping outcome/zones z10.4": 1.8,
  "xiping outcome/layout z10@2x": 2.3,
  "xiping base/terrain z10": 1.6,
  "pingcheng base/slope z12": 1.7,
  "xiping base/hydrology z11": 1.9,
  "shangdang base/reserves z11": 1.8,
  "pingcheng evaluation/degradation z11": 2.0,
  "xiping outcome/projects-near z10": 2.8,
  "shangdang outcome/projects-long z11": 1.9,
};
