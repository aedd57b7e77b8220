-- One lens's rows of years: of some counties, or as of a version.
CREATE FUNCTION topic_rows(asked_topic text, asked_letter text, years integer[],
	asked_stage text, asked_scope text, asked_kind text, within text,
	chosen text[], asked_version bigint)
RETURNS SETOF topic_row LANGUAGE plpgsql STABLE ROWS 1000
SET plan_cache_mode = force_generic_plan AS $$
BEGIN
	IF asked_version IS NULL THEN
		RETURN QUERY
		SELECT t.* FROM unnest(chosen) c
		JOIN topic_row t ON t.topic = asked_topic
			AND t.letter = asked_letter AND t.division_code = c
			AND t.year = ANY (years)
			AND t.stage = topic_stage(asked_letter, asked_stage)
		WHERE (asked_scope IS NULL OR t.scope = asked_scope)
			AND (asked_kind IS NULL OR t.department_kind = asked_kind);
	ELSIF asked_letter = 'f' THEN
		RETURN QUERY
		SELECT t.* FROM topic_lines_then(asked_topic, years, asked_stage,
			asked_version) t
		WHERE (asked_scope IS NULL OR t.scope = asked_scope)
			AND (asked_kind IS NULL OR t.department_kind = asked_kind)
			AND (within IS NULL OR left(t.division_code, 2) = within)
			AND (chosen IS NULL OR t.division_code = ANY (chosen));
	ELSE
		RETURN QUERY
		SELECT asked_topic, asked_letter, d.fiscal_year,
			topic_stage(asked_letter, asked_stage), d.division_code,
			d.id, r.no, d.scope, d.department_kind, '', '', '',
			r.fen, r.capacity, NULL::bigint, NULL::bigint
		FROM topic_papers(years, asked_stage, asked_scope, asked_kind,
			within, chosen, asked_version) d
		CROSS JOIN LATERAL (
			SELECT j.no, j.budget_fen AS fen, j.capacity
			FROM project j
			WHERE asked_letter = 'j' AND j.topic = asked_topic
				AND j.division_code = d.division_code
				AND j.disclosure_id = d.id
			UNION ALL
			SELECT i.no, i.amount_fen, NULL FROM procurement_item i
			WHERE asked_letter = 'p' AND i.topic = asked_topic
				AND i.division_code = d.division_code
				AND i.disclosure_id = d.id) r;
	END IF;
END $$;
