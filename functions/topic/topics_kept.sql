-- The topics whose spending is asked for, of which topic_row is kept.
CREATE FUNCTION topics_kept() RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$SELECT '{sewage}'::text[]$$;
