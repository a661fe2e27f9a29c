# shellcheck shell=bash
# Which Node the tree uses: the system's when it is new enough, else the one under build/node.
# To be sourced in the root of the tree.

NODE_LEAST=20.19
# shellcheck disable=SC2034 # used by install_deps.sh
NODE_WANTED=22.23.3

# True when `node` on PATH is at least NODE_LEAST.
node_is_new_enough() {
    command -v node >/dev/null || return 1
    local version
    version="$(node --version 2>/dev/null)" || return 1
    version="${version#v}"
    [ "$(printf '%s\n%s\n' "$NODE_LEAST" "$version" | sort -V | head -n 1)" = "$NODE_LEAST" ]
}

# Puts the tree's own Node in front when the system's is too old; true when one is new enough then.
choose_node() {
    node_is_new_enough && return 0
    [ -x build/node/node_modules/node/bin/node ] || return 1
    PATH="$PWD/build/node/node_modules/node/bin:$PATH"
    export PATH
    node_is_new_enough
}
