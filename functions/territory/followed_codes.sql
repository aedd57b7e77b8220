-- The codes of followed().
CREATE FUNCTION followed_codes(asked text[]) RETURNS text[]
LANGUAGE plpgsql STABLE STRICT AS $$
BEGIN
	RETURN ARRAY(SELECT jsonb_object_keys(followed(asked)));
END $$;
