#!/usr/bin/env bash
# Runs a Python test with its arguments, which are paths of runfiles.
set -euo pipefail
exec python3 -B "$@"
