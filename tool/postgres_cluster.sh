#!/usr/bin/env bash
# A private PostgreSQL cluster for tests and trials.
#
#   tool/postgres_cluster.sh start DIR   makes it in DIR (or starts the one that is there) and
#                                        prints its address, postgresql://...
#   tool/postgres_cluster.sh stop DIR    stops it; DIR stays
#
# It listens on a free port of 127.0.0.1 and on a socket in DIR, trusts whoever comes from this
# machine, syncs to the disk as a real one does (the crash tests rely on that), sorts by bytes and
# stores UTF-8.
# PostgreSQL does not run as root: for root it runs as user postgres, who must be able to reach DIR.
set -euo pipefail

fail() {
    echo "postgres_cluster.sh: $*" >&2
    exit 1
}

binaries() {
    local best=""
    for folder in /usr/lib/postgresql/*/bin; do
        [ -x "$folder/initdb" ] && best="$folder"
    done
    if [ -z "$best" ] && command -v initdb >/dev/null; then
        best="$(dirname "$(command -v initdb)")"
    fi
    [ -n "$best" ] || fail "PostgreSQL's programs are not installed (package postgresql)"
    echo "$best"
}

# Runs a program as somebody who may run PostgreSQL.
as_owner() {
    if [ "$(id -u)" -ne 0 ]; then
        "$@"
    elif command -v runuser >/dev/null; then
        (cd / && runuser -u postgres -- "$@")
    else
        (cd / && su postgres -s /bin/sh -c "$(printf '%q ' "$@")")
    fi
}

# The kernel names a port that is free now.
free_port() {
    if command -v python3 >/dev/null; then
        python3 -c 'from socket import socket
s = socket()
s.bind(("127.0.0.1", 0))
print(s.getsockname()[1])'
    else
        perl -MIO::Socket::INET -e \
            'print IO::Socket::INET->new(LocalAddr => "127.0.0.1", Listen => 1)->sockport, "\n"'
    fi
}

make_cluster() {
    mkdir -p "$dir"
    if [ "$(id -u)" -eq 0 ]; then
        chown postgres "$dir"
    fi
    as_owner "$bin/initdb" --pgdata="$dir/data" --username=postgres --auth=trust --encoding=UTF8 \
        --locale=C --no-instructions >"$log" 2>&1 || fail "initdb failed: $(tail -n 3 "$log")"
}

start() {
    local port try flags place="$dir"
    [ "${#dir}" -lt 90 ] || place="" # a socket's path has at most 107 characters
    flags="-c listen_addresses=127.0.0.1 -c unix_socket_directories='$place' -c max_connections=200"
    [ -d "$dir/data" ] || make_cluster
    if as_owner "$bin/pg_ctl" --pgdata="$dir/data" status >/dev/null 2>&1; then
        port="$(sed -n 4p "$dir/data/postmaster.pid")"
        echo "postgresql://postgres@127.0.0.1:$port/postgres"
        return
    fi
    # Another program may take the port between asking and using it.
    for try in 1 2 3 4 5; do
        port="$(free_port)"
        if as_owner "$bin/pg_ctl" --pgdata="$dir/data" --log="$dir/server.log" --timeout=60 --wait \
            --options="-p $port $flags" start >>"$log" 2>&1; then
            echo "postgresql://postgres@127.0.0.1:$port/postgres"
            return
        fi
        echo "postgres_cluster.sh: attempt $try did not start" >&2
    done
    fail "the server does not start: $(tail -n 5 "$dir/server.log" 2>/dev/null)"
}

stop() {
    [ -d "$dir/data" ] || return 0
    as_owner "$bin/pg_ctl" --pgdata="$dir/data" status >/dev/null 2>&1 || return 0
    as_owner "$bin/pg_ctl" --pgdata="$dir/data" --mode=fast --timeout=60 --wait stop >>"$log" 2>&1
}

[ $# -eq 2 ] || fail "usage: $0 start|stop DIR"
bin="$(binaries)"
mkdir -p "$2"
dir="$(cd "$2" && pwd)"
log="$dir/cluster.log"
case "$1" in
start) start ;;
stop) stop ;;
*) fail "usage: $0 start|stop DIR" ;;
esac
