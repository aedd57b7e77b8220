-- The figures to compare by, kept by the transaction that loads papers.

-- One row a key: the current figure, chosen among the current papers that state
-- it.  weight says how good the place is: the paper of that very year and stage
-- first (100000), then the newest paper (10 a year), then its type.  Counts
-- (counted) hold pieces in amount and point into count_fact; all others hold
-- fen and point into fact.  '' stands for "none" in the key, for function_code,
-- fund (all funds together) and part (the whole).  The residents of the county
-- are kept beside (null: not known): looking them up is half of a ranking.
CREATE TABLE measure_value (
	division_code text COLLATE "C" NOT NULL,
	scope text COLLATE "C" NOT NULL,
	department_key text COLLATE "C" NOT NULL,
	measure text COLLATE "C" NOT NULL,
	function_code text COLLATE "C" NOT NULL,
	fund text COLLATE "C" NOT NULL,
	part text COLLATE "C" NOT NULL,
	year integer NOT NULL,
	stage text COLLATE "C" NOT NULL,
	department_kind text COLLATE "C" NOT NULL,
	amount bigint NOT NULL,
	counted boolean NOT NULL,
	presence text COLLATE "C" NOT NULL,
	weight integer NOT NULL,
	disclosure_id bigint NOT NULL,
	no integer NOT NULL,
	residents2010 bigint,
	residents2020 bigint,
	PRIMARY KEY (division_code, scope, department_key, measure,
		function_code, fund, part, year, stage)
);

-- compare.rank reads one stretch of this.
CREATE INDEX measure_value_rank ON measure_value
	(measure, year, stage, scope, fund, part, department_kind);

-- The same by code, since names of function lines repeat.
CREATE INDEX measure_value_function ON measure_value
	(function_code, year, stage) WHERE function_code <> '';
