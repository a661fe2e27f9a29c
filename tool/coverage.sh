#!/usr/bin/env bash
# Runs unit and API tests of a build made for coverage, and writes the report. Called by `make
# coverage`.
# Usage: BUILD=build/coverage tool/coverage.sh UNIT_PROGRAM...
set -u

build="${BUILD:-build/coverage}"
rm -rf "$build/profile" "$build/html"
mkdir -p "$build/profile"
case "$build" in
/*) profiles="$build/profile" ;;
*) profiles="$PWD/$build/profile" ;;
esac
# %p: one file per process, %m: per program; a killed server leaves none.
export LLVM_PROFILE_FILE="$profiles/%m-%p.profraw"
tool/test.sh unit api-sqlite
verdict=$?

# Debian's tools carry the version of clang in their names.
version="$(clang -dumpversion | cut -d. -f1)"
profdata="$(command -v "llvm-profdata-$version" llvm-profdata | head -n 1)"
cov="$(command -v "llvm-cov-$version" llvm-cov | head -n 1)"
if [ -z "$profdata" ] || [ -z "$cov" ]; then
    echo "coverage: llvm-profdata and llvm-cov are missing (package llvm)" >&2
    exit 1
fi

"$profdata" merge -sparse -o "$build/all.profdata" "$profiles"/*.profraw || exit 1
objects=()
for program in "$@"; do
    objects+=(-object "$program")
done
"$cov" report "$build/mainstay" "${objects[@]}" -instr-profile "$build/all.profdata" \
    -ignore-filename-regex='_test\.c$' "$PWD/src" >"$build/report.txt" || exit 1
"$cov" show "$build/mainstay" "${objects[@]}" -instr-profile "$build/all.profdata" -format=html \
    -ignore-filename-regex='_test\.c$' -output-dir="$build/html" "$PWD/src" || exit 1
tail -n 1 "$build/report.txt"
echo "coverage: $build/report.txt, $build/html/index.html"
exit "$verdict"
