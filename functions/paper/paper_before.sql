-- The revision that was served before this one; where all of them came in one load,
-- the one before.  An error where there is none.
CREATE FUNCTION paper_before(d disclosure) RETURNS text
LANGUAGE plpgsql STABLE AS $$
DECLARE
	before text := (SELECT paper_id(o.division_code, o.id)
		FROM paper_revisions(d) o WHERE o.revision < d.revision
		ORDER BY o.version_from IS NOT DISTINCT FROM o.version_to,
			o.revision DESC LIMIT 1);
BEGIN
	IF before IS NULL THEN
		RAISE no_data_found USING MESSAGE = paper_id(d.division_code, d.id)
			|| ' has no earlier revision: name another paper';
	END IF;
	RETURN before;
END $$;
