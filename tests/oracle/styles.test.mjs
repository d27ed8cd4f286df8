// A style is good for us when it is good for MapLibre's validator, and bad when it is bad.
import assert from "node:assert/strict";
import { test } from "node:test";
import { validateStyleMin } from "@maplibre/maplibre-gl-style-spec";
import { ask } from "./style.mjs";
import { bad, good } from "./styles.mjs";

for (const [name, styles, isGood] of [["good", good, true], ["bad", bad, false]]) {
  test(`both find the ${name} styles ${name}`, async () => {
    const answers = await ask(styles.map((style) => ({ style })));
    const wrong = styles.flatMap((style, i) => {
      const theirs = validateStyleMin(structuredClone(style)).map((problem) => problem.message);
      const ours = answers[i].problems.map((problem) => `${problem.path}: ${problem.message}`);
      const agree = (theirs.length === 0) === isGood && (ours.length === 0) === isGood;
      return agree ? [] : [`${JSON.stringify(style)}\n  ours   ${ours.join("; ")}\n  theirs ${theirs.join("; ")}`];
    });
    assert.equal(wrong.length, 0, `${wrong.length} of ${styles.length} differ:\n${wrong.join("\n")}`);
  });
}
