-- A record outside: with its id, yuan for fen, a span for two columns.
CREATE FUNCTION record_json(letter text, r jsonb) RETURNS json
LANGUAGE sql IMMUTABLE AS $$
	SELECT json_object_agg(name, value ORDER BY place) FROM (
		SELECT 0 AS place, 'id' AS name, to_jsonb(row_id(
			r->>'division_code', (r->>'disclosure_id')::bigint,
			letter, (r->>'no')::integer)) AS value
		UNION ALL
		SELECT row_number() OVER (ORDER BY length(key), key),
			CASE WHEN key = 'fen' THEN 'yuan'
				ELSE regexp_replace(key, '_fen$', '_yuan') END,
			CASE WHEN key ~ '(^|_)fen$' THEN coalesce(
				to_jsonb(yuan((r->>key)::bigint)), 'null')
				ELSE value END
		FROM jsonb_each(r)
		WHERE key NOT IN ('division_code', 'disclosure_id', 'no',
			'span_start', 'span_end', 'near', 'exact', 'aim')
		UNION ALL
		SELECT 1000, 'span', jsonb_build_array(r->'span_start',
			r->'span_end') WHERE r ? 'span_start'
	) m
$$;
