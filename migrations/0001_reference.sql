-- Reference data: who the counties are, how many people live there, what codes
-- mean.  Small; on Citus these are reference tables (replicated everywhere).
-- The rows come from ingest/reference/*.csv and ingest/labels/*.tsv, which the
-- program ships; a table's columns are a file's columns, in order.  They are
-- reloaded when a file's hash changes, without a migration.

-- One row an applied migration.  The runner may have made it already.
CREATE TABLE IF NOT EXISTS schema_migration (
	version integer PRIMARY KEY,
	name text NOT NULL,
	applied_at timestamptz NOT NULL DEFAULT now()
);

-- What the short words in every other file's source column stand for.
CREATE TABLE source (
	source text COLLATE "C" PRIMARY KEY,
	title text NOT NULL,
	place text NOT NULL,
	licence text
);

-- Divisions in force, GB/T 2260, and the development zones that publish too.
CREATE TABLE division (
	code text COLLATE "C" PRIMARY KEY,
	name text NOT NULL,
	level text COLLATE "C" NOT NULL
		CHECK (level IN ('province', 'prefecture', 'county', 'zone')),
	parent_code text COLLATE "C",
	prefecture text,
	province text NOT NULL,
	source text COLLATE "C" NOT NULL
);

-- Every name and code a division ever had; valid_to is exclusive.
CREATE TABLE division_history (
	code text COLLATE "C" NOT NULL,
	name text NOT NULL,
	valid_from integer NOT NULL,
	valid_to integer,
	successor_code text COLLATE "C",
	level text COLLATE "C" NOT NULL,
	province text,
	prefecture text,
	status text COLLATE "C" NOT NULL,
	source text COLLATE "C" NOT NULL,
	PRIMARY KEY (code, valid_from)
);

-- Residents as each census counted them, under the codes of its year.
CREATE TABLE population (
	code text COLLATE "C" NOT NULL,
	name text NOT NULL,
	year integer NOT NULL,
	basis text COLLATE "C" NOT NULL,
	persons bigint NOT NULL CHECK (persons > 0),
	source text COLLATE "C" NOT NULL,
	PRIMARY KEY (basis, code)
);

-- The same brought to the codes in force, with how.  No row: not known.
CREATE TABLE population_current (
	code text COLLATE "C" NOT NULL,
	name text NOT NULL,
	basis text COLLATE "C" NOT NULL,
	year integer NOT NULL,
	persons bigint NOT NULL CHECK (persons > 0),
	method text COLLATE "C" NOT NULL,
	source_codes text COLLATE "C" NOT NULL,
	source text COLLATE "C" NOT NULL,
	PRIMARY KEY (basis, code)
);

-- Functional classification (支出功能分类): several editions side by side,
-- because codes were used again with other meanings.  rank 1 is asked first.
CREATE TABLE function_class (
	code text COLLATE "C" NOT NULL,
	name text NOT NULL,
	level text NOT NULL,
	parent_code text COLLATE "C",
	edition text COLLATE "C" NOT NULL,
	rank integer NOT NULL,
	source text COLLATE "C" NOT NULL,
	PRIMARY KEY (code, rank)
);

CREATE TABLE procurement_class (
	code text COLLATE "C" NOT NULL,
	name text NOT NULL,
	edition text COLLATE "C" NOT NULL,
	source text COLLATE "C" NOT NULL,
	PRIMARY KEY (edition, code)
);

CREATE TABLE measure (
	measure text COLLATE "C" PRIMARY KEY,
	zh text NOT NULL,
	en text NOT NULL,
	unit text COLLATE "C" NOT NULL CHECK (unit IN ('yuan', 'count')),
	parent text COLLATE "C",
	ordinal integer NOT NULL
);

CREATE TABLE department_kind (
	kind text COLLATE "C" PRIMARY KEY,
	zh text NOT NULL,
	aliases text
);

-- What belongs to a topic, through which lens.
CREATE TABLE topic (
	topic text COLLATE "C" NOT NULL,
	zh text NOT NULL,
	lens text COLLATE "C" NOT NULL
		CHECK (lens IN ('function', 'procurement', 'name', 'not_name')),
	pattern text COLLATE "C" NOT NULL,
	PRIMARY KEY (topic, lens, pattern)
);

-- The shipped files: what loads each, and what was loaded last.
CREATE TABLE reference_file (
	ordinal integer NOT NULL,
	name text COLLATE "C" PRIMARY KEY,
	target text COLLATE "C" NOT NULL,
	tabs boolean NOT NULL,
	sha256 bytea,
	rows bigint,
	loaded_at timestamptz
);
INSERT INTO reference_file (ordinal, name, target, tabs) VALUES
	(1, 'sources.csv', 'source', false),
	(2, 'divisions.csv', 'division', false),
	(3, 'divisions_history.csv', 'division_history', false),
	(4, 'population.csv', 'population', false),
	(5, 'population_current.csv', 'population_current', false),
	(6, 'function_classification.csv', 'function_class', false),
	(7, 'procurement_catalog.csv', 'procurement_class', false),
	(8, 'measures.tsv', 'measure', true),
	(9, 'department_kinds.tsv', 'department_kind', true),
	(10, 'topics.tsv', 'topic', true);
