// MapServer as it is set up for production: FastCGI, two processes behind nginx, one PostgreSQL connection a layer kept open.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, spawnUntil } from '../service.mjs';
import {
  corridor, hatches, hatchMillimetres, keyAreaEdge, landUseColors, landUseEdge, name, paper, pixelMillimetres, siteEdge, siteOpacity, stageColors, zoneColors, zoneEdge, zoneOpacity,
} from './styling.mjs';

const extent = '-20037508.342789244 -20037508.342789244 20037508.342789244 20037508.342789244';

/** Two processes that accept from one socket, which is their standard input as FastCGI has it. */
const spawner = `
import os, socket, sys
listening = socket.socket(socket.AF_UNIX)
listening.bind(sys.argv[1])
listening.listen(128)
os.dup2(listening.fileno(), 0)
for _ in range(2):
    if os.fork() == 0: os.execv('/usr/lib/cgi-bin/mapserv', ['mapserv'])
os.wait()
`;

export async function serveMapServer(folder, database, font) {
  const home = join(folder, 'mapserver');
  mkdirSync(home);
  writeFileSync(join(home, 'mapserver.conf'), 'CONFIG\nENV\nMS_MAP_PATTERN "."\nEND\nEND\n');
  writeFileSync(join(home, 'fonts.txt'), `noto ${font}\n`);
  writeFileSync(join(home, 'bench.map'), mapFile(database));
  const socket = join(home, 'socket');
  const mapserv = await spawnUntil('python3', ['-c', spawner, socket], () => true, {
    env: { ...process.env, MAPSERVER_CONFIG_FILE: join(home, 'mapserver.conf'), MS_MAPFILE: join(home, 'bench.map') },
  });
  const port = await freePort();
  writeFileSync(join(home, 'nginx.conf'), `
    worker_processes 1; daemon off; user root; pid ${home}/nginx.pid; error_log ${home}/nginx.log;
    events { worker_connections 256; }
    http {
      access_log off;
      client_body_temp_path ${home}/body; proxy_temp_path ${home}/proxy; fastcgi_temp_path ${home}/fastcgi; uwsgi_temp_path ${home}/uwsgi; scgi_temp_path ${home}/scgi;
      fastcgi_buffers 32 16k;
      server {
        listen 127.0.0.1:${port};
        location / {
          fastcgi_pass unix:${socket};
          fastcgi_param QUERY_STRING $query_string; fastcgi_param REQUEST_METHOD $request_method; fastcgi_param SERVER_PORT ${port};
          fastcgi_param MS_MAPFILE ${home}/bench.map; fastcgi_param MAPSERVER_CONFIG_FILE ${home}/mapserver.conf; fastcgi_param SCRIPT_NAME /; fastcgi_param SERVER_NAME localhost;
        }
      }
    }`);
  const url = `http://127.0.0.1:${port}`;
  const nginx = await spawnUntil('nginx', ['-c', join(home, 'nginx.conf')], () => fetch(url).then((answer) => answer.status < 502, () => false));
  return {
    url,
    path: (format) => ({ z, x, y }) => `/?mode=tile&tilemode=gmap&layers=${landUseLayer(z)}+zone+key_area+corridor+project_site&tile=${x}+${y}+${z}&map.imagetype=${format}`,
    stop: async () => { await nginx.stop(); await mapserv.stop(); },
  };
}

const landUseLayer = (z) => (z <= 10 ? 'landuse_z8' : z <= 12 ? 'landuse_z11' : 'landuse');

function mapFile(database) {
  const layer = (table, type, body) => `LAYER NAME "${table}" TYPE ${type} STATUS ON CONNECTIONTYPE POSTGIS
    CONNECTION "host=127.0.0.1 port=${database.port} user=postgres dbname=postgres" PROCESSING "CLOSE_CONNECTION=DEFER"
    DATA "geom from ${table} using unique fid using srid=3857" PROJECTION "init=epsg:3857" END ${body} END`;
  const classes = (column, values, styleOf) => `CLASSITEM "${column}" ${Object.entries(values)
    .map(([value, looks]) => `CLASS EXPRESSION "${value}" ${styleOf(looks)} END`).join('\n')}`;
  const edge = ({ color, width }) => `STYLE OUTLINECOLOR "${color}" WIDTH ${width} LINEJOIN ROUND END`;
  const spacing = hatchMillimetres.spacing / pixelMillimetres, width = hatchMillimetres.width / pixelMillimetres;
  const landUse = (table) => layer(table, 'POLYGON', classes('type_code', landUseColors, (color) => `STYLE COLOR "${color}" OUTLINECOLOR "${landUseEdge.color}" WIDTH ${landUseEdge.width} END`));
  return `MAP NAME "bench" STATUS ON SIZE 256 256 EXTENT ${extent} UNITS METERS MAXSIZE 4096 FONTSET "fonts.txt" IMAGECOLOR "${paper}"
PROJECTION "init=epsg:3857" END
IMAGETYPE "png"
OUTPUTFORMAT NAME "png" DRIVER "AGG/PNG" MIMETYPE "image/png" IMAGEMODE RGBA EXTENSION "png" TRANSPARENT ON END
OUTPUTFORMAT NAME "png8" DRIVER "AGG/PNG8" MIMETYPE "image/png; mode=8bit" IMAGEMODE RGB EXTENSION "png" FORMATOPTION "QUANTIZE_FORCE=ON" FORMATOPTION "QUANTIZE_COLORS=256" END
SYMBOL NAME "hatch" TYPE HATCH END
WEB METADATA "tile_map_edge_buffer" "64" END END
${['landuse_z8', 'landuse_z11', 'landuse'].map(landUse).join('\n')}
${layer('zone', 'POLYGON', classes('function', zoneColors, (color) => `STYLE COLOR "${color}" OPACITY ${zoneOpacity * 100} END ${edge(zoneEdge)}`))}
${layer('key_area', 'POLYGON', classes('theme', hatches, ({ angle, color }) => `STYLE SYMBOL "hatch" COLOR "${color}" ANGLE ${angle} SIZE ${spacing} WIDTH ${width} END ${edge(keyAreaEdge)}`))}
${layer('corridor', 'LINE', `CLASS STYLE COLOR "${corridor.color}" WIDTH ${corridor.width} LINEJOIN ROUND END END`)}
${layer('project_site', 'POLYGON', `LABELITEM "name" ${classes('stage_key', stageColors, (color) => `STYLE COLOR "${color}" OPACITY ${siteOpacity * 100} END ${edge(siteEdge)}
  LABEL FONT "noto" TYPE TRUETYPE SIZE ${(name.size * 72) / 96} COLOR "${name.color}" OUTLINECOLOR "${name.halo}" OUTLINEWIDTH ${Math.round(name.haloWidth)} POSITION CC PARTIALS TRUE END`)}`)}
END`;
}
