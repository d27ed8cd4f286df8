// Mapnik by its Python module in two processes.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, root, spawnUntil } from '../service.mjs';
import {
  corridor, hatches, hatchMillimetres, keyAreaEdge, landUseColors, landUseEdge, name, paper, pixelMillimetres, siteEdge, siteOpacity, stageColors, zoneColors, zoneEdge, zoneOpacity,
} from './styling.mjs';

export async function serveMapnik(folder, database, font) {
  const home = join(folder, 'mapnik');
  mkdirSync(home);
  for (const [theme, hatch] of Object.entries(hatches)) writeFileSync(join(home, `${theme}.svg`), hatchTile(hatch));
  const file = join(home, 'bench.xml');
  writeFileSync(file, mapFile(home, database));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  // The system's own Python has the module; another one in the path has not.
  const { stop } = await spawnUntil('/usr/bin/python3', [join(root, 'tests/bench/pictures/mapnik_tiles.py'), String(port), file, font],
    () => fetch(url).then((answer) => answer.ok, () => false));
  return { url, stop, path: (format) => ({ z, x, y }) => `/${z}/${x}/${y}.${format}` };
}

/** A square of slanted lines that meets itself on all sides. */
function hatchTile({ angle, color }) {
  const side = (hatchMillimetres.spacing / pixelMillimetres) * Math.SQRT2;
  const line = angle === 45 ? [[-side, 0, side, -2 * side], [-side, side, side, -side], [0, 2 * side, 2 * side, 0]] : [[0, -side, 2 * side, side], [-side, -side, side * 2, side * 2], [-side, 0, side, 2 * side]];
  const strokes = line.map(([x1, y1, x2, y2]) => `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${color}" stroke-width="${hatchMillimetres.width / pixelMillimetres}"/>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="0 0 ${side} ${side}">${strokes.join('')}</svg>`;
}

function mapFile(home, database) {
  const style = (id, rules) => `<Style name="${id}">${rules.join('')}</Style>`;
  const rules = (column, values, symbolizerOf) => Object.entries(values)
    .map(([value, looks]) => `<Rule><Filter>[${column}] = '${value}'</Filter>${symbolizerOf(looks, value)}</Rule>`);
  const edge = ({ color, width }) => [`<Rule><LineSymbolizer stroke="${color}" stroke-width="${width}" stroke-linejoin="round"/></Rule>`];
  const fill = (opacity) => (color) => `<PolygonSymbolizer fill="${color}" fill-opacity="${opacity}"/>`;
  const layer = (table, columns, styles, zooms = '') => `<Layer name="${table}" srs="epsg:3857" cache-features="true" ${zooms}>${styles.map((each) => `<StyleName>${each}</StyleName>`).join('')}
    <Datasource><Parameter name="type">postgis</Parameter><Parameter name="host">127.0.0.1</Parameter><Parameter name="port">${database.port}</Parameter>
    <Parameter name="user">postgres</Parameter><Parameter name="dbname">postgres</Parameter><Parameter name="table">(SELECT ${['geom', ...columns].join(', ')} FROM ${table}) AS t</Parameter>
    <Parameter name="geometry_field">geom</Parameter><Parameter name="srid">3857</Parameter><Parameter name="geometry_table">${table}</Parameter>
    <Parameter name="extent">-20037508,-20037508,20037508,20037508</Parameter></Datasource></Layer>`;
  const between = (zoom) => 559082264.028 / 2 ** (zoom + 0.5); // halfway to the next zoom
  return `<?xml version="1.0" encoding="utf-8"?><Map srs="epsg:3857" background-color="${paper}">
${style('landuse', rules('type_code', landUseColors, fill(1)))}${style('landuse-edge', edge(landUseEdge))}
${style('zone', rules('function', zoneColors, fill(zoneOpacity)))}${style('zone-edge', edge(zoneEdge))}
${style('key_area', rules('theme', hatches, (_, theme) => `<PolygonPatternSymbolizer file="${home}/${theme}.svg" alignment="global"/>`))}${style('key_area-edge', edge(keyAreaEdge))}
${style('corridor', edge(corridor))}
${style('project_site', rules('stage_key', stageColors, fill(siteOpacity)))}${style('project_site-edge', edge(siteEdge))}
<Style name="name"><Rule><TextSymbolizer face-name="Noto Sans SC Regular" size="${name.size}" fill="${name.color}" halo-fill="${name.halo}" halo-radius="${name.haloWidth}" placement="interior">[name]</TextSymbolizer></Rule></Style>
${layer('landuse_z8', ['type_code'], ['landuse', 'landuse-edge'], `minimum-scale-denominator="${between(10)}"`)}
${layer('landuse_z11', ['type_code'], ['landuse', 'landuse-edge'], `minimum-scale-denominator="${between(12)}" maximum-scale-denominator="${between(10)}"`)}
${layer('landuse', ['type_code'], ['landuse', 'landuse-edge'], `maximum-scale-denominator="${between(12)}"`)}
${layer('zone', ['function'], ['zone', 'zone-edge'])}
${layer('key_area', ['theme'], ['key_area', 'key_area-edge'])}
${layer('corridor', ['kind'], ['corridor'])}
${layer('project_site', ['stage_key', 'name'], ['project_site', 'project_site-edge', 'name'])}
</Map>`;
}
