-- What papers are found by, anew from their rows: after another way to make it, or
-- for papers that have none.
CREATE FUNCTION grams_rebuild() RETURNS void LANGUAGE sql AS $$
	DELETE FROM kpi_grams;
	INSERT INTO kpi_grams
	SELECT division_code, disclosure_id, 1, grams
	FROM (SELECT division_code, disclosure_id, text_grams(string_agg(
			concat_ws(E'\n', level3, description, target), E'\n'))
			AS grams
		FROM kpi GROUP BY division_code, disclosure_id) p
	WHERE cardinality(grams) > 0
$$;
