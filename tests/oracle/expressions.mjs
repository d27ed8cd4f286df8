// Expressions that the style oracle evaluates with ours and MapLibre's evaluator: [property, value].
const get = (name) => ["get", name];
const text = (...values) => values.map((value) => ["text-field", ["to-string", value]]);
const numbers = (...values) => values.map((value) => ["line-width", value]);
const colors = (...values) => values.map((value) => ["fill-color", value]);
const filters = (...values) => values.map((value) => ["filter", value]);

const square = (west, south, east, north) => ({
  type: "Polygon",
  coordinates: [[[west, south], [east, south], [east, north], [west, north], [west, south]]],
});
const inner = { type: "MultiPolygon", coordinates: [square(113.9, 33.3, 114.1, 33.5).coordinates, square(115, 34, 115.1, 34.1).coordinates] };
const ringed = { type: "Polygon", coordinates: [...square(113.5, 33, 114.5, 34).coordinates, ...square(113.95, 33.35, 114.05, 33.45).coordinates] };

export const expressions = [
  // Literals, types, assertions, conversions.
  ...text(
    1, -0.5, 0, 1e21, 1.5e-7, 123456789012345680000, 0.1, 100, 1e-6, 5e-324, 1.7976931348623157e308, 0.30000000000000004, true, false, null, "水系",
    ["literal", [1, "two", true, null]], ["literal", { a: 1, b: [2] }], ["literal", []], ["literal", "plain"],
    ["typeof", 1], ["typeof", "a"], ["typeof", true], ["typeof", null], ["typeof", ["literal", [1, 2]]], ["typeof", ["literal", [1, "a"]]],
    ["typeof", ["literal", []]], ["typeof", ["literal", [[1], [2]]]], ["typeof", ["literal", {}]], ["typeof", ["to-color", "red"]],
    ["typeof", get("kind")], ["typeof", get("area")], ["typeof", get("missing")], ["typeof", get("flag")],
    ["string", get("kind")], ["string", get("area"), "fallback"], ["string", get("area")], ["number", get("area")], ["number", get("kind"), 7],
    ["number", get("kind")], ["boolean", get("flag")], ["boolean", get("kind"), true], ["object", get("kind"), ["literal", { a: 1 }]],
    ["array", ["literal", [1, 2]]], ["array", "number", ["literal", [1, 2]]], ["array", "number", 2, ["literal", [1, 2]]],
    ["array", "string", get("kind"), ["literal", ["a"]]], ["array", get("list")], ["array", "number", 3, get("list")], ["array", "string", get("list")],
    ["to-boolean", ""], ["to-boolean", "false"], ["to-boolean", 0], ["to-boolean", 3], ["to-boolean", null], ["to-boolean", ["literal", []]], ["to-boolean", get("area")],
    ["to-number", "12"], ["to-number", " 12.5 "], ["to-number", ""], ["to-number", "0x1f"], ["to-number", "1e3"], ["to-number", "0b11"], ["to-number", "0o17"], ["to-number", "-Infinity"], ["to-number", ".5"], ["to-number", "5."], ["to-number", "+7"],
    ["to-number", null], ["to-number", true], ["to-number", "a", "7"], ["to-number", get("kind"), 9], ["to-number", get("code")],
    ["to-string", get("area")], ["to-string", get("flag")], ["to-string", ["to-color", "red"]], ["to-string", ["to-color", "rgba(10,20,30,0.5)"]],
    ["to-string", ["literal", ["é", "\"", "a\\b"]]], ["to-string", ["rgba", 255, 255, 255, 0.25]],
  ),
  // Lookup.
  ...text(
    get("kind"), get("area"), get("missing"), ["get", "a", ["literal", { a: 5 }]], ["get", "b", ["literal", { a: 5 }]], ["get", ["concat", "ki", "nd"]], ["get", get("points to")],
    ["has", "kind"], ["has", "missing"], ["has", "a", ["literal", { a: null }]], ["has", get("points to")],
    ["at", 0, ["literal", ["a", "b"]]], ["at", 1, ["literal", ["a", "b"]]], ["at", get("index"), ["literal", ["a", "b", "c"]]], ["at", get("index"), get("list")], ["at", -1, get("list")], ["at", 0.5, get("list")], ["at", 9, get("list")],
    ["in", "ri", get("kind")], ["in", "x", get("kind")], ["in", get("kind"), ["literal", ["river", "road"]]], ["in", 1, get("list")], ["in", "1", get("list")], ["in", 2, get("code")], ["in", null, ["literal", [null]]], ["in", "a", get("missing")], ["in", "a", get("area")], ["in", get("list"), get("list")], ["in", true, "it is true"],
    ["index-of", "v", get("kind")], ["index-of", "r", get("kind"), 1], ["index-of", "zz", get("kind")], ["index-of", 2, get("list")], ["index-of", 2, get("list"), 2], ["index-of", 1, get("list"), -3], ["index-of", "b", "a𠮷b"], ["index-of", "区", get("name")], ["index-of", "a", get("area")],
    ["length", get("kind")], ["length", get("name")], ["length", "a𠮷b"], ["length", get("list")], ["length", ["literal", [1, 2]]], ["length", get("area")],
    ["slice", get("kind"), 1], ["slice", get("kind"), 1, 3], ["slice", get("kind"), -2], ["slice", get("kind"), 0, -1], ["slice", get("kind"), 3, 1], ["slice", "a𠮷bc", 1, 3], ["slice", get("list"), 1], ["slice", get("list"), -2, -1], ["slice", get("name"), 0, 2], ["slice", get("area"), 0],
    ["geometry-type"], ["id"], ["==", ["id"], 7], ["global-state", "limit"], ["global-state", "none"], ["properties"], ["get", "kind", ["properties"]],
    ["join", ["literal", ["a", "b"]], "-"], ["join", ["split", get("code"), ""], "/"], ["split", get("kind"), "v"], ["split", "a,b,,c", ","], ["at", 1, ["split", "a b c", " "]],
  ),
  // Decision.
  ...text(
    ["!", ["has", "kind"]], ["==", get("kind"), "river"], ["==", get("area"), 12.5], ["==", get("area"), "12.5"], ["==", get("missing"), null], ["==", get("flag"), true], ["!=", get("kind"), "river"], ["!=", get("missing"), "a"],
    ["<", get("area"), 100], ["<=", get("area"), 12.5], [">", get("area"), 12.5], [">=", get("area"), 12.5], ["<", get("kind"), "s"], [">", get("kind"), "s"], ["<", get("kind"), get("name")], ["<", get("kind"), 5], ["<", get("kind"), get("area")], ["<", get("missing"), 5], [">=", "b", "a"], ["<", "B", "a"],
    ["==", get("kind"), "RIVER", ["collator", {}]], ["==", get("kind"), "RIVER", ["collator", { "case-sensitive": true }]], ["==", "é", "e", ["collator", {}]], ["==", "é", "e", ["collator", { "diacritic-sensitive": true }]], ["<", "a", "B", ["collator", {}]], ["<", "b", "A", ["collator", {}]], ["!=", get("area"), "x", ["collator", {}]], ["<", "a", "A", ["collator", { "case-sensitive": true }]], ["==", "é", "É", ["collator", { "diacritic-sensitive": true }]],
    ["resolved-locale", ["collator", { locale: "de" }]],
    ["all"], ["any"], ["all", true, ["has", "kind"]], ["all", ["has", "kind"], ["has", "missing"], false], ["any", false, ["has", "missing"], ["has", "kind"]], ["any", ["has", "kind"], ["boolean", get("kind")]], ["all", ["has", "missing"], ["boolean", get("kind")]], ["any", ["boolean", get("kind")], true],
    ["case", ["has", "kind"], "yes", "no"], ["case", ["has", "missing"], 1, ["==", get("kind"), "river"], 2, 3], ["case", ["boolean", get("flag"), false], "on", "off"], ["case", get("kind"), 1, 2],
    ["match", get("kind"), "river", "blue", ["road", "rail"], "grey", "none"], ["match", get("area"), 12, "a", [13, 14], "b", "c"], ["match", get("index"), 0, "zero", 1, "one", 2, "two", "more"], ["match", get("code"), ["2", "12"], "two", "other"], ["match", ["geometry-type"], "Point", "p", ["LineString"], "l", "a"], ["match", get("missing"), "a", 1, 2], ["match", ["typeof", get("area")], "number", "n", "x"], ["match", get("area"), "12.5", "text", "no"],
    ["coalesce", get("missing"), get("kind")], ["coalesce", get("missing"), get("missing2")], ["coalesce", null, 3], ["coalesce", get("missing"), 0], ["coalesce", ["number", get("kind")], 4], ["coalesce", get("list"), "x"],
  ),
  ...filters(
    true, false, ["has", "kind"], ["==", get("kind"), "river"], ["all", ["==", get("kind"), "river"], [">", ["get", "area"], 5], ["!=", get("flag"), false]], ["==", ["geometry-type"], "Polygon"], ["in", get("kind"), ["literal", ["river", "lake"]]], [">", ["zoom"], 9], [">=", get("area"), ["*", ["zoom"], 2]], ["boolean", get("flag")], ["get", "flag"], ["get", "kind"], ["match", get("kind"), ["river", "lake"], true, false], ["case", ["has", "missing"], true, [">", ["number", get("area"), 0], 20]], ["<", get("area"), ["global-state", "limit"]],
    ["==", "kind", "river"], ["!=", "kind", "river"], ["==", "area", 12.5], ["==", "area", "12.5"], ["!=", "missing", "a"], [">", "area", 5], ["<=", "area", 12.5], [">", "kind", "a"], ["<", "kind", 5], ["<", "missing", 5], [">=", "missing", "a"], ["in", "kind", "river", "road"], ["in", "area", 12.5, 3], ["in", "kind"], ["!in", "kind", "river"], ["!in", "missing", "a"], ["in", "flag", true], ["has", "kind"], ["!has", "kind"], ["!has", "missing"], ["has", "$id"], ["!has", "$id"],
    ["==", "$type", "Polygon"], ["!=", "$type", "Point"], ["in", "$type", "Point", "LineString"], ["==", "$id", 7], ["in", "$id", 7, 8], [">", "$id", 5], ["all"], ["any"], ["none"], ["all", ["==", "kind", "river"], [">", "area", 3]], ["any", ["==", "kind", "lake"], ["has", "flag"]], ["none", ["==", "kind", "lake"], ["has", "missing"]], ["all", ["any", ["==", "kind", "river"], ["==", "kind", "road"]], ["none", ["==", "flag", true]]], ["in", "kind", "a", 5, true],
    ["in", "area", ...Array.from({ length: 250 }, (_, i) => i / 2)], ["==", "flag", true], ["==", "flag", "true"],
  ),
  // Ramps.
  ...numbers(
    ["interpolate", ["linear"], ["zoom"], 5, 1, 10, 11], ["interpolate", ["linear"], ["zoom"], 5, 1], ["interpolate", ["exponential", 2], ["zoom"], 5, 1, 10, 11, 15, 30], ["interpolate", ["exponential", 0.5], ["zoom"], 5, 1, 15, 11], ["interpolate", ["exponential", 1], ["zoom"], 5, 1, 15, 11], ["interpolate", ["cubic-bezier", 0.42, 0, 0.58, 1], ["zoom"], 5, 0, 15, 100], ["interpolate", ["cubic-bezier", 1, 0, 0, 1], ["zoom"], 5, 0, 15, 100], ["interpolate", ["cubic-bezier", 0, 0, 1, 1], ["zoom"], 5, 0, 15, 100], ["interpolate", ["cubic-bezier", 0, 1, 0, 1], ["zoom"], 0, 0, 20, 100],
    ["interpolate", ["linear"], get("area"), 0, 0, 100, 10], ["interpolate", ["linear"], ["number", get("area"), 50], 0, 0, 100, 10], ["interpolate", ["linear"], ["zoom"], 5, get("area"), 10, ["*", 2, ["number", get("area"), 1]]], ["interpolate", ["linear"], ["/", 0, ["-", ["number", get("index"), 0], ["number", get("index"), 0]]], 0, 0, 100, 10],
    ["step", ["zoom"], 1, 5, 2, 10, 3], ["step", get("area"), 0, 10, 1, 100, 2], ["step", ["zoom"], ["get", "area"], 8, 3], ["step", ["number", get("index"), 0], 5, 0, 6, 1, 7, 2, 8], ["step", ["zoom"], 1, 9, ["match", get("kind"), "river", 4, 2]],
    ["interpolate", ["linear"], ["zoom"], 0, ["step", get("index"), 1, 1, 5], 20, ["case", ["has", "kind"], 9, 3]], ["let", "w", ["number", get("area"), 3], ["interpolate", ["linear"], ["zoom"], 0, ["var", "w"], 20, ["*", 2, ["var", "w"]]]], ["coalesce", ["step", ["zoom"], get("missing"), 9, 4], 2],
    { stops: [[5, 1], [10, 11]] }, { stops: [[5, 1], [10, 11]], base: 2 }, { stops: [[5, 1]] }, { property: "area", stops: [[0, 1], [100, 11]] }, { property: "area", stops: [[0, 1], [100, 11]], base: 1.5, default: 4 }, { property: "area", type: "interval", stops: [[0, 1], [10, 2], [100, 3]] }, { property: "kind", type: "categorical", stops: [["river", 4], ["road", 2]], default: 1 }, { property: "kind", type: "categorical", stops: [["lake", 4]] }, { property: "index", type: "categorical", stops: [[0, 4], [2, 6]], default: 3 }, { property: "flag", type: "categorical", stops: [[true, 4], [false, 2]] }, { property: "area", type: "identity" }, { property: "kind", type: "identity", default: 3 }, { property: "missing", type: "identity" }, { property: "kind", stops: [[0, 1], [1, 2]], default: 7 },
    { property: "area", stops: [[{ zoom: 5, value: 0 }, 1], [{ zoom: 5, value: 100 }, 5], [{ zoom: 15, value: 0 }, 2], [{ zoom: 15, value: 100 }, 20]] }, { property: "kind", type: "categorical", stops: [[{ zoom: 5, value: "river" }, 1], [{ zoom: 15, value: "river" }, 20]], default: 2 }, { type: "interval", stops: [[5, 1], [10, 11]] },
    3, 0.5, { property: "area", type: "exponential", stops: [[{ zoom: 5, value: 0 }, 1], [{ zoom: 15, value: 0 }, 20]], base: 2 },
  ),
  ...colors(
    "red", "#abc", "#abcd", "#2E7D32", "#2E7D3280", "rgb(1,2,3)", "rgba(1, 2, 3, 0.5)", "rgb(10% 20% 30%)", "rgb(10 20 30 / 50%)", "hsl(120,50%,50%)", "hsla(120deg, 50%, 50%, .3)", "hsl(-30 100% 50% / 0.2)", "hsl(725,10%,90%)", "transparent", "RebeccaPurple", "lightGoldenRodYellow", "darkslategrey", " blue ", "rgb(300,-5,0)", "rgba(1e1,2e1,3e1,1)",
    ["rgb", 1, 2, 3], ["rgba", 1, 2, 3, 0.5], ["rgb", ["number", get("area"), 0], 2, 3], ["rgba", 1, 2, 3, ["number", get("area"), 0]], ["to-color", get("colour")], ["to-color", get("kind"), "green"], ["to-color", ["literal", [1, 2, 3]]], ["to-color", get("kind")], get("colour"), get("kind"), get("missing"), ["coalesce", get("missing"), "blue"], ["coalesce", get("colour"), "blue"],
    ["match", get("kind"), "river", "#0277BD", "road", "gray", "#ccc"], ["case", ["has", "kind"], "red", "rgba(0,0,255,.5)"], ["interpolate", ["linear"], ["zoom"], 5, "red", 15, "blue"], ["interpolate", ["linear"], ["zoom"], 5, "rgba(255,0,0,0)", 15, "blue"], ["interpolate-hcl", ["linear"], ["zoom"], 5, "red", 15, "blue"], ["interpolate-lab", ["linear"], ["zoom"], 5, "red", 15, "blue"], ["interpolate-hcl", ["linear"], ["zoom"], 5, "#777", 15, "blue"], ["interpolate-hcl", ["linear"], ["zoom"], 5, "white", 15, "green"], ["interpolate-hcl", ["linear"], ["zoom"], 5, "hsl(10,80%,50%)", 15, "hsl(350,80%,50%)"], ["interpolate-lab", ["exponential", 1.6], get("area"), 0, "yellow", 100, "rgba(0,80,0,0.4)"], ["interpolate-hcl", ["linear"], ["zoom"], 5, "#000", 15, "#fff"], ["interpolate", ["linear"], ["zoom"], 5, get("colour"), 15, "white"], ["step", ["zoom"], "red", 8, "green", 12, "blue"],
    { stops: [[5, "red"], [15, "blue"]] }, { stops: [[5, "red"], [15, "blue"]], colorSpace: "lab" }, { stops: [[5, "red"], [15, "blue"]], colorSpace: "hcl" }, { property: "kind", type: "categorical", stops: [["river", "blue"], ["road", "gray"]], default: "black" }, { property: "colour", type: "identity" }, { property: "kind", type: "identity", default: "orange" }, { property: "area", stops: [[0, "white"], [100, "green"]] },
    ["let", "c", ["to-color", get("colour"), "red"], ["interpolate", ["linear"], ["zoom"], 0, ["var", "c"], 20, "black"]], ["rgba", 255, 0, 0, 0], ["interpolate", ["linear"], get("area"), 0, ["rgba", 255, 0, 0, 0], 100, "blue"],
  ),
  ...numbers(...[0, 1, 2, 3].map((at) => ["at", at, ["to-rgba", ["to-color", ["get", "colour"], "#80402010"]]])),
  ["text-field", ["to-string", ["at", 1, ["to-rgba", ["to-color", "teal"]]]]],
  ...["butt", { type: "interval", stops: [[5, "round"], [10, "square"]] }, ["match", get("kind"), "river", "round", "butt"], ["step", ["zoom"], "butt", 8, "round"], get("cap"), get("kind"), { property: "cap", type: "identity" }, { property: "kind", type: "identity", default: "square" }].map((value) => ["line-cap", value]),
  ...[[1, 2], ["literal", [3, 1]], ["step", ["zoom"], ["literal", [1, 1]], 8, ["literal", [4, 2, 1, 2]]], ["match", get("kind"), "river", ["literal", [5, 1]], ["literal", [1]]], ["array", "number", get("list")]].map((value) => ["line-dasharray", value]),
  ...[[1, 2], ["literal", [1, 2]], ["interpolate", ["linear"], ["zoom"], 5, ["literal", [0, 0]], 15, ["literal", [10, -4]]], ["array", "number", 2, get("pair")], get("pair"), get("list"), ["case", ["has", "kind"], ["literal", [1, 1]], ["literal", [0, 3]]], { stops: [[5, [0, 0]], [15, [2, 4]]] }].map((value) => ["text-offset", value]),
  ...[2, [1], [1, 2], [1, 2, 3], [1, 2, 3, 4], ["literal", [3, 4]], ["interpolate", ["linear"], ["zoom"], 5, 2, 15, ["literal", [1, 2, 3, 4]]], get("area"), get("kind"), get("list"), ["step", ["zoom"], 1, 9, 6]].map((value) => ["icon-padding", value]),
  ...[["top", [0, 1]], ["top", [0, 1], "left", [2, 0]], ["literal", ["top", [0, 1]]], ["interpolate", ["linear"], ["zoom"], 5, ["literal", ["top", [0, 1]]], 15, ["literal", ["top", [2, 3]]]], ["interpolate", ["linear"], ["zoom"], 5, ["literal", ["top", [0, 1]]], 15, ["literal", ["left", [2, 3]]]]].map((value) => ["text-variable-anchor-offset", value]),
  ...["star", ["image", "star"], ["image", get("kind")], ["concat", "icon-", get("kind")], ["coalesce", ["image", get("kind")], ["image", "dot"]], ["match", get("kind"), "river", "wave", "dot"], get("kind"), ["step", ["zoom"], "dot", 9, "star"]].map((value) => ["icon-image", value]),
  ...[["Noto Sans"], ["literal", ["A", "B"]], ["match", get("kind"), "river", ["literal", ["Italic"]], ["literal", ["Plain", "Other"]]], ["step", ["zoom"], ["literal", ["A"]], 9, ["literal", ["B"]]], { stops: [[5, ["A"]], [9, ["B"]]], type: "interval" }].map((value) => ["text-font", value]),
  ...[true, false, ["step", ["zoom"], true, 9, false], { stops: [[5, false], [9, true]] }].map((value) => ["icon-keep-upright", value]),
  // Text.
  ...text(
    ["concat", "a", 1, true, null, get("kind")], ["concat"], ["concat", get("area"), " km²"], ["upcase", get("kind")], ["downcase", "ÄB"], ["upcase", ["string", get("kind"), "é"]], ["is-supported-script", "水"], ["upcase", get("area")],
    ["number-format", 1234.5678, {}], ["number-format", ["number", get("area"), 0], { "min-fraction-digits": 2 }], ["number-format", 1234567.891, { "max-fraction-digits": 1 }], ["number-format", -0.005, { "max-fraction-digits": 2 }], ["number-format", 1.005, { "max-fraction-digits": 2 }], ["number-format", 2.5, { "max-fraction-digits": 0 }], ["number-format", 1e21, {}], ["number-format", 0, { "min-fraction-digits": 1, "max-fraction-digits": 3 }], ["number-format", 1234.5, { locale: "de" }], ["number-format", 1234.5, { locale: "zh-CN" }], ["number-format", 1234.5, { locale: "fr" }], ["number-format", 12.345, { currency: "USD" }], ["number-format", 12, { currency: "CNY", locale: "zh-CN" }], ["number-format", 12.5, { currency: "JPY" }], ["number-format", -12.5, { currency: "EUR" }], ["number-format", 12, { unit: "kilometer" }], ["number-format", 12.5, { unit: "hectare" }], ["number-format", 12, { unit: "hectare", locale: "zh-CN" }], ["number-format", 60, { unit: "kilometer-per-hour" }], ["number-format", 12, { unit: "percent" }], ["number-format", 1, { unit: "day" }], ["number-format", 12.5, { unit: "kilometer", locale: "zh-CN" }], ["number-format", get("kind"), {}],
  ),
  ...["plain", get("name"), get("area"), get("missing"), ["concat", get("name"), "\n", ["to-string", get("area")]], ["format", get("name")], ["format", get("name"), { "font-scale": 1.2 }, "\n", {}, get("area"), { "text-color": "red", "text-font": ["literal", ["Bold", "Plain"]] }], ["format", ["image", "star"], get("name"), { "font-scale": ["number", get("index"), 1] }], ["format", "a", { "vertical-align": "top" }, ["image", "b"], { "vertical-align": "bottom" }], ["step", ["zoom"], "", 9, get("name")], ["coalesce", get("missing"), get("name"), ""], ["case", ["has", "name"], ["format", get("name"), {}], "none"], { property: "name", type: "identity" }, { stops: [[5, "near"], [9, "far"]] }, ["number-format", ["number", get("area"), 1], { "max-fraction-digits": 1 }], ["string", get("area")]].map((value) => ["text-field", value]),
  // Arithmetic.
  ...text(
    ["+"], ["+", 1, 2, 3], ["+", ["number", get("area"), 1], 2], ["*"], ["*", 2, 3, 4], ["-", 5], ["-", 5, 7], ["/", 7, 2], ["/", 1, 3], ["/", 1, 0], ["/", 0, 0], ["%", 7, 3], ["%", -7, 3], ["%", 5.5, 2], ["^", 2, 10], ["^", 2, 0.5], ["^", -8, 0.333],
    ["sqrt", 2], ["sqrt", -1], ["abs", -3.5], ["ceil", 1.2], ["ceil", -1.2], ["floor", -1.2], ["round", 2.5], ["round", -2.5], ["round", 0.49999999999999994], ["round", 1.4], ["min"], ["max"], ["min", 3, 1, 2], ["max", 3, ["number", get("area"), 1], 2], ["ln", 10], ["ln2"], ["log2", 8], ["log10", 1000], ["e"], ["pi"], ["sin", 1], ["cos", 1], ["tan", 1], ["asin", 0.5], ["acos", 0.5], ["atan", 2], ["+", get("kind"), 1], ["+", get("missing"), 1], ["-", get("area"), get("index")], ["*", ["+", 1, 2], ["-", 10, get("index")]], ["+", 0.1, 0.2], ["*", get("area"), 1e20],
    ["let", "a", 3, "b", 4, ["+", ["var", "a"], ["var", "b"]]], ["let", "a", get("area"), ["let", "a", "inner", ["var", "a"]]], ["let", "n", ["coalesce", get("missing"), "none"], ["concat", ["var", "n"], ["var", "n"]]],
    ["error", "on purpose"], ["case", ["has", "kind"], "fine", ["error", "no kind"]],
  ),
  // Where things are.
  ...[square(113.9, 33.3, 114.1, 33.5), inner, ringed, { type: "Feature", properties: {}, geometry: square(113.9, 33.3, 114.1, 33.5) }, { type: "FeatureCollection", features: [{ type: "Feature", properties: {}, geometry: inner }] }].flatMap((area) => [
    ["filter", ["within", area]],
    ["filter", ["<", ["distance", area], 5000]],
    ["line-width", ["distance", area]],
  ]),
  ["line-width", ["case", ["to-boolean", ["feature-state", "hover"]], 5, 2]],
  ["line-width", ["distance", { type: "Point", coordinates: [114.2, 33.4] }]],
  ["line-width", ["distance", { type: "LineString", coordinates: [[114, 33], [114.2, 33.2], [114.5, 33.2]] }]],
  ["line-width", ["distance", { type: "MultiPoint", coordinates: [[114.2, 33.4], [114, 33.41]] }]],
  ["line-width", ["distance", { type: "MultiLineString", coordinates: [[[114.2, 33.4], [114.3, 33.5]], [[113, 33], [113.2, 33]]] }]],
];

// Refused by MapLibre, and to be refused by us.
export const refused = [
  ...numbers(["+", 1, "a"], ["get"], ["get", 1], ["foo", 1], [], ["interpolate", ["linear"], ["zoom"]], ["interpolate", ["linear"], ["zoom"], 1, 2, 1, 3], ["interpolate", ["linear"], ["zoom"], "a", 2], ["interpolate", ["quadratic"], ["zoom"], 1, 2, 3, 4], ["interpolate", ["exponential"], ["zoom"], 1, 2, 3, 4], ["interpolate", ["cubic-bezier", 1, 2, 3, 4], ["zoom"], 1, 2, 3, 4], ["interpolate", ["linear"], "a", 1, 2, 3, 4], ["step", ["zoom"], 1, 5], ["step", ["zoom"], 1, 5, 2, 5, 3], ["step", ["zoom"], 1, get("area"), 2], ["+", ["zoom"], 1], ["*", 2, ["interpolate", ["linear"], ["zoom"], 1, 2, 3, 4]], ["interpolate", ["linear"], ["zoom"], 1, ["step", ["zoom"], 1, 2, 3], 5, 9], ["case", true, ["step", ["zoom"], 1, 5, 2], 3], ["case", 1, 2], ["case", true, 1], ["case", "a", 1, 2], ["match", get("kind"), "a", 1], ["match", get("kind"), "a", 1, "a", 2, 3], ["match", get("kind"), "a", 1, 2, 2, 3], ["match", get("kind"), 1.5, 1, 2], ["match", get("kind"), [], 1, 2], ["match", get("kind"), true, 1, 2], ["match", 5, "a", 1, 2], ["let", "a", 1], ["let", "a b", 1, 2], ["let", 1, 1, 2], ["var", "x"], ["let", "a", ["var", "a"], ["var", "a"]], ["let", "a", 1, ["var", "b"]], ["string", "a"], ["literal", "a"], ["literal", 1, 2], ["to-string", 1], "wide", true, -1, ["sqrt", "4"], ["-"], ["-", 1, 2, 3], ["/", 1], ["at", 0, 5], ["length", 5], ["length", 1, 2], ["index-of", "a"], ["abs", 1, 2], ["number", "a"], ["to-number", "abc"], { stops: [] }, { stops: [[5]] }, { stops: [[5, "a"]] }, { stops: [["a", 1]] }, { property: "a" }, { type: "identity" }, { type: "categorical", stops: [["a", 1]] }, { type: "linear", stops: [[1, 1]] }, { stops: [[10, 1], [5, 2]] }, ["error", 1], { "a": 1 }, ["distance", { type: "Point" }], ["number", ["collator", {}]]),
  ...colors("rood", "#12", "#12345", "rgb(1,2)", "rgb(1 2,3)", "hsl(1,2,3)", 5, ["rgb", 1, 2], ["rgb", 300, 2, 3], ["rgba", 1, 2, 3, 2], ["to-color", "nope"], ["+", 1, 2], ["literal", [1]], ["case", ["has", "a"], "rood", "red"], ["interpolate", ["linear"], ["zoom"], 1, "red", 2, 5], "rgb(10%,20,30)", ["interpolate-hcl", ["linear"], ["zoom"], 1, 2, 3, 4]),
  ...filters(["has"], ["==", "kind"], ["==", ["get", "kind"], "a", "b", "c"], ["foo", "a", "b"], ["within", { type: "Point", coordinates: [1, 2] }], ["within", 1], ["<", ["get", "a"], true], ["==", ["geometry-type"], 5], ["<", ["literal", [1]], 2], ["all", ["==", "kind", null]], [">", "$type", "Point"], ["==", "$type", "Area"], ["any", ["foo"]], [], 5, "kind", ["!has", "a", "b"], ["==", ["get", "a"], ["literal", [1]]], ["any", ["==", 5, "a"]]),
  ...["round-ish", 5, ["interpolate", ["linear"], ["zoom"], 1, "butt", 2, "round"], { type: "exponential", stops: [[5, "butt"], [9, "round"]] }].map((value) => ["line-cap", value]),
  ...[["a"], 5, ["interpolate", ["linear"], ["zoom"], 5, ["literal", [1]], 9, ["literal", [2]]], ["literal", ["a"]]].map((value) => ["line-dasharray", value]),
  ...[[1], [1, 2, 3], ["a", "b"], 5, ["literal", [1]], ["literal", [1, 2, 3]]].map((value) => ["text-offset", value]),
  ...[[], [1, 2, 3, 4, 5], "a", ["a"]].map((value) => ["icon-padding", value]),
  ...[["top"], ["top", 1], ["up", [0, 1]], [], ["top", [1]]].map((value) => ["text-variable-anchor-offset", value]),
  ...["Noto Sans", ["get", "font"], ["array", "string", get("font")], [5], { type: "identity", property: "font" }].map((value) => ["text-font", value]),
  ...["yes", get("flag"), ["has", "kind"], { property: "flag", type: "identity" }].map((value) => ["icon-keep-upright", value]),
  ...[5, ["format"], ["format", {}], ["format", ["literal", [1]]], ["format", "a", { "font-scale": "b" }], ["format", "a", { "text-color": 5 }], ["format", "a", { "vertical-align": "middle" }], ["number-format", "a", {}], ["number-format", 1], ["number-format", 1, { currency: "USD", unit: "meter" }], ["concat", ["literal", [1]], ["collator", {}]], ["collator", {}], ["image"], ["upcase", 5], ["downcase"], ["join", "a", "b"], ["split", "a"], ["resolved-locale", "a"], ["slice", 5, 1], ["global-state"], ["global-state", 5], ["typeof"], ["zoom", 1], ["feature-state", "hover"]].map((value) => ["text-field", value]),
];
