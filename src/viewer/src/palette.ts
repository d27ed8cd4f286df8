/** The colours and words of every class that maps draw. One table, in legend order. */

export type Hatch = "rising" | "falling" | "cross" | "dots";

export interface ClassSymbol {
  value: string;
  zh: string;
  colour: string;
  hatch?: Hatch;
}

export interface LayerSymbol {
  /** Heading in the legend. */
  zh: string;
  shape: "fill" | "hatch" | "line" | "point";
  /** Attribute that decides the class. */
  by?: string;
  classes?: ClassSymbol[];
  /** Colour of everything that is in no class. */
  colour: string;
  /** Attribute whose values stand in the legend in place of the classes' words. */
  listed?: string;
  opacity?: number;
  outline?: { colour: string; width: number; dash?: number[] };
  width?: number;
  /** Of a point, in pixels. */
  radius?: number;
  dash?: number[];
  /** Base features stand below the theme in the legend. */
  base?: boolean;
}

const row = (value: string, zh: string, colour: string, hatch?: Hatch): ClassSymbol => ({ value, zh, colour, hatch });

export const zoneFunctions = [
  row("mountain", "生态屏障", "#B7DDB0"), row("water_source", "水源涵养", "#A8DADC"), row("wetland", "河湖湿地", "#A9D3F0"),
  row("sand", "防风固沙", "#EFDDA0"), row("mine", "矿山修复", "#D9C4B1"), row("land", "土地整治", "#F6EDA7"),
  row("farmland", "农田", "#D3E6A8"), row("urban", "城镇", "#F7C9BB"), row("biodiversity", "生物多样性", "#C9E4C5"),
  row("oasis", "绿洲", "#E3EDB0"), row("desert", "荒漠高原", "#E8E0CF"),
];

export const keyAreaThemes = [
  row("ecosystem", "自然生态系统", "#2E7D32", "rising"), row("forest", "森林", "#1B5E20", "rising"),
  row("mountain", "山体", "#33691E", "falling"), row("water", "水环境", "#0277BD", "rising"),
  row("corridor", "生态廊道", "#00838F", "rising"), row("mine", "矿山", "#6D4C41", "cross"),
  row("sand", "沙化土地", "#E08A00", "dots"), row("land", "国土整治", "#B58900", "rising"),
  row("farmland", "农田", "#9E9D24", "falling"), row("gully", "沟壑", "#8D6E63", "rising"), row("urban", "城镇", "#C2185B", "rising"),
];

const landUse = [
  row("01", "耕地", "#F5F8DC"), row("02", "园地", "#BFE9AA"), row("03", "林地", "#68B167"), row("04", "草地", "#CDF57A"),
  row("05", "湿地", "#65CDAA"), row("06", "农业设施建设用地", "#D8D79F"), row("07", "居住用地", "#FFFF2D"),
  row("08", "公共管理与公共服务用地", "#FF00FF"), row("09", "商业服务业用地", "#FF0000"), row("10", "工矿用地", "#BB9674"),
  row("11", "仓储用地", "#8761D3"), row("12", "交通运输用地", "#B7B7B7"), row("13", "公用设施用地", "#006380"),
  row("14", "绿地与开敞空间用地", "#00FF00"), row("15", "特殊用地", "#859156"), row("16", "留白用地", "#FFFFFF"),
  row("17", "陆地水域", "#338EC0"), row("23", "其他土地", "#EEEEEF"),
];

const ecosystems = [
  row("森林", "森林", "#3C8D40"), row("灌丛", "灌丛", "#8DB255"), row("草地", "草地", "#CDE58B"), row("湿地", "湿地", "#65CDAA"),
  row("河流湖泊", "河流湖泊", "#338EC0"), row("荒漠", "荒漠", "#DCC58A"), row("农田", "农田", "#F7EBB0"),
  row("城镇", "城镇", "#E58B88"), row("冰川及永久积雪", "冰川及永久积雪", "#DDF1FA"),
];

const degradation = [
  row("1", "完好", "#1A9850"), row("2", "轻度退化", "#B7E07A"), row("3", "中度退化", "#F58F3C"), row("4", "重度退化", "#D73027"),
];
const resilience = [
  row("1", "恢复力强", "#018571"), row("2", "恢复力较强", "#80CDC1"), row("3", "恢复力中等", "#F5F1D6"),
  row("4", "恢复力较弱", "#DFC27D"), row("5", "恢复力弱", "#A6611A"),
];
const risk = [
  row("1", "高", "#B2182B"), row("2", "较高", "#EF8A62"), row("3", "中", "#FDDBC7"), row("4", "较低", "#D1E5F0"), row("5", "低", "#67A9CF"),
];
const services = [
  row("水源涵养", "水源涵养", "#2B8CBE"), row("水土保持", "水土保持", "#B08D57"), row("生物多样性维护", "生物多样性维护", "#31A354"),
  row("防风固沙", "防风固沙", "#E8B33F"), row("洪水调蓄", "洪水调蓄", "#6A7FDB"),
];
const fragility = [
  row("水土流失", "水土流失", "#C98B4A"), row("土地沙化", "土地沙化", "#F0C24B"), row("土壤盐渍化", "土壤盐渍化", "#C7B3D9"),
];
const reserves = [
  row("national_park", "国家公园", "#1B7837"), row("nature_reserve", "自然保护区", "#5AAE61"), row("nature_park", "自然公园", "#A6DBA0"),
];
const mines = [row("legacy", "历史遗留矿山", "#6D4C41"), row("active", "在产矿山", "#37474F"), row("restored", "已修复矿山", "#43A047")];
const corridors = [
  row("river", "河流廊道", "#1E88E5"), row("road", "道路廊道", "#43A047"), row("belt", "生态带", "#4FC3F7"),
  row("barrier", "生态屏障", "#66BB6A"), row("wildlife", "野生动物廊道", "#8E6BBF"),
];
const stages = [
  row("near", "近期", "#E53935"), row("mid", "中期", "#FB8C00"), row("long", "远期", "#3949AB"), row("mid-long", "中远期", "#6A5ACD"),
];
const roads = [
  row("national", "国道", "#B8743C"), row("provincial", "省道", "#C79A5B"), row("county", "县道", "#BDAF97"), row("town", "乡道", "#D0C8B8"),
];
const landforms = [
  row("平原", "平原", "#D6E8C0"), row("台地", "台地", "#E6E3B0"), row("丘陵", "丘陵", "#EAD49B"), row("低山", "低山", "#D9B77E"),
  row("中山", "中山", "#C0956A"), row("高山", "高山", "#A67C68"), row("极高山", "极高山", "#D9D6DC"), row("盆地", "盆地", "#C3DDC4"),
];

const zone: LayerSymbol = {
  zh: "生态修复分区", shape: "fill", by: "function", classes: zoneFunctions, colour: "#E6EBDD", listed: "name",
  outline: { colour: "#7F8C8D", width: 1.1 },
};
const site = { by: "stage_key", classes: stages, colour: "#E53935" } as const;
const named = (zh: string): LayerSymbol => ({ zh, shape: "fill", by: "type_name", classes: [], colour: "#DDE3D2", outline: { colour: "#FFFFFF", width: 0.5 } });
const boundary = (zh: string, width: number, dash: number[]): LayerSymbol => ({ zh, shape: "line", colour: "#555555", width, dash, base: true });

export const symbols: Record<string, LayerSymbol> = {
  zone,
  zone_l1: { ...zone, zh: "一级分区", outline: { colour: "#4D5656", width: 2.4 } },
  key_area: { zh: "生态修复重点区域", shape: "hatch", by: "theme", classes: keyAreaThemes, colour: "#2E7D32" },
  corridor: { zh: "生态廊道", shape: "line", by: "kind", classes: corridors, colour: "#1E88E5", width: 3.2 },
  belt: { zh: "生态带", shape: "line", colour: "#4FC3F7", width: 12, opacity: 0.45 },
  barrier: { zh: "生态屏障", shape: "line", colour: "#66BB6A", width: 14, opacity: 0.5 },
  node: { zh: "生态节点", shape: "point", colour: "#F57C00" },
  reservoir: { zh: "水库", shape: "point", colour: "#338EC0" },
  project_site: { zh: "重点工程（面）", shape: "fill", ...site, opacity: 0.38, outline: { colour: "#8C2A28", width: 1 } },
  project_site_line: { zh: "重点工程（线）", shape: "line", ...site, width: 3 },
  project_site_point: { zh: "重点工程（点）", shape: "point", ...site },
  eval_service: { zh: "重要生态系统服务", shape: "fill", by: "type_name", classes: services, colour: "#9BB8C9" },
  eval_fragility: { zh: "生态脆弱区", shape: "fill", by: "type_name", classes: fragility, colour: "#D8B98A" },
  eval_degradation: { zh: "退化程度", shape: "fill", by: "level", classes: degradation, colour: "#CCCCCC" },
  eval_resilience: { zh: "恢复力水平", shape: "fill", by: "level", classes: resilience, colour: "#CCCCCC" },
  eval_risk: { zh: "生态风险", shape: "fill", by: "level", classes: risk, colour: "#CCCCCC" },
  eval_issue: { zh: "重大生态问题", shape: "fill", by: "type_name", classes: [], colour: "#D8A48F", opacity: 0.75 },
  farmland: { zh: "永久基本农田", shape: "fill", colour: "#FFF3A3", outline: { colour: "#C0A000", width: 0.4 } },
  redline: { zh: "生态保护红线", shape: "fill", colour: "#C8E6C9", outline: { colour: "#D32F2F", width: 1.9 } },
  ugb: { zh: "城镇开发边界", shape: "line", colour: "#7B1FA2", width: 2.3, dash: [3, 1] },
  reserve: { zh: "自然保护地", shape: "fill", by: "type", classes: reserves, colour: "#A6DBA0", outline: { colour: "#2E6B3C", width: 1.1 } },
  mine: { zh: "矿山", shape: "point", by: "state", classes: mines, colour: "#6D4C41" },
  subsidence: { zh: "采空塌陷区", shape: "hatch", colour: "#8D6E63" },
  ecosystem: { zh: "生态系统", shape: "fill", by: "type_name", classes: ecosystems, colour: "#E5E5E0" },
  landuse: { zh: "土地利用现状", shape: "fill", by: "type_code", classes: landUse, colour: "#E5E5E0" },
  landform: { zh: "地貌", shape: "fill", by: "type_name", classes: landforms, colour: "#DDD5C0" },
  soil: named("土壤类型"),
  physiography: named("自然地理区"),
  watershed: { ...named("流域"), listed: "name", by: "name" },
  climate_zone: named("气候分区"),
  climate_isoline: { zh: "等值线", shape: "line", colour: "#7A6FA8", width: 1, dash: [4, 2] },
  peak: { zh: "山峰", shape: "point", colour: "#4E7D3A", base: true },
  neighbour: { zh: "相邻行政区", shape: "fill", colour: "#F1EFEA", outline: { colour: "#B8B2A7", width: 0.8 }, base: true },
  admin_unit: { zh: "行政区划", shape: "fill", colour: "#F3EFE3", outline: { colour: "#555555", width: 0.9, dash: [4, 2] } },
  plan_area: { zh: "规划范围", shape: "fill", colour: "#F7F3E6", outline: { colour: "#C62828", width: 2.2 } },
  water_area: { zh: "水域", shape: "fill", colour: "#B3DDF2", outline: { colour: "#338EC0", width: 0.6 }, base: true },
  water_line: { zh: "河流", shape: "line", colour: "#338EC0", width: 1.3, base: true },
  road: { zh: "道路", shape: "line", by: "class", classes: roads, colour: "#C9BBA6", width: 1.3, base: true },
  admin_province: boundary("省界", 1.9, [6, 1.5, 1, 1.5, 1, 1.5]),
  admin_prefecture: boundary("地级界", 1.5, [6, 1.5, 1, 1.5]),
  admin_county: boundary("县界", 1.2, [5, 2, 1, 2]),
  admin_town: boundary("乡镇界", 0.9, [1.5, 2]),
  admin_village: boundary("村界", 0.6, [1, 2.5]),
  plan_boundary: { zh: "规划范围界", shape: "line", colour: "#8E5A86", width: 1.8, base: true },
  seat: { zh: "县级及以上驻地", shape: "point", colour: "#C62828", radius: 4.5, base: true },
  seat_town: { zh: "乡镇驻地", shape: "point", colour: "#3A3A3A", radius: 2.6, base: true },
  seat_village: { zh: "村委会", shape: "point", colour: "#8A8A8A", radius: 1.8, base: true },
};

/** Colours for classes that only the data knows, and for layers that the table does not name. */
export const spareColours = [
  "#8FBC8F", "#E8C07D", "#9DB7D5", "#D9A5A0", "#B9A7CE", "#C5CF8B", "#8CC3BD", "#E3B58B", "#A9B99A", "#D3C3A3", "#9FC4DE", "#CDA3B8",
];

/** Words for coded values that stand in pop-ups. */
export const words: Record<string, string> = {
  restoration: "生态修复", consolidation: "国土综合整治", conserve: "保育保护", natural: "自然恢复", assist: "辅助修复", rebuild: "生态重塑",
  ecological: "生态空间", agricultural: "农业空间", urban: "城镇空间", conflict: "冲突区域", province: "省级", prefecture: "地级",
  county: "县级", town: "乡镇级", village: "村级", township: "乡", subdistrict: "街道", farm: "农场", redline: "生态保护红线",
  farmland: "永久基本农田", ugb: "城镇开发边界", service: "生态系统服务", fragility: "生态脆弱性", degradation: "退化程度",
  resilience: "恢复力", issue: "生态问题", risk: "生态风险", lake: "湖泊", reservoir: "水库", wetland: "湿地", flood_basin: "滞洪区",
  park: "公园", wetland_park: "湿地公园", water_source: "水源地", true: "是", false: "否",
};
