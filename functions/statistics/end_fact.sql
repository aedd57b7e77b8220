-- The figure at one end of sorted shares (step 1: the least; -1: the greatest); of
-- equals the one whose id comes first.
CREATE FUNCTION end_fact(whole bigint[], rest bigint[], counted boolean,
	counties text[], ids bigint[], nos integer[], step integer)
RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
	n integer := cardinality(whole);
	first integer := CASE WHEN step > 0 THEN 1 ELSE n END;
	last integer := first;
BEGIN
	WHILE last + step BETWEEN 1 AND n AND whole[last + step] = whole[first]
			AND rest[last + step] = rest[first] LOOP
		last := last + step;
	END LOOP;
	RETURN (SELECT min(figure_id(counties[i], ids[i], counted, nos[i]))
		FROM generate_series(least(first, last), greatest(first, last)) i);
END $$;
