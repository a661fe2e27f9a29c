#!/usr/bin/env bash
# Whether the image that the Dockerfile makes holds every library that the program is linked with.
# Usage: tool/check_image.sh PROGRAM
# Says nothing when it does. Where readelf or dpkg is missing nothing can be said.
set -eu

cd "$(dirname "$0")/.."
command -v readelf >/dev/null && command -v dpkg-query >/dev/null || exit 0

# Those of every Debian image.
always=" libc6 libgcc-s1 "

# holds "PACKAGE...": one of them is there, or no package has the library.
holds() {
    local package
    [ -n "$1" ] || return 0
    for package in $1; do
        case "$always" in *" $package "*) return 0 ;; esac
        grep -qw -- "$package" Dockerfile && return 0
    done
    return 1
}

status=0
for library in $(readelf -d "$1" | sed -nE 's/.*\(NEEDED\).*\[(.*)\]$/\1/p'); do
    packages="$(dpkg-query -S "*/$library" 2>/dev/null | cut -d: -f1 | sort -u | xargs)" || true
    holds "$packages" && continue
    echo "Dockerfile: the second image lacks $packages, which holds $library" >&2
    status=1
done
exit "$status"
