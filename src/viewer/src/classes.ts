import { spareColours, type ClassSymbol, type LayerSymbol } from "./palette";

/** The symbol of a class; one that only the data knows gets a spare colour, the same one each time. */
export function classOf(symbol: LayerSymbol, value: string): ClassSymbol {
  return symbol.classes?.find((each) => each.value === value) ?? { value, zh: value, colour: spareColour(value) };
}

export function spareColour(name: string): string {
  let hash = 0;
  for (const letter of name) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) >>> 0;
  return spareColours[hash % spareColours.length]!;
}
