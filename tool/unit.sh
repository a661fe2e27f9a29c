#!/usr/bin/env bash
# Runs cmocka test programs, several at once, and adds their results up.
# Usage: tool/unit.sh PROGRAM...
# UNIT_JOBS programs run side by side (as many as the machine has processors). The output of a
# program is shown only when it fails (all of it with VERBOSE=1). A program that dies, takes longer
# than UNIT_TIMEOUT seconds or reports no test counts as one failure. Last line:
# "N passed, N failed".
# Tests that drive PostgreSQL (they name MAINSTAY_TEST_POSTGRES) get a private cluster when that
# variable is not set.
set -u

. tool/scratch.sh

export ASAN_OPTIONS="${ASAN_OPTIONS:-detect_leaks=1:strict_string_checks=1}"
export UBSAN_OPTIONS="${UBSAN_OPTIONS:-print_stacktrace=1:halt_on_error=1}"
export TSAN_OPTIONS="${TSAN_OPTIONS:-halt_on_error=1:second_deadlock_stack=1}"

jobs="${UNIT_JOBS:-$(nproc)}"
scratch="$(make_scratch mainstay-unit)"
cluster=""
export TMPDIR="$scratch"

finish() {
    trap - EXIT INT TERM
    [ -z "$cluster" ] || tool/postgres_cluster.sh stop "$cluster" >/dev/null 2>&1
    rm -rf "$scratch"
}
trap finish EXIT
trap 'finish; exit 130' INT TERM

if [ -z "${MAINSTAY_TEST_POSTGRES:-}" ] && grep -q MAINSTAY_TEST_POSTGRES "$@"; then
    cluster="$scratch/postgres"
    MAINSTAY_TEST_POSTGRES="$(tool/postgres_cluster.sh start "$cluster" | tail -n 1)"
    export MAINSTAY_TEST_POSTGRES
fi

# summary OUTPUT HEADING: the number behind a heading of cmocka: "[  PASSED  ] 12 test(s)."
summary() {
    sed -nE "s/^\[  $2  \] ([0-9]+) test\(s\).*/\1/p" "$1" |
        awk '{ n += $1 } END { print n + 0 }'
}

# run_program PROGRAM NUMBER: writes "PASSED FAILED" to NUMBER.count and says its lines at once.
run_program() {
    local output="$scratch/$2.output" status good bad note=""
    timeout --foreground --kill-after=5 "${UNIT_TIMEOUT:-300}" "$1" >"$output" 2>&1
    status=$?
    good="$(summary "$output" PASSED)"
    bad="$(summary "$output" FAILED)"
    if [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; then
        bad=1
        note=" (ended with status $status)"
    elif [ "$((good + bad))" -eq 0 ]; then
        bad=1
        note=" (reported no test)"
    fi
    echo "$good $bad" >"$scratch/$2.count"
    {
        printf '  %-40s %4d passed, %d failed%s\n' "${1#*/test/}" "$good" "$bad" "$note"
        if [ "$bad" -ne 0 ] || [ -n "${VERBOSE:-}" ]; then
            sed 's/^/    /' "$output"
        fi
    } >"$scratch/$2.said"
    cat "$scratch/$2.said"
}

number=0
for program in "$@"; do
    number=$((number + 1))
    while [ "$(jobs -rp | wc -l)" -ge "$jobs" ]; do
        wait -n
    done
    run_program "$program" "$number" &
done
wait

cat "$scratch"/*.count | awk -v programs="$#" '
    { passed += $1; failed += $2 }
    END {
        failed += programs - NR # one that wrote no numbers
        print passed + 0 " passed, " failed + 0 " failed"
        exit failed > 0 || passed == 0
    }'
