-- A topic's projects and purchases by year, kept by the loading transaction.

-- Those of current papers, by year.  final: of final accounts.
CREATE TABLE topic_row (
	topic text COLLATE "C" NOT NULL,
	letter text COLLATE "C" NOT NULL CHECK (letter IN ('j', 'p')),
	year integer NOT NULL,
	final boolean NOT NULL,
	division_code text COLLATE "C" NOT NULL,
	disclosure_id bigint NOT NULL,
	no integer NOT NULL,
	scope text COLLATE "C" NOT NULL,
	department_kind text COLLATE "C" NOT NULL,
	fen bigint,
	capacity numeric,
	PRIMARY KEY (division_code, disclosure_id, letter, no)
);
CREATE INDEX topic_row_year ON topic_row
	(topic, letter, year, final, division_code)
	INCLUDE (disclosure_id, no, scope, department_kind, fen, capacity);
DROP INDEX project_topic;
DROP INDEX procurement_item_topic;
