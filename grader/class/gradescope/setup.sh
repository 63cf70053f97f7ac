#!/usr/bin/env bash
# Gradescope runs this once, when the image of the autograder is built.
set -euo pipefail
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet --no-install-recommends nodejs npm bubblewrap
cd /autograder/source
# Brings its own Node along, whatever the image has.
npm ci --include=optional
