#!/usr/bin/env bash
# Runs the stages of the tests and adds their numbers up. `make test` runs all, `make check` the
# fast ones.
# Usage: tool/test.sh [STAGE...]      environment: BUILD (build), MAKE (make), MAINSTAY_API_FILTER
# A stage writes to $BUILD/log/STAGE.log and gets one line here; a failed one shows the end of its
# log. A stage whose folder does not exist is left out with a note. The private PostgreSQL cluster
# is started for the stages that need one and stopped in any case. Last line: "N passed, N failed";
# the exit status is the verdict.
set -u

cd "$(dirname "$0")/.." || exit 1
. tool/node_version.sh
. tool/scratch.sh
choose_node || echo "No Node $NODE_LEAST or newer: the stages that need it will fail"
make=("${MAKE:-make}" --no-print-directory "BUILD=${BUILD:-build}")
build="$(realpath -m "${BUILD:-build}")"
logs="$build/log"
scratch="$(make_scratch mainstay-test)"
crash_scratch=""
export MAINSTAY_BINARY="$build/mainstay"
export NO_COLOR=1
unset FORCE_COLOR
# A stage that hangs is ended after so many seconds.
limit="${STAGE_TIMEOUT:-1200}"
mkdir -p "$logs"

passed=0
failed=0
cluster=""

finish() {
    trap - EXIT INT TERM
    stop_postgres
    rm -rf "$scratch" ${crash_scratch:+"$crash_scratch"}
}
trap finish EXIT
trap 'finish; exit 130' INT TERM

stop_postgres() {
    [ -z "$cluster" ] || tool/postgres_cluster.sh stop "$cluster" >>"$logs/postgres.log" 2>&1
    cluster=""
}

# PostgreSQL, once for all stages that ask for it; its URL is in MAINSTAY_TEST_POSTGRES.
need_postgres() {
    [ -z "${MAINSTAY_TEST_POSTGRES:-}" ] || return 0
    local url
    cluster="$TMPDIR/postgres"
    url="$(tool/postgres_cluster.sh start "$cluster" 2>"$logs/postgres.log" | tail -n 1)"
    case "$url" in
    postgres*://*) export MAINSTAY_TEST_POSTGRES="$url" ;;
    *)
        echo "PostgreSQL did not start; see $logs/postgres.log"
        return 1
        ;;
    esac
}

# The crash tests are about the disk: theirs is one, and a PostgreSQL of their own lies on it.
need_disk() {
    [ -z "$crash_scratch" ] || return 0
    [ -z "$cluster" ] || unset MAINSTAY_TEST_POSTGRES
    stop_postgres
    crash_scratch="$(make_scratch mainstay-crash disk)"
    export TMPDIR="$crash_scratch"
}

# The packages of test/, installed as the lockfile says.
need_node_modules() {
    "${make[@]}" test/node_modules/.installed
}

limited() {
    timeout --foreground --kill-after=10 "$limit" "$@"
}

# run_vitest FOLDER ENGINE [FILTER]: the suite of one folder against one engine.
run_vitest() {
    need_node_modules || return 1
    local report="$logs/$stage.json"
    cd test || return 1
    export MAINSTAY_TEST_ENGINE="$2"
    limited node_modules/.bin/vitest run --config vitest.config.ts --dir "$1" \
        --reporter=default --reporter=json --outputFile.json="$report" ${3:+"$3"}
}

stage_unit() { "${make[@]}" unit; }
stage_fuzz_replay() { "${make[@]}" fuzz-replay; }
stage_fuzz_corpus() { "${make[@]}" fuzz-corpus; }
stage_api_sqlite() { run_vitest api sqlite "${MAINSTAY_API_FILTER:-}"; }
stage_api_postgres() { run_vitest api postgres; }
stage_clients() { run_vitest clients sqlite; }
stage_crash_sqlite() { run_vitest crash sqlite; }
stage_crash_postgres() { run_vitest crash postgres; }
stage_page() {
    cd web || return 1
    npm run --silent lint || return 1
    limited node_modules/.bin/vitest run --reporter=default --reporter=json \
        --outputFile.json="$logs/page.json"
}
stage_browser() {
    need_node_modules || return 1
    cd test || return 1
    MAINSTAY_TEST_ENGINE=sqlite PLAYWRIGHT_JSON_OUTPUT_NAME="$logs/browser.json" \
        limited node_modules/.bin/playwright test --config playwright.config.ts --reporter=list,json
}

# What must exist for a stage to run.
stage_needs() {
    case "$1" in
    unit) echo src ;;
    fuzz-*) echo test/fuzz ;;
    api-*) echo test/api ;;
    crash-*) echo test/crash ;;
    page) echo web/src ;;
    *) echo "test/$1" ;;
    esac
}

# "PASSED FAILED" of a stage: from the report of vitest or playwright, else from its last summary
# line.
stage_numbers() {
    local report="$logs/$1.json"
    if [ -f "$report" ]; then
        node tool/report_numbers.mjs "$report"
    else
        sed -nE 's/^([0-9]+) passed, ([0-9]+) failed$/\1 \2/p' "$logs/$1.log" | tail -n 1
    fi
}

run_stage() {
    stage="$1"
    local needs begin status good bad
    needs="$(stage_needs "$stage")"
    if [ ! -d "$needs" ]; then
        printf '%-14s left out: there is no %s\n' "$stage" "$needs"
        return
    fi
    begin=$SECONDS
    case "$stage" in
    crash-*) need_disk ;;
    *) export TMPDIR="$scratch" ;;
    esac
    rm -f "$logs/$stage.json"
    if [[ $stage != unit && $stage != *-postgres ]] || need_postgres >"$logs/$stage.log" 2>&1; then
        ("stage_${stage//-/_}") >"$logs/$stage.log" 2>&1
    else
        false
    fi
    status=$?
    read -r good bad <<<"$(stage_numbers "$stage")"
    good="${good:-0}"
    bad="${bad:-0}"
    # A stage that failed without naming a test, or that ran none, is one failure.
    if [ "$bad" -eq 0 ] && { [ "$status" -ne 0 ] || [ "$good" -eq 0 ]; }; then
        bad=1
    fi
    passed=$((passed + good))
    failed=$((failed + bad))
    printf '%-14s %5d passed, %d failed  (%d s)\n' "$stage" "$good" "$bad" $((SECONDS - begin))
    if [ "$bad" -ne 0 ]; then
        echo "--- the end of $logs/$stage.log (status $status)"
        tail -n 60 "$logs/$stage.log"
        echo "---"
    fi
}

if [ "$#" -eq 0 ]; then
    set -- unit fuzz-corpus page api-sqlite api-postgres clients browser crash-sqlite crash-postgres
fi
for name in "$@"; do
    run_stage "$name"
done

finish
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
