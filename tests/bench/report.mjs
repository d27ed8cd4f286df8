// The figures as a table for people.

const number = (value, digits = 1) => value.toLocaleString('en-US', { maximumFractionDigits: digits, minimumFractionDigits: digits });

export function printTable({ size, rounds, wholeTile, byFrame, imported, stores, edits, sizes, cached, validation }) {
  const rows = [['what', 'EcoTiles', 'beside it', 'ratio', 'to reach']];
  for (const { connections, ours, theirs, ratio, p99Ratio } of rounds) {
    const goal = connections === 8 ? '>= 12' : '';
    rows.push([`uncached MVT tiles/s, ${size}, c=${connections} (ST_AsMVT)`, number(ours.perSecond), number(theirs.perSecond), number(ratio), goal]);
    rows.push([`  p99 ms, c=${connections}`, number(ours.p99), number(theirs.p99), number(p99Ratio), goal]);
    rows.push([`  KB a tile, c=${connections} (ours gzip)`, number(ours.bytes / 1024), number(theirs.bytes / 1024), '', '']);
  }
  rows.push([`z10 tile over all parcels, ms (ST_AsMVT)`, number(wholeTile.ours), number(wholeTile.theirs), number(wholeTile.ratio), '>= 20']);
  rows.push(['tiles/s read by frame, c=8 (ST_AsMVT)', number(byFrame.ours.perSecond), number(byFrame.theirs.perSecond), number(byFrame.ratio), '>= 2.5']);
  rows.push(['import into PostGIS, features/s', number(imported.perSecond, 0), '', '', '>= 15,000']);
  rows.push([`parcels loaded from PostGIS, s (GeoPackage)`, number(stores.database.parcelsLoadedSeconds, 2), number(stores.file.parcelsLoadedSeconds, 2), '', '< 6']);
  rows.push([`tiles/s over PostGIS (GeoPackage), ${stores.same ? 'same bytes' : 'OTHER BYTES'}`, number(stores.database.perSecond), number(stores.file.perSecond), number(stores.ratio, 2), '1']);
  rows.push([`edit seen after ms, p50; p95${edits.madeAnew ? ' (MADE ANEW)' : ''}, ${edits.failed} of ${edits.served} tiles failed`, `${number(edits.p50, 0)}; ${number(edits.p95, 0)}`, '', '', '<= 1,500']);
  rows.push(['cached tile/s (bare Kestrel)', number(cached.ours, 0), number(cached.bare, 0), number(cached.ratio, 2), '>= 0.9']);
  for (const each of sizes) {
    rows.push([`${each.size}: z14 tiles/s; cost against ${sizes[0].size}`, number(each.perSecond), '', number(each.costAgainstSmallest, 2), '<= 1.3']);
    rows.push([`  parcels loaded, s; bytes a vertex`, number(each.parcelsLoadedSeconds, 2), '', number(each.bytesPerPoint, 2), '< 8; <= 14']);
    rows.push([`  start, s; all loaded, s; resident MB`, `${number(each.startSeconds, 2)}; ${number(each.allLoadedSeconds, 2)}; ${number(each.residentBytes / 1e6, 0)}`, '', '', '']);
  }
  rows.push(['validate zones of 5 x 20,000 vertices, s', number(validation.zonesSeconds, 2), '', '', '< 2']);
  rows.push(['  the same, borders drawn apart', number(validation.zonesDrawnApartSeconds, 2), '', '', '< 2']);
  rows.push(['validate 300 key areas, 5,000 projects, s', number(validation.wholePlanSeconds, 2), '', '', '< 10']);
  table(rows);
}

/** Rows of texts, the first a heading; all columns but the first to the right. */
export function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  for (const row of rows) {
    console.log(row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('  ').trimEnd());
  }
}
