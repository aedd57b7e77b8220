-- From a year to another (null: that one alone), a century at most.
CREATE FUNCTION years_between(first integer, last integer) RETURNS integer[]
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
	RETURN ARRAY(SELECT generate_series(first,
		least(first + 99, coalesce(last, first))));
END $$;
