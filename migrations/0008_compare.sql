-- Comparisons: which figures stand side by side, now or as of an earlier data
-- version, over what, among whom; and what is computed from them.

-- ---- small answers of every reply ----
--
-- In PL/pgSQL, whose plans last as long as the connection: a function in SQL that
-- cannot be seen through is planned each time it is called.

CREATE OR REPLACE FUNCTION current_version() RETURNS bigint
LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
	RETURN (SELECT coalesce(max(version), 0) FROM data_version);
END $$;

CREATE OR REPLACE FUNCTION measure_name(code text) RETURNS text
LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
	IF code LIKE 'expenditure.function:%' THEN
		RETURN substr(code, length('expenditure.function:') + 1);
	END IF;
	RETURN (SELECT zh FROM measure m WHERE m.measure = code);
END $$;

CREATE OR REPLACE FUNCTION measure_unit(code text) RETURNS text
LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
	IF code LIKE 'expenditure.function:%' THEN
		RETURN 'yuan';
	END IF;
	RETURN (SELECT unit FROM measure m WHERE m.measure = code);
END $$;

-- What figures are divided by, with its date and source; null for "none".
CREATE OR REPLACE FUNCTION denominator(per text, asked_basis text,
	figures_year integer)
RETURNS json LANGUAGE plpgsql STABLE AS $$
BEGIN
	IF per = 'staff' THEN
		RETURN json_build_object('basis', 'staff.actual', 'year',
			figures_year, 'source', 'disclosed by the same publisher');
	ELSIF per <> 'resident' THEN
		RETURN NULL;
	ELSIF asked_basis = 'interpolated' THEN
		RETURN json_build_object('basis', 'interpolated',
			'year', figures_year, 'source', (
			SELECT string_agg(s.title || ', ' || s.place, '; '
				ORDER BY source)
			FROM source s
			WHERE source IN ('census2010', 'census2020')),
			'method', CASE WHEN figures_year IS NULL
				OR figures_year BETWEEN 2011 AND 2019
			THEN 'linear between the censuses of 2010 and 2020 by '
				|| 'year, in whole persons; outside, the nearest'
			WHEN figures_year >= 2020 THEN 'nearest census: 2020'
			ELSE 'nearest census: 2010' END);
	END IF;
	RETURN (SELECT json_build_object('basis', p.basis, 'year', p.year,
			'source', s.title || ', ' || s.place)
		FROM population_current p LEFT JOIN source s USING (source)
		WHERE p.basis = asked_basis
		ORDER BY p.basis, p.code LIMIT 1);
END $$;

-- Ids, in casts that the planner sees through.
CREATE OR REPLACE FUNCTION paper_id(division_code text, disclosure_id bigint)
RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
	$$SELECT division_code || '.' || disclosure_id::text$$;
CREATE OR REPLACE FUNCTION row_id(division_code text, disclosure_id bigint,
	letter text, no integer)
RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT division_code || '.' || disclosure_id::text || '.' || letter
		|| no::text
$$;
CREATE OR REPLACE FUNCTION figure_id(division_code text, disclosure_id bigint,
	counted boolean, no integer)
RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT division_code || '.' || disclosure_id::text
		|| CASE WHEN counted THEN '.n' ELSE '.f' END || no::text
$$;

-- ---- figures ----

-- A ranking reads one stretch of this and nothing of the table.
DROP INDEX measure_value_rank;
CREATE INDEX measure_value_slice ON measure_value
	(measure, year, stage, scope, fund, part, department_kind, division_code)
	INCLUDE (function_code, amount, counted, presence, disclosure_id, no,
		residents2010, residents2020, department_key);
-- The data version that as_of means, a version or the end of a day (UTC); null
-- for the present one.
CREATE FUNCTION as_of_version(asked text) RETURNS bigint
LANGUAGE plpgsql STABLE STRICT AS $$
DECLARE
	wanted bigint := CASE WHEN asked ~ '^\d+$' THEN asked::bigint
		ELSE (SELECT coalesce(max(version), 0) FROM data_version
			WHERE committed_at < (asked::date + 1)::timestamp
				AT TIME ZONE 'UTC') END;
BEGIN
	RETURN CASE WHEN wanted < current_version() THEN wanted END;
END $$;

-- Staff in the papers of a publisher as of a version, of that stage if stated.
CREATE FUNCTION staff_then(d_code text, d_scope text, d_key text,
	asked_year integer, asked_stage text, asked_version bigint)
RETURNS bigint LANGUAGE sql STABLE AS $$
	SELECT nullif(c.value, 0) FROM disclosure d
	JOIN count_fact c ON c.division_code = d.division_code
		AND c.disclosure_id = d.id
	WHERE d.division_code = d_code AND d.scope = d_scope
		AND d.department_key = d_key
		AND d.version_from <= asked_version
		AND (d.version_to IS NULL OR d.version_to > asked_version)
		AND c.measure = 'staff.actual' AND c.year = asked_year
	ORDER BY c.stage = asked_stage DESC, c.stage,
		figure_weight(d.doc_type, d.fiscal_year, c.stage, c.year) DESC,
		c.no
	LIMIT 1
$$;

-- Staff now, of the publisher of a paper.
CREATE FUNCTION staff_now(d_code text, d_id bigint, asked_year integer,
	asked_stage text)
RETURNS bigint LANGUAGE sql STABLE AS $$
	SELECT nullif(m.amount, 0) FROM disclosure d
	JOIN measure_value m ON m.division_code = d.division_code
		AND m.scope = d.scope AND m.department_key = d.department_key
	WHERE d.division_code = d_code AND d.id = d_id
		AND m.measure = 'staff.actual' AND m.year = asked_year
	ORDER BY m.stage = asked_stage DESC, m.stage LIMIT 1
$$;

-- What figures() and series read as of a version.  Publishers none of whose papers
-- came or went since have in measure_value what they had then; the figures of
-- the others are chosen anew, as rollup_merge does.
CREATE FUNCTION figures_then(asked_measures text[], asked_code text,
	asked_years integer[], asked_stage text, asked_scope text,
	asked_kind text, asked_fund text, asked_part text, per text,
	asked_basis text, asked_version bigint, asked_codes text[])
RETURNS TABLE (division_code text, scope text, department_key text,
	department_kind text, measure text, function_code text, year integer,
	amount bigint, counted boolean, presence text, disclosure_id bigint,
	no integer, persons bigint)
LANGUAGE plpgsql STABLE ROWS 2 AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	WITH changed AS MATERIALIZED (
		SELECT DISTINCT d.division_code, d.scope, d.department_key
		FROM disclosure d
		WHERE (d.version_from > asked_version
				OR d.version_to > asked_version)
			AND d.scope = asked_scope
			AND (asked_codes IS NULL
				OR d.division_code = ANY (asked_codes))
	), old AS (
		SELECT DISTINCT ON (d.division_code, d.scope, d.department_key,
				f.measure, f.function_code, f.year)
			d.division_code, d.scope, d.department_key,
			d.department_kind, f.measure, f.function_code, f.year,
			f.amount, f.counted, f.presence, d.id, f.no
		FROM changed c
		JOIN disclosure d USING (division_code, scope, department_key)
		CROSS JOIN LATERAL (
			SELECT measure, coalesce(function_code, '')
				AS function_code, coalesce(fund, '') AS fund,
				coalesce(part, '') AS part, year, stage,
				fen AS amount, false AS counted, presence, no
			FROM fact WHERE division_code = d.division_code
				AND disclosure_id = d.id
			UNION ALL
			SELECT measure, '', '', '', year, stage, value, true,
				'stated', no
			FROM count_fact WHERE division_code = d.division_code
				AND disclosure_id = d.id) f
		WHERE d.version_from <= asked_version
			AND (d.version_to IS NULL OR d.version_to > asked_version)
			AND f.measure = ANY (asked_measures)
			AND f.year = ANY (asked_years) AND f.stage = asked_stage
			AND f.fund = coalesce(asked_fund, '')
			AND f.part = coalesce(asked_part, '')
		ORDER BY d.division_code, d.scope, d.department_key, f.measure,
			f.function_code, f.year,
			figure_weight(d.doc_type, d.fiscal_year, f.stage,
				f.year) DESC, f.presence = 'derived', f.no
	), line AS (
		SELECT v.division_code, v.scope, v.department_key,
			v.department_kind, v.measure, v.function_code, v.year,
			v.amount, v.counted, v.presence, v.disclosure_id, v.no,
			CASE per WHEN 'resident' THEN residents_by(asked_basis,
				v.year, v.residents2010, v.residents2020)
			WHEN 'staff' THEN staff_now(v.division_code,
				v.disclosure_id, v.year, v.stage) END AS persons
		FROM measure_value v
		WHERE v.measure = ANY (asked_measures)
			AND v.year = ANY (asked_years) AND v.stage = asked_stage
			AND v.scope = asked_scope
			AND v.fund = coalesce(asked_fund, '')
			AND v.part = coalesce(asked_part, '')
			AND (asked_codes IS NULL
				OR v.division_code = ANY (asked_codes))
			AND NOT EXISTS (SELECT FROM changed c
				WHERE c.division_code = v.division_code
					AND c.department_key = v.department_key)
		UNION ALL
		SELECT o.*, CASE per WHEN 'resident' THEN residents_by(
				asked_basis, o.year,
				residents(o.division_code, o.year, 'census2010'),
				residents(o.division_code, o.year, 'census2020'))
			WHEN 'staff' THEN staff_then(o.division_code, o.scope,
				o.department_key, o.year, asked_stage,
				asked_version) END
		FROM old o
	)
	SELECT * FROM line l
	WHERE (asked_code IS NULL OR l.function_code = asked_code)
		AND l.department_kind >= coalesce(asked_kind, '')
		AND l.department_kind <= coalesce(asked_kind, '~')
		AND (l.division_code LIKE '%00') = (l.scope = 'prefecture');
END $$;

DROP FUNCTION figures(text[], text, integer, text, text, text, text, text, text,
	text, text, text[]);

-- Departments added up for counties that have no total.
CREATE FUNCTION figures_built(asked_measures text[], asked_code text,
	asked_year integer, asked_stage text, asked_kind text, asked_fund text,
	asked_part text, per text, asked_basis text, asked_version bigint)
RETURNS TABLE (division_code text, measure text, function_code text,
	amount bigint, counted boolean, persons bigint, coverage json)
LANGUAGE plpgsql STABLE ROWS 2 AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	SELECT f.division_code, f.measure, f.function_code,
		sum(f.amount)::bigint, f.counted, CASE per
		WHEN 'staff' THEN CASE WHEN count(f.persons) = count(*)
			THEN sum(f.persons)::bigint END
		ELSE max(f.persons) END,
		json_build_object(
			'departments', count(DISTINCT f.department_key),
			'kinds', json_agg(DISTINCT f.department_kind),
			'facts', json_agg(figure_id(f.division_code,
				f.disclosure_id, f.counted, f.no)
				ORDER BY f.department_kind, f.department_key))
	FROM figures(asked_measures, asked_code, asked_year, asked_stage,
		'department', asked_kind, asked_fund, asked_part, per,
		asked_basis, asked_version, false) f
	WHERE NOT EXISTS (SELECT FROM figures(asked_measures, asked_code,
			asked_year, asked_stage, 'county', NULL, asked_fund,
			asked_part, 'none', NULL, asked_version, false) w
		WHERE w.division_code = f.division_code
			AND w.measure = f.measure
			AND w.function_code = f.function_code)
	GROUP BY f.division_code, f.measure, f.function_code, f.counted;
END $$;

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

-- Figures that may stand side by side, each with what it is divided by.  A plain
-- SELECT, so that the planner sees through the call and leaves out what is not
-- asked (give it no sub-SELECT for an argument, or it cannot).  Fund and part: ''
-- (or null) is all funds, the whole; kind null lets all through.  Bureaus of a
-- prefecture (its code ends in 00) do not stand beside those of counties.
-- Built: counties without a total of their own get the sum of their departments,
-- as scope county_built, with its coverage.
CREATE FUNCTION figures(asked_measures text[], asked_code text,
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

-- A share outside, in yuan or pieces, not yet rounded.
CREATE FUNCTION worth(share numeric, counted boolean) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
	'SELECT CASE WHEN counted THEN share ELSE share * 0.01 END';
-- A statistic outside: four decimals.
CREATE FUNCTION shown(statistic numeric) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
	'SELECT trim_scale(round(statistic, 4))';

-- ---- among whom ----

-- How peers are looked for, one step after another: where, and how many times
-- more or fewer residents at most (null: any number).
CREATE FUNCTION peer_steps()
RETURNS TABLE (step integer, place text, most numeric)
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	VALUES (1, 'prefecture', 1.25), (2, 'province', 1.25),
		(3, 'province', 1.5), (4, 'country', 1.25), (5, 'country', 1.5),
		(6, 'country', 2.0), (7, 'country', NULL)
$$;

-- Residents of a division of today.
CREATE FUNCTION residents_today(d_code text, asked_basis text,
	asked_year integer)
RETURNS bigint LANGUAGE plpgsql STABLE AS $$
BEGIN
	IF asked_basis <> 'interpolated' THEN
		RETURN (SELECT persons FROM population_current
			WHERE basis = asked_basis AND code = d_code);
	END IF;
	RETURN residents_by(asked_basis, coalesce(asked_year, 2020),
		(SELECT persons FROM population_current
			WHERE basis = 'census2010' AND code = d_code),
		(SELECT persons FROM population_current
			WHERE basis = 'census2020' AND code = d_code));
END $$;

-- Counties by the step that finds them, then by nearness in population.  ratio is
-- the larger over the smaller number of residents.
CREATE FUNCTION peers(d_code text, wanted bigint, asked_basis text,
	asked_year integer)
RETURNS TABLE (place bigint, code text, name text, prefecture text,
	province text, persons bigint, ratio numeric, step integer)
LANGUAGE plpgsql STABLE ROWS 10 AS $$
#variable_conflict use_column
DECLARE
	own division := (SELECT d FROM division d WHERE d.code = d_code);
	residents bigint := residents_today(d_code, asked_basis, asked_year);
	taken text[] := '{}';
	s record;
BEGIN
	FOR s IN SELECT * FROM peer_steps() LOOP
		FOR code, name, prefecture, province, persons, ratio IN
			SELECT d.code, d.name, d.prefecture, d.province,
				p.persons, round(greatest(p.persons, residents)
					::numeric / least(p.persons, residents),
					16) AS far
			FROM division d
			CROSS JOIN LATERAL residents_today(d.code, asked_basis,
				asked_year) p(persons)
			WHERE d.level = 'county' AND d.code <> d_code
				AND (s.place = 'country'
					OR d.province = own.province)
				AND (s.place <> 'prefecture' OR d.prefecture
					IS NOT DISTINCT FROM own.prefecture)
				AND (s.most IS NULL OR greatest(p.persons,
					residents) <= s.most * least(p.persons,
					residents))
				AND p.persons IS NOT NULL
				AND residents IS NOT NULL
				AND d.code <> ALL (taken)
			ORDER BY far, d.code
			LIMIT wanted - cardinality(taken)
		LOOP
			taken := taken || code;
			place := cardinality(taken);
			step := s.step;
			RETURN NEXT;
		END LOOP;
		EXIT WHEN cardinality(taken) >= wanted;
	END LOOP;
END $$;

-- Whom a comparison is among.  named: the counties given, and a county with its
-- peers; chosen: the same within the province, or all of the province.  Both null:
-- all.
CREATE FUNCTION compared(asked_province text, counties text[], peers_of text,
	wanted bigint, asked_basis text, asked_year integer,
	OUT named text[], OUT chosen text[])
LANGUAGE plpgsql STABLE AS $$
DECLARE
	within text;
BEGIN
	named := counties;
	IF asked_province IS NOT NULL THEN
		within := (SELECT left(code, 2) FROM division
			WHERE level = 'province' AND name = asked_province);
	END IF;
	IF peers_of IS NOT NULL THEN
		named := ARRAY(SELECT code FROM (
			SELECT code, n FROM unnest(counties)
				WITH ORDINALITY AS c(code, n)
			UNION ALL SELECT peers_of, 10000
			UNION ALL SELECT code, 10000 + place
			FROM peers(peers_of, wanted, asked_basis, asked_year)) c
			GROUP BY code ORDER BY min(n));
	END IF;
	IF named IS NOT NULL THEN
		chosen := ARRAY(SELECT c FROM unnest(named) c
			WHERE asked_province IS NULL OR left(c, 2) = within);
	ELSIF asked_province IS NOT NULL THEN
		chosen := ARRAY(SELECT code FROM division
			WHERE left(code, 2) = within
			UNION SELECT code FROM division_history
			WHERE left(code, 2) = within);
	END IF;
END $$;

-- Which rows a page has: behind those already seen, at most so many.
CREATE FUNCTION page_of(seen text, wanted bigint, most bigint,
	OUT first bigint, OUT last bigint)
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
	first := coalesce(seen, '0')::bigint;
	last := first + least(wanted, most);
END $$;

-- Who of `wanted` has published a paper that should state figures of a year and
-- stage, as of a version (null: now).  Few are looked up one by one, many all at
-- once.
CREATE FUNCTION published(wanted text[], scopes text[], asked_kind text,
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

-- The first of some counties, with names.
CREATE FUNCTION county_list(codes text[], at_year integer, most integer)
RETURNS json LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN (SELECT coalesce(json_agg(json_build_object('code', c,
			'county', coalesce(d.name, division_name(c, at_year)))
			ORDER BY n), '[]')
		FROM unnest(codes[1:most]) WITH ORDINALITY AS u(c, n)
		LEFT JOIN division d ON d.code = c);
END $$;

-- Which counties a comparison cannot show, by reason: at most `most` by name,
-- n always whole.  `have` are those it shows, `undivided` those that state the
-- figure but have no denominator, `nothing` those that state that there is none:
-- a true zero, shown and not missing (null: do not say).
CREATE FUNCTION missing_counties(asked_scope text, built boolean,
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

-- The same for those that do not ask as of a version.
CREATE OR REPLACE FUNCTION missing_counties(asked_scope text, asked_kind text,
	asked_stage text, asked_year integer, asked_province text,
	asked_counties text[], have text[], undivided text[], most integer)
RETURNS json LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN missing_counties(asked_scope, false, asked_kind, asked_stage,
		asked_year, asked_province, asked_counties, NULL, have,
		undivided, NULL, most);
END $$;
