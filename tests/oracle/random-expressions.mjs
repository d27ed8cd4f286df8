// Expressions put together by chance, the same for the same seed; most are sound, some are not.
export function randomExpressions(seed, count) {
  let state = seed >>> 0;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const pick = (list) => list[Math.floor(random() * list.length)];
  const number = () => pick([0, 1, 2, 3, 5, 8, -4, 0.5, 12.5, 100, 250]);
  const word = () => pick(["river", "road", "lake", "12", "", "西", "#2E7D32", "red", "round"]);
  const field = () => ["get", pick(["kind", "area", "flag", "name", "code", "index", "list", "missing", "colour"])];

  const make = (type, depth) => {
    if (random() < 0.02) type = pick(["number", "text", "boolean", "value"]); // what does not fit must be refused alike
    if (depth <= 0) {
      switch (type) {
        case "number": return pick([number, number, () => ["number", field(), number()], () => ["get", "area"], () => ["get", "index"]])();
        case "text": return pick([word, () => ["get", "kind"], () => ["string", field(), word()], () => ["geometry-type"]])();
        case "boolean": return pick([() => random() < 0.5, () => ["has", pick(["kind", "missing", "flag"])], () => ["boolean", field(), false]])();
        case "color": return pick(["red", "#0277BD", "rgba(20,40,60,0.5)", ["get", "colour"], ["to-color", ["get", "colour"], "teal"]]);
        default: return pick([field, number, word, () => null])();
      }
    }
    const deeper = (of) => make(of, depth - 1 - Math.floor(random() * 2));
    const shared = [
      () => ["case", deeper("boolean"), deeper(type), deeper("boolean"), deeper(type), deeper(type)],
      () => ["match", deeper(pick(["text", "value"])), "river", deeper(type), ["road", "lake", "12"], deeper(type), deeper(type)],
      () => ["match", ["get", pick(["index", "area"])], 0, deeper(type), [1, 9], deeper(type), deeper(type)],
      () => ["coalesce", deeper(type), deeper(type)],
      () => ["step", deeper("number"), deeper(type), 0, deeper(type), 10, deeper(type)],
      () => ["let", "v", deeper(type), ["case", deeper("boolean"), ["var", "v"], deeper(type)]],
    ];
    const own = {
      number: [
        () => [pick(["+", "*", "min", "max"]), deeper("number"), deeper("number"), deeper("number")],
        () => [pick(["-", "/", "%"]), deeper("number"), deeper("number")],
        () => [pick(["abs", "round", "floor", "ceil", "-"]), deeper("number")],
        () => ["interpolate", pick([["linear"], ["exponential", 1.5], ["cubic-bezier", 0.2, 0.1, 0.7, 0.9]]), deeper("number"), 0, deeper("number"), 10, deeper("number")],
        () => ["length", deeper("text")],
        () => ["index-of", deeper("text"), deeper("text")],
        () => ["to-number", deeper("value"), deeper("number")],
      ],
      text: [
        () => ["concat", deeper("value"), deeper("text"), deeper("number")],
        () => ["to-string", deeper("value")],
        () => ["slice", deeper("text"), deeper("number"), deeper("number")],
        () => [pick(["upcase", "downcase"]), deeper("text")],
        () => ["typeof", deeper("value")],
        () => ["join", ["split", deeper("text"), deeper("text")], "+"],
      ],
      boolean: [
        () => [pick(["all", "any"]), deeper("boolean"), deeper("boolean"), deeper("boolean")],
        () => ["!", deeper("boolean")],
        () => [pick(["<", ">", "<=", ">=", "==", "!="]), deeper("number"), deeper("number")],
        () => [pick(["<", ">", "==", "!="]), deeper("text"), deeper("text")],
        () => [pick(["<", ">", "==", "!="]), deeper("value"), deeper("value")],
        () => ["in", deeper("text"), deeper("text")],
        () => ["to-boolean", deeper("value")],
      ],
      color: [
        () => [pick(["interpolate", "interpolate-lab", "interpolate-hcl"]), ["linear"], deeper("number"), 0, deeper("color"), 20, deeper("color")],
        () => ["rgb", ["max", 0, ["min", 255, deeper("number")]], 20, ["%", ["abs", deeper("number")], 256]],
        () => ["to-color", deeper("value"), deeper("color")],
      ],
      value: [() => deeper("number"), () => deeper("text"), () => deeper("boolean")],
    };
    return pick([...own[type], ...own[type], ...shared])();
  };

  const overZoom = (type) => pick([
    () => make(type, 3),
    () => ["step", ["zoom"], make(type, 2), 8, make(type, 2)],
    () => ["interpolate", ["linear"], ["zoom"], 5, make(type, 2), 12, make(type, 2)],
  ])();
  return Array.from({ length: count }, () => pick([
    () => ["line-width", overZoom("number")],
    () => ["fill-color", overZoom("color")],
    () => ["text-field", make("text", 3)],
    () => ["filter", make("boolean", 3)],
  ])());
}
