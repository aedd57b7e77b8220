# Names the functions that nothing calls.  Called is what a statement or a
# migration calls, what a trigger executes and what functions/README.md gives to an
# operator, and what one of these calls; so two that only call each other are not.
#
#	awk -f uncalled.awk functions/*/*.sql sql/*.sql migrations/*.sql \
#		functions/README.md
FNR == 1 {
	from = ""
	tools = 0
	if (FILENAME ~ /functions\/.*\.sql$/) {
		from = FILENAME
		sub(/.*\//, "", from)
		sub(/\.sql$/, "", from)
		ours[from] = 1
	}
}
FILENAME ~ /\.md$/ {
	tools = /^\*\*For an operator/ || tools && NF > 0
	if (!tools)
		next
}
{
	sub(/--.*/, "")
	for (rest = $0; match(rest, /[a-z_][a-z0-9_]*\(/); ) {
		caller[++n] = rest ~ /EXECUTE FUNCTION/ ? "" : from
		callee[n] = substr(rest, RSTART, RLENGTH - 1)
		rest = substr(rest, RSTART + RLENGTH)
	}
}
END {
	called[""] = 1
	do {
		found = 0
		for (i = 1; i <= n; i++)
			if (caller[i] in called && !(callee[i] in called)) {
				called[callee[i]] = 1
				found = 1
			}
	} while (found)
	for (name in ours)
		if (!(name in called))
			print name
}
