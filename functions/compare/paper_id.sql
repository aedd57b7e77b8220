-- What a paper is called outside, in casts that the planner sees through.
CREATE FUNCTION paper_id(division_code text, disclosure_id bigint)
RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
	$$SELECT division_code || '.' || disclosure_id::text$$;
