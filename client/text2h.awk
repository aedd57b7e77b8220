# Turns a text file into an array of its lines, ended by NULL:
#
#	awk -v name=report_css -f text2h.awk report.css
#
# Works alike in mawk, gawk and busybox.

BEGIN { print "/* Made by text2h.awk; do not edit. */"
	print "static const char *const " name "[] = {" }
{
	gsub(/\\/, "&&")
	gsub(/"/, "\\\"")
	gsub(/\?/, "\\?")
	print "\t\"" $0 "\\n\","
}
END { print "\tNULL,\n};" }
