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
