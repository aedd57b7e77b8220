# Puts what `duibiaod --man options` prints in the place of a line @OPTIONS@,
# and so with @METHODS@, @TYPES@ and @ERRORS@.

function insert(what,    command, line) {
	command = program " --man " what
	while ((command | getline line) > 0)
		print line
	if (close(command) != 0)
		exit 1
}

/^@[A-Z]+@$/ { insert(tolower(substr($0, 2, length($0) - 2))); next }
{ print }
