// One styling for all who draw: land use, zones, hatched key areas, corridors, project sites with Chinese names.

export const landUseColors = {
  '01': '#F5F8DC', '02': '#BFE9AA', '03': '#68B167', '04': '#CDF57A', '05': '#65CDAA', '06': '#D8D79F', '07': '#FFFF2D', '08': '#FF00FF', '09': '#FF0000',
  10: '#BB9674', 11: '#8761D3', 12: '#B7B7B7', 13: '#006380', 14: '#00FF00', 15: '#859156', 16: '#FFFFFF', 17: '#338EC0', 18: '#A0C4DE', 19: '#C4A0DE', 23: '#EEEEEF',
};
export const zoneColors = { mountain: '#B7DDB0', water_source: '#A8DADC', mine: '#D9C4B1', farmland: '#EDF3C4', urban: '#F7C9BB' };
export const stageColors = { near: '#E53935', mid: '#FB8C00', long: '#3949AB' };
export const hatches = {
  ecosystem: { angle: 45, color: '#2E7D32' }, water: { angle: 45, color: '#0277BD' }, mine: { angle: 135, color: '#6D4C41' },
  farmland: { angle: 135, color: '#9E9D24' }, urban: { angle: 45, color: '#C2185B' },
};
export const hatchMillimetres = { spacing: 1.5, width: 0.25 };
export const pixelMillimetres = 0.28;
export const paper = '#FBFAF5';
export const landUseEdge = { color: '#9A9A8A', width: 0.4 };
export const zoneOpacity = 0.3, siteOpacity = 0.35;
export const zoneEdge = { color: '#7F8C8D', width: 1.3 }, keyAreaEdge = { color: '#2E7D32', width: 1.5 };
export const corridor = { color: '#00838F', width: 3 };
export const siteEdge = { color: '#E53935', width: 1.2 };
export const name = { size: 12, color: '#333333', halo: '#FFFFFF', haloWidth: 1.5 };
