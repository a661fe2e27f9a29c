# shellcheck shell=bash
# What the runners of benches share: a folder that goes away at the end, databases, the server,
# medians. To be sourced in the root of the tree.

build="$(realpath -m "${BUILD:-build}")"
engines="${ENGINES:-sqlite postgres}"
mkdir -p "$build"
folder="$(mktemp -d "${BENCH_FOLDER:-$build}/bench-data.XXXXXX")"
chmod 711 "$folder"
mainstay="$build/mainstay"
results="$folder/results"
# Processes to be stopped at the end.
server="" helpers="" cluster=""

finish() {
    trap - EXIT INT TERM
    for pid in $server $helpers; do
        kill "$pid" 2>/dev/null || true
        wait "$pid" 2>/dev/null || true
    done
    [ -z "$cluster" ] || tool/postgres_cluster.sh stop "$cluster" >/dev/null 2>&1 || true
    rm -rf "$folder"
}
trap finish EXIT
trap 'finish; exit 130' INT TERM

# A private PostgreSQL when one of the engines is it: its address in `postgres`.
start_cluster() {
    case " $engines " in
    *" postgres "*) ;;
    *) return 0 ;;
    esac
    if [ -z "${MAINSTAY_TEST_POSTGRES:-}" ]; then
        cluster="$folder/postgres"
        MAINSTAY_TEST_POSTGRES="$(tool/postgres_cluster.sh start "$cluster" 2>/dev/null | tail -n 1)"
    fi
    postgres="$MAINSTAY_TEST_POSTGRES"
}

# field NAME TEXT: the value of name=value in a line.
field() { sed -nE "s/.*(^| )$1=([^ %]+).*/\2/p" <<<"$2"; }

# keep NAME VALUE: one measurement; the report takes the median of a name.
keep() { echo "$1 $2" >>"$results"; }

# median NAME
median() {
    awk -v name="$1" '$1 == name { print $2 }' "$results" | sort -g |
        awk '{ v[NR] = $1 } END { if (NR) print v[int((NR + 1) / 2)]; else print "-" }'
}

ratio() { awk -v a="$1" -v b="$2" 'BEGIN { if (a + 0 > 0 && b + 0 > 0) printf "%.2f", a / b; else print "-" }'; }

# An empty database of the engine, migrated: its address.
make_database() {
    local engine="$1" name="$2" url
    if [ "$engine" = sqlite ]; then
        url="sqlite:$folder/$name.db"
    else
        psql -X -q -d "$postgres" -c "CREATE DATABASE $name"
        url="${postgres%/*}/$name"
    fi
    "$mainstay" migrate --database "$url" --secret-file "$folder/$name.secret" >/dev/null 2>&1
    echo "$url"
}

# Starts the server on the database; sets server, port and startup (ms until it answers).
start_server() {
    local name="$1" url="$2" begin
    port="$(free_port)"
    begin="$(date +%s%N)"
    "$mainstay" serve --listen "127.0.0.1:$port" --database "$url" --secret-file "$folder/$name.secret" \
        --files "$folder/$name.files" --log-level error --rate-key 0 --rate-address 0 2>>"$folder/server.log" &
    server=$!
    until (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do
        kill -0 "$server" || { cat "$folder/server.log" >&2; exit 1; }
        sleep 0.005
    done
    startup=$((($(date +%s%N) - begin) / 1000000))
}

stop_server() {
    kill "$server"
    wait "$server" || true
    server=""
}

free_port() { perl -MIO::Socket::INET -e \
    'print IO::Socket::INET->new(LocalAddr => "127.0.0.1", Listen => 1)->sockport'; }

memory_mb() { awk '/^VmRSS/ { printf "%.0f", $2 / 1024 }' "/proc/$server/status"; }

# Waits until the refresher has worked off every mark, so that it does not run beside what follows.
settle() {
    until curl -sf -H "Authorization: Bearer $secret" "http://127.0.0.1:$port/metrics" |
        awk '/refresh_lag_milliseconds [0-9]/ { found = $2 == 0 } END { exit !found }'; do
        sleep 0.5
    done
}

# Seconds of CPU that the private PostgreSQL has used, with those of its processes that ended.
cluster_cpu() {
    [ -n "$cluster" ] || { echo 0; return; }
    local main
    main="$(head -n 1 "$cluster/data/postmaster.pid")"
    for pid in "$main" $(pgrep -P "$main"); do
        cat "/proc/$pid/stat" 2>/dev/null || true
    done | awk -v main="$main" -v hz="$(getconf CLK_TCK)" '
        { id = $1; sub(/^.*\) /, ""); n += $12 + $13 + (id == main ? $14 + $15 : 0) }
        END { printf "%.2f", n / hz }'
}

encode() { perl -pe 's/([^A-Za-z0-9])/sprintf("%%%02X", ord $1)/ge' <<<"$1" | sed 's/%0A$//'; }
