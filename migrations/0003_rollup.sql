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

-- What a paper's word on a figure weighs.
CREATE FUNCTION figure_weight(doc_type text, fiscal_year integer,
	stage text, year integer)
RETURNS integer LANGUAGE sql IMMUTABLE AS $$
	SELECT CASE WHEN fiscal_year = year AND doc_type = CASE stage
			WHEN 'budget' THEN 'budget' ELSE 'final_accounts' END
		THEN 100000 ELSE 0 END
		+ fiscal_year * 10
		+ CASE doc_type WHEN 'final_accounts' THEN 4 WHEN 'budget' THEN 3
			WHEN 'kpi' THEN 2 WHEN 'procurement' THEN 1 ELSE 0 END
$$;

-- Everything the current papers among `ids` state, best statement first.
-- Nested loops only: the tables have just grown by COPY and the planner cannot
-- know yet that a paper has few rows.
CREATE FUNCTION rollup_merge(ids bigint[]) RETURNS bigint
LANGUAGE plpgsql
SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
DECLARE
	written bigint;
BEGIN
	INSERT INTO measure_value AS old
	SELECT DISTINCT ON (d.division_code, d.scope, d.department_key,
			f.measure, f.function_code, f.fund, f.part, f.year, f.stage)
		d.division_code, d.scope, d.department_key, f.measure,
		f.function_code, f.fund, f.part, f.year, f.stage,
		d.department_kind, f.amount, f.counted, f.presence,
		figure_weight(d.doc_type, d.fiscal_year, f.stage, f.year),
		d.id, f.no, o.persons, n.persons
	FROM disclosure d
	LEFT JOIN population_current o
		ON o.basis = 'census2010' AND o.code = d.division_code
	LEFT JOIN population_current n
		ON n.basis = 'census2020' AND n.code = d.division_code
	CROSS JOIN LATERAL (
		SELECT measure, coalesce(function_code, '') AS function_code,
			coalesce(fund, '') AS fund, coalesce(part, '') AS part,
			year, stage, fen AS amount, false AS counted, presence, no
		FROM fact
		WHERE division_code = d.division_code AND disclosure_id = d.id
		UNION ALL
		SELECT measure, '', '', '', year, stage, value, true, 'stated', no
		FROM count_fact
		WHERE division_code = d.division_code AND disclosure_id = d.id
	) f
	WHERE d.id = ANY (ids) AND d.version_to IS NULL
	ORDER BY d.division_code, d.scope, d.department_key, f.measure,
		f.function_code, f.fund, f.part, f.year, f.stage,
		figure_weight(d.doc_type, d.fiscal_year, f.stage, f.year) DESC,
		f.presence = 'derived', f.no
	ON CONFLICT (division_code, scope, department_key, measure,
		function_code, fund, part, year, stage)
	DO UPDATE SET department_kind = excluded.department_kind,
		amount = excluded.amount, counted = excluded.counted,
		presence = excluded.presence, weight = excluded.weight,
		disclosure_id = excluded.disclosure_id, no = excluded.no,
		residents2010 = excluded.residents2010,
		residents2020 = excluded.residents2020
	WHERE (excluded.weight, excluded.disclosure_id)
		> (old.weight, old.disclosure_id);
	GET DIAGNOSTICS written = ROW_COUNT;
	RETURN written;
END $$;

-- Brings measure_value up to date after `ids` were loaded.  A new paper only
-- competes with what is there.  A revision takes away what its forerunner
-- stated, so its publisher's other papers may win again: all of them compete.
CREATE FUNCTION rollup_refresh(ids bigint[]) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
	papers bigint[];
BEGIN
	WITH fresh AS (
		SELECT * FROM disclosure WHERE id = ANY (ids) AND revision > 1
	), gone AS (
		DELETE FROM measure_value v USING fresh f, disclosure o
		WHERE o.division_code = f.division_code AND o.scope = f.scope
			AND o.department_key = f.department_key
			AND o.fiscal_year = f.fiscal_year
			AND o.doc_type = f.doc_type
			AND o.version_to IS NOT NULL
			AND v.division_code = f.division_code
			AND v.scope = f.scope
			AND v.department_key = f.department_key
			AND v.disclosure_id = o.id
	)
	SELECT array_agg(DISTINCT d.id) INTO papers
	FROM fresh f JOIN disclosure d USING
		(division_code, scope, department_key)
	WHERE d.version_to IS NULL;
	RETURN rollup_merge(ARRAY(
		SELECT unnest(ids) UNION SELECT unnest(papers)));
END $$;

-- The whole rollup anew; an operator's remedy, and a test's yardstick.
CREATE FUNCTION rollup_rebuild() RETURNS bigint LANGUAGE plpgsql AS $$
BEGIN
	DELETE FROM measure_value;
	RETURN rollup_merge(ARRAY(
		SELECT id FROM disclosure WHERE version_to IS NULL));
END $$;

-- Notes that a reference file is in, and brings along what was copied from it.
CREATE FUNCTION reference_loaded(file text, hash bytea, n bigint) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
	UPDATE reference_file SET sha256 = hash, rows = n, loaded_at = now()
	WHERE name = file;
	IF file = 'population_current.csv' THEN
		UPDATE measure_value v SET residents2010 = c.old,
			residents2020 = c.new
		FROM (SELECT m.division_code, o.persons AS old, n.persons AS new
			FROM (SELECT DISTINCT division_code FROM measure_value) m
			LEFT JOIN population_current o ON o.basis = 'census2010'
				AND o.code = m.division_code
			LEFT JOIN population_current n ON n.basis = 'census2020'
				AND n.code = m.division_code) c
		WHERE c.division_code = v.division_code
			AND (v.residents2010, v.residents2020)
				IS DISTINCT FROM (c.old, c.new);
	END IF;
END $$;
