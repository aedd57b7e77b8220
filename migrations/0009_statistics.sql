-- Statistics of a set of values, exact: quantiles by method R-7 (linear between the
-- neighbours of place (n - 1) q), over values that share() has rounded to 16
-- decimals of a fen; what is shown is rounded to four.

-- Of sorted values.
CREATE FUNCTION quantile(sorted numeric[], q numeric) RETURNS numeric
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
	place numeric := (cardinality(sorted) - 1) * q;
	low integer := floor(place)::integer;
BEGIN
	IF place = low THEN
		RETURN sorted[low + 1];
	END IF;
	RETURN sorted[low + 1]
		+ (place - low) * (sorted[low + 2] - sorted[low + 1]);
END $$;

-- How many bins the rule of Freedman and Diaconis gives: of width
-- 2 IQR / n^(1/3), counted exactly, 100 at most.  Without an IQR, Sturges' rule.
CREATE FUNCTION bins_by_rule(n integer, width numeric, iqr numeric,
	OUT bins integer, OUT rule text)
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
	cube numeric := width * width * width * n;
	side numeric := 2 * iqr;
BEGIN
	bins := 1;
	IF width = 0 THEN
		rule := 'single_value';
	ELSIF iqr = 0 THEN
		rule := 'sturges';
		WHILE 1 << (bins - 1) < n LOOP
			bins := bins + 1;
		END LOOP;
	ELSE
		rule := 'freedman_diaconis';
		bins := least(100, greatest(1, floor(width / side
			* power(n::numeric, 1.0 / 3)) - 1))::integer;
		WHILE bins < 100 AND bins::numeric * bins * bins
				* side * side * side < cube LOOP
			bins := bins + 1;
		END LOOP;
	END IF;
END $$;

-- Bins of equal width from the least to the greatest of sorted values; a value on
-- an edge is in the upper bin, the greatest in the last.
CREATE FUNCTION histogram(sorted numeric[], asked integer) RETURNS json
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
	n integer := cardinality(sorted);
	low numeric := sorted[1];
	width numeric := sorted[n] - sorted[1];
	bins integer := asked;
	rule text := 'given';
BEGIN
	IF asked IS NULL OR width = 0 THEN
		SELECT * INTO bins, rule FROM bins_by_rule(n, width,
			quantile(sorted, 0.75) - quantile(sorted, 0.25));
	END IF;
	RETURN (
	WITH counted AS (
		SELECT CASE WHEN width = 0 THEN 0
			ELSE least(div((v - low) * bins, width), bins - 1)
			END::integer AS bin, count(*) AS n
		FROM unnest(sorted) v GROUP BY 1
	)
	SELECT json_build_object('rule', rule, 'n', bins,
		'width', shown(width / bins),
		'bins', json_agg(json_build_object(
			'from', shown(low + width * b / bins),
			'to', shown(low + width * (b + 1) / bins),
			'n', coalesce(c.n, 0)) ORDER BY b))
	FROM generate_series(0, bins - 1) b
	LEFT JOIN counted c ON c.bin = b);
END $$;

-- Quartiles, and the median distance from the median.
CREATE FUNCTION spread(sorted numeric[], OUT n integer, OUT q1 numeric,
	OUT median numeric, OUT q3 numeric, OUT iqr numeric, OUT mad numeric)
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
	n := cardinality(sorted);
	q1 := quantile(sorted, 0.25);
	median := quantile(sorted, 0.5);
	q3 := quantile(sorted, 0.75);
	iqr := q3 - q1;
	mad := quantile(ARRAY(SELECT abs(v - median) AS far
		FROM unnest(sorted) v ORDER BY far), 0.5);
END $$;

-- ---- a county through the years ----

-- The codes whose figures make up a county of today before a year: itself, whole
-- counties that became it (one after the other, or merged).  split: the territory
-- cannot be put together for years before `until`.  single: the code had this
-- very territory.
CREATE FUNCTION territory(d_code text)
RETURNS TABLE (code text, until integer, split boolean, single boolean)
LANGUAGE plpgsql STABLE ROWS 3 AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	WITH RECURSIVE past AS (
		SELECT d_code COLLATE "C" AS code, 9999 AS until,
			false AS split,
			true AS single
		UNION
		SELECT l.code, l.year, l.kind = 'split',
			p.single AND l.kind = 'recoded'
		FROM past p
		JOIN division_link l ON l.successor = p.code
			AND l.year <= p.until AND l.code <> l.successor
			AND l.kind IN ('recoded', 'merged', 'split')
		WHERE NOT p.split
	)
	SELECT * FROM past;
END $$;

-- Whose figures a county of today has in a year: members (several: to be added),
-- stand-ins (the same territory under another code), and how it compares with
-- today's: same, merged (as parts), other (its own, but of another extent), or
-- null where it was not there.  era: how many splits are still to come.
CREATE FUNCTION territory_of(d_code text, years integer[])
RETURNS TABLE (year integer, members text[], others text[], territory text,
	era bigint)
LANGUAGE plpgsql STABLE ROWS 10 AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	WITH past AS MATERIALIZED (
		SELECT * FROM territory(d_code)
	), known AS (
		SELECT EXISTS (SELECT FROM division_history
			WHERE code = d_code) AS yes
	), own AS (
		SELECT y AS year, count(DISTINCT p.until) FILTER (
				WHERE p.split AND y < p.until) AS era,
			array_agg(p.code ORDER BY p.code) FILTER (
				WHERE NOT p.split AND y < p.until
				AND (NOT k.yes OR EXISTS (
					SELECT FROM division_history h
					WHERE h.code = p.code
						AND h.valid_from <= y
						AND y < coalesce(h.valid_to,
							9999)))) AS members,
			array_agg(p.code ORDER BY p.until DESC, p.code)
				FILTER (WHERE p.single) AS others
		FROM unnest(years) y CROSS JOIN past p CROSS JOIN known k
		GROUP BY y
	)
	SELECT year, CASE WHEN era > 0 THEN CASE WHEN d_code = ANY (members)
			THEN ARRAY[d_code] END ELSE members END,
		CASE WHEN era = 0 AND cardinality(members) = 1 THEN others
			END,
		CASE WHEN era > 0 THEN CASE WHEN d_code = ANY (members)
			THEN 'other' END
		WHEN cardinality(members) = 1 THEN 'same'
		WHEN cardinality(members) > 1 THEN 'merged' END, era
	FROM own;
END $$;

-- Where a series breaks: what happened to the county and its forerunners from the
-- second of the years to the last.
CREATE FUNCTION territory_breaks(codes text[], from_year integer,
	to_year integer)
RETURNS json LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN (
	WITH past AS (
		SELECT c.n, c.code AS now, t.code, t.until
		FROM unnest(codes) WITH ORDINALITY AS c(code, n)
		CROSS JOIN territory(c.code) t WHERE NOT t.split
	), event AS (
		SELECT DISTINCT p.n, p.now, l.year, l.kind, l.code, l.successor
		FROM past p JOIN division_link l ON l.successor = p.code
			AND l.year <= p.until
		UNION
		SELECT DISTINCT p.n, p.now, l.year, l.kind, l.code, l.successor
		FROM past p JOIN division_link l ON l.code = p.code
			AND l.year <= p.until AND l.kind = 'moved'
	)
	SELECT coalesce(json_agg(json_build_object(
		'code', e.now, 'county', d.name, 'year', e.year,
		'kind', e.kind,
		'comparable', e.kind IN ('renamed', 'recoded'),
		'from_code', e.code,
		'from_county', division_name(e.code, e.year - 1),
		'to_code', e.successor,
		'to_county', division_name(e.successor, e.year))
		ORDER BY e.n, e.year, e.kind, e.code, e.successor), '[]')
	FROM event e LEFT JOIN division d ON d.code = e.now
	WHERE e.year > from_year AND e.year <= to_year);
END $$;

-- All figures of some codes over years, now or as of a version; built as figures()
-- does it.
CREATE FUNCTION figures_over(asked_measures text[], asked_code text,
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

-- The years to look through when nobody says: those that the papers of some codes
-- can speak of.
CREATE FUNCTION series_years(codes text[], from_year integer, to_year integer)
RETURNS integer[] LANGUAGE plpgsql STABLE AS $$
DECLARE
	low integer := from_year;
	high integer := to_year;
BEGIN
	IF low IS NULL OR high IS NULL THEN
		SELECT coalesce(low, min(fiscal_year) - 1),
			coalesce(high, max(fiscal_year))
		INTO low, high FROM disclosure
		WHERE division_code = ANY (codes);
	END IF;
	-- A century at most.
	RETURN ARRAY(SELECT generate_series(low, least(high, low + 99)));
END $$;

-- Figures of counties of today through the years, a row each, gaps with a reason.
-- A sum of which a part is lacking is no figure.
-- A series is of one kind of department; of one department, where a county has
-- several of the kind in a year or the kind says nothing.
CREATE FUNCTION series(counties text[], asked_measures text[], asked_code text,
	from_year integer, to_year integer, asked_stage text, asked_scope text,
	asked_kind text, asked_fund text, asked_part text, per text,
	asked_basis text, asked_version bigint)
RETURNS TABLE (n bigint, code text, department_kind text,
	function_code text, key text, department text, year integer, era bigint,
	amount bigint,
	counted boolean, persons bigint, presence text, territory text,
	then_code text, disclosure_id bigint, no integer, facts text[],
	lacking text[], reason text)
LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
	codes text[] := ARRAY(SELECT DISTINCT t.code FROM unnest(counties) c
		CROSS JOIN territory(c) t WHERE NOT t.split);
	years integer[] := series_years(codes, from_year, to_year);
BEGIN
	RETURN QUERY
	WITH place AS MATERIALIZED (
		SELECT c.n, c.code, t.year, t.members, t.others, t.territory,
			t.era,
			CASE WHEN per = 'resident' THEN residents_today(
				c.code, asked_basis, t.year) END AS persons
		FROM unnest(counties) WITH ORDINALITY AS c(code, n)
		CROSS JOIN territory_of(c.code, years) t
	), figure AS MATERIALIZED (
		SELECT f.*, d.department_key AS key, d.department_name,
			count(*) OVER (PARTITION BY f.division_code, f.year,
				f.department_kind, f.function_code) AS several
		FROM figures_over(asked_measures, asked_code, years, asked_stage,
			asked_scope, asked_kind, asked_fund, asked_part, per,
			asked_basis, asked_version, codes, false) f
		JOIN disclosure d ON d.division_code = f.division_code
			AND d.id = f.disclosure_id
	), found AS MATERIALIZED (
		SELECT p.n, p.code, p.year, p.members, p.territory,
			p.persons AS of_today, f.division_code,
			f.department_kind, f.function_code, f.amount, f.counted,
			f.presence, f.disclosure_id, f.no, f.persons, f.key,
			f.department_name,
			bool_or(f.several > 1 OR f.department_kind = 'other'
				OR f.department_kind = '')
				OVER (PARTITION BY p.n, f.department_kind,
				f.function_code) AS apart,
			coalesce(array_position(p.others, f.division_code), 0)
				* (f.division_code <> ALL (p.members))::integer
				AS rank
		FROM place p
		JOIN figure f ON f.year = p.year
			AND (f.division_code = ANY (p.members)
				OR f.division_code = ANY (p.others))
	), chosen AS (
		SELECT n, code, department_kind, function_code,
			CASE WHEN apart THEN key ELSE '' END AS key,
			(array_agg(department_name ORDER BY rank,
				division_code))[1] AS department,
			territory, members,
			CASE WHEN territory = 'merged' THEN sum(amount)::bigint
				ELSE (array_agg(amount ORDER BY rank))[1] END
				AS amount,
			bool_or(counted) AS counted,
			CASE WHEN territory = 'other'
				OR territory = 'same' AND per = 'staff'
				THEN (array_agg(persons ORDER BY rank))[1]
			WHEN per = 'staff' THEN
				CASE WHEN count(persons) = count(*)
				THEN sum(persons)::bigint END
			ELSE coalesce(max(of_today),
				(array_agg(persons ORDER BY rank))[1]) END
				AS persons,
			CASE WHEN territory = 'merged' THEN 'derived'
				ELSE (array_agg(presence ORDER BY rank))[1] END
				AS presence,
			(array_agg(division_code ORDER BY rank))[1] AS then_code,
			(array_agg(disclosure_id ORDER BY rank))[1]
				AS disclosure_id,
			(array_agg(no ORDER BY rank))[1] AS no,
			array_agg(figure_id(division_code, disclosure_id,
				counted, no) ORDER BY division_code,
				disclosure_id, no) AS facts,
			array_agg(DISTINCT division_code) AS stating, year
		FROM found
		GROUP BY n, code, department_kind, function_code,
			CASE WHEN apart THEN key ELSE '' END, territory,
			members, year
	), line AS (
		SELECT DISTINCT n, code, department_kind, function_code, key
		FROM chosen
		UNION
		SELECT n, code, coalesce(asked_kind, ''),
			coalesce(asked_code, ''), ''
		FROM place p
		WHERE NOT EXISTS (SELECT FROM chosen c WHERE c.n = p.n)
	), whole AS (
		SELECT l.n, l.code, l.department_kind, l.function_code, l.key,
			c.department, p.year, p.era, p.territory, p.members,
			c.counted,
			c.persons, c.presence, c.then_code, c.disclosure_id,
			c.no, c.facts, c.amount,
			CASE WHEN p.territory = 'merged' AND c.n IS NOT NULL
				THEN ARRAY(SELECT unnest(p.members) EXCEPT
				SELECT unnest(c.stating) ORDER BY 1) END
				AS lacking, c.n IS NOT NULL AS stated
		FROM line l JOIN place p USING (n)
		LEFT JOIN chosen c ON c.n = l.n AND c.year = p.year
			AND c.department_kind = l.department_kind
			AND c.function_code = l.function_code AND c.key = l.key
	)
	SELECT w.n, w.code, w.department_kind, w.function_code, w.key,
		w.department, w.year, w.era,
		CASE WHEN w.lacking IS NULL OR w.lacking = '{}' THEN w.amount END,
		w.counted, w.persons, w.presence, w.territory,
		w.then_code, w.disclosure_id, w.no,
		CASE WHEN w.territory = 'merged' THEN w.facts END,
		nullif(w.lacking, '{}'), CASE
		WHEN w.territory IS NULL OR w.lacking <> '{}'
			THEN 'boundary_changed'
		WHEN w.stated THEN CASE WHEN per <> 'none'
			AND w.persons IS NULL THEN 'no_denominator' END
		WHEN cardinality(published(w.members || w.code,
				ARRAY[asked_scope], CASE WHEN
				w.department_kind <> '' THEN w.department_kind
				END, asked_stage, w.year, asked_version)) > 0
			THEN 'published_without_measure'
		ELSE 'nothing_published' END
	FROM whole w
	ORDER BY w.n, w.department_kind, w.function_code, w.key, w.year;
END $$;

-- The measures that a measure parameter stands for in any year.
CREATE FUNCTION measure_lines_over(code text, asked_code text) RETURNS text[]
LANGUAGE plpgsql STABLE AS $$
BEGIN
	IF code <> 'expenditure.function' THEN
		RETURN ARRAY[code];
	END IF;
	RETURN ARRAY(SELECT DISTINCT measure FROM measure_value
		WHERE function_code <> ''
			AND function_code = coalesce(asked_code, function_code));
END $$;

-- What compare.outliers says of a set of equals, and of a county far from them.
CREATE FUNCTION outlier_group(scope text, kind text, function_code text,
	n integer, q1 numeric, median numeric, q3 numeric, iqr numeric,
	mad numeric)
RETURNS json LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
	RETURN json_build_object('scope', scope, 'kind', nullif(kind, ''),
		'function_code', nullif(function_code, ''), 'n', n,
		'q1', shown(q1), 'median', shown(median), 'q3', shown(q3),
		'iqr', shown(iqr), 'mad', shown(mad),
		'inner_low', shown(q1 - 1.5 * iqr),
		'inner_high', shown(q3 + 1.5 * iqr),
		'outer_low', shown(q1 - 3 * iqr),
		'outer_high', shown(q3 + 3 * iqr),
		'note', CASE WHEN n < 4 THEN 'too_few'
			WHEN iqr = 0 THEN 'zero_iqr'
			WHEN mad = 0 THEN 'zero_mad' END);
END $$;

CREATE FUNCTION outlier_row(scope text, kind text, function_code text,
	d_code text, d_id bigint, no integer, counted boolean, amount bigint,
	persons bigint, worth numeric, presence text, q1 numeric, median numeric,
	q3 numeric, iqr numeric, mad numeric, per text, asked_year integer)
RETURNS json LANGUAGE plpgsql STABLE AS $$
DECLARE
	beyond numeric := greatest(q1 - worth, worth - q3);
	county division := (SELECT d FROM division d WHERE d.code = d_code);
BEGIN
	RETURN json_build_object('scope', scope, 'code', d_code,
		'county', coalesce(county.name,
			division_name(d_code, asked_year)),
		'prefecture', county.prefecture, 'province', county.province,
		'department', (SELECT p.department_name FROM disclosure p
			WHERE p.division_code = d_code AND p.id = d_id),
		'kind', nullif(kind, ''),
		'function_code', nullif(function_code, ''),
		'yuan', amount_yuan(amount, counted),
		'count', amount_count(amount, counted),
		'persons', persons,
		'value', CASE per WHEN 'none' THEN trim_scale(worth)
			ELSE shown(worth) END,
		'direction', CASE WHEN worth > median THEN 'high' ELSE 'low' END,
		'fence', CASE WHEN beyond > 3 * iqr THEN 'outer'
			WHEN beyond > 1.5 * iqr THEN 'inner' END,
		'excess', shown(beyond / nullif(iqr, 0)),
		'robust_z', shown((worth - median) / nullif(1.4826 * mad, 0)),
		'presence', presence,
		'fact', figure_id(d_code, d_id, counted, no));
END $$;

-- What one publisher states of some measures, now or as of a version.
CREATE FUNCTION publisher_figures(d_code text, d_scope text, d_key text,
	asked_measures text[], asked_year integer, asked_stage text,
	asked_version bigint)
RETURNS TABLE (measure text, amount bigint, presence text,
	disclosure_id bigint, no integer)
LANGUAGE plpgsql STABLE ROWS 6 AS $$
#variable_conflict use_column
BEGIN
	IF asked_version IS NULL THEN
		RETURN QUERY
		SELECT measure, amount, presence, disclosure_id, no
		FROM measure_value
		WHERE division_code = d_code AND scope = d_scope
			AND department_key = d_key
			AND measure = ANY (asked_measures)
			AND function_code = '' AND fund = '' AND part = ''
			AND year = asked_year AND stage = asked_stage;
		RETURN;
	END IF;
	RETURN QUERY
	SELECT measure, amount, presence, disclosure_id, no
	FROM figures_then(asked_measures, '', ARRAY[asked_year], asked_stage,
		d_scope, NULL, NULL, NULL, 'none', NULL, asked_version,
		ARRAY[d_code])
	WHERE department_key = d_key;
END $$;
