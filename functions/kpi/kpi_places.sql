-- The places that kpi.quality ranks, from `first` + 1 on.  Each row says how many
-- have indicators enough to be ranked (scored) and how many have not (too_few);
-- where there is none to show, one without a place does.  From what is added up;
-- among some counties from their papers.
CREATE FUNCTION kpi_places(by text, asked_year integer, asked_province text,
	asked_kind text, asked_counties text[], fewest bigint, first bigint,
	most bigint, asked_version bigint)
RETURNS TABLE (place bigint, rank bigint, scored bigint, too_few bigint,
	division_code text, scope text, department_key text, kind text,
	ids bigint[], year integer, score numeric, papers bigint, projects bigint,
	n bigint, measurable bigint, malformed bigint, misplaced bigint,
	doubtful bigint, reused bigint)
LANGUAGE plpgsql STABLE SET plan_cache_mode = force_custom_plan AS $$
#variable_conflict use_column
DECLARE
	part text := province_part(asked_province);
	d integer := CASE WHEN asked_kind IS NULL THEN -1 ELSE coalesce((
		SELECT id FROM kpi_word WHERE word = asked_kind), -2) END;
BEGIN
	IF asked_counties IS NOT NULL OR asked_version IS NOT NULL THEN
		RETURN QUERY SELECT * FROM kpi_places_of(by, asked_year, part,
			asked_kind, asked_counties, fewest, first, most,
			asked_version);
		RETURN;
	END IF;
	RETURN QUERY
	WITH place AS NOT MATERIALIZED (
		SELECT * FROM kpi_place
		WHERE year = coalesce(asked_year, 0) AND kind = d
			AND (scope = '') = (by = 'county')
			AND (part IS NULL OR division_code >= part
				AND division_code < part || '~')
	)
	SELECT r.place, r.rank, c.scored, c.too_few, r.division_code, r.scope,
		r.department_key, p.kind, p.ids, p.year, r.score,
		r.papers::bigint, r.projects::bigint, r.n::bigint,
		r.measurable::bigint, r.malformed::bigint, r.misplaced::bigint,
		r.doubtful::bigint, r.reused::bigint
	FROM (SELECT count(*) FILTER (WHERE n >= fewest) AS scored,
			count(*) FILTER (WHERE n < fewest) AS too_few
		FROM place) c
	LEFT JOIN (SELECT o.*, rank() OVER (ORDER BY o.score DESC) AS rank,
			row_number() OVER (ORDER BY o.score DESC,
				o.division_code, o.scope, o.department_key)
				AS place
		FROM (SELECT * FROM place WHERE n >= fewest
			ORDER BY score DESC, division_code, scope,
				department_key
			LIMIT first + most) o) r ON r.place > first
	LEFT JOIN LATERAL kpi_place_papers(r.division_code, r.scope,
		r.department_key, asked_kind, asked_year) p ON true;
END $$;
