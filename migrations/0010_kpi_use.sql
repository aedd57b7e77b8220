-- How indicators are used, counted by the transaction that loads papers, so that
-- kpi.patterns never reads the rows.  Small beside kpi and national by nature:
-- local tables, not distributed.

-- Names that mean the same: labels/indicator_names.tsv.  kpi.indicator keeps
-- what was printed; a name is looked up when it is counted, so that a better
-- table changes the counts and no paper has to be read again.
CREATE TABLE indicator_name (
	synonym text COLLATE "C" PRIMARY KEY,
	indicator text COLLATE "C" NOT NULL
);
CREATE INDEX indicator_name_synonyms ON indicator_name (indicator);
INSERT INTO reference_file (ordinal, name, target, tabs) VALUES
	(11, 'indicator_names.tsv', 'indicator_name', true);

-- The rows behind an indicator.
CREATE INDEX kpi_indicator ON kpi (indicator, division_code, disclosure_id, no);

-- Indicators, topics, second levels and targets by number; word 0 is ''.
CREATE TABLE kpi_word (
	id integer PRIMARY KEY,
	word text COLLATE "C" NOT NULL UNIQUE
);
INSERT INTO kpi_word VALUES (0, '');

CREATE TABLE kpi_target (
	id integer PRIMARY KEY,
	key text COLLATE "C" NOT NULL UNIQUE,
	op text COLLATE "C",
	value numeric,
	high numeric,
	unit text,
	words text
);
INSERT INTO kpi_target VALUES (0, '');

-- Counties by their place among the bits of kpi_use.many.
CREATE TABLE kpi_county (
	division_code text COLLATE "C" PRIMARY KEY,
	slot smallint NOT NULL UNIQUE CHECK (slot BETWEEN 0 AND 4095)
);

-- Papers that are counted: those that are current and have projects or
-- indicators.  What kpi.quality adds up, and the rows by number, as counted: the
-- arrays run in step.  flags: 1 measurable; 2 the first row of its project with
-- the indicator, 4 under that second level; 8 its project's first row, 16 under
-- that second level.
CREATE TABLE kpi_paper (
	division_code text COLLATE "C" NOT NULL,
	disclosure_id bigint NOT NULL,
	scope text COLLATE "C" NOT NULL,
	department_key text COLLATE "C" NOT NULL,
	department_kind text COLLATE "C" NOT NULL,
	year smallint NOT NULL,
	projects integer NOT NULL,
	n integer NOT NULL,
	measurable integer NOT NULL,
	malformed integer NOT NULL,
	misplaced integer NOT NULL,
	doubtful integer NOT NULL,
	reused integer NOT NULL,
	nos integer[] NOT NULL,
	project_nos integer[] NOT NULL,
	topics integer[] NOT NULL,
	levels integer[] NOT NULL,
	words integer[] NOT NULL,
	targets integer[] NOT NULL,
	flags integer[] NOT NULL,
	grams integer[] NOT NULL,
	PRIMARY KEY (division_code, disclosure_id)
);
COMMENT ON COLUMN kpi_paper.grams IS
	'text_grams() of all its rows: what kpi.search looks in';
ALTER TABLE kpi_paper ALTER nos SET COMPRESSION lz4,
	ALTER project_nos SET COMPRESSION lz4, ALTER topics SET COMPRESSION lz4,
	ALTER levels SET COMPRESSION lz4, ALTER words SET COMPRESSION lz4,
	ALTER targets SET COMPRESSION lz4, ALTER flags SET COMPRESSION lz4,
	ALTER grams SET COMPRESSION lz4;
CREATE INDEX kpi_paper_year ON kpi_paper (year, department_kind);
CREATE INDEX kpi_paper_kind ON kpi_paper (department_kind);
CREATE INDEX kpi_paper_grams ON kpi_paper USING gin (grams);

-- All that kpi.quality reads, without the arrays.
CREATE INDEX kpi_paper_quality ON kpi_paper
	(division_code, scope, department_key, year, department_kind)
	INCLUDE (disclosure_id, projects, n, measurable, malformed, misplaced,
	doubtful, reused);

-- Counts of an indicator (0: of all).  A project counts in projects where it
-- first has the indicator, in projects2 where it first has it under that second
-- level, so both add up.
CREATE TABLE kpi_total (
	indicator integer NOT NULL,
	level2 integer NOT NULL,
	n integer NOT NULL,
	measurable integer NOT NULL,
	projects integer NOT NULL,
	projects2 integer NOT NULL,
	PRIMARY KEY (indicator, level2)
) WITH (fillfactor = 80);

-- The same by topic and year, with the counties: slots of a few, or one bit each.
CREATE TABLE kpi_use (
	indicator integer NOT NULL,
	topic integer NOT NULL,
	year smallint NOT NULL,
	level2 integer NOT NULL,
	n integer NOT NULL,
	measurable integer NOT NULL,
	projects integer NOT NULL,
	projects2 integer NOT NULL,
	few smallint[] NOT NULL,
	many bit(4096),
	PRIMARY KEY (indicator, topic, year, level2)
) WITH (fillfactor = 80);
CREATE INDEX kpi_use_topic ON kpi_use (topic, year);
CREATE INDEX kpi_use_year ON kpi_use (year);

-- And by target; once more for all topics and years together (topic -1, year 0).
-- example: the first row, disclosure_id << 20 | no.
CREATE TABLE kpi_aim (
	indicator integer NOT NULL,
	topic integer NOT NULL,
	year smallint NOT NULL,
	level2 integer NOT NULL,
	target integer NOT NULL,
	n integer NOT NULL,
	example bigint NOT NULL,
	PRIMARY KEY (indicator, topic, year, level2, target)
) WITH (fillfactor = 80);
