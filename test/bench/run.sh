#!/usr/bin/env bash
# Measures speed and memory and prints a table, then the same as Markdown for doc/performance.md.
# Usage: test/bench/run.sh      environment: BUILD (build), ROUNDS (5), SECONDS_EACH (4),
# BENCH_FOLDER (default: below BUILD, so that the disk under test is the one of the tree),
# ENGINES ("sqlite postgres"). Everything is made anew in BENCH_FOLDER and removed at the end;
# PostgreSQL is a private cluster there.
set -eu

cd "$(dirname "$0")/../.."
. test/bench/common.sh
. tool/node_version.sh
choose_node
rounds="${ROUNDS:-5}"
each="${SECONDS_EACH:-4}"
http=""

# Commits since the start, from /metrics.
commits() { curl -sf -H "Authorization: Bearer $secret" "http://127.0.0.1:$port/metrics" |
    awk '/ingest_commits_total [0-9]/ { print $2 }'; }

# One engine, one kind of load: the server, then its yardsticks.
measure() {
    local engine="$1" batch="$2" connections="$3" line before after events per_commit name
    name="$engine.$batch.$connections"
    before="$(commits)"
    line="$("$build/bench/bench_load" --port "$port" --key "$key" --pid "$server" --batch "$batch" \
        --connections "$connections" --seconds "$each")" || true
    after="$(commits)"
    events="$(field events_per_s "$line")"
    per_commit="$(awk -v e="$events" -v s="$each" -v c="$((after - before))" \
        'BEGIN { n = c > 0 ? e * s / c : 1; printf "%.0f", n < 1 ? 1 : n }')"
    keep "$name.events" "$events"
    keep "$name.p99" "$(field p99_ms "$line")"
    keep "$name.loader" "$(field loader_cpu "$line")"
    keep "$name.server" "$(field server_cpu "$line")"
    keep "$name.per_commit" "$per_commit"
    keep "$name.failed" "$(field failed "$line")"
    line="$("$build/bench/bench_store" rows "$bare" "$per_commit" "$each" 2>/dev/null)"
    keep "$name.rows" "$(field events_per_s "$line")"
    line="$("$build/bench/bench_store" append "$folder" "$per_commit" 1)"
    keep "$name.append" "$(field events_per_s "$line")"
    line="$("$build/bench/bench_load" --port "$http_port" --batch "$batch" --connections "$connections" \
        --seconds "$each")"
    keep "$name.http" "$(field events_per_s "$line")"
    keep "$name.http_loader" "$(field loader_cpu "$line")"
}

declare -A urls bares keys secrets
prepare() {
    local engine
    for engine in $engines; do
        urls[$engine]="$(make_database "$engine" "ingest")"
        bares[$engine]="$(make_database "$engine" "bare")"
        for url in "${urls[$engine]}" "${bares[$engine]}"; do
            "$build/bench/bench_store" fill "$url" 10000 10 >/dev/null 2>&1
        done
        keys[$engine]="$("$mainstay" key create --kind api --name bench --database "${urls[$engine]}" \
            --secret-file "$folder/ingest.secret" 2>/dev/null)"
        secrets[$engine]="$("$mainstay" key create --kind secret --name bench --database "${urls[$engine]}" \
            --secret-file "$folder/ingest.secret" 2>/dev/null)"
        echo "prepared: $engine" >&2
    done
}

ingestion_round() {
    local engine batch connections
    for engine in $engines; do
        bare="${bares[$engine]}" key="${keys[$engine]}" secret="${secrets[$engine]}"
        start_server ingest "${urls[$engine]}"
        keep "$engine.startup" "$startup"
        sleep 1
        keep "$engine.idle" "$(memory_mb)"
        # Warm: users and features in the caches.
        "$build/bench/bench_load" --port "$port" --key "$key" --batch 100 --connections 8 --seconds 2 >/dev/null || true
        for batch in 100 1; do
            for connections in 1 8 64; do
                measure "$engine" "$batch" "$connections"
            done
        done
        keep "$engine.loaded" "$(memory_mb)"
        line="$("$build/bench/bench_load" --port "$port" --key "$key" --batch 100 --connections 8 --seconds "$each" \
            --scattered)" || true
        keep "$engine.scattered" "$(field events_per_s "$line")"
        stop_server
    done
}

three_conditions='{"all":[{"field":"active_users","op":"<","value":9},
{"field":"users","op":">=","value":1},{"field":"employees","op":"empty"}]}'

# The list of accounts at 100,000.
lists() {
    local engine url line query name
    for engine in $engines; do
        url="$(make_database "$engine" "list")"
        "$build/bench/bench_store" fill "$url" 100000 1 >/dev/null 2>&1
        secret="$("$mainstay" key create --kind secret --name bench --database "$url" \
            --secret-file "$folder/list.secret" 2>/dev/null)"
        "$mainstay" refresh --database "$url" --secret-file "$folder/list.secret" >/dev/null 2>&1
        start_server list "$url"
        keep "$engine.list_startup" "$startup"
        settle
        while read -r name query; do
            curl -sfo /dev/null -H "Authorization: Bearer $secret" "http://127.0.0.1:$port$query"
            line="$("$build/bench/bench_load" --port "$port" --key "$secret" --get "$query" --seconds "$each")" || true
            keep "$engine.$name.p50" "$(field p50_ms "$line")"
            keep "$engine.$name.p99" "$(field p99_ms "$line")"
        done <<QUERIES
list_name /api/v2/accounts?limit=50
list_metric /api/v2/accounts?limit=50&sort=-total_features_used
list_filter /api/v2/accounts?limit=50&sort=-features_used&filter=$(encode "$three_conditions")
list_search /api/v2/accounts?limit=50&q=account-00999
QUERIES
        line="$(node test/bench/page.mjs --port "$port" --secret "$secret" 2>"$folder/page.log")"
        keep "$engine.page.p99" "$(field page_p99 "$line")"
        keep "$engine.list_memory" "$(memory_mb)"
        stop_server
    done
}

report() {
    local engine batch connections name events
    echo "Date $(date -u +%Y-%m-%d), $(nproc) cores, $(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n 1)," \
        "$rounds rounds of $each s; medians."
    echo
    for engine in $engines; do
        echo "### Durable events, $engine"
        echo
        echo "| batch | connections | events/s | p99 ms | events per commit | of bare rows (a) | of append (b) | of bare HTTP (c) | loader CPU | server CPU |"
        echo "|---|---|---|---|---|---|---|---|---|---|"
        for batch in 100 1; do
            for connections in 1 8 64; do
                name="$engine.$batch.$connections"
                events="$(median "$name.events")"
                echo "| $batch | $connections | $events | $(median "$name.p99") | $(median "$name.per_commit") |" \
                    "$(ratio "$events" "$(median "$name.rows")") ($(median "$name.rows")) |" \
                    "$(ratio "$events" "$(median "$name.append")") ($(median "$name.append")) |" \
                    "$(ratio "$events" "$(median "$name.http")") ($(median "$name.http")) |" \
                    "$(median "$name.loader")% | $(median "$name.server")% |"
            done
        done
        echo
        echo "Every event by another user, batches of 100, 8 connections: $(median "$engine.scattered") events/s."
        echo
    done
    echo "### Start, memory, list of accounts"
    echo
    echo "| what | ${engines// / | } |"
    echo "|---|$(for engine in $engines; do printf -- '---|'; done)"
    while read -r name what; do
        printf '| %s |' "$what"
        for engine in $engines; do printf ' %s |' "$(median "$engine.$name")"; done
        echo
    done <<'ROWS'
startup start on a database with 100,000 users, ms
list_startup start on a database with 100,000 accounts, ms
idle memory, idle, MB
loaded memory after the load, MB
list_memory memory after the lists, MB
list_name.p50 50 of 100,000 accounts by name, p50 ms
list_name.p99 the same, p99 ms
list_metric.p50 50 of 100,000 accounts by uses, p50 ms
list_metric.p99 the same, p99 ms
list_filter.p50 50 of 100,000 accounts by features used, three conditions, p50 ms
list_filter.p99 the same, p99 ms
list_search.p50 search among 100,000 accounts, p50 ms
list_search.p99 the same, p99 ms
page.p99 slowest request of an account page at 100,000 accounts, p99 ms
ROWS
}

start_cluster
"$build/bench/bench_http" 127.0.0.1:0 >"$folder/http.port" 2>/dev/null &
http=$!
helpers="$http"
while [ ! -s "$folder/http.port" ]; do sleep 0.05; done
http_port="$(cat "$folder/http.port")"
prepare
for ((round = 1; round <= rounds; round++)); do
    echo "round $round of $rounds" >&2
    ingestion_round
done
lists
report
