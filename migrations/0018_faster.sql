-- Questions over many figures, at less cost.

-- A ranking reads one stretch of this and nothing of the table, and another for the
-- staff of the publishers.
DROP INDEX measure_value_slice;
CREATE INDEX measure_value_slice ON measure_value
	(measure, year, stage, scope, fund, part, department_kind, division_code)
	INCLUDE (function_code, amount, counted, presence, disclosure_id, no,
		residents2010, residents2020, department_key);

-- Staff of the publishers of a year, by county and key: of the stage if stated,
-- else of another.  One text for all of them is made once a question.
CREATE FUNCTION staff_of_all(asked_year integer, asked_stage text,
	asked_scope text, asked_kind text)
RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
BEGIN
	-- Of equal keys the last stays.
	RETURN (SELECT coalesce(jsonb_object_agg(division_code || department_key,
			nullif(amount, 0) ORDER BY stage = asked_stage,
			stage DESC), '{}')
		FROM measure_value
		WHERE measure = 'staff.actual' AND year = asked_year
			AND stage IN ('budget', 'adjusted', 'final')
			AND scope = asked_scope AND fund = '' AND part = ''
			AND department_kind >= coalesce(asked_kind, '')
			AND department_kind <= coalesce(asked_kind, '~'));
END $$;

-- As before, with staff from there.
CREATE OR REPLACE FUNCTION figures(asked_measures text[], asked_code text,
	asked_year integer, asked_stage text, asked_scope text, asked_kind text,
	asked_fund text, asked_part text, per text, asked_basis text,
	asked_version bigint, built boolean)
RETURNS TABLE (division_code text, scope text, department_key text,
	department_kind text, measure text, function_code text, amount bigint,
	counted boolean, presence text, disclosure_id bigint, no integer,
	persons bigint, coverage json)
LANGUAGE sql STABLE AS $$
	SELECT v.division_code, v.scope, v.department_key, v.department_kind,
		v.measure, v.function_code, v.amount, v.counted, v.presence,
		v.disclosure_id, v.no, CASE per
		WHEN 'resident' THEN residents_by(asked_basis, v.year,
			v.residents2010, v.residents2020)
		WHEN 'staff' THEN ((SELECT staff_of_all(asked_year, asked_stage,
				asked_scope, asked_kind)) ->> (v.division_code
				|| v.department_key))::bigint END, NULL::json
	FROM measure_value v
	WHERE asked_version IS NULL
		AND v.measure = ANY (asked_measures) AND v.year = asked_year
		AND v.stage = asked_stage AND v.scope = asked_scope
		AND (asked_code IS NULL OR v.function_code = asked_code)
		AND v.fund = coalesce(asked_fund, '')
		AND v.part = coalesce(asked_part, '')
		AND v.department_kind >= coalesce(asked_kind, '')
		AND v.department_kind <= coalesce(asked_kind, '~')
		AND (v.division_code LIKE '%00') = (v.scope = 'prefecture')
	UNION ALL
	SELECT t.division_code, t.scope, t.department_key, t.department_kind,
		t.measure, t.function_code, t.amount, t.counted, t.presence,
		t.disclosure_id, t.no, t.persons, NULL::json
	FROM figures_then(asked_measures, asked_code, ARRAY[asked_year],
		asked_stage, asked_scope, asked_kind, asked_fund, asked_part, per,
		asked_basis, asked_version, NULL) t
	WHERE asked_version IS NOT NULL
	UNION ALL
	SELECT b.division_code, 'county_built', '', '', b.measure,
		b.function_code, b.amount, b.counted, 'built', NULL, NULL,
		b.persons, b.coverage
	FROM figures_built(asked_measures, asked_code, asked_year, asked_stage,
		asked_kind, asked_fund, asked_part, per, asked_basis,
		asked_version) b
	WHERE built AND asked_scope = 'county'
$$;

-- As before, through the kinds that there are.
CREATE OR REPLACE FUNCTION figures_over(asked_measures text[], asked_code text,
	years integer[], asked_stage text, asked_scope text, asked_kind text,
	asked_fund text, asked_part text, per text, asked_basis text,
	asked_version bigint, codes text[], built boolean)
RETURNS TABLE (division_code text, scope text, department_kind text,
	measure text, function_code text, year integer, amount bigint,
	counted boolean, presence text,
	disclosure_id bigint, no integer, persons bigint, coverage json)
LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
	kinds text[];
BEGIN
	IF built AND asked_scope = 'county' THEN
		RETURN QUERY
		SELECT b.division_code, 'county_built', '', b.measure,
			b.function_code, y, b.amount, b.counted, 'built',
			NULL::bigint, NULL::integer, b.persons, b.coverage
		FROM unnest(years) y CROSS JOIN figures_built(asked_measures,
			asked_code, y, asked_stage, asked_kind, asked_fund,
			asked_part, per, asked_basis, asked_version) b
		WHERE b.division_code = ANY (codes);
	END IF;
	IF asked_version IS NOT NULL THEN
		RETURN QUERY
		SELECT division_code, scope, department_kind, measure,
			function_code, year, amount, counted, presence,
			disclosure_id, no, persons, NULL::json
		FROM figures_then(asked_measures, asked_code, years,
			asked_stage, asked_scope, asked_kind, asked_fund,
			asked_part, per, asked_basis, asked_version, codes);
		RETURN;
	END IF;
	-- Every column of the index is given, so that each figure is one step.
	kinds := CASE WHEN asked_kind IS NOT NULL THEN ARRAY[asked_kind]
		WHEN asked_scope IN ('county', 'prefecture') THEN '{""}'
		ELSE ARRAY(SELECT DISTINCT department_kind FROM disclosure
			WHERE division_code = ANY (codes) AND version_to IS NULL
				AND scope = asked_scope) END;
	RETURN QUERY
	SELECT v.division_code, v.scope, v.department_kind, v.measure,
		v.function_code, v.year, v.amount, v.counted, v.presence,
		v.disclosure_id, v.no, CASE per WHEN 'resident' THEN residents_by(asked_basis,
			v.year, v.residents2010, v.residents2020)
		WHEN 'staff' THEN staff_now(v.division_code, v.disclosure_id,
			v.year, v.stage) END, NULL::json
	FROM measure_value v
	WHERE v.measure = ANY (asked_measures) AND v.year = ANY (years)
		AND v.stage = asked_stage AND v.scope = asked_scope
		AND v.fund = coalesce(asked_fund, '')
		AND v.part = coalesce(asked_part, '')
		AND v.department_kind = ANY (kinds)
		AND v.division_code = ANY (codes)
		AND (asked_code IS NULL OR v.function_code = asked_code);
END $$;

-- Which rows a page has: behind those already seen, at most so many.
CREATE FUNCTION page_of(seen text, wanted bigint, most bigint,
	OUT first bigint, OUT last bigint)
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
	first := coalesce(seen, '0')::bigint;
	last := first + least(wanted, most);
END $$;

-- ---- who is missing ----

-- Who of `wanted` has published a paper that should state figures of a year and
-- stage, as of a version (null: now).  Few are looked up one by one, many all at
-- once.
CREATE OR REPLACE FUNCTION published(wanted text[], scopes text[], asked_kind text,
	asked_stage text, asked_year integer, asked_version bigint)
RETURNS text[] LANGUAGE plpgsql STABLE AS $$
BEGIN
	IF asked_version IS NOT NULL THEN
		RETURN ARRAY(SELECT w FROM unnest(wanted) w WHERE EXISTS (
			SELECT FROM disclosure d WHERE d.division_code = w
				AND d.scope = ANY (scopes)
				AND d.fiscal_year = asked_year
				AND d.doc_type = stage_paper(asked_stage)
				AND (asked_kind IS NULL
					OR d.department_kind = asked_kind)
				AND served(d.version_from, d.version_to,
					asked_version)));
	ELSIF asked_kind IS NOT NULL AND cardinality(wanted) < 600
			OR cardinality(wanted) < 20 THEN
		RETURN ARRAY(SELECT w FROM unnest(wanted) w WHERE EXISTS (
			SELECT FROM disclosure d WHERE d.version_to IS NULL
				AND d.division_code = w
				AND d.scope = ANY (scopes)
				AND d.fiscal_year = asked_year
				AND d.doc_type = stage_paper(asked_stage)
				AND d.department_kind = coalesce(asked_kind,
					d.department_kind)));
	END IF;
	RETURN ARRAY(SELECT DISTINCT division_code FROM disclosure
		WHERE version_to IS NULL AND fiscal_year = asked_year
			AND scope = ANY (scopes)
			AND doc_type = stage_paper(asked_stage)
			AND department_kind >= coalesce(asked_kind, '')
			AND department_kind <= coalesce(asked_kind, '~'));
END $$;

-- As before; what follows from lists of thousands is looked up by index.
CREATE OR REPLACE FUNCTION missing_counties(asked_scope text, built boolean,
	asked_kind text, asked_stage text, asked_year integer,
	asked_province text, named text[], asked_version bigint, have text[],
	undivided text[], nothing text[], most integer)
RETURNS json LANGUAGE plpgsql STABLE AS $$
DECLARE
	scopes text[] := CASE WHEN asked_scope IS NULL
			THEN '{county,department,unit,prefecture,other}'
		WHEN built THEN ARRAY[asked_scope, 'department']
		ELSE ARRAY[asked_scope] END;
	wanted text := CASE asked_scope WHEN 'prefecture' THEN 'prefecture'
		ELSE 'county' END;
	gaps text[];
	papers text[];
	shown text[];
	found json;
BEGIN
	IF named IS NULL THEN
		gaps := ARRAY(SELECT d.code FROM division d
			WHERE d.level = wanted AND (asked_province IS NULL
					OR d.province = asked_province)
				AND d.code NOT IN (SELECT unnest(have)));
	ELSE
		gaps := ARRAY(SELECT d.code FROM division d
			WHERE d.code = ANY (named) AND (asked_province IS NULL
					OR d.province = asked_province)
				AND d.code NOT IN (SELECT unnest(have)));
	END IF;
	-- Not those shown under the code that they had then.
	shown := ARRAY(SELECT l.successor FROM unnest(gaps) g
		JOIN division_link l ON l.successor = g
		WHERE l.kind = 'recoded' AND l.year > asked_year
			AND l.code = ANY (have));
	IF cardinality(shown) > 0 THEN
		gaps := ARRAY(SELECT unnest(gaps) EXCEPT SELECT unnest(shown));
	END IF;
	papers := published(gaps, scopes, asked_kind, asked_stage, asked_year,
		asked_version);
	SELECT coalesce(json_agg(json_build_object('reason', reason,
		'n', cardinality(codes),
		'counties', county_list(codes, asked_year, most))
		ORDER BY reason), '[]')
	INTO found
	FROM (SELECT reason, array_agg(code ORDER BY code) AS codes
		FROM (SELECT g AS code, CASE
				WHEN g = ANY (undivided) THEN 'no_denominator'
				WHEN g IN (SELECT unnest(papers))
					THEN 'published_without_measure'
				WHEN s.since > asked_year THEN 'boundary_changed'
				ELSE 'nothing_published' END AS reason
			FROM unnest(gaps) g
			LEFT JOIN division_span s ON s.code = g) r
		GROUP BY reason) c;
	IF nothing IS NULL THEN
		RETURN json_build_object('n', cardinality(gaps),
			'reasons', found);
	END IF;
	nothing := ARRAY(SELECT DISTINCT unnest(nothing) ORDER BY 1);
	RETURN json_build_object('n', cardinality(gaps), 'reasons', found,
		'stated_as_none', json_build_object(
			'n', cardinality(nothing),
			'counties', county_list(nothing, asked_year, most)));
END $$;

-- ---- a topic's projects and purchases ----

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

-- Brings them up to date after `ids` were loaded; doing it again changes nothing.
CREATE FUNCTION topic_refresh(ids bigint[]) RETURNS void
LANGUAGE sql SET enable_hashjoin = off SET enable_mergejoin = off AS $$
	DELETE FROM topic_row t USING disclosure d, disclosure o
	WHERE d.id = ANY (ids) AND d.revision > 1
		AND o.division_code = d.division_code AND o.scope = d.scope
		AND o.department_key = d.department_key
		AND o.fiscal_year = d.fiscal_year AND o.doc_type = d.doc_type
		AND o.version_to IS NOT NULL
		AND t.division_code = o.division_code
		AND t.disclosure_id = o.id;
	INSERT INTO topic_row
	SELECT r.topic, r.letter, d.fiscal_year, d.doc_type = 'final_accounts',
		d.division_code, d.id, r.no, d.scope, d.department_kind, r.fen,
		r.capacity
	FROM disclosure d CROSS JOIN LATERAL (
		SELECT topic, 'j' AS letter, no, budget_fen AS fen, capacity
		FROM project WHERE division_code = d.division_code
			AND disclosure_id = d.id AND topic IS NOT NULL
		UNION ALL
		SELECT topic, 'p', no, amount_fen, NULL
		FROM procurement_item WHERE division_code = d.division_code
			AND disclosure_id = d.id AND topic IS NOT NULL) r
	WHERE d.id = ANY (ids) AND d.version_to IS NULL
	ON CONFLICT DO NOTHING
$$;

-- One letter's rows of years, now or as of a version.
CREATE FUNCTION topic_rows(asked_topic text, asked_letter text, years integer[],
	asked_stage text, asked_scope text, asked_kind text,
	asked_version bigint, chosen text[])
RETURNS TABLE (division_code text, disclosure_id bigint, no integer,
	year integer, capacity numeric, fen bigint)
LANGUAGE plpgsql STABLE ROWS 5000 AS $$
#variable_conflict use_column
BEGIN
	IF asked_version IS NULL THEN
		RETURN QUERY
		SELECT t.division_code, t.disclosure_id, t.no, t.year,
			t.capacity, t.fen
		FROM topic_row t
		WHERE t.topic = asked_topic AND t.letter = asked_letter
			AND t.year = ANY (years)
			AND t.final = (asked_stage <> 'budget')
			AND (chosen IS NULL OR t.division_code = ANY (chosen))
			AND (asked_scope IS NULL OR t.scope = asked_scope)
			AND (asked_kind IS NULL OR t.department_kind = asked_kind);
	ELSIF asked_letter = 'j' THEN
		RETURN QUERY
		SELECT d.division_code, d.id, j.no, d.fiscal_year, j.capacity,
			j.budget_fen
		FROM topic_papers(years, asked_stage, asked_scope, asked_kind,
			asked_version, chosen) d
		JOIN project j ON j.division_code = d.division_code
			AND j.disclosure_id = d.id
		WHERE j.topic = asked_topic;
	ELSE
		RETURN QUERY
		SELECT d.division_code, d.id, i.no, d.fiscal_year,
			NULL::numeric, i.amount_fen
		FROM topic_papers(years, asked_stage, asked_scope, asked_kind,
			asked_version, chosen) d
		JOIN procurement_item i ON i.division_code = d.division_code
			AND i.disclosure_id = d.id
		WHERE i.topic = asked_topic;
	END IF;
END $$;
DROP INDEX project_topic;
DROP INDEX procurement_item_topic;

DO $$ BEGIN
	PERFORM topic_refresh(ARRAY(
		SELECT id FROM disclosure WHERE version_to IS NULL));
END $$;
