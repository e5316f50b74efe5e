# What the scripts that run checks share: they count what passes, and say so in their last line. Sourced, not run.

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
export MSBUILDDISABLENODEREUSE=1 # Nothing keeps running that holds the output open.
export UseSharedCompilation=true # To start a compiler takes longer than most of its work; `finish` ends it.
export DOTNET_TieredPGO=0 # What the runtime learns of the compiler takes two fifths of a build and pays too late.
export NO_COLOR=1

passed=0 failed=0 skipped=0
logs=$(mktemp -d)

# keep_failures TITLE: the failed tests of the last output with what they say, for the end of a long log.
keep_failures() {
    echo "$1:" >>"$logs/failures"
    awk '/^failed |\[FAIL\]/ { print; left = 12; next } /^ / && left-- > 0 { print; next } { left = 0 }' \
        "$logs/output" >>"$logs/failures"
}

# Also where something stops the script itself.
finish() {
    local code=$?
    rm -rf "$logs"
    # The tests have been counted: where no compiler is left, or .NET is missing, that changes nothing.
    dotnet build-server shutdown --vbcscompiler >/dev/null 2>&1 || true
    ((code == 0 || failed > 0)) || failed=1
    echo "$passed passed, $failed failed, $skipped skipped"
}
trap finish EXIT

heading() { printf '\n=== %s (%ds)\n' "$1" "$SECONDS"; }

# count PASSED FAILED SKIPPED: adds them up.
count() {
    passed=$((passed + $1)) failed=$((failed + $2)) skipped=$((skipped + $3))
}

# The number after a word of the summary of the last `dotnet test`; nothing where there is none.
summary() { sed -nE "s/^ +$1: ([0-9]+)\$/\1/p" "$logs/output" | tail -n 1; }

# "PASSED FAILED SKIPPED" as the last output reports them: that of `dotnet test`, of a test program that runs by itself
# or of a script like those that source this. Nothing where there is no report.
reported() {
    local succeeded failures left_out last
    succeeded=$(summary succeeded) failures=$(summary failed) left_out=$(summary skipped)
    last=$(grep -E '^[0-9]+ passed, | Total: [0-9]+, Errors: ' "$logs/output" | tail -n 1) || true
    if [[ $last =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed,\ ([0-9]+)\ skipped$ ]]; then
        echo "${BASH_REMATCH[@]:1}"
    elif [[ $last =~ Total:\ ([0-9]+),\ Errors:\ ([0-9]+),\ Failed:\ ([0-9]+),\ Skipped:\ ([0-9]+), ]]; then
        left_out=${BASH_REMATCH[4]} failures=$((BASH_REMATCH[2] + BASH_REMATCH[3]))
        echo "$((BASH_REMATCH[1] - BASH_REMATCH[3] - left_out)) $failures $left_out"
    elif [[ -n $succeeded && -n $failures && -n $left_out ]]; then
        echo "$succeeded $failures $left_out"
    fi
}

# run_tests TITLE COMMAND...: runs tests and adds up what they report. No report is a failure, and so is a run that ends
# in an error without a failed test.
run_tests() {
    local title=$1 code=0 counts
    heading "$title"
    shift
    "$@" </dev/null 2>&1 | tee "$logs/output" || code=$?
    read -ra counts <<<"$(reported)"
    if ((${#counts[@]} != 3)); then
        echo "The tests ended with exit code $code and without a report."
        counts=(0 1 0)
    elif ((code != 0 && counts[1] == 0)); then
        echo "No test failed, but the run ended with exit code $code."
        counts[1]=1
    fi
    count "${counts[@]}"
    ((counts[1] == 0)) || keep_failures "$title"
}

# check TITLE COMMAND...: one check, which counts like a test.
check() {
    heading "$1"
    shift
    if "$@" </dev/null; then
        count 1 0 0
    else
        echo "FAILED: $*" | tee -a "$logs/failures"
        count 0 1 0
    fi
}

# provide PROBE PACKAGE...: whether the probe succeeds, if need be after installing Debian's or Ubuntu's packages.
provide() {
    local probe=$1
    shift
    "$probe" && return
    if [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null; then
        apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"
    fi >/dev/null
    "$probe"
}

has_native_toolchain() {
    local compiler
    compiler=$(command -v clang || command -v gcc) && echo 'int main(void) { return 0; }' \
        | "$compiler" -x c - -lz -o "$logs/probe" 2>/dev/null
}

# NativeAOT links with a C compiler and zlib.
require_native_toolchain() {
    provide has_native_toolchain gcc libc6-dev zlib1g-dev && return
    echo "NativeAOT needs gcc or clang, and zlib's headers (zlib1g-dev)." >&2
    return 1
}
