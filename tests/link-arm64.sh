#!/usr/bin/env bash
# Links NativeAOT's binaries for ARM64 with GNU's cross compiler, which knows no --target: it has only one.
for argument; do
    shift
    [[ $argument == --target=* ]] || set -- "$@" "$argument"
done
exec aarch64-linux-gnu-gcc "$@"
