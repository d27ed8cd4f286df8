#!/usr/bin/env bash
# Sets up what the tests need, runs every test, and ends with one line: N passed, N failed, N skipped.
set -euo pipefail
exec 3>&1 1>&2 # stdout is for that line alone

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1

source "$root/deploy/steps.sh"

temporary=$(mktemp -d)
chmod 755 "$temporary" # the tests run PostgreSQL in there, as a user of its own
service=
trap 'stop_service; rm -rf "$temporary"' EXIT
export TMPDIR=$temporary

passed=0
failed=0
skipped=0
failures=()

count() {
    passed=$((passed + $1))
    failed=$((failed + $2))
    skipped=$((skipped + $3))
}

set_up() {
    local packages=(libsqlite3-0 libharfbuzz0b libturbojpeg0 libwebp7 libharfbuzz-bin postgresql-15 postgresql-15-postgis-3 pgbouncer)
    [[ -d $root/tests/oracle ]] && packages+=(gdal-bin python3-gdal python3-qgis)
    [[ -d $root/tests/viewer ]] && packages+=(chromium)
    need_commands
    need_packages "${packages[@]}"
    local folder
    for folder in tests/oracle tests/viewer; do
        [[ -f $root/$folder/package-lock.json ]] && need_node_modules "$root/$folder"
    done
    need_fonts
    build_viewer
    say '构建 / building the solution'
    dotnet restore "$root/EcoTiles.sln" --locked-mode -v quiet
    dotnet build "$root/EcoTiles.sln" -c Release --no-restore -v quiet
}

# run_dotnet_tests PROJECT: an xunit.v3 test program, counted by its CTRF report.
run_dotnet_tests() {
    local program=$root/tests/$1/bin/Release/net10.0/$1 report=$temporary/$1.json
    say "tests/$1"
    "$program" -noLogo -noColor -ctrf "$report" || true # the report says what failed
    if [[ ! -s $report ]]; then
        count 0 1 0
        failures+=("$1 ended without a report")
        return
    fi
    local counts failure
    counts=$(node -p 'const { summary } = require(process.argv[1]).results; `${summary.passed} ${summary.failed} ${summary.skipped}`' "$report")
    # shellcheck disable=SC2086 # three numbers
    count $counts
    while IFS= read -r -d '' failure; do failures+=("$failure"); done < <(node -e '
        for (const test of require(process.argv[1]).results.tests.filter((test) => test.status === "failed"))
            process.stdout.write(`${test.name}\n${test.message ?? ""}\n${test.trace ?? ""}`.slice(0, 2000) + "\0");' "$report")
}

# run_node_tests FOLDER: every *.test.mjs in it, counted by node's TAP summary.
run_node_tests() {
    local folder=$root/tests/$1 report=$temporary/$1.tap failure
    say "tests/$1"
    (cd "$folder" && node --test \
        --test-reporter=spec --test-reporter-destination=stderr \
        --test-reporter=tap --test-reporter-destination="$report") || true # the report says what failed
    if ! grep -q '^# tests ' "$report" 2>/dev/null; then
        count 0 1 0
        failures+=("tests/$1 ended without a report")
        return
    fi
    count "$(tap_total pass)" "$(($(tap_total fail) + $(tap_total cancelled)))" "$(($(tap_total skipped) + $(tap_total todo)))"
    while IFS= read -r failure; do failures+=("tests/$1: $failure"); done < <(
        # A suite fails with the test in it, and says so two lines below its name.
        awk '/^ *not ok /{sub(/^ *not ok [0-9]+ - /, ""); name = $0; error = ""} /^ *type: .suite./{name = ""}
            /^ *error: /{error = $0; if (/\|-$/) {getline; error = $0}}
            /^ *\.\.\.$/{if (name != "" && name !~ /# (SKIP|TODO)/) print name error; name = ""}' "$report")
}

tap_total() { sed -nE "s/^# $1 ([0-9]+)$/\1/p" "$report"; }

# Serves the sample plans on a port that the system chooses, for the tests that a browser or a client runs.
start_service() {
    local log=$temporary/service.log
    say '启动示例服务 / serving the sample plans'
    (cd "$temporary" && exec "$root/src/EcoTiles.Host/bin/Release/net10.0/ecotiles" serve --port 0 --data "$temporary/data") 2>"$log" &
    service=$!
    until ECOTILES_URL=$(sed -nE 's/.*ready: (http[^ ]+).*/\1/p' "$log") && [[ $ECOTILES_URL ]]; do
        kill -0 "$service" 2>/dev/null || { cat "$log"; give_up '示例服务未能启动 / the service for the tests did not start'; }
        sleep 0.2
    done
    export ECOTILES_URL ECOTILES_GPKG=$temporary/data/plans.gpkg
    until ! node -e 'fetch(process.argv[1]).then((answer) => answer.text()).then((text) => process.exit(text.includes("\"waiting\"") ? 0 : 1))' "${ECOTILES_URL}readyz"; do
        kill -0 "$service" 2>/dev/null || { cat "$log"; give_up '示例服务已退出 / the service for the tests ended'; }
        sleep 1
    done
}

stop_service() {
    [[ $service ]] || return 0
    kill "$service" 2>/dev/null && wait "$service" || true
    service=
}

set_up
run_dotnet_tests EcoTiles.Tests
run_dotnet_tests EcoTiles.ServiceTests
start_service
for folder in oracle viewer; do
    [[ -f $root/tests/$folder/package.json ]] && run_node_tests "$folder"
done
stop_service

((${#failures[@]})) && printf 'failed: %s\n' "${failures[@]}"
printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped" >&3
((failed == 0 && passed > 0))
