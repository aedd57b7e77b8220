#!/usr/bin/env bash
# clang-tidy and cppcheck over every source.  TAP, one test a file and one for
# cppcheck.  Needs the generated headers: run from make.
cd "$(dirname "$0")/../.." || exit 1
build=${BUILD:-build}
export flags="-D_GNU_SOURCE -I. -I$build/gen -I/usr/include/postgresql \
  -I/usr/include/libxml2"
mapfile -t files < <(git ls-files -co --exclude-standard ingest daemon client |
  grep '\.c$' | grep -v '_test\.c$')
echo "1..$((${#files[@]} + 1))"
printf '%s\n' "${files[@]}" | xargs -P "$(nproc)" -n 1 bash -c '
  if out=$(clang-tidy --quiet "$0" -- -std=c11 $flags 2>/dev/null); then
    echo "ok - clang-tidy $0"
  else
    printf "not ok - clang-tidy %s\n%s\n" "$0" \
      "$(head -n 30 <<<"$out" | sed "s/^/# /")"
  fi'
# shellcheck disable=SC2086 # the flags are words
if out=$(cppcheck --quiet --std=c11 --enable=warning,portability,performance \
  --inline-suppr --suppress=missingInclude --suppress=unknownMacro \
  --suppress=funcArgOrderDifferent --error-exitcode=1 -j "$(nproc)" \
  $flags "${files[@]}" 2>&1); then
  echo "ok - cppcheck"
else
  echo "not ok - cppcheck"
  head -n 40 <<<"$out" | sed 's/^/# /'
fi
