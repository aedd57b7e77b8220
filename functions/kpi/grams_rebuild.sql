-- What papers are found by, anew from their rows: after another way to make it.
CREATE FUNCTION grams_rebuild() RETURNS void LANGUAGE sql AS $$
	UPDATE kpi_grams g SET grams = ARRAY(
		SELECT DISTINCT run FROM kpi k, unnest(text_grams(k.level3)
			|| text_grams(k.description) || text_grams(k.target)) run
		WHERE k.division_code = g.division_code
			AND k.disclosure_id = g.disclosure_id)
$$;
