-- Every revision of a paper, in order.
CREATE FUNCTION paper_revisions(d disclosure) RETURNS SETOF disclosure
LANGUAGE sql STABLE AS $$
	SELECT o.* FROM disclosure o
	WHERE o.division_code = d.division_code AND o.scope = d.scope
		AND o.department_key = d.department_key
		AND o.fiscal_year = d.fiscal_year AND o.doc_type = d.doc_type
	ORDER BY o.revision
$$;
