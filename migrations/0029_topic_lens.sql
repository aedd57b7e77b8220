-- What a topic's spending looks like through three lenses, kept by the loading
-- transaction: in the order in which a reply shows it, and counted.

-- What current papers say of a topic.  letter: what it is, as in the id of a row:
-- a line by function (f), a project (j), something bought (p).  year, stage: of
-- the line; else of the paper, that is budget, or final of final accounts.
-- function_code, fund, part and residents are a line's, as in measure_value (else
-- '' and null); a part is here only where the whole is not stated.
DROP TABLE topic_row;
CREATE TABLE topic_row (
	topic text COLLATE "C" NOT NULL,
	letter text COLLATE "C" NOT NULL CHECK (letter IN ('f', 'j', 'p')),
	year integer NOT NULL,
	stage text COLLATE "C" NOT NULL,
	division_code text COLLATE "C" NOT NULL,
	disclosure_id bigint NOT NULL,
	no integer NOT NULL,
	scope text COLLATE "C" NOT NULL,
	department_kind text COLLATE "C" NOT NULL,
	function_code text COLLATE "C" NOT NULL,
	fund text COLLATE "C" NOT NULL,
	part text COLLATE "C" NOT NULL,
	fen bigint,
	capacity numeric,
	residents2010 bigint,
	residents2020 bigint,
	PRIMARY KEY (division_code, disclosure_id, letter, no, topic)
);

-- Of some counties.
CREATE INDEX topic_row_place ON topic_row
	(topic, letter, division_code, year, stage);

-- As replies show them, with all by which they are chosen: lines by where they
-- stand in the budget (what falls on a head, by which equals are ordered, depends
-- on what is asked), the others by size.
CREATE INDEX topic_row_line ON topic_row
	(topic, year, stage, scope, function_code, fund, part, department_kind)
	INCLUDE (division_code, fen, residents2010, residents2020,
		disclosure_id, no)
	WHERE letter = 'f';
CREATE INDEX topic_row_size ON topic_row
	(topic, letter, year, stage, capacity DESC NULLS LAST,
		fen DESC NULLS LAST, division_code, disclosure_id, no)
	INCLUDE (scope, department_kind)
	WHERE letter <> 'f';

-- How many rows topic_row has, and of whom, by province (how its codes begin).
-- Where nothing is left a row stays with n = 0.
CREATE TABLE topic_count (
	topic text COLLATE "C" NOT NULL,
	letter text COLLATE "C" NOT NULL,
	year integer NOT NULL,
	stage text COLLATE "C" NOT NULL,
	province text COLLATE "C" NOT NULL,
	scope text COLLATE "C" NOT NULL,
	function_code text COLLATE "C" NOT NULL,
	fund text COLLATE "C" NOT NULL,
	part text COLLATE "C" NOT NULL,
	department_kind text COLLATE "C" NOT NULL,
	n integer NOT NULL,
	places bit(8192) NOT NULL,
	PRIMARY KEY (topic, letter, year, stage, province, scope, function_code,
		fund, part, department_kind)
) WITH (fillfactor = 70, toast_tuple_target = 128);
ALTER TABLE topic_count ALTER places SET STORAGE MAIN,
	ALTER places SET COMPRESSION lz4;

INSERT INTO owed_work (call)
SELECT 'SELECT topic_rebuild()' WHERE EXISTS (SELECT FROM disclosure);
