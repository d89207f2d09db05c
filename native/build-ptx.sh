#!/usr/bin/env bash
# Compiles the kernels of this folder: NAME.cu to NAME.ptx, the text that is committed and that a GPU's driver takes;
# and the kernels that test the tests, from src/test/native/ptx to src/test/resources/lawsweep/cuda. Needs CUDA's
# compiler and assembler: nvcc and ptxas of the path, or the first and the second argument, or NVCC and PTXAS of the
# environment. Nothing else of the build needs them. Run it after every change of a .cu or .cuh file.
#
# What nvcc writes says a newer version of PTX than it uses; with 7.0 a driver from 2022 on (525) takes it. Assemblers
# refuse what 7.0 does not have, so the text is assembled for every generation of cards that there is. Hints which
# bytes of a vector are used are newer, and left out.
set -euo pipefail
export LC_ALL=C
cd "$(dirname "${BASH_SOURCE[0]}")"
nvcc=${1:-${NVCC:-nvcc}}
ptxas=${2:-${PTXAS:-ptxas}}

fail() {
  printf 'build-ptx.sh: %s\n' "$1" >&2
  exit 1
}

for tool in "$nvcc" "$ptxas"; do
  command -v "$tool" >/dev/null ||
    fail "expected CUDA's compiler, found no $tool: install the CUDA toolkit, or set NVCC and PTXAS"
done

# The .cuh files that a file uses, also by others, each once, sorted.
headers() {
  local known='' next=$1 found
  while [[ -n $next ]]; do
    # shellcheck disable=SC2086  # a list of names without spaces
    found=$(sed -n 's/^#include "\([a-z0-9_]*\.cuh\)".*/\1/p' $next | sort -u)
    next=$(comm -23 <(printf '%s\n' "$found" | sed '/^$/d') <(printf '%s\n' "$known" | sed '/^$/d'))
    known=$(printf '%s\n%s\n' "$known" "$next" | sed '/^$/d' | sort -u)
  done
  printf '%s\n' "$known"
}

# Of the .cu file, then of its headers in the order of their names.
hash_of() {
  # shellcheck disable=SC2046  # names without spaces
  cat "$1" $(headers "$1") | sha256sum | cut -d ' ' -f 1
}

# build SOURCE FOLDER: SOURCE.ptx in the folder.
build() {
  local source=$1 target name card
  name=$(basename "${source%.cu}")
  target=$2/$name.ptx
  "$nvcc" -arch=compute_80 -O3 -fmad=false -I . --ptx "$source" -o "$scratch/raw.ptx" || fail "$source does not compile"
  {
    printf '// source sha256 %s\n' "$(hash_of "$source")"
    sed -e '/^[[:space:]]*\/\//d' -e '/^[[:space:]]*$/d' -e '/^[[:space:]]*\.pragma "used_bytes_mask /d' \
      -e 's/^\.version .*/.version 7.0/' "$scratch/raw.ptx"
  } >"$scratch/$name.ptx"
  for card in sm_80 sm_90 sm_100 sm_120; do
    "$ptxas" "-arch=$card" -O3 "$scratch/$name.ptx" -o "$scratch/cubin" || fail "$name.ptx does not assemble for $card"
  done
  if cmp -s "$scratch/$name.ptx" "$target"; then
    printf '%s is up to date\n' "$name.ptx"
  else
    cp "$scratch/$name.ptx" "$target"
    printf '%s is new\n' "$name.ptx"
  fi
}

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
shopt -s nullglob
for source in *.cu; do
  build "$source" .
done
for source in ../src/test/native/ptx/*.cu; do
  build "$source" ../src/test/resources/lawsweep/cuda
done
