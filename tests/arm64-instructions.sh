#!/usr/bin/env bash
# What register tiles execute on ARM64, where nothing can be timed: counts the instructions in the innermost loops of the
# smoke program as a native binary. At most 1.1 vector instructions a multiply-add, nothing on the stack, no calls, and
# in the tallest tiles 24 sums. Needs what a native binary for ARM64 needs (see docs/platforms.md): with the cross
# compiler, Debian and Ubuntu install aarch64-linux-gnu-objdump (binutils-aarch64-linux-gnu).
#
#     tests/arm64-instructions.sh             # publishes the program first
#     tests/arm64-instructions.sh PROGRAM.o   # what a native binary was linked from
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

if (($# == 0)); then
    output=$PWD/artifacts/platforms
    dotnet publish tests/StaticNet.Smoke -c Release --artifacts-path "$output" -v quiet -r linux-arm64 \
        -p:LinkerFlavor=bfd -p:ObjCopyName=aarch64-linux-gnu-objcopy "-p:CppCompilerAndLinker=$PWD/tests/link-arm64.sh"
    set -- "$output/obj/StaticNet.Smoke/release_linux-arm64/native/StaticNet.Smoke.o"
fi

# Tiles that look for subnormal numbers too do more than multiply; cells of 8 lanes are compiled, but do not run here.
aarch64-linux-gnu-objdump -d --no-show-raw-insn "$1" \
    | awk -v tiles='Element(Tile|Row)_1|ConvolutionTile_3|ConvolutionRow_4|TileRow_2|(Lstm|Gru)Units_1|LstmFarSteps_2.*SumTwo' \
        -v except='<StaticNet_StaticNet_Kernels_Search|Simd256' -v tall='Element(Tile|Row)_1.*Size6' \
        -f tests/arm64-instructions.awk
