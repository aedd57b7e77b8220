-- The papers in which kpi.search looks as of a version, in order: those that are
-- still current and can hold a row, and all that were superseded since.
CREATE FUNCTION kpi_found_then(part text, codes text[], spans jsonb, asked_kind text,
	asked_year integer, runs integer[], ids integer[], asked_version bigint)
RETURNS TABLE (division_code text, disclosure_id bigint)
LANGUAGE sql STABLE AS $$
	SELECT p.division_code, p.disclosure_id
	FROM kpi_papers_of(part, codes, spans, asked_kind, asked_year) p
	JOIN disclosure d ON d.division_code = p.division_code
		AND d.id = p.disclosure_id
	WHERE d.version_from <= asked_version
		AND (runs IS NULL OR (p.division_code, p.disclosure_id) IN (
			SELECT g.division_code, g.disclosure_id
			FROM kpi_grams g WHERE g.grams @> runs))
		AND (ids IS NULL OR p.words && ids)
	UNION ALL
	SELECT d.division_code, d.id FROM disclosure d
	WHERE d.version_from <= asked_version AND d.version_to > asked_version
		AND (codes IS NULL OR d.division_code = ANY (codes)
			AND d.fiscal_year
				<@ (spans ->> d.division_code)::int4range)
		AND (part IS NULL OR d.division_code >= part
			AND d.division_code < part || '~')
		AND (asked_kind IS NULL OR d.department_kind = asked_kind)
		AND (asked_year IS NULL OR d.fiscal_year = asked_year)
$$;
