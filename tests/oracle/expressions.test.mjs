// Expressions mean what MapLibre takes them to mean: the same values, the same failures, the same verdicts.
import assert from "node:assert/strict";
import { test } from "node:test";
import { expressions, refused } from "./expressions.mjs";
import { randomExpressions } from "./random-expressions.mjs";
import { ask, same, theirs, theyRefuse } from "./style.mjs";

const columns = ["kind", "area", "flag", "name", "code", "index", "list", "pair", "colour", "cap", "points to", "points"];
const features = [
  { id: 7, type: 3, properties: { kind: "river", area: 12.5, flag: true, name: "西平县生态修复区", code: "12", index: 1, list: [1, 2, 3], pair: [3, 4], colour: "#2E7D32", cap: "round", "points to": "area" }, parts: [[113.95, 33.35, 114.05, 33.35, 114.05, 33.45, 113.95, 33.45, 113.95, 33.35]] },
  { id: "z", type: 1, properties: { kind: "road", area: -3, flag: false, name: "𠮷野", code: "x2", index: 0, colour: "nope" }, parts: [[114, 33.4]] },
  { type: 2, properties: { kind: "lake", area: 250, name: "", index: 9, list: ["a", 2], points: 3 }, parts: [[113.92, 33.32, 114, 33.4, 114.3, 33.4]] },
  { type: 1, properties: {}, parts: [[115.05, 34.05]] },
  { type: 2, properties: { kind: "", area: 0, code: "" }, parts: [[113.97, 33.37, 114.03, 33.43]] },
];
const zooms = [4, 7.5, 10, 12.25, 22];
const cases = zooms.flatMap((zoom) => features.map((feature) => ({ zoom, feature })));

// Theirs puts shapes on a lattice of centimetres first, which ours need not.
const tolerance = (property, value) => {
  if (JSON.stringify(value).includes('"distance"')) return (size) => 0.2 + size * 0.002;
  if (property === "fill-color") return () => 1 / 255;
  return (size) => 1e-6 + size * 1e-9;
};

test("the expressions on the list give what theirs give", async () => compare(expressions));

test("a thousand expressions put together by chance give what theirs give", async () => compare(randomExpressions(20260, 1000)));

async function compare(list) {
  const answers = await ask(list.map(([property, value]) => ({ property, value, columns, cases })));
  const wrong = [];
  list.forEach(([property, value], i) => {
    if (theyRefuse(property, value) !== Boolean(answers[i].problems)) {
      wrong.push(`${property} ${JSON.stringify(value)}: ours ${JSON.stringify(answers[i].problems ?? "accepts")}, theirs does not`);
      return;
    }
    if (answers[i].problems) return;
    const close = tolerance(property, value);
    const their = theirs(property, value, cases);
    const at = their.findIndex(({ value: expected, warned }, index) => {
      const our = answers[i].values[index];
      return !same(our.value, expected, close) || !same(our.atZoom, expected, close) || warned !== (our.warning !== null);
    });
    if (at >= 0)
      wrong.push(`${property} ${JSON.stringify(value)} at ${JSON.stringify(cases[at])}:\n  ours   ${JSON.stringify(answers[i].values[at])}\n  theirs ${JSON.stringify(their[at])}`);
  });
  assert.equal(wrong.length, 0, `${wrong.length} differ, such as\n${wrong.slice(0, 20).join("\n")}`);
}

test("what theirs refuses ours refuses, with a place and a way to mend it", async () => {
  const answers = await ask(refused.map(([property, value]) => ({ property, value, columns, cases: [] })));
  const wrong = refused.filter(([property, value], i) => {
    const place = property === "filter" ? "layers[0].filter" : `.${property}`;
    return !theyRefuse(property, value)
      || !answers[i].problems?.length
      || !answers[i].problems.every((problem) => problem.path.includes(place) && problem.message.length > 8);
  });
  assert.deepEqual(wrong.map(([property, value]) => `${property} ${JSON.stringify(value)}`), []);
});
