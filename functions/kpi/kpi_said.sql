-- The indicator rows of papers.  Kept apart for the planner's sake, which takes
-- county and paper for independent and so expects next to none.
CREATE FUNCTION kpi_said(ids bigint[])
RETURNS TABLE (division_code text, id bigint, no integer, project integer,
	topic text, level2 text, indicator text, measurable boolean, aim bigint)
LANGUAGE sql STABLE ROWS 10000
SET enable_hashjoin = off SET enable_mergejoin = off AS $$
	WITH paper AS MATERIALIZED (
		SELECT d.division_code, d.id, project_topics(d) AS topics
		FROM disclosure d WHERE d.id = ANY (ids)
	)
	SELECT d.division_code, d.id, k.no, k.project::integer,
		coalesce(d.topics[k.project], ''), coalesce(k.level2, ''),
		k.indicator, is_measurable(k.kind),
		coalesce(k.aim, text_key(target_key(k.op, k.value, k.high, k.unit,
			k.target)))
	FROM paper d
	JOIN kpi k ON k.division_code = d.division_code
		AND k.disclosure_id = d.id
	WHERE k.indicator IS NOT NULL
$$;
