-- What papers are found by, anew from their rows: after another way to make it.
-- Runs over the end of a cell come along, in which nobody looks for anything.
CREATE FUNCTION grams_rebuild() RETURNS void LANGUAGE sql AS $$
	UPDATE kpi_grams g SET grams = text_grams((
		SELECT string_agg(concat_ws(E'\n', level3, description, target),
			E'\n')
		FROM kpi k WHERE k.division_code = g.division_code
			AND k.disclosure_id = g.disclosure_id))
$$;
