#!/usr/bin/env bash
# Unit tests under valgrind: what the sanitizers cannot see, uninitialised
# memory above all.  TAP.
cd "$(dirname "$0")/../.." || exit 1
build=${BUILD:-build}
tests=(ingest/extract_test ingest/frame_test ingest/read_docx_test
  ingest/settle_test ingest/tables_test daemon/jsonout_test daemon/line_test
  daemon/param_test daemon/rpc_test client/table_test)
echo "1..${#tests[@]}"
log=$(mktemp)
for t in "${tests[@]}"; do
  if valgrind --quiet --error-exitcode=9 --leak-check=full \
    --errors-for-leak-kinds=definite "$build/$t" >"$log" 2>&1; then
    echo "ok - $t"
  else
    echo "not ok - $t"
    tail -n 30 "$log" | sed 's/^/# /'
  fi
done
rm -f "$log"
