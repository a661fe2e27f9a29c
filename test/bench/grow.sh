#!/usr/bin/env bash
# How the cost grows with the number of accounts: prints a table per engine for doc/performance.md.
# Usage: test/bench/grow.sh      environment: BUILD (build), ENGINES ("sqlite postgres"),
# SIZES ("1000 10000 100000"), DAYS (30: days of usage of the made-up workspace), SECONDS_EACH (4),
# PROBES (200: events whose way to the page is timed), BENCH_FOLDER.
set -eu

cd "$(dirname "$0")/../.."
. test/bench/common.sh
. tool/node_version.sh
choose_node
sizes="${SIZES:-1000 10000 100000}"
days="${DAYS:-30}"
each="${SECONDS_EACH:-4}"
probes="${PROBES:-200}"
scans=10

now_ms() { date +%s%3N; }

# timed NAME COMMAND...: keeps NAME.s, NAME.cpu and NAME.mb, the seconds, the CPU seconds (with
# those of PostgreSQL) and the most memory of a command.
timed() {
    local name="$1" begin most=0 now pid child cluster_begin
    shift
    begin="$(now_ms)"
    cluster_begin="$(cluster_cpu)"
    (TIMEFORMAT="%U %S"; time "$@" >/dev/null 2>>"$folder/command.log") 2>"$folder/cpu" &
    pid=$!
    helpers="$pid"
    while kill -0 "$pid" 2>/dev/null; do
        child="$(pgrep -P "$pid" || true)"
        now="$(awk '/^VmHWM/ { print $2 }' "/proc/${child:-0}/status" 2>/dev/null || true)"
        [ "${now:-0}" -le "$most" ] || most="$now"
        sleep 0.1
    done
    wait "$pid" || { tail -n 3 "$folder/command.log" >&2; exit 1; }
    helpers=""
    keep "$name.s" "$(awk -v ms=$(($(now_ms) - begin)) 'BEGIN { printf "%.1f", ms / 1000 }')"
    keep "$name.cpu" "$(awk -v from="$cluster_begin" -v to="$(cluster_cpu)" \
        '{ printf "%.2f", $1 + $2 + to - from }' "$folder/cpu")"
    keep "$name.mb" $((most / 1024))
}

# plain NAME DAYS: keeps NAME and NAME.rows, the CPU seconds of one scan of so many days of usage.
plain() {
    local line before
    before="$(cluster_cpu)"
    line="$("$build/bench/bench_store" scan "$url" "$2" "$scans")"
    if [ "$engine" = sqlite ]; then
        keep "$1" "$(field cpu "$line")"
    else
        keep "$1" "$(awk -v from="$before" -v to="$(cluster_cpu)" -v n="$scans" \
            'BEGIN { printf "%.3f", (to - from) / n }')"
    fi
    keep "$1.rows" "$(field rows "$line")"
}

# get NAME QUERY: p50 and p99 of a request, one at a time.
get() {
    local line
    curl -sfo /dev/null -H "Authorization: Bearer $secret" "http://127.0.0.1:$port$2"
    line="$("$build/bench/bench_load" --port "$port" --key "$secret" --get "$2" --seconds "$each")" || true
    keep "$1.p50" "$(field p50_ms "$line")"
    keep "$1.p99" "$(field p99_ms "$line")"
}

bytes() {
    if [ "$1" = sqlite ]; then
        stat -c %s "${2#sqlite:}"
    else
        psql -X -At -d "$2" -c "SELECT pg_database_size(current_database())"
    fi
}

three_conditions='{"all":[{"field":"active_users","op":"<","value":9},
{"field":"users","op":">=","value":1},{"field":"employees","op":"empty"}]}'

one_size() {
    local engine="$1" accounts="$2" name="$1.$2" url line
    url="$(make_database "$engine" "grow_$accounts")"
    set -- --database "$url" --secret-file "$folder/grow_$accounts.secret"
    timed "$name.demo" "$mainstay" demo --accounts "$accounts" --days "$days" "$@"
    timed "$name.history" "$mainstay" refresh --history "$@"
    timed "$name.refresh" "$mainstay" refresh "$@"
    plain "$name.scan" 14
    plain "$name.longest" 28
    plain "$name.all" "$days"
    keep "$name.ratio" "$(ratio "$(median "$name.refresh.cpu")" "$(median "$name.scan")")"
    keep "$name.ratio28" "$(ratio "$(median "$name.refresh.cpu")" "$(median "$name.longest")")"
    keep "$name.ratio_all" "$(ratio "$(median "$name.history.cpu")" "$(median "$name.all")")"
    keep "$name.bytes" "$(bytes "$engine" "$url")"
    secret="$("$mainstay" key create --kind secret --name bench "$@" 2>/dev/null)"
    key="$("$mainstay" key create --kind api --name bench "$@" 2>/dev/null)"
    start_server "grow_$accounts" "$url"
    settle
    get "$name.list" "/api/v2/accounts?limit=50&sort=-features_used&filter=$(encode "$three_conditions")"
    line="$(node test/bench/page.mjs --port "$port" --secret "$secret" 2>"$folder/page.log")"
    keep "$name.page_p99" "$(field page_p99 "$line")"
    echo "slowest request of an account page: $(field slowest "$line")" >&2
    line="$(node test/bench/fresh.mjs --port "$port" --key "$key" --secret "$secret" --probes "$probes")"
    for what in metric_p50 metric_p99 segment_p50 segment_p99 health_p50 health_p99 preview \
        look_back figure late; do
        keep "$name.$what" "$(field "$what" "$line")"
    done
    keep "$name.memory" "$(memory_mb)"
    stop_server
    [ "$engine" = sqlite ] && rm -f "${url#sqlite:}"*
    echo "done: $engine, $accounts accounts" >&2
}

report() {
    local engine size
    echo "Date $(date -u +%Y-%m-%d), $(nproc) cores, $(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n 1);" \
        "made-up workspace of $days days."
    for engine in $engines; do
        echo
        echo "### Growth, $engine"
        echo
        echo "| accounts | ${sizes// / | } |"
        echo "|---|$(for size in $sizes; do printf -- '---|'; done)"
        while read -r key what; do
            printf '| %s |' "$what"
            for size in $sizes; do printf ' %s |' "$(median "$engine.$size.$key")"; done
            echo
        done <<'ROWS'
scan.rows rows of usage in the window of 14 days
bytes bytes of the database
demo.s demo: seconds
demo.mb demo: most memory, MB
scan plain scan of the window's rows, CPU s
refresh.s full recompute, s
refresh.cpu full recompute, CPU s
refresh.mb full recompute: most memory, MB
ratio full recompute: CPU as a multiple of the scan of 14 days
ratio28 the same of the longest window, 28 days
history.cpu full recompute with the history of all days, CPU s
history.mb the same: most memory, MB
ratio_all the same: CPU as a multiple of a scan of all days of usage
page_p99 slowest request of the account page with most users, p99 ms
list.p50 50 accounts, three conditions, unindexed order, exact total: p50 ms
list.p99 the same, p99 ms
preview preview of a criteria with three conditions, ms
look_back the same over the last 60 days, estimated, ms
figure preview of a criteria over uses of 30 days, ms
metric_p50 event to visible metric under 2,000 events/s, p50 ms
metric_p99 the same, p99 ms
segment_p50 event to membership of a segment, p50 ms
segment_p99 the same, p99 ms
health_p50 event to health, p50 ms
health_p99 the same, p99 ms
late probes that were not seen within 20 s
memory server after all this, MB
ROWS
    done
}

start_cluster
for engine in $engines; do
    for size in $sizes; do
        one_size "$engine" "$size"
    done
done
report
