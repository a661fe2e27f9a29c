#!/usr/bin/env bash
# Runs a command in a folder of the tree with a Node that is new enough on PATH.
# Usage: tool/with_node.sh FOLDER COMMAND...
set -eu

cd "$(dirname "$0")/.." || exit 1
. tool/node_version.sh
if ! choose_node; then
    echo "Node $NODE_LEAST or newer is needed: run 'make deps', or build with WEB=0" >&2
    exit 1
fi
cd "$1"
shift
# The browser of the tests is the system's Chromium; nothing is downloaded for it.
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
exec "$@"
