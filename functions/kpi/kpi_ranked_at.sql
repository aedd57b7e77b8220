-- kpi_ranked() now or as of a version, each target as it is shown, with the id of
-- its first row.
CREATE FUNCTION kpi_ranked_at(asked_topic text, asked_year integer,
	asked_province text, asked_kind text, asked_counties text[],
	asked_level2 text, asked_indicator text, first bigint, most bigint,
	goals bigint, asked_version bigint)
RETURNS TABLE (place bigint, name text, n bigint, measurable bigint,
	projects bigint, counties bigint, patterns bigint, goal bigint,
	target_n bigint, id text, op text, value numeric, high numeric,
	unit text, said text)
LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	IF asked_version IS NULL THEN
		RETURN QUERY
		SELECT r.place, r.name, r.n, r.measurable, r.projects,
			r.counties, r.patterns, r.goal, r.target_n,
			row_id(d.division_code, d.id, 'k',
				(r.example & 1048575)::integer),
			g.op, g.value, g.high, g.unit, target_text(g.op,
				g.value, g.high, g.unit, g.words)
		FROM kpi_ranked(asked_topic, asked_year, asked_province,
			asked_kind, asked_counties, asked_level2,
			asked_indicator, first, most, goals) r
		LEFT JOIN kpi_target g ON g.id = r.target
		LEFT JOIN disclosure d ON d.id = r.example >> 20;
		RETURN;
	END IF;
	RETURN QUERY
	SELECT r.place, r.name, r.n, r.measurable, r.projects, r.counties,
		r.patterns, r.goal, r.target_n,
		row_id(d.division_code, d.id, 'k', k.no), k.op,
		trim_scale(k.value), trim_scale(k.high),
		CASE WHEN k.value IS NOT NULL THEN left(k.unit, 60) END,
		target_text(k.op, k.value, k.high, CASE WHEN k.value IS NOT NULL
			THEN left(k.unit, 60) END, left(btrim(k.target,
			E' \t\u3000'), 200))
	FROM kpi_ranked_then(asked_topic, asked_year, asked_province,
		asked_kind, asked_counties, asked_level2, asked_indicator, first,
		most, goals, asked_version) r
	LEFT JOIN disclosure d ON d.id = r.example >> 20
	LEFT JOIN kpi k ON k.division_code = d.division_code
		AND k.disclosure_id = d.id
		AND k.no = (r.example & 1048575)::integer;
END $$;
