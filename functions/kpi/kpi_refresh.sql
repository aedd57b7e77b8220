-- Brings all that is kept of indicators up to date after `ids` were loaded: they
-- are counted, what they supersede no more.  Doing it again changes nothing.
-- Gives how many papers were counted or taken away.
CREATE FUNCTION kpi_refresh(ids bigint[]) RETURNS bigint
LANGUAGE plpgsql SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
	fresh bigint[] := ARRAY(
		SELECT d.id FROM disclosure d
		WHERE d.id = ANY (ids) AND d.version_to IS NULL
			AND NOT EXISTS (SELECT FROM kpi_paper p
				WHERE p.division_code = d.division_code
					AND p.disclosure_id = d.id));
	stale bigint[] := ARRAY(
		SELECT p.disclosure_id
		FROM (SELECT DISTINCT division_code, scope, department_key,
				fiscal_year, doc_type
			FROM disclosure WHERE id = ANY (ids)
				AND revision > 1) f
		JOIN disclosure o USING (division_code, scope, department_key,
			fiscal_year, doc_type)
		JOIN kpi_paper p ON p.division_code = o.division_code
			AND p.disclosure_id = o.id
		WHERE o.version_to IS NOT NULL);
BEGIN
	IF cardinality(stale) > 0 THEN
		PERFORM kpi_uncount(stale);
		PERFORM copy_uncount(stale);
	END IF;
	IF cardinality(fresh) > 0 THEN
		PERFORM kpi_slots(fresh);
		PERFORM kpi_pack(fresh);
		PERFORM kpi_count(fresh, 1);
		PERFORM kpi_place_count(fresh, 1);
		PERFORM copy_count(fresh);
	END IF;
	RETURN cardinality(stale) + cardinality(fresh);
END $$;
