-- The codes that papers are filed under, from one on, until they have more rows of
-- coverage.matrix than a page; of each the papers of the years in spans, or all.
CREATE FUNCTION coverage_near(filed bit, spans jsonb, start text, most bigint,
	asked_scope text, asked_kind text, first_year integer, last_year integer,
	asked_type text)
RETURNS text[] LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_generic_plan AS $$
DECLARE
	codes text[] := '{}';
	near text;
	rows bigint := 0;
BEGIN
	FOR near IN SELECT code FROM place_bit
		WHERE code >= coalesce(start, '') AND get_bit(filed, bit) = 1
		ORDER BY code
	LOOP
		codes := codes || near;
		CONTINUE WHEN near = start;
		rows := rows + (SELECT count(*) FROM (
			SELECT DISTINCT fiscal_year, doc_type, scope,
				department_kind
			FROM coverage_papers(ARRAY[near], spans, asked_scope,
				asked_kind, first_year, last_year,
				asked_type)) d);
		EXIT WHEN rows > most;
	END LOOP;
	RETURN codes;
END $$;
