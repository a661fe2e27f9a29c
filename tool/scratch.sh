# shellcheck shell=bash
# Where tests put their databases. To be sourced.
# In memory (/dev/shm) when there is room, for what syncs to a disk waits for it; whoever tests the
# disk itself asks for one with "disk".

SCRATCH_LEAST_MB=3000
SCRATCH_DISK="${TMPDIR:-/tmp}"

# make_scratch NAME [disk]: a new folder that another user (PostgreSQL's) can reach.
make_scratch() {
    local place="$SCRATCH_DISK" folder free
    if [ "${2:-}" != disk ] && [ -n "${TMPDIR:-}" ]; then
        place="$TMPDIR"
    elif [ "${2:-}" != disk ] && [ -w /dev/shm ]; then
        free="$(df --output=avail -m /dev/shm | tail -n 1)"
        [ "$free" -lt "$SCRATCH_LEAST_MB" ] || place=/dev/shm
    fi
    folder="$(mktemp -d "$place/$1.XXXXXX")"
    chmod 711 "$folder"
    echo "$folder"
}
