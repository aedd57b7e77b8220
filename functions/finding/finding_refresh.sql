-- Counts the findings of papers that were loaded, and of what they supersede no
-- more.  Doing it again changes nothing.
CREATE FUNCTION finding_refresh(ids bigint[]) RETURNS void
LANGUAGE plpgsql SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
	fresh bigint[];
	stale bigint[];
BEGIN
	WITH gone AS (
		DELETE FROM finding_paper p USING disclosure d, disclosure o
		WHERE d.id = ANY (ids) AND d.revision > 1
			AND o.division_code = d.division_code
			AND o.scope = d.scope
			AND o.department_key = d.department_key
			AND o.fiscal_year = d.fiscal_year
			AND o.doc_type = d.doc_type AND o.version_to IS NOT NULL
			AND p.division_code = o.division_code
			AND p.disclosure_id = o.id
		RETURNING o.id
	)
	SELECT array_agg(id) INTO stale FROM gone;
	WITH come AS (
		INSERT INTO finding_paper
		SELECT d.division_code, d.id FROM disclosure d
		WHERE d.id = ANY (ids) AND d.version_to IS NULL
			AND EXISTS (SELECT FROM finding f
				WHERE f.division_code = d.division_code
					AND f.disclosure_id = d.id)
		ON CONFLICT DO NOTHING
		RETURNING disclosure_id
	)
	SELECT array_agg(disclosure_id) INTO fresh FROM come;
	IF stale IS NOT NULL THEN
		PERFORM finding_tally(stale, -1);
	END IF;
	IF fresh IS NOT NULL THEN
		PERFORM finding_tally(fresh, 1);
	END IF;
END $$;
