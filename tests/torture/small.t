#!/bin/sh
# The short form of `make torture`: five rounds of kills, a few documents each.
exec "$(dirname "$0")/run" --rounds 5 --documents 100 ${BUILD:+"$BUILD"}
