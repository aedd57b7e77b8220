-- How peers are looked for, one step after another: where, and how many times
-- more or fewer residents at most (null: any number).
CREATE FUNCTION peer_steps()
RETURNS TABLE (step integer, place text, most numeric)
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	VALUES (1, 'prefecture', 1.25), (2, 'province', 1.25),
		(3, 'province', 1.5), (4, 'country', 1.25), (5, 'country', 1.5),
		(6, 'country', 2.0), (7, 'country', NULL)
$$;
