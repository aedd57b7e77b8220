-- A number by which a text is known again, as ingest/key.h makes it.
CREATE FUNCTION text_key(said text) RETURNS bigint
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
	SELECT CASE key WHEN 0 THEN 1 ELSE key END
	FROM (SELECT ('x' || left(md5(said), 16))::bit(64)::bigint AS key) k
$$;
