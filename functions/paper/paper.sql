-- A paper by its id outside, in any revision: one row or none.
CREATE FUNCTION paper(asked text) RETURNS SETOF disclosure
LANGUAGE sql STABLE AS $$
	SELECT * FROM disclosure WHERE division_code = split_part(asked, '.', 1)
		AND id = id_paper(asked)
$$;
