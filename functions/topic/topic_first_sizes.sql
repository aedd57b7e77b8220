-- The first `most` projects or purchases by size.  Of `rows`, or (null) of all of
-- now, or of a province, year by year in the order that is kept.
CREATE FUNCTION topic_first_sizes(rows topic_row[], asked_topic text,
	asked_letter text, years integer[], asked_stage text, asked_scope text,
	asked_kind text, within text, most integer)
RETURNS topic_row[] LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_generic_plan AS $$
BEGIN
	rows := coalesce(rows, ARRAY(
		SELECT f.row FROM unnest(years) y CROSS JOIN LATERAL (
			SELECT t AS row FROM topic_row t
			WHERE t.topic = asked_topic AND t.letter = asked_letter
				AND t.letter <> 'f' AND t.year = y
				AND t.stage = topic_stage(asked_letter,
					asked_stage)
				AND (asked_scope IS NULL OR t.scope = asked_scope)
				AND (asked_kind IS NULL
					OR t.department_kind = asked_kind)
				AND (within IS NULL
					OR left(t.division_code, 2) = within)
			ORDER BY t.capacity DESC NULLS LAST,
				t.fen DESC NULLS LAST, t.division_code,
				t.disclosure_id, t.no
			LIMIT most) f));
	RETURN ARRAY(SELECT t FROM unnest(rows) t
		ORDER BY t.capacity DESC NULLS LAST, t.fen DESC NULLS LAST,
			t.division_code, t.disclosure_id, t.no
		LIMIT most);
END $$;
