#!/usr/bin/env bash
# Installs what a make target needs and this machine does not have, from Debian 12's
# packages.
# Usage: tool/install_deps.sh [--list] GROUP...
#   server    compiler and libraries of the server
#   page      Node and npm, to build the page
#   test      cmocka, clang with libFuzzer, clang-format, PostgreSQL, Chromium (and its headless
#             shell where the package is to be had: the browser tests take half the time with it)
#   coverage  llvm-cov and llvm-profdata
# Prints the list first, then calls apt-get, through sudo when not root. Where Node is older than
# 20.19 (Debian's own is 18), npm's package `node` is put under build/node; nothing outside the tree
# is touched for it.
# --list only prints what is missing. Says nothing and does nothing when all is there.
set -eu

cd "$(dirname "$0")/.." || exit 1
. tool/node_version.sh

list_only=""
if [ "${1:-}" = "--list" ]; then
    list_only=1
    shift
fi

group_packages() {
    case "$1" in
    server)
        echo gcc g++ libc6-dev make pkg-config libmicrohttpd-dev libsimdjson-dev libsqlite3-dev \
            libpq-dev libsodium-dev libcurl4-openssl-dev libutf8proc-dev zlib1g-dev \
            libxlsxwriter-dev tzdata
        ;;
    page)
        # A Node that did not come as a package (or brought its own npm) is as good.
        command -v node >/dev/null || echo nodejs
        command -v npm >/dev/null || echo npm
        ;;
    test)
        echo libcmocka-dev clang libclang-rt-14-dev clang-format-14 \
            postgresql sqlite3 chromium
        ;;
    coverage) echo clang libclang-rt-14-dev llvm ;;
    *)
        echo "install_deps: no group is named $1" >&2
        exit 2
        ;;
    esac
}

installed() {
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = "installed" ] && return 0
    # Another package may stand in for it (libcurl4-gnutls-dev, a Chromium or clang of another
    # source).
    case "$1" in
    libcurl4-openssl-dev) pkg-config --exists libcurl 2>/dev/null ;;
    pkg-config | make | gcc | g++ | clang | clang-format-14 | chromium)
        command -v "$1" >/dev/null
        ;;
    *) return 1 ;;
    esac
}

apt() {
    if [ "$(id -u)" -eq 0 ]; then
        DEBIAN_FRONTEND=noninteractive apt-get "$@"
    elif command -v sudo >/dev/null; then
        sudo DEBIAN_FRONTEND=noninteractive apt-get "$@"
    else
        echo "install_deps: not root and no sudo; install the packages above by hand" >&2
        exit 1
    fi
}

missing=()
page=""
for group in "$@"; do
    [ "$group" = "page" ] && page=1
    names="$(group_packages "$group")"
    for name in $names; do
        installed "$name" || missing+=("$name")
    done
done

if [ "${#missing[@]}" -gt 0 ]; then
    echo "Missing packages: ${missing[*]}"
    if [ -z "$list_only" ]; then
        if ! command -v apt-get >/dev/null; then
            echo "install_deps: no apt-get here; install their counterparts by hand" >&2
            exit 1
        fi
        apt install -y --no-install-recommends "${missing[@]}" || {
            apt update
            apt install -y --no-install-recommends "${missing[@]}"
        }
    fi
fi

# What makes the tests faster but is not needed for them: that it cannot be had is no failure.
faster() {
    installed "$1" && return
    [ -z "$list_only" ] && command -v apt-get >/dev/null || return 0
    (apt install -y --no-install-recommends --no-remove "$1") >/dev/null 2>&1 ||
        echo "$1 cannot be installed: the tests do without"
}
case " $* " in
*" test "*) faster chromium-headless-shell ;;
esac

if [ -n "$page" ] && ! choose_node; then
    echo "Missing: Node $NODE_LEAST or newer (npm's package node@$NODE_WANTED, under build/node)"
    if [ -z "$list_only" ]; then
        mkdir -p build/node
        npm install --prefix build/node --no-save --no-audit --no-fund "node@$NODE_WANTED"
        choose_node || {
            echo "install_deps: no Node $NODE_LEAST after the installation" >&2
            exit 1
        }
    fi
fi
