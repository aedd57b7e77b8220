# Puts what `duibiaod --man options` and `duibiaod --man methods` print in the
# place of the lines @OPTIONS@ and @METHODS@.

function insert(what,    command, line) {
	command = program " --man " what
	while ((command | getline line) > 0)
		print line
	if (close(command) != 0)
		exit 1
}

/^@OPTIONS@$/ { insert("options"); next }
/^@METHODS@$/ { insert("methods"); next }
{ print }
