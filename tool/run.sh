#!/usr/bin/env bash
# What `make run` ends with: the demo workspace, made on first use, served on this machine.
# MAINSTAY_LISTEN (127.0.0.1:8080), DEMO_ACCOUNTS and DEMO_DAYS change what is made and where it is
# served.
set -euo pipefail

build="${BUILD:-build}"
program="$build/mainstay"
folder="$build/demo"
database="sqlite:$folder/mainstay.db"
listen="${MAINSTAY_LISTEN:-127.0.0.1:8080}"

# The demo is complete only when its sign-ins stand beside it; what an interrupted run left is made
# anew.
if [ ! -f "$folder/sign-ins.txt" ]; then
    rm -rf "$folder"
    mkdir -p "$folder"
    chmod 700 "$folder"
    echo "Making the demo workspace in $folder ..."
    "$program" migrate --database "$database"
    "$program" demo --database "$database" ${DEMO_ACCOUNTS:+--accounts "$DEMO_ACCOUNTS"} \
        ${DEMO_DAYS:+--days "$DEMO_DAYS"} >"$folder/sign-ins.new"
    mv "$folder/sign-ins.new" "$folder/sign-ins.txt"
else
    # A newer program brings the demo's database up to date.
    "$program" migrate --database "$database"
fi

echo
echo "Mainstay is served at http://$listen (Ctrl+C stops it). Sign in as:"
cat "$folder/sign-ins.txt"
echo
exec "$program" serve --listen "$listen" --database "$database"
