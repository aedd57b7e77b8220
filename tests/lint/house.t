#!/usr/bin/env bash
# The rules of the house that a text search can check.  TAP.
cd "$(dirname "$0")/../.." || exit 1
shopt -s lastpipe # say counts in this shell
n=0
# say NAME: passes when standard input is empty, else shows it.
say() {
  n=$((n + 1))
  local found
  found=$(cat)
  if [ -z "$found" ]; then
    echo "ok $n - $1"
  else
    echo "not ok $n - $1"
    head -n 20 <<<"$found" | sed 's/^/# /'
  fi
}
sources() { git ls-files -co --exclude-standard "$@" | grep -E '\.[ch]$'; }
code() { sources "$@" | grep -v '_test\.c$'; }

# ---- floors: who may include what ----
code ingest | xargs grep -nE '#include <(event2|libpq|postgres|jansson)|#include "(daemon|client)/' |
  say 'ingest/ knows no events, no database, no JSON, no upper floor'
code daemon client | xargs grep -nE '#include <event2/' |
  grep -v '^daemon/' | say 'only daemon/ has events'
code daemon | xargs grep -lE '#include <libpq-fe' |
  grep -vE '^daemon/(pg|pool|lane|loader|batch|wire|resolve|migrate|function_set|reference|request|export)' |
  say 'libpq stays in the modules that speak to the database'
code ingest daemon client | grep -vE '^ingest/(jail|tool_jail)\.' | xargs grep -nE '#include <(seccomp|linux/(seccomp|landlock))' |
  say 'the jails are in jail.c and tool_jail.c alone'

{
  code ingest daemon client | grep -vE '^ingest/(html_tree|xml_part|read_zip)\.c' | xargs grep -nE '#include <libxml/'
  code ingest daemon client | grep -vE '^ingest/(package\.c|office_fixture\.h)' | xargs grep -nE '#include <zip\.h'
  code ingest daemon client | grep -vE '^ingest/pdf_inflate\.c' | xargs grep -nE '#include <zlib\.h'
  code ingest daemon client | grep -vE '^ingest/charset_decode\.c' | xargs grep -nE '#include <iconv\.h'
} | say 'a library stays in the reader that needs it'
code daemon client | grep -vE '^daemon/(migrate|migrate_step|reference)\.c' |
  xargs grep -nE '\bPQ(exec|prepare|describe|connectdb|setdb|ping|(reset|fn|cancel)\()' |
  say 'only a process of its own waits for the database'

# ---- money ----
code ingest daemon client | grep -vE '^ingest/money\.|^ingest/frame\.c|^daemon/copyrow\.c' |
  xargs grep -nE '\.fen\b' | say 'only money.c and the wire look inside an amount'
code ingest daemon client | xargs grep -nE '\b(strtod|strtof|atof|sscanf)\b' |
  say 'no number is read through a float'
code ingest client | xargs grep -nE '\b(double|float)\b' |
  say 'no binary floats in ingest/ and client/'

# ---- style ----
code ingest daemon client | xargs grep -nE '\b(strcpy|strcat|sprintf|gets|alloca|strtok|tmpnam|mktemp|system)\(' |
  say 'no banned function'
code ingest daemon client | xargs grep -nE '^extern [^(]*;' |
  say 'no variable is shared between files'
sources ingest daemon client | xargs awk '
  FNR == 1 && !/^\/\*/ { print FILENAME ": does not open with what it is" }' |
  say 'every file opens with what it is'
code ingest daemon client | grep '\.h$' | while read -r h; do
  printf '#include "%s"\n' "$h" |
    cc -std=c11 -D_GNU_SOURCE -I. -I"${BUILD:-build}/gen" -I/usr/include/postgresql -I/usr/include/libxml2 -fsyntax-only -x c - 2>&1 |
    sed "s|^|$h: |" | head -n 2
done | say 'every header compiles alone'
code ingest daemon client | xargs wc -l | awk '$2 != "total" && $1 > 450 { print $2 ": " $1 " lines" }' |
  say 'no file is much longer than 400 lines'
code ingest daemon client | grep '\.c$' | xargs awk '
  /^\{/ { start = FNR }
  /^\}/ && start { if (FNR - start > 70) print FILENAME ":" start ": " FNR - start " lines"; start = 0 }' |
  say 'no function is longer than a screen and a bit'
code ingest daemon client | grep '\.c$' | xargs grep -nE '"(SELECT|INSERT|UPDATE|DELETE|CREATE) ' |
  say 'SQL lives in sql/'
find sql -name '*.sql' -size +4k | say 'a statement fits in 4 KB'
# A head stands over a column, or names a member of a record.
grep -E '^(say|head)' client/words.tsv | while IFS=$'\t' read -r kind id _; do
  case $kind in
  say) grep -qwE "SAY_$id" client/*.c || echo "say $id" ;;
  head) key=${id%#says}
    grep -qE "\"\+?$key\"" client/*.[ch] || grep -qF "\"${key/%yuan/fen}\"" ingest/record.c || echo "head $id" ;;
  esac
done | say 'every word of words.tsv is read'
git ls-files -co --exclude-standard | grep -vE '^(LICENSE|tests/lint/house.t)$' |
  xargs grep -nE '\b(TODO|FIXME|XXX)\b' | say 'nothing waits to be done'
git ls-files -co --exclude-standard | grep -E '(^|/)(utils?|common|misc|helpers?)\.[a-z]+$' |
  say 'no room for everything'
sources ingest daemon client tests | xargs clang-format --dry-run -Werror 2>&1 | grep -E 'error:' |
  cut -d: -f1 | sort | uniq -c | say 'formatted'
echo "1..$n"
