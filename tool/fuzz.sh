#!/usr/bin/env bash
# Runs the fuzz targets. Each counts as one test; last line: "N passed, N failed".
# Usage: tool/fuzz.sh search BUILD SECONDS TARGET...   libFuzzer; finds are kept in BUILD/found
#        tool/fuzz.sh corpus BUILD TARGET...           libFuzzer, committed corpus only
#        tool/fuzz.sh replay BUILD TARGET...           without libFuzzer, committed corpus only
# A target that has no input in test/fuzz/corpus is a failure: its corpus begins with hand-made
# examples.
set -u

mode="$1"
build="$2"
shift 2
seconds=0
if [ "$mode" = "search" ]; then
    seconds="$1"
    shift
fi

export ASAN_OPTIONS="${ASAN_OPTIONS:-detect_leaks=1}"
export UBSAN_OPTIONS="${UBSAN_OPTIONS:-print_stacktrace=1:halt_on_error=1}"
passed=0
failed=0
log="$(mktemp)"
trap 'rm -f "$log"' EXIT

# search TARGET CORPUS: new inputs go to a scratch corpus, so that the committed one stays small.
search() {
    local scratch="$build/corpus/$1"
    local options=(-max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048)
    mkdir -p "$scratch" "$build/found"
    [ -f "test/fuzz/$1.dict" ] && options+=(-dict="test/fuzz/$1.dict")
    "$build/libfuzzer/fuzz_$1" "${options[@]}" -artifact_prefix="$build/found/$1-" "$scratch" "$2"
}

for target in "$@"; do
    corpus="test/fuzz/corpus/$target"
    inputs="$(find "$corpus" -type f 2>/dev/null | wc -l)"
    case "$mode" in
    search) search "$target" "$corpus" >"$log" 2>&1 ;;
    corpus) "$build/libfuzzer/fuzz_$target" -runs=0 -timeout=10 "$corpus" >"$log" 2>&1 ;;
    replay) timeout 120 "$build/replay/fuzz_$target" "$corpus" >"$log" 2>&1 ;;
    esac
    status=$?
    if [ "$status" -eq 0 ] && [ "$inputs" -gt 0 ]; then
        passed=$((passed + 1))
        printf '  fuzz %-30s %d inputs\n' "$target" "$inputs"
    else
        failed=$((failed + 1))
        printf '  fuzz %-30s FAILED (status %d, %d inputs)\n' "$target" "$status" "$inputs"
        tail -n 40 "$log" | sed 's/^/    /'
    fi
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
