#!/usr/bin/env bash
# Writes what a library offers into its PublicAPI.Unshipped.txt, so that a review shows every change of it:
#     src/public-api.sh src/StaticNet
set -euo pipefail
project=${1:?"the folder of a project, such as src/StaticNet"}
declared=$project/PublicAPI.Unshipped.txt
trap 'rm -f "$declared.new"' EXIT

# The analyzer names every symbol that neither file has.
echo '#nullable enable' >"$declared"
dotnet build "$project" --no-incremental -p:RunAnalyzersDuringBuild=true -p:TreatWarningsAsErrors=false \
    -v quiet -clp:NoSummary >"$declared.new" 2>&1 \
    || { cat "$declared.new"; exit 1; }
sed -nE "s/.*RS0016: Symbol '(.*)' is not part of the declared public API.*/\\1/p" "$declared.new" \
    | LC_ALL=C sort -u >>"$declared"
wc -l "$declared"
