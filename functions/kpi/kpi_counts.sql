-- Is a paper one of those whose indicators are counted?
CREATE FUNCTION kpi_counts(code text, paper bigint) RETURNS boolean
LANGUAGE sql STABLE AS $$
	SELECT EXISTS (SELECT FROM project WHERE division_code = code
			AND disclosure_id = paper)
		OR EXISTS (SELECT FROM kpi WHERE division_code = code
			AND disclosure_id = paper AND indicator IS NOT NULL)
$$;
