-- The revision that was served before this one; an error where there is none.
CREATE FUNCTION paper_before(d disclosure) RETURNS text
LANGUAGE plpgsql STABLE AS $$
DECLARE
	before text := (SELECT paper_id(o.division_code, o.id)
		FROM paper_revisions(d) o WHERE o.revision < d.revision
			AND o.version_from IS DISTINCT FROM o.version_to
		ORDER BY o.revision DESC LIMIT 1);
BEGIN
	IF before IS NULL THEN
		RAISE no_data_found USING MESSAGE = paper_id(d.division_code, d.id)
			|| ' has no earlier revision: name another paper';
	END IF;
	RETURN before;
END $$;
