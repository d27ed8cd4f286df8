import { element } from "./panel";
import type { Choices, Dimension } from "./service";

/** Shows what the map can be narrowed by, stage or scheme or ecosystem, and reports a choice. */
export function listChoices(dimensions: readonly Dimension[], choose: (choices: Choices) => void): void {
  const open = dimensions.filter((dimension) => dimension.values.length > 1);
  const chosen: Choices = Object.fromEntries(open.flatMap(({ name, chosen }) => (chosen ? [[name, chosen.join(",")]] : [])));
  element("choices").replaceChildren(...open.map((dimension) => field(dimension, (value) => choose({ ...chosen, [dimension.name]: value }))));
}

/** The part of an address that asks for the choices; what holds anyway is left out. */
export function queryOf(choices: Choices): string {
  const query = new URLSearchParams(Object.entries(choices).filter(([, value]) => value !== "")).toString();
  return query === "" ? "" : `?${query}`;
}

function field(dimension: Dimension, choose: (value: string) => void): HTMLElement {
  const label = document.createElement("label");
  const title = document.createElement("span");
  const english = document.createElement("small");
  const select = document.createElement("select");
  label.className = "field";
  english.lang = "en";
  english.textContent = dimension.titleEn;
  title.append(dimension.title, " ", english);
  select.dataset.dimension = dimension.name;
  const standing = dimension.default;
  const others = dimension.values.map(({ value, title }) => new Option(title, value === standing ? "" : value));
  select.append(...(standing === undefined ? [new Option("全部", "")] : []), ...others);
  select.value = dimension.chosen && dimension.chosen.join(",") !== standing ? dimension.chosen.join(",") : "";
  select.addEventListener("change", () => choose(select.value));
  label.append(title, select);
  return label;
}
