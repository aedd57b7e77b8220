-- How counties came to be what they are: which code took over whose territory,
-- since when a county has been itself, and how many people live in what it was
-- when a figure was stated.  Made from division_history when that is loaded.

-- One row a handing over.  renamed: same code, another name; recoded: whole, to
-- a code that has nothing else; merged: whole, into a county that has more;
-- split: the parts went to several; moved: a part went, the rest stayed.
CREATE TABLE division_link (
	code text COLLATE "C" NOT NULL,
	successor text COLLATE "C" NOT NULL,
	year integer NOT NULL,
	kind text COLLATE "C" NOT NULL CHECK (kind IN
		('renamed', 'recoded', 'merged', 'split', 'moved')),
	PRIMARY KEY (successor, year, code, kind)
);
CREATE INDEX division_link_code ON division_link (code);

-- Of a division in force: the year from which it, or one whole county whose only
-- heir it is, has existed; and the last year in which others were merged into it.
CREATE TABLE division_span (
	code text COLLATE "C" PRIMARY KEY,
	since integer,
	merged integer
);
