#!/usr/bin/env bash
# Every fuzz target for FUZZ_SECONDS (20) from its seeds in tests/fuzz/seeds,
# two at a time.  TAP.  A crash, a leak, more than 512 MB or 20 s for one input
# is a failure, and its input is shown in base64.
cd "$(dirname "$0")/../.." || exit 1
export seconds=${FUZZ_SECONDS:-20}
mapfile -t targets < <(find "${BUILD:-build}/fuzz/tests/fuzz" -type f -perm -1 \
  -name 'fuzz_*' ! -name '*.*' | sort)
[ ${#targets[@]} -gt 0 ] || { echo "Bail out! no targets: make fuzz-build"; exit 1; }
echo "1..${#targets[@]}"
printf '%s\n' "${targets[@]}" | xargs -P "$(nproc)" -n 1 bash -c '
  name=$(basename "$0"); work=$(mktemp -d)
  mkdir "$work/corpus"
  [ -d "tests/fuzz/seeds/$name" ] && cp "tests/fuzz/seeds/$name"/* "$work/corpus/"
  if "$0" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=512 -max_len=8192 \
      -artifact_prefix="$work/" -close_fd_mask=1 "$work/corpus" >"$work/log" 2>&1; then
    echo "ok - $name: $(grep -oE "Done [0-9]+ runs" "$work/log") without a crash or a leak"
  else
    echo "not ok - $name"
    tail -n 40 "$work/log" | sed "s/^/# /"
    for bad in "$work"/crash-* "$work"/leak-* "$work"/timeout-* "$work"/oom-*; do
      [ -e "$bad" ] && echo "# $(basename "$bad"): $(base64 -w0 "$bad" | head -c 2000)"
    done
  fi
  rm -rf "$work"'
