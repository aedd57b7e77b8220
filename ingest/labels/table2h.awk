# Turns one reviewed table into a C header:
#
#	awk -v columns=a,b -f table2h.awk STEM.tsv|STEM.csv
#
# gives  struct row_STEM { const char *a, *b; };
#        static const struct row_STEM rows_STEM[] = { {"..", ".."}, ... };
#
# The first line that is no comment names the columns (TSV: separated by tabs,
# lines that begin with # are comments; CSV: RFC 4180, one record a line).
# `columns` chooses some of them; without it all are taken.  An empty cell is
# "".  A row with another number of cells than the header fails the build.
# Works alike in mawk, gawk and busybox.

function quoted(s) {
	gsub(/\\/, "&&", s)
	gsub(/"/, "\\\"", s)
	gsub(/\?/, "\\?", s)
	return "\"" s "\""
}

# Splits a CSV record into cell[1..n]; gives n.
function split_csv(line, cell,    n, rest, c) {
	n = 0
	rest = line ","
	while (rest != "") {
		n++
		if (substr(rest, 1, 1) == "\"") {
			cell[n] = ""
			rest = substr(rest, 2)
			while (match(rest, /^[^"]*""/)) {
				cell[n] = cell[n] substr(rest, 1, RLENGTH - 1)
				rest = substr(rest, RLENGTH + 1)
			}
			c = index(rest, "\"")
			cell[n] = cell[n] substr(rest, 1, c - 1)
			rest = substr(rest, c + 2)
		} else {
			c = index(rest, ",")
			cell[n] = substr(rest, 1, c - 1)
			rest = substr(rest, c + 1)
		}
	}
	return n
}

function fail(message) {
	print FILENAME ":" FNR ": " message > "/dev/stderr"
	failed = 1
	exit 1
}

{ sub(/\r$/, "") }
FNR == 1 {
	stem = FILENAME
	sub(/.*\//, "", stem)
	csv = stem ~ /\.csv$/
	sub(/\.[a-z]*$/, "", stem)
}
!csv && /^#/ { next }
/^[ \t]*$/ { next }
{
	if (csv)
		n = split_csv($0, cell)
	else
		n = split($0, cell, "\t")
}
!width {
	width = n
	if (columns == "")
		for (i = 1; i <= n; i++)
			columns = columns (i > 1 ? "," : "") cell[i]
	wanted = split(columns, want, ",")
	for (i = 1; i <= wanted; i++) {
		from[i] = 0
		for (j = 1; j <= n; j++)
			if (cell[j] == want[i])
				from[i] = j
		if (!from[i])
			fail("no column " want[i])
	}
	print "/* Made from " FILENAME " by table2h.awk; do not edit. */"
	printf "struct row_%s {\n\tconst char ", stem
	for (i = 1; i <= wanted; i++)
		printf "%s*%s", (i > 1 ? ", " : ""), want[i]
	printf ";\n};\n\nstatic const struct row_%s rows_%s[] = {\n", stem, stem
	next
}
{
	if (n != width)
		fail(n " cells where the header has " width)
	line = ""
	for (i = 1; i <= wanted; i++)
		line = line (i > 1 ? ", " : "") quoted(cell[from[i]])
	print "\t{" line "},"
}
END {
	if (!failed)
		print "};"
}
