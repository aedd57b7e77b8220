-- Which rows a page has: behind those already seen, at most so many.
CREATE FUNCTION page_of(seen text, wanted bigint, most bigint,
	OUT first bigint, OUT last bigint)
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
	first := coalesce(seen, '0')::bigint;
	last := first + least(wanted, most);
END $$;
