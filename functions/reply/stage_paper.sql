-- The type of paper that is expected to state figures of a stage.
CREATE FUNCTION stage_paper(stage text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT CASE stage WHEN 'budget' THEN 'budget' ELSE 'final_accounts' END
$$;
