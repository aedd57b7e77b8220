-- Who of `wanted` has published a paper that should state figures of a year and
-- stage, as of a version (null: now).  Few are looked up one by one, many all at
-- once.
CREATE FUNCTION published(wanted text[], scopes text[], asked_kind text,
	asked_stage text, asked_year integer, asked_version bigint)
RETURNS text[] LANGUAGE plpgsql STABLE AS $$
BEGIN
	IF asked_version IS NOT NULL THEN
		RETURN ARRAY(SELECT w FROM unnest(wanted) w WHERE EXISTS (
			SELECT FROM disclosure d WHERE d.division_code = w
				AND d.scope = ANY (scopes)
				AND d.fiscal_year = asked_year
				AND d.doc_type = stage_paper(asked_stage)
				AND (asked_kind IS NULL
					OR d.department_kind = asked_kind)
				AND served(d.version_from, d.version_to,
					asked_version)));
	ELSIF asked_kind IS NOT NULL AND cardinality(wanted) < 600
			OR cardinality(wanted) < 20 THEN
		RETURN ARRAY(SELECT w FROM unnest(wanted) w WHERE EXISTS (
			SELECT FROM disclosure d WHERE d.version_to IS NULL
				AND d.division_code = w
				AND d.scope = ANY (scopes)
				AND d.fiscal_year = asked_year
				AND d.doc_type = stage_paper(asked_stage)
				AND d.department_kind = coalesce(asked_kind,
					d.department_kind)));
	END IF;
	RETURN ARRAY(SELECT DISTINCT division_code FROM disclosure
		WHERE version_to IS NULL AND fiscal_year = asked_year
			AND scope = ANY (scopes)
			AND doc_type = stage_paper(asked_stage)
			AND department_kind >= coalesce(asked_kind, '')
			AND department_kind <= coalesce(asked_kind, '~'));
END $$;
