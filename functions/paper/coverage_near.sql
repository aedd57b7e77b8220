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
			FROM disclosure
			WHERE division_code = near AND version_to IS NULL
				AND (spans IS NULL OR fiscal_year
					<@ (spans ->> near)::int4range)
				AND (asked_scope IS NULL OR scope = asked_scope)
				AND (asked_kind IS NULL
					OR department_kind = asked_kind)
				AND (first_year IS NULL OR fiscal_year
					BETWEEN first_year AND last_year)
				AND (asked_type IS NULL
					OR doc_type = asked_type)) d);
		EXIT WHEN rows > most;
	END LOOP;
	RETURN codes;
END $$;
