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

-- What a division was called in a year; what it was called last, if it was not.
CREATE FUNCTION division_name(d_code text, at_year integer) RETURNS text
LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
	RETURN (SELECT name FROM division_history WHERE code = d_code
		ORDER BY (valid_from <= at_year
				AND at_year < coalesce(valid_to, 9999)) DESC,
			valid_from DESC
		LIMIT 1);
END $$;

-- Residents of a division in the borders of a year.  Today's count, unless others
-- were merged into it later: then its own, if the census was before that.
CREATE FUNCTION residents(d_code text, figures_year integer, asked_basis text)
RETURNS bigint LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN (SELECT CASE WHEN s.code IS NULL THEN p.persons
		WHEN figures_year < s.merged THEN CASE WHEN p.year < (
			SELECT min(year) FROM division_link
			WHERE successor = d_code AND kind = 'merged'
				AND year > figures_year) THEN p.persons END
		ELSE c.persons END
	FROM (SELECT) one
	LEFT JOIN division_span s ON s.code = d_code
	LEFT JOIN population_current c
		ON c.basis = asked_basis AND c.code = d_code
	LEFT JOIN population p ON p.basis = asked_basis AND p.code = d_code);
END $$;

-- The residents to divide by.  Interpolated: on the line between the censuses, in
-- whole persons; before the first and after the last, that census.
CREATE FUNCTION residents_by(asked_basis text, figures_year integer,
	old bigint, new bigint)
RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT CASE WHEN asked_basis = 'census2020' THEN new
		WHEN asked_basis = 'census2010' THEN old
		WHEN figures_year >= 2020 THEN new
		WHEN figures_year <= 2010 THEN old
		ELSE (old * (2020 - figures_year) + new * (figures_year - 2010)
			+ 5) / 10 END
$$;

CREATE FUNCTION territory_rebuild() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	DELETE FROM division_link;
	DELETE FROM division_span;
	-- "420602;420605[2001]": with a year, a part that went earlier.
	INSERT INTO division_link
	WITH item AS (
		SELECT h.code, h.valid_to, left(i.item, 6) AS successor,
			substring(i.item from '\[(\d+)\]')::integer AS moved,
			count(*) FILTER (WHERE i.item NOT LIKE '%[%')
				OVER (PARTITION BY h.code, h.valid_from) AS heirs
		FROM division_history h,
			unnest(string_to_array(h.successor_code, ';')) i(item)
	), link AS (
		SELECT DISTINCT code, successor, coalesce(moved, valid_to) AS year,
			CASE WHEN moved IS NOT NULL THEN 'moved'
			WHEN code = successor THEN 'renamed'
			WHEN heirs = 1 THEN 'whole' ELSE 'split' END AS kind
		FROM item
		WHERE coalesce(moved, valid_to) IS NOT NULL
			AND NOT (code = successor AND moved IS NOT NULL)
	)
	SELECT l.code, l.successor, l.year, CASE WHEN l.kind <> 'whole'
			THEN l.kind
		WHEN EXISTS (SELECT FROM link o
				WHERE o.successor = l.successor
					AND o.year = l.year
					AND o.code <> l.code
					AND o.kind IN ('whole', 'split'))
			OR EXISTS (SELECT FROM division_history h
				WHERE h.code = l.successor
					AND h.valid_from < l.year
					AND coalesce(h.valid_to, 9999) >= l.year)
			THEN 'merged' ELSE 'recoded' END
	FROM link l;
	INSERT INTO division_span
	WITH RECURSIVE began AS (
		SELECT code, min(valid_from) AS year FROM division_history
		GROUP BY code
	), chain AS (
		SELECT d.code AS now, d.code, b.year
		FROM division d LEFT JOIN began b USING (code)
		UNION
		SELECT c.now, l.code, b.year
		FROM chain c
		JOIN division_link l ON l.successor = c.code
			AND l.kind = 'recoded' AND l.year = c.year
		JOIN began b ON b.code = l.code
	)
	SELECT c.now, min(c.year), (SELECT max(l.year) FROM division_link l
		WHERE l.kind = 'merged' AND l.successor = c.now)
	FROM chain c GROUP BY c.now;
END $$;

-- Brings the copies of residents beside the figures up to date.
CREATE FUNCTION residents_refresh() RETURNS void LANGUAGE sql AS $$
	WITH place AS MATERIALIZED (
		SELECT division_code, year FROM measure_value
		GROUP BY division_code, year
	), county AS MATERIALIZED (
		SELECT division_code, year,
			residents(division_code, year, 'census2010') AS old,
			residents(division_code, year, 'census2020') AS new
		FROM place
	)
	UPDATE measure_value v SET residents2010 = c.old, residents2020 = c.new
	FROM county c
	WHERE c.division_code = v.division_code AND c.year = v.year
		AND (v.residents2010, v.residents2020)
			IS DISTINCT FROM (c.old, c.new)
$$;

-- Notes that a reference file is in, and brings along what is made of it.
CREATE OR REPLACE FUNCTION reference_loaded(file text, hash bytea, n bigint)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	UPDATE reference_file SET sha256 = hash, rows = n, loaded_at = now()
	WHERE name = file;
	IF file IN ('divisions.csv', 'divisions_history.csv') THEN
		PERFORM territory_rebuild();
	END IF;
	IF file IN ('divisions.csv', 'divisions_history.csv',
			'population.csv', 'population_current.csv') THEN
		PERFORM residents_refresh();
	END IF;
END $$;

-- As before, with the residents of the county in the borders of the year.
CREATE OR REPLACE FUNCTION rollup_merge(ids bigint[]) RETURNS bigint
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
		d.id, f.no,
		CASE WHEN s.code IS NULL OR f.year < s.merged
			THEN residents(d.division_code, f.year, 'census2010')
			ELSE o.persons END,
		CASE WHEN s.code IS NULL OR f.year < s.merged
			THEN residents(d.division_code, f.year, 'census2020')
			ELSE n.persons END
	FROM disclosure d
	LEFT JOIN division_span s ON s.code = d.division_code
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

DO $$ BEGIN
	PERFORM territory_rebuild();
	PERFORM residents_refresh();
END $$;
