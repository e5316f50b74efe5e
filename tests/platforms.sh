#!/usr/bin/env bash
# StaticNet on the platforms that this machine is not: ARM64 under QEMU, Windows under Wine, WebAssembly under Node; see
# docs/platforms.md. Installs what it needs where it is root on Debian or Ubuntu; what it still lacks then is skipped,
# counted and said. STATICNET_LONG=1 runs all of the library's and the golden tests on ARM64, each in its short form,
# which takes about 40 minutes; otherwise a part of them that takes a minute or two. Its last lines are a table and the
# sum; the exit code is 0 where nothing failed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source .ci/functions.sh

output=$PWD/artifacts/platforms
tools=$output/tools
tolerance=5e-5
long=${STATICNET_LONG:-0}
unset STATICNET_LONG # Tests are not longer one by one: under an emulator that would take days.
mkdir -p "$tools"
rows=()

# row PLATFORM WHAT COMMAND...: runs a command that counts, and keeps what it came to for the table.
row() {
    local before=("$passed" "$failed" "$skipped" "$SECONDS")
    "${@:3}"
    rows+=("$(printf '%-12s %-42s %7d %7d %8d %6ds' "$1" "$2" $((passed - before[0])) $((failed - before[1])) \
        $((skipped - before[2])) $((SECONDS - before[3])))")
}

# skip REASON: leaves out what the row is about.
skip() {
    printf '\nSKIPPED: %s\n' "$1"
    count 0 0 1
}

# Analyzers say the same on every platform; what trimming and NativeAOT find, their compilers say too.
options=(-c Release --artifacts-path "$output" -p:RunAnalyzers=false -v quiet)

# publish PROJECT OPTION...: publishes one of the projects beside this script.
publish() {
    dotnet publish "tests/$1" "${options[@]}" "${@:2}"
}

# smoke NAME COMMAND...: runs the smoke program; its results must be those of x64, to rounding.
smoke() {
    local results=$output/$1.txt
    "${@:2}" >"$results" </dev/null || { cat "$results"; return 1; }
    head -n 1 "$results" | tr -d '\r'
    dotnet "$smoke" compare "$reference" "$results" "$tolerance"
}

# --- x64: the results that the others must have ---------------------------------------------------------------------

smoke=$output/bin/StaticNet.Smoke/release/StaticNet.Smoke.dll
reference=$output/x64.txt

x64() {
    dotnet build tests/StaticNet.Smoke "${options[@]}" && dotnet "$smoke" >"$reference" \
        && head -n 1 "$reference"
}

narrow_x64() {
    smoke x64-256 env DOTNET_EnableAVX512=0 dotnet "$smoke" && smoke x64-128 env DOTNET_EnableAVX2=0 dotnet "$smoke" \
        && smoke x64-none env DOTNET_EnableHWIntrinsic=0 dotnet "$smoke"
}

native_x64() {
    publish StaticNet.Smoke -r linux-x64 \
        && smoke x64-native "$output/publish/StaticNet.Smoke/release_linux-x64/StaticNet.Smoke"
}

# --- ARM64 ----------------------------------------------------------------------------------------------------------

sysroot=/usr/aarch64-linux-gnu
openssl=$tools/openssl

has_arm64() {
    command -v qemu-aarch64 >/dev/null && command -v aarch64-linux-gnu-gcc >/dev/null \
        && [[ -e $sysroot/lib/libstdc++.so.6 && -e $sysroot/lib/crti.o ]]
}

# The tests' runner computes hashes, for which .NET wants OpenSSL of its own architecture. Apt's lists of ARM64 are kept
# apart from the machine's own.
has_arm64_openssl() {
    local lists=$tools/apt/lists cache=$tools/apt/cache packages=$tools/apt/packages
    local apt=(apt-get -qq -o "Dir::State::lists=$lists" -o "Dir::Cache=$cache" -o APT::Architecture=arm64
        -o APT::Architectures=arm64 -o Debug::NoLocking=true -o APT::Sandbox::User=root)
    [[ -e $openssl/libssl.so.3 ]] && return
    command -v apt-get >/dev/null && command -v dpkg-deb >/dev/null || return
    mkdir -p "$lists/partial" "$cache/archives/partial" "$packages" "$openssl"
    "${apt[@]}" update && (cd "$packages" && { "${apt[@]}" download libssl3 || "${apt[@]}" download libssl3t64; }) \
        && dpkg-deb -x "$packages"/libssl3*.deb "$packages" \
        && cp "$packages"/usr/lib/*/lib{ssl,crypto}.so.3 "$openssl"
}

# The runtime maps its code twice, which QEMU's user mode does not survive; nothing runs long enough to be worth profiling.
emulate() {
    DOTNET_EnableWriteXorExecute=0 DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 DOTNET_TieredPGO=0 \
        qemu-aarch64 -L "$sysroot" -E "LD_LIBRARY_PATH=$openssl" "$@"
}

arm64_smoke() {
    publish StaticNet.Smoke -r linux-arm64 -p:LinkerFlavor=bfd -p:ObjCopyName=aarch64-linux-gnu-objcopy \
        "-p:CppCompilerAndLinker=$PWD/tests/link-arm64.sh" \
        && smoke arm64 emulate "$output/publish/StaticNet.Smoke/release_linux-arm64/StaticNet.Smoke"
}

# arm64_tests PROJECT OPTION...: a test project, with the runtime for ARM64 beside it.
arm64_tests() {
    local program=$output/publish/$1/release_linux-arm64/$1
    if publish "$1" -r linux-arm64 --self-contained; then
        run_tests "$1 on ARM64" emulate "$program" "${@:2}"
    else
        echo "FAILED: $1 cannot be published for ARM64."
        count 0 1 0
    fi
}

# Tests that start the program that they are cannot start it under the emulator.
arm64_library() {
    local filters=(-class- '*.CrashTests')
    # Kernels at the native width, but for convolutions, which alone took half of the time, and files. What the other
    # rows run trains, with convolutions too.
    if [[ $long != 1 ]]; then
        filters+=(-class- '*512*' -class- '*256*' -class- '*Scalar*' -class- '*.ConvolutionTests*')
        for part in Kernels Simd Files; do
            filters+=(-namespace "StaticNet.Tests.$part*")
        done
    fi
    arm64_tests StaticNet.Tests "${filters[@]}"
}

arm64_golden() {
    local filters=() part=$tools/golden
    if [[ $long != 1 ]]; then
        rm -rf "$part"
        mkdir -p "$part"
        cp tests/golden/{linear,lstm,curve_lstm}.json "$part"
        export STATICNET_GOLDEN=$part
        filters=(-class '*.GoldenTests')
    fi
    arm64_tests StaticNet.Golden.Tests "${filters[@]}"
    unset STATICNET_GOLDEN
}

# --- Windows --------------------------------------------------------------------------------------------------------

has_wine() { wine=$(command -v wine64 || command -v wine || ls /usr/lib/wine/wine64 2>/dev/null); }

windows() {
    local -x WINEPREFIX=$tools/wine WINEDEBUG=-all WINEDLLOVERRIDES=mscoree,mshtml= DOTNET_EnableWriteXorExecute=0
    publish StaticNet.Smoke -r win-x64 || return
    if [[ ! -e $WINEPREFIX ]]; then
        "$wine" wineboot -i && "$wine" reg add 'HKCU\Software\Wine' /v Version /d win10 /f >/dev/null || return
    fi
    smoke windows "$wine" "$output/publish/StaticNet.Smoke/release_win-x64/StaticNet.Smoke.exe"
}

# --- WebAssembly ----------------------------------------------------------------------------------------------------

has_node() { command -v node >/dev/null; }

webassembly() {
    publish StaticNet.Smoke.WebAssembly \
        && (cd "$output/publish/StaticNet.Smoke.WebAssembly/release/wwwroot" && smoke webassembly node main.mjs)
}

# --------------------------------------------------------------------------------------------------------------------

row x64 "smoke program" check "The smoke program on x64" x64
row x64 "smoke program, 8 lanes, 4 and none" check "The smoke program on x64 with narrower vectors" narrow_x64

if require_native_toolchain; then
    row x64 "smoke program, native binary" check "The smoke program on x64 as a native binary" native_x64
else
    row x64 "smoke program, native binary" skip "Native binaries need gcc or clang, and zlib1g-dev."
fi

if provide has_arm64 qemu-user gcc-aarch64-linux-gnu libc6-dev-arm64-cross libstdc++6-arm64-cross; then
    row ARM64 "smoke program, native binary, QEMU" check "The smoke program on ARM64" arm64_smoke
    row ARM64 "instructions of tiles" check "What tiles execute on ARM64" tests/arm64-instructions.sh \
        "$output/obj/StaticNet.Smoke/release_linux-arm64/native/StaticNet.Smoke.o"
    if has_arm64_openssl; then
        row ARM64 "library tests, QEMU" arm64_library
        row ARM64 "golden tests, QEMU" arm64_golden
    else
        row ARM64 "library and golden tests" skip "ARM64's tests need OpenSSL for ARM64 (libssl3), from apt."
    fi
else
    row ARM64 "all" skip "ARM64 needs qemu-user, gcc-aarch64-linux-gnu, libc6-dev-arm64-cross, libstdc++6-arm64-cross."
fi

if provide has_wine wine64; then
    row Windows "smoke program, one file, Wine" check "The smoke program on Windows" windows
else
    row Windows "smoke program" skip "Windows needs wine64."
fi

if provide has_node nodejs; then
    row WebAssembly "smoke program, interpreted, Node" check "The smoke program on WebAssembly" webassembly
else
    row WebAssembly "smoke program" skip "WebAssembly needs node (nodejs)."
fi

heading "What ran"
printf '%-12s %-42s %7s %7s %8s %7s\n' platform what passed failed skipped time
printf '%s\n' "${rows[@]}"
((failed == 0))
