// The styling as a folder of styles that EcoTiles serves: the map itself, and for the price of data-driven styling one pair.
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../service.mjs';
import {
  corridor, hatches, hatchMillimetres, keyAreaEdge, landUseColors, landUseEdge, name, paper, siteEdge, siteOpacity, stageColors, zoneColors, zoneEdge, zoneOpacity,
} from './styling.mjs';

const layerNames = ['landuse', 'zone', 'key_area', 'corridor', 'project_site'];

/** Writes the folder; its maps are `base/plain`, `base/driven` and `base/constant`. */
export function writeStyles(folder) {
  mkdirSync(join(folder, 'maps'), { recursive: true });
  for (const file of ['aliases.json', 'datasets.json', 'symbols']) cpSync(join(root, 'styles', file), join(folder, file), { recursive: true });
  const layers = layerNames.map((dataset) => (dataset === 'project_site' ? { dataset, labels: true } : { dataset }));
  const map = (zh) => ({ zh, en: zh, item: '1', layers });
  write(folder, 'maps.json', { sets: {}, maps: { 'base/plain': map('plain'), 'base/driven': map('driven'), 'base/constant': map('constant') } });
  write(folder, 'hatches.json', {
    hatches: Object.fromEntries(Object.entries(hatches).map(([theme, { angle, color }]) => [`hatch-${theme}`, { kind: 'line', angle, ...hatchMillimetres, color }])),
  });
  write(folder, 'maps/base-plain.json', style(plainLayers()));
  write(folder, 'maps/base-driven.json', style(drivenLayers()));
  write(folder, 'maps/base-constant.json', style(constantLayers()));
}

function plainLayers() {
  return [
    fill('landuse', { 'fill-color': match('type_code', landUseColors) }),
    line('landuse', landUseEdge),
    fill('zone', { 'fill-color': match('function', zoneColors), 'fill-opacity': zoneOpacity }),
    line('zone', zoneEdge),
    fill('key_area', { 'fill-pattern': match('theme', Object.fromEntries(Object.keys(hatches).map((theme) => [theme, `hatch-${theme}`]))) }),
    line('key_area', keyAreaEdge),
    line('corridor', corridor),
    fill('project_site', { 'fill-color': match('stage_key', stageColors), 'fill-opacity': siteOpacity }),
    line('project_site', siteEdge),
    names({ 'text-size': name.size }),
  ];
}

/** Every layer asks a match over 20 classes, an interpolation over the zoom and three terms; all rows get the same look. */
function drivenLayers() {
  const match20 = (column, value) => ['match', ['get', column], ...Array.from({ length: 20 }, (_, i) => [i === 0 ? 'nothing' : `class-${i}`, value]).flat(), value];
  const ramp = (value) => ['interpolate', ['linear'], ['zoom'], 4, value, 20, value];
  const filter = (column) => ['all', ['!=', ['get', column], 'a'], ['!=', ['get', column], 'b'], ['has', column]];
  return sameLooks(match20, ramp).map((layer) => ({ ...layer, filter: filter(columns[layer['source-layer'].replace('_label', '')]) }));
}

const columns = { landuse: 'type_code', zone: 'function', key_area: 'theme', corridor: 'kind', project_site: 'stage_key' };

const constantLayers = () => sameLooks((_, value) => value, (value) => value);

function sameLooks(color, number) {
  const drivenLine = (dataset, { color: value, width }) => line(dataset, { color: color(columns[dataset], value), width: number(width) });
  return [
    fill('landuse', { 'fill-color': color('type_code', landUseColors['03']), 'fill-opacity': number(1) }),
    drivenLine('landuse', landUseEdge),
    fill('zone', { 'fill-color': color('function', zoneColors.mine), 'fill-opacity': number(zoneOpacity) }),
    drivenLine('zone', zoneEdge),
    fill('key_area', { 'fill-pattern': color('theme', 'hatch-mine'), 'fill-opacity': number(1) }),
    drivenLine('key_area', keyAreaEdge),
    drivenLine('corridor', corridor),
    fill('project_site', { 'fill-color': color('stage_key', stageColors.near), 'fill-opacity': number(siteOpacity) }),
    drivenLine('project_site', siteEdge),
    names({ 'text-size': number(name.size) }, { 'text-color': color('stage_key', name.color) }),
  ];
}

const style = (layers) => ({
  version: 8, name: 'bench', sources: { plan: { type: 'vector', url: 'ecotiles://plan' } }, sprite: 'ecotiles://sprite', glyphs: 'ecotiles://fonts/{fontstack}/{range}.pbf',
  layers: [{ id: 'paper', type: 'background', paint: { 'background-color': paper } }, ...layers],
});

const match = (column, values) => {
  const last = Object.values(values).at(-1);
  return ['match', ['get', column], ...Object.entries(values).flat(), last];
};

const fill = (dataset, paint) => ({ id: dataset, type: 'fill', source: 'plan', 'source-layer': dataset, paint: { ...paint } });

const line = (dataset, { color, width }) => ({
  id: `${dataset}-edge`, type: 'line', source: 'plan', 'source-layer': dataset, layout: { 'line-join': 'round' }, paint: { 'line-color': color, 'line-width': width },
});

const names = (layout, paint) => ({
  id: 'name', type: 'symbol', source: 'plan', 'source-layer': 'project_site_label',
  layout: { 'text-field': ['get', 'name'], 'text-font': ['Noto Sans SC Regular'], 'text-max-width': 20, ...layout },
  paint: { 'text-color': name.color, 'text-halo-color': name.halo, 'text-halo-width': name.haloWidth, ...paint },
});

const write = (folder, file, content) => writeFileSync(join(folder, file), JSON.stringify(content));
