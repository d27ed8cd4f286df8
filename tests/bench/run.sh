#!/usr/bin/env bash
# Measures EcoTiles beside PostGIS (ST_AsMVT) and a bare Kestrel in one run: a table on stdout, JSON in artifacts/bench.
# With --import only validation and import, which take two minutes. With --database only frames, stores, edits (or all)
# against a database that is filled once and kept in the temporary folder.
#   bash tests/bench/run.sh [--size 10k|100k|1m] [--seconds 15] [--kernels] [--import] [--database all|frames,stores,edits]
#   bash tests/bench/run.sh --cached    a cached tile beside the bare Kestrel endpoint, nothing else
#   bash tests/bench/run.sh --soak MINUTES    # eight threads draw random scenes and are held to what one thread draws
#   bash tests/bench/run.sh --canvas    the raster canvas and its encoders beside Skia, nothing else
#   bash tests/bench/run.sh --pictures [--size 10k|100k|1m] [--seconds 15]    PNG tiles beside MapServer and Mapnik, nothing else
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1

source "$root/deploy/steps.sh"
need_commands
if [[ ${1:-} == --soak ]]; then
  say '构建 / building'
  dotnet build "$root/tests/bench/EcoTiles.Benchmarks" -c Release -v quiet >&2
  exec "$root/tests/bench/EcoTiles.Benchmarks/bin/Release/net10.0/EcoTiles.Benchmarks" soak "${2:?minutes}"
fi
if [[ " $* " == *' --canvas '* ]]; then
    need_packages libharfbuzz0b libturbojpeg0 libwebp7
    need_node_modules "$root/tests/oracle"
    need_fonts
elif [[ " $* " == *' --pictures '* ]]; then
    need_packages libharfbuzz0b libturbojpeg0 libwebp7 libsqlite3-0 gdal-bin wrk postgresql-15 postgresql-15-postgis-3 cgi-mapserver nginx python3-mapnik
    need_fonts
else
    need_packages libsqlite3-0 gdal-bin wrk postgresql-15 postgresql-15-postgis-3 libharfbuzz0b libturbojpeg0 libwebp7
    need_fonts
fi
say '构建 / building'
dotnet build "$root/EcoTiles.sln" -c Release -v quiet >&2
build_viewer
build_program
exec node "$root/tests/bench/main.mjs" "$@"
