#!/usr/bin/env bash
# clang-tidy and cppcheck over every source.  TAP, one test a file and one for
# cppcheck.  Needs the generated headers: run from make.
cd "$(dirname "$0")/../.." || exit 1
build=${BUILD:-build}
flags=(-std=c11 -D_GNU_SOURCE -I. "-I$build/gen" -I/usr/include/postgresql
  -I/usr/include/libxml2)
mapfile -t files < <(git ls-files -co --exclude-standard ingest daemon client |
  grep '\.c$' | grep -v '_test\.c$')
echo "1..$((${#files[@]} + 1))"
printf '%s\n' "${files[@]}" | nl -ba -w1 -s' ' |
  xargs -P "$(nproc)" -L 1 bash -c '
    out=$(clang-tidy --quiet "$1" -- '"${flags[*]}"' 2>/dev/null)
    if [ $? = 0 ]; then
      echo "ok $0 - clang-tidy $1"
    else
      printf "not ok %s - clang-tidy %s\n%s\n" "$0" "$1" \
        "$(head -n 30 <<<"$out" | sed "s/^/# /")"
    fi'
out=$(cppcheck --quiet --std=c11 --enable=warning,portability,performance \
  --inline-suppr --suppress=missingInclude --suppress=normalCheckLevelMaxBranches \
  --error-exitcode=1 -j "$(nproc)" "${flags[@]:1}" "${files[@]}" 2>&1)
if [ $? = 0 ]; then
  echo "ok $((${#files[@]} + 1)) - cppcheck"
else
  echo "not ok $((${#files[@]} + 1)) - cppcheck"
  head -n 40 <<<"$out" | sed 's/^/# /'
fi
