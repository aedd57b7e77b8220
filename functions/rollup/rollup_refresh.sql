-- Brings measure_value, and what is known of its slices, up to date after `ids`
-- were loaded.  A new paper only competes with what is there.  A revision takes
-- away what its forerunner stated, so its publisher's other papers may win again:
-- all of them compete.
CREATE FUNCTION rollup_refresh(ids bigint[]) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
	papers bigint[];
	gone measure_value[];
	written bigint;
BEGIN
	WITH fresh AS (
		SELECT * FROM disclosure WHERE id = ANY (ids) AND revision > 1
	), gone AS (
		DELETE FROM measure_value v USING fresh f, disclosure o
		WHERE o.division_code = f.division_code AND o.scope = f.scope
			AND o.department_key = f.department_key
			AND o.fiscal_year = f.fiscal_year
			AND o.doc_type = f.doc_type
			AND o.version_to IS NOT NULL
			AND v.division_code = f.division_code
			AND v.scope = f.scope
			AND v.department_key = f.department_key
			AND v.disclosure_id = o.id
		RETURNING v
	)
	SELECT (SELECT array_agg(v) FROM gone), array_agg(DISTINCT d.id)
	INTO gone, papers
	FROM fresh f JOIN disclosure d USING
		(division_code, scope, department_key)
	WHERE d.version_to IS NULL;
	written := rollup_merge(ARRAY(
		SELECT unnest(ids) UNION SELECT unnest(papers)));
	IF gone IS NOT NULL THEN
		PERFORM slice_take(gone);
	END IF;
	PERFORM published_refresh(ids);
	RETURN written;
END $$;
