-- The stage under which topic_row has what is asked of a lens: projects and
-- purchases are of a budget, or else of final accounts.
CREATE FUNCTION topic_stage(letter text, asked_stage text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT CASE WHEN letter = 'f' OR asked_stage = 'budget'
		THEN asked_stage ELSE 'final' END
$$;
