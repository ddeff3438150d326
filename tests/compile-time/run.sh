#!/usr/bin/env bash
# What the derives cost: `cargo check` of 100 models with 15 fields each, against serde's derives on the same structs.
#
#     tests/compile-time/run.sh [--runs N] [--max RATIO]
#
#   --runs N     how often each variant is checked; the medians count (default 5)
#   --max RATIO  fail if a variant takes more than RATIO times as long as serde
set -euo pipefail

readonly models=100 fields=15
readonly types=(String i32 i64 f64 bool 'Option<String>' 'Option<i64>' 'Vec<String>' 'Vec<i32>')
readonly variants=(serde document embedded)

usage() {
    sed -n '2,/^set/{/^#/s/^# \{0,1\}//p;}' "${BASH_SOURCE[0]}" >&2
    exit 2
}

runs=5
max=
while (($# > 0)); do
    case $1 in
        --runs) [[ ${2-} =~ ^[1-9][0-9]*$ ]] || usage && runs=$2 && shift 2 ;;
        --max) [[ ${2-} =~ ^[0-9]+(\.[0-9]+)?$ ]] || usage && max=$2 && shift 2 ;;
        *) usage ;;
    esac
done

# In the repository, so that its rust-toolchain.toml applies wherever the target folder is.
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
readonly root=$PWD
work=${CARGO_TARGET_DIR:-target}/compile-time
rm -rf "$work"/{samples,*-models}
mkdir -p "$work/samples"
work=$(cd "$work" && pwd)
readonly work
# An incremental check would only measure what has changed, which is nothing.
export CARGO_TARGET_DIR=$work/target CARGO_INCREMENTAL=0 RUSTC_WRAPPER='' LC_ALL=C

# structs DERIVES [ATTRIBUTE]: the models, with the attribute on each first field.
structs() {
    local model field
    for ((model = 0; model < models; model++)); do
        printf '\n#[derive(%s)]\npub struct Model%d {\n%s' "$1" "$model" "${2+    $2$'\n'}"
        for ((field = 0; field < fields; field++)); do
            printf '    pub field_%d: %s,\n' "$field" "${types[field % ${#types[@]}]}"
        done
        echo '}'
    done
}

# package VARIANT DEPENDENCY: a package with the source on standard input.
package() {
    mkdir -p "$work/$1-models/src"
    cat >"$work/$1-models/src/lib.rs"
    cat >"$work/$1-models/Cargo.toml" <<MANIFEST
[package]
name = "$1-models"
edition = "2024"

[dependencies]
$2
MANIFEST
}

generate() {
    local ours="docmodel = { path = \"$root/runtime\", default-features = false }"
    structs 'serde::Serialize, serde::Deserialize' | package serde 'serde = { version = "1", features = ["derive"] }'
    structs docmodel::DocumentModel '#[field(id)]' | package document "$ours"
    structs docmodel::EmbeddedModel | package embedded "$ours"
    printf '[workspace]\nresolver = "3"\nmembers = ["*-models"]\n' >"$work/Cargo.toml"
    # The same versions as in the workspace.
    cp Cargo.lock "$work/Cargo.lock"
}

# What cargo says is shown if it fails: warnings of the derive's own crates would come with every check.
check() {
    cargo check --manifest-path "$work/$1-models/Cargo.toml" &>"$work/log" || {
        cat "$work/log" >&2
        return 1
    }
}

# The processor time, in milliseconds, of a check of nothing but the variant's package. It depends less than the time
# that passes on what else the machine does, and a check of one package keeps one processor busy.
measure() {
    touch "$work/$1-models/src/lib.rs"
    (check "$1" && times) | awk -F '[ms ]+' 'END { print (60 * ($1 + $3) + $2 + $4) * 1000 }'
}

median() {
    sort -n "$work/samples/$1" |
        awk '{ value[NR] = $1 } END { print (value[int((NR + 1) / 2)] + value[int(NR / 2) + 1]) / 2 }'
}

ratio() {
    awk -v ours="$(median "$1")" -v serde="$(median serde)" 'BEGIN { printf "%.2f", ours / serde }'
}

generate
for variant in "${variants[@]}"; do
    check "$variant"
done
# In turn, so that a busy machine slows all of them down alike.
for ((run = 0; run < runs; run++)); do
    for variant in "${variants[@]}"; do
        measure "$variant" >>"$work/samples/$variant"
    done
done

echo "cargo check of $models models with $fields fields each, processor time, median of $runs:"
for variant in "${variants[@]}"; do
    printf '  %-9s %6.0f ms\n' "$variant" "$(median "$variant")"
done
echo "ratio check $(ratio document) (docmodel/serde)"
echo "ratio check $(ratio embedded) (docmodel/serde, EmbeddedModel)"

if [[ -n $max ]]; then
    for variant in document embedded; do
        if awk -v ratio="$(ratio "$variant")" -v max="$max" 'BEGIN { exit !(ratio > max) }'; then
            echo "error: the derive of the $variant models takes more than $max times as long as serde's" >&2
            exit 1
        fi
    done
fi
