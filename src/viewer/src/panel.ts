import type { MissingMap, Plan, PlanMap } from "./service";

const groupTitles: Record<string, [string, string]> = {
  outcome: ["规划成果图", "Outcome"],
  evaluation: ["评价分析图", "Evaluation"],
  base: ["基础分析图", "Base"],
  "": ["图层", "Layers"],
};

export function element<T extends HTMLElement>(id: string): T {
  return document.getElementById(id) as T;
}

/** Fills the list of plans and reports a choice. */
export function listPlans(plans: readonly Plan[], choose: (plan: string) => void): void {
  const select = element<HTMLSelectElement>("plan");
  select.replaceChildren(...plans.map((plan) => new Option(plan.title, plan.id)));
  select.addEventListener("change", () => choose(select.value));
}

/** Lists the maps of a plan by group: results first, as readers come for them; those that lack data come last, with the reason. */
export function listMaps(maps: readonly PlanMap[], missing: readonly MissingMap[], choose: (map: string) => void): void {
  const sections = Object.entries(groupTitles).flatMap(([group, [zh, en]]) => {
    const own = maps.filter((map) => (map.group ?? "") === group);
    const lacking = missing.filter((map) => map.id.startsWith(`${group}/`));
    if (own.length + lacking.length === 0) return [];
    const section = document.createElement("section");
    const heading = document.createElement("h3");
    heading.append(zh, small(en));
    const list = document.createElement("ul");
    list.append(...own.map((map) => entry(map, choose)), ...lacking.map(lackingEntry));
    section.append(heading, list);
    return [section];
  });
  element("groups").replaceChildren(...sections);
}

/** Shows which plan and map are open. */
export function showCurrent(plan: Plan, map: PlanMap): void {
  element<HTMLSelectElement>("plan").value = plan.id;
  const period = plan.periodFrom && plan.periodTo ? `规划期 ${plan.periodFrom}–${plan.periodTo} 年` : "";
  element("facts").textContent = [period, plan.mapReviewNumber ? `审图号 ${plan.mapReviewNumber}` : ""].filter(Boolean).join(" · ");
  element("plan-title").textContent = plan.title;
  element("map-title").textContent = map.title;
  element("map-title-en").textContent = map.titleEn ?? "";
  element("current").textContent = map.title;
  element("sample").hidden = !plan.isSample;
  document.title = `${map.title} · ${plan.title}`;
  for (const button of element("groups").querySelectorAll("button")) {
    if (button.dataset.map === map.id) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
}

export function showNotice(text: string): void {
  const notice = element("notice");
  notice.textContent = text;
  notice.hidden = text === "";
}

function entry(map: PlanMap, choose: (map: string) => void): HTMLElement {
  const line = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.dataset.map = map.id;
  button.append(map.title, small(map.titleEn ?? ""));
  button.addEventListener("click", () => choose(map.id));
  line.append(button);
  return line;
}

function lackingEntry(map: MissingMap): HTMLElement {
  const line = document.createElement("li");
  const reason = document.createElement("small");
  line.className = "lacking";
  line.dataset.missing = map.id;
  reason.textContent = map.reasonZh;
  line.append(map.titleZh, reason);
  return line;
}

function small(text: string): HTMLElement {
  const whole = document.createElement("small");
  whole.lang = "en";
  whole.textContent = text;
  return whole;
}
