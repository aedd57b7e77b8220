-- Findings in order of id that the filters let through, behind one already seen
-- (null: from the first): of a paper, of any revision, or else of current papers.
-- They are found by county, each with its paper, so that the first are soon there.
CREATE FUNCTION finding_rows(paper text, county text, asked_province text,
	asked_kind text, asked_scope text, asked_year integer, asked_code text,
	asked_severity text, seen text, most bigint)
RETURNS TABLE (division_code text, disclosure_id bigint, no integer, code text,
	severity text)
LANGUAGE plpgsql STABLE ROWS 100
SET plan_cache_mode = force_generic_plan SET enable_hashjoin = off
SET enable_mergejoin = off SET enable_sort = off SET enable_seqscan = off
AS $$
#variable_conflict use_column
DECLARE
	d_id bigint := id_paper(paper);
	years jsonb := followed(ARRAY[county]);
	codes text[] := CASE WHEN county IS NOT NULL
		THEN followed_codes(ARRAY[county]) END;
	part text := coalesce(province_part(asked_province), '');
	low text := coalesce(split_part(paper, '.', 1),
		(SELECT min(c) FROM unnest(codes) c), part);
	high text := coalesce(split_part(paper, '.', 1),
		(SELECT max(c) FROM unnest(codes) c), part || '~');
BEGIN
	RETURN QUERY
	SELECT f.division_code, f.disclosure_id, f.no, f.code, f.severity
	FROM finding f
	JOIN disclosure d ON d.division_code = f.division_code
		AND d.id = f.disclosure_id
	WHERE f.division_code >= greatest(low, split_part(seen, '.', 1))
		AND f.division_code <= high
		AND (d_id IS NULL AND d.version_to IS NULL
			OR f.disclosure_id = d_id)
		AND (county IS NULL OR f.division_code = ANY (codes)
			AND d.fiscal_year <@ (years ->> f.division_code)::int4range)
		AND f.division_code >= part AND f.division_code < part || '~'
		AND (asked_kind IS NULL OR d.department_kind = asked_kind)
		AND (asked_scope IS NULL OR d.scope = asked_scope)
		AND (asked_year IS NULL OR d.fiscal_year = asked_year)
		AND (asked_code IS NULL OR f.code = asked_code)
		AND (asked_severity IS NULL OR f.severity = asked_severity)
		AND (seen IS NULL OR (f.division_code, f.disclosure_id, f.no)
			> (split_part(seen, '.', 1), id_paper(seen),
				id_row(seen)))
	ORDER BY f.division_code, f.disclosure_id, f.no
	LIMIT most;
END $$;
