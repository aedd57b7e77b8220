# Turns words.tsv into a list of macro calls, SAY(YEAR, "%s", "%s年") and
# TERM("none", ..), HEAD(..), OPTION(..), for phrase.h and phrase.c to include
# with their own macros.  A row with another number of cells than the header, or
# of another kind, fails the build.  Works alike in mawk, gawk and busybox.

function quoted(s) {
	gsub(/\\/, "&&", s)
	gsub(/"/, "\\\"", s)
	gsub(/\?/, "\\?", s)
	return "\"" s "\""
}

BEGIN {
	FS = "\t"
	split("say term head option", names, " ")
	for (i in names)
		known[names[i]] = 1
}
/^#/ || /^[ \t]*$/ { next }
!seen++ {
	print "/* Made from " FILENAME " by words2h.awk; do not edit. */"
	next
}
NF != 4 || !($1 in known) {
	print FILENAME ":" FNR ": no row of words" > "/dev/stderr"
	exit 1
}
{ print toupper($1) "(" ($1 == "say" ? $2 : quoted($2)) ", " quoted($3) ", " quoted($4) ")" }
