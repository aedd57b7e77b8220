# Turns finding_words.tsv into the list of wordings for finding.h:
#
#	#define FINDING_WORDS(X) X(FOUND_SUM_MORE, SUM_MISMATCH, "..", "..") ..
#
# A row with another number of cells than the header, with a wording missing, or
# whose two wordings have different {places}, fails the build.  Works alike in
# mawk, gawk and busybox.

function quoted(s) {
	gsub(/\\/, "&&", s)
	gsub(/"/, "\\\"", s)
	gsub(/\?/, "\\?", s)
	return "\"" s "\""
}

function fail(message) {
	print FILENAME ":" FNR ": " message > "/dev/stderr"
	exit 1
}

# Every place of `s` stands in `other` too.
function places_within(s, other,    place) {
	while (match(s, /\{[a-z_]*\}/)) {
		place = substr(s, RSTART, RLENGTH)
		if (!index(other, place))
			return 0
		s = substr(s, RSTART + RLENGTH)
	}
	return 1
}

BEGIN { FS = "\t" }
/^#/ || /^[ \t]*$/ { next }
!seen++ {
	print "/* Made from " FILENAME " by findings2h.awk; do not edit. */"
	printf "#define FINDING_WORDS(X)"
	next
}
NF != 4 { fail(NF " cells where the header has 4") }
$3 == "" || $4 == "" { fail("not worded in both languages") }
!places_within($3, $4) || !places_within($4, $3) {
	fail("the two wordings of " $1 " have different places")
}
{ printf " \\\n\tX(FOUND_%s, %s, %s, %s)", $1, toupper($2), quoted($3), quoted($4) }
END { print "" }
