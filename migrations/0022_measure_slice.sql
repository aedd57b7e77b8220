-- What is known of the figures that stand side by side without reading them: how
-- many there are, of whom, and who has published what should state them.  So that
-- a comparison counts, and says what it lacks, by sets of counties.

-- A county's place among the 8192 bits of a set; every code there ever was.
CREATE TABLE place_bit (
	code text COLLATE "C",
	bit smallint NOT NULL UNIQUE CHECK (bit BETWEEN 0 AND 8191),
	PRIMARY KEY (code) INCLUDE (bit)
);

-- The divisions of today by level, of a province or ('') all.
CREATE TABLE place_set (
	level text COLLATE "C" NOT NULL,
	province text COLLATE "C" NOT NULL,
	places bit(8192) NOT NULL,
	PRIMARY KEY (level, province)
);

-- One row a slice of measure_value: the figures that are compared with each other.
-- n: of counties, or of prefectures where that is the scope (the others stand
-- beside nobody); n2010, n2020, n_both: of which have that count of residents.
-- stating: whose they are; zero: who states that there is none; lack2010,
-- lack2020: who states the figure, with no such count of residents.  A slice of
-- which nothing is left stays with n = 0.
CREATE TABLE measure_slice (
	measure text COLLATE "C" NOT NULL,
	year integer NOT NULL,
	stage text COLLATE "C" NOT NULL,
	scope text COLLATE "C" NOT NULL,
	fund text COLLATE "C" NOT NULL,
	part text COLLATE "C" NOT NULL,
	department_kind text COLLATE "C" NOT NULL,
	function_code text COLLATE "C" NOT NULL,
	n integer NOT NULL,
	n2010 integer NOT NULL,
	n2020 integer NOT NULL,
	n_both integer NOT NULL,
	stating bit(8192) NOT NULL,
	zero bit(8192) NOT NULL,
	lack2010 bit(8192) NOT NULL,
	lack2020 bit(8192) NOT NULL,
	PRIMARY KEY (measure, year, stage, scope, fund, part, department_kind,
		function_code)
) WITH (fillfactor = 70, toast_tuple_target = 128);
CREATE INDEX measure_slice_code ON measure_slice (function_code, year, stage)
	WHERE function_code <> '';

-- Who has published a paper of a year and type that is current.
CREATE TABLE published_set (
	fiscal_year integer NOT NULL,
	doc_type text COLLATE "C" NOT NULL,
	scope text COLLATE "C" NOT NULL,
	department_kind text COLLATE "C" NOT NULL,
	places bit(8192) NOT NULL,
	PRIMARY KEY (fiscal_year, doc_type, scope, department_kind)
) WITH (fillfactor = 70, toast_tuple_target = 128);

-- In the row, and small where they are of few.
ALTER TABLE measure_slice
	ALTER stating SET STORAGE MAIN, ALTER stating SET COMPRESSION lz4,
	ALTER zero SET STORAGE MAIN, ALTER zero SET COMPRESSION lz4,
	ALTER lack2010 SET STORAGE MAIN, ALTER lack2010 SET COMPRESSION lz4,
	ALTER lack2020 SET STORAGE MAIN, ALTER lack2020 SET COMPRESSION lz4;
ALTER TABLE published_set
	ALTER places SET STORAGE MAIN, ALTER places SET COMPRESSION lz4;

-- Counties that go by another code now; those that have not always been.
CREATE INDEX division_link_recoded ON division_link (year)
	INCLUDE (code, successor) WHERE kind = 'recoded';
CREATE INDEX division_span_since ON division_span (since) INCLUDE (code);

INSERT INTO owed_work (call)
SELECT w FROM unnest(ARRAY['SELECT places_learn()', 'SELECT slice_rebuild()',
	'SELECT published_rebuild()']) w
WHERE EXISTS (SELECT FROM division);
