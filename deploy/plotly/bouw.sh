#!/bin/sh
# Builds static/vendor/plotly.* again, after a new plotly package: set the version in package.json to the one that
#   python -c "import plotly.offline; print(plotly.offline.get_plotlyjs_version())"
# prints. Needs node and npm, from wherever this machine gets its packages; nothing of it is needed to run Reflectie.
set -eu
hier=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
doel=$(CDPATH='' cd -- "$hier/../../static/vendor" && pwd)
werk=$(mktemp -d)
trap 'rm -rf "$werk"' EXIT
cp "$hier/package.json" "$hier/bouw.js" "$werk/"
cd "$werk"
npm install --ignore-scripts --no-package-lock --no-audit --no-fund --silent
node bouw.js "$hier" "$doel"
ls -l "$doel"/plotly.*
