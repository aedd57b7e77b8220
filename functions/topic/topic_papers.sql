-- Papers of years that spoke of a stage at a version.
CREATE FUNCTION topic_papers(years integer[], asked_stage text, asked_scope text,
	asked_kind text, within text, chosen text[], asked_version bigint)
RETURNS SETOF disclosure LANGUAGE plpgsql STABLE ROWS 20000 AS $$
BEGIN
	RETURN QUERY SELECT * FROM disclosure d
	WHERE served(d.version_from, d.version_to, asked_version)
		AND d.fiscal_year = ANY (years)
		AND (d.doc_type = 'final_accounts') = (asked_stage <> 'budget')
		AND (asked_scope IS NULL OR d.scope = asked_scope)
		AND (asked_kind IS NULL OR d.department_kind = asked_kind)
		AND (within IS NULL OR left(d.division_code, 2) = within)
		AND (chosen IS NULL OR d.division_code = ANY (chosen));
END $$;
