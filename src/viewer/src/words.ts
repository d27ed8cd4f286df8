/** Words for coded values that stand in pop-ups. */
export const words: Record<string, string> = {
  restoration: "生态修复", consolidation: "国土综合整治", conserve: "保育保护", natural: "自然恢复", assist: "辅助修复", rebuild: "生态重塑",
  ecological: "生态空间", agricultural: "农业空间", urban: "城镇空间", conflict: "冲突区域", province: "省级", prefecture: "地级",
  county: "县级", town: "乡镇级", village: "村级", township: "乡", subdistrict: "街道", farm: "农场", redline: "生态保护红线",
  farmland: "永久基本农田", ugb: "城镇开发边界", service: "生态系统服务", fragility: "生态脆弱性", degradation: "退化程度",
  resilience: "恢复力", issue: "生态问题", risk: "生态风险", lake: "湖泊", reservoir: "水库", wetland: "湿地", flood_basin: "滞洪区",
  park: "公园", wetland_park: "湿地公园", water_source: "水源地", true: "是", false: "否",
};
