#!/usr/bin/env bash
# Runs cmocka test programs one after the other and adds their results up.
# Usage: tool/unit.sh PROGRAM...
# The output of a program is shown only when it fails (all of it with VERBOSE=1). A program that
# dies, takes longer than UNIT_TIMEOUT seconds or reports no test counts as one failure. Last line:
# "N passed, N failed".
# Tests that drive PostgreSQL (they name MAINSTAY_TEST_POSTGRES) get a private cluster when that
# variable is not set.
set -u

export ASAN_OPTIONS="${ASAN_OPTIONS:-detect_leaks=1:strict_string_checks=1}"
export UBSAN_OPTIONS="${UBSAN_OPTIONS:-print_stacktrace=1:halt_on_error=1}"
export TSAN_OPTIONS="${TSAN_OPTIONS:-halt_on_error=1:second_deadlock_stack=1}"

passed=0
failed=0
scratch="$(mktemp -d "${TMPDIR:-/tmp}/mainstay-unit.XXXXXX")"
# The cluster may belong to another user than the runner; it must be able to reach its folder.
chmod 711 "$scratch"
output="$scratch/output"
cluster=""

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

# Number behind a heading of cmocka's summary: "[  PASSED  ] 12 test(s)."
summary() {
    sed -nE "s/^\[  $1  \] ([0-9]+) test\(s\).*/\1/p" "$output" |
        awk '{ n += $1 } END { print n + 0 }'
}

for program in "$@"; do
    timeout --foreground --kill-after=5 "${UNIT_TIMEOUT:-300}" "$program" >"$output" 2>&1
    status=$?
    good="$(summary PASSED)"
    bad="$(summary FAILED)"
    note=""
    if [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; then
        bad=1
        note=" (ended with status $status)"
    elif [ "$((good + bad))" -eq 0 ]; then
        bad=1
        note=" (reported no test)"
    fi
    passed=$((passed + good))
    failed=$((failed + bad))
    printf '  %-40s %4d passed, %d failed%s\n' "${program#*/test/}" "$good" "$bad" "$note"
    if [ "$bad" -ne 0 ] || [ -n "${VERBOSE:-}" ]; then
        sed 's/^/    /' "$output"
    fi
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
