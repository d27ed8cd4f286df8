#!/usr/bin/env bash
# Builds EcoTiles when its sources changed, makes sample plans when there are none, and serves them.
#   bash deploy/quickstart.sh                                 http://127.0.0.1:8080
#   PORT=9000 bash deploy/quickstart.sh                       another port
#   bash deploy/quickstart.sh plan.gpkg --urls http://*:8080  everything that `ecotiles serve` takes
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1

source "$root/deploy/steps.sh"

need_packages libsqlite3-0 libharfbuzz0b libturbojpeg0 libwebp7
build_viewer
build_program
export ECOTILES__Data=${ECOTILES__Data:-$root/artifacts/data}
exec "$program/ecotiles" serve "$@"
