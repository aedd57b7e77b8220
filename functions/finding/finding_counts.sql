-- How many findings of each code and severity the filters let through: counted
-- where they are of a county or a paper, else known.
CREATE FUNCTION finding_counts(paper text, county text, asked_province text,
	asked_kind text, asked_scope text, asked_year integer, asked_code text,
	asked_severity text)
RETURNS TABLE (code text, severity text, n bigint)
LANGUAGE plpgsql STABLE ROWS 20 AS $$
#variable_conflict use_column
BEGIN
	IF paper IS NOT NULL OR county IS NOT NULL THEN
		RETURN QUERY SELECT f.code, f.severity, count(*)
		FROM finding_rows(paper, county, asked_province, asked_kind,
			asked_scope, asked_year, asked_code, asked_severity,
			NULL, NULL) f
		GROUP BY f.code, f.severity;
		RETURN;
	END IF;
	RETURN QUERY SELECT c.code, c.severity, sum(c.n)::bigint
	FROM finding_count c
	WHERE c.province = coalesce(asked_province, '') AND c.n > 0
		AND (asked_kind IS NULL OR c.department_kind = asked_kind)
		AND (asked_scope IS NULL OR c.scope = asked_scope)
		AND (asked_year IS NULL OR c.fiscal_year = asked_year)
		AND (asked_code IS NULL OR c.code = asked_code)
		AND (asked_severity IS NULL OR c.severity = asked_severity)
	GROUP BY c.code, c.severity;
END $$;
