-- The sections that a paper should have.
CREATE FUNCTION section_names() RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT '{assets,expenditure,functions,operating_cost,performance,
		procurement,revenue,sangong,terms,units}'::text[]
$$;
