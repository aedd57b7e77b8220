-- A target in one spelling: ≥95%, 5000吨, 3～5个; words as printed.
CREATE FUNCTION target_text(op text, value numeric, high numeric, unit text,
	printed text)
RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT CASE WHEN value IS NULL THEN btrim(printed, E' \t\u3000')
	ELSE CASE op WHEN '>=' THEN '≥' WHEN '<=' THEN '≤' WHEN '>' THEN '>'
			WHEN '<' THEN '<' ELSE '' END
		|| trim_scale(value) || coalesce('～' || trim_scale(high), '')
		|| coalesce(unit, '') END
$$;
