-- A target as it is compared (ingest/target_key.h): 95% is 95.0%; without a number
-- it is its words.
CREATE FUNCTION target_key(op text, value numeric, high numeric, unit text,
	printed text)
RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT CASE WHEN value IS NULL THEN concat_ws('|', coalesce(op, ''), '',
		'', '', left(btrim(coalesce(printed, ''), E' \t\u3000'), 200))
	ELSE concat_ws('|', coalesce(op, ''), trim_scale(value),
		coalesce(trim_scale(high)::text, ''),
		coalesce(left(unit, 60), ''), '') END
$$;
