-- JSON objects one after another, as one.
CREATE FUNCTION json_concat(VARIADIC objects json[]) RETURNS json
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT ('{' || string_agg(substr(btrim(o::text), 2,
		length(btrim(o::text)) - 2), ', ' ORDER BY n) || '}')::json
	FROM unnest(objects) WITH ORDINALITY x (o, n)
$$;
