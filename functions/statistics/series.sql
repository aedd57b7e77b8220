-- Figures of counties of today through the years, a row each, gaps with a reason.
-- A sum of which a part is lacking is no figure.  Built: a year without a total has
-- the sum of the departments, with its coverage.
-- A series is of one kind of department; of one department, where a county has
-- several of the kind in a year or the kind says nothing.
CREATE FUNCTION series(counties text[], asked_measures text[], asked_code text,
	from_year integer, to_year integer, asked_stage text, asked_scope text,
	asked_kind text, asked_fund text, asked_part text, per text,
	asked_basis text, asked_version bigint, built boolean)
RETURNS TABLE (n bigint, code text, department_kind text,
	function_code text, key text, department text, year integer, era bigint,
	amount bigint,
	counted boolean, persons bigint, presence text, territory text,
	then_code text, disclosure_id bigint, no integer, facts text[],
	lacking text[], scope text, coverage json, reason text)
LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_generic_plan AS $$
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
		SELECT f.*, coalesce(d.department_key, '') AS key,
			d.department_name,
			count(*) OVER (PARTITION BY f.division_code, f.year,
				f.department_kind, f.function_code) AS several
		FROM figures_over(asked_measures, asked_code, years, asked_stage,
			asked_scope, asked_kind, asked_fund, asked_part, per,
			asked_basis, asked_version, codes, built) f
		LEFT JOIN disclosure d ON d.division_code = f.division_code
			AND d.id = f.disclosure_id
	), found AS MATERIALIZED (
		SELECT p.n, p.code, p.year, p.members, p.territory,
			p.persons AS of_today, f.division_code,
			f.department_kind, f.function_code, f.amount, f.counted,
			f.presence, f.disclosure_id, f.no, f.persons, f.key,
			f.department_name, f.scope, f.coverage,
			bool_or(f.several > 1 OR f.department_kind = 'other'
				OR f.department_kind = '')
				OVER (PARTITION BY p.n, f.department_kind,
				f.function_code) AS apart,
			coalesce(array_position(p.others, f.division_code), 0)
				* 2 * (f.division_code <> ALL (p.members))::integer
				+ (f.division_code <> p.code)::integer
				+ 1000 * (f.scope <> asked_scope)::integer AS rank
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
			(array_agg(division_code ORDER BY rank, division_code))[1]
				AS then_code,
			(array_agg(disclosure_id ORDER BY rank, division_code))[1]
				AS disclosure_id,
			(array_agg(no ORDER BY rank, division_code))[1] AS no,
			array_agg(figure_id(division_code, disclosure_id,
				counted, no) ORDER BY division_code,
				disclosure_id, no) FILTER (
				WHERE disclosure_id IS NOT NULL) AS facts,
			CASE WHEN territory = 'merged' THEN max(scope)
				ELSE (array_agg(scope ORDER BY rank))[1] END
				AS scope,
			CASE WHEN territory = 'merged' THEN coverage_sum(
				array_agg(coverage ORDER BY division_code)
				FILTER (WHERE coverage IS NOT NULL))
				ELSE (array_agg(coverage ORDER BY rank))[1] END
				AS coverage,
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
			c.no, c.facts, c.amount, c.scope, c.coverage,
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
		nullif(w.lacking, '{}'), w.scope, w.coverage, CASE
		WHEN w.territory IS NULL OR w.lacking <> '{}'
			THEN 'boundary_changed'
		WHEN w.stated THEN CASE WHEN per <> 'none'
			AND w.persons IS NULL THEN 'no_denominator' END
		WHEN bit_count(published(places_of(w.members || w.code),
				CASE WHEN built THEN ARRAY[asked_scope,
				'department'] ELSE ARRAY[asked_scope] END,
				CASE WHEN
				w.department_kind <> '' THEN w.department_kind
				END, asked_stage, w.year, asked_version)) > 0
			THEN 'published_without_measure'
		ELSE 'nothing_published' END
	FROM whole w
	ORDER BY w.n, w.department_kind, w.function_code, w.key, w.year;
END $$;
