-- The first `most` lines: by where they stand in the budget, equals by what falls
-- on a head.  Of `rows`, or (null) of all of now, or of a province: then it is
-- known from what is counted among which equals they are.
CREATE FUNCTION topic_first_lines(rows topic_row[], asked_topic text,
	years integer[], asked_stage text, asked_scope text, asked_kind text,
	within text, per text, asked_basis text, most integer)
RETURNS topic_row[] LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_generic_plan AS $$
BEGIN
	IF rows IS NOT NULL THEN
		RETURN ARRAY(SELECT r FROM unnest(rows) r
			CROSS JOIN LATERAL residents_by(asked_basis, r.year,
				r.residents2010, r.residents2020) AS persons
			ORDER BY r.scope, r.function_code, r.fund, r.part,
				share_whole(r.fen, persons, per) DESC NULLS LAST,
				share_rest(r.fen, persons, per) DESC, r.fen DESC,
				r.division_code, r.year, r.disclosure_id, r.no
			LIMIT most);
	END IF;
	RETURN ARRAY(WITH equals AS MATERIALIZED (
		-- before: how many lines come before all of these.
		SELECT scope, function_code, fund, part, department_kind,
			coalesce(sum(sum(n)) OVER (
				ORDER BY scope, function_code, fund, part
				GROUPS BETWEEN UNBOUNDED PRECEDING
					AND 1 PRECEDING), 0) AS before
		FROM topic_count
		WHERE topic = asked_topic AND letter = 'f'
			AND year = ANY (years) AND stage = asked_stage
			AND province >= coalesce(within, '')
			AND province <= coalesce(within, '~')
			AND (asked_scope IS NULL OR scope = asked_scope)
			AND (asked_kind IS NULL OR department_kind = asked_kind)
		GROUP BY scope, function_code, fund, part, department_kind
	), line AS (
		SELECT e.before, v.fen, v.division_code, v.year,
			v.disclosure_id, v.no, CASE per WHEN 'resident' THEN
				residents_by(asked_basis, v.year, v.residents2010,
					v.residents2020) END AS persons
		FROM equals e CROSS JOIN unnest(years) y
		JOIN topic_row v ON v.topic = asked_topic AND v.letter = 'f'
			AND v.year = y AND v.stage = asked_stage
			AND v.scope = e.scope
			AND v.function_code = e.function_code
			AND v.fund = e.fund AND v.part = e.part
			AND v.department_kind = e.department_kind
		WHERE e.before < most
			AND (within IS NULL
				OR left(v.division_code, 2) = within)
		-- What persons are is computed once.
		OFFSET 0
	), first AS (
		SELECT row_number() OVER () AS place, f.* FROM (
			SELECT * FROM line
			ORDER BY before, share_whole(fen, persons, per)
					DESC NULLS LAST,
				share_rest(fen, persons, per) DESC, fen DESC,
				division_code, year, disclosure_id, no
			LIMIT most) f
	)
	SELECT t FROM first f
	JOIN topic_row t USING (division_code, disclosure_id, no)
	WHERE t.letter = 'f' AND t.topic = asked_topic
	ORDER BY place);
END $$;
