-- How many of sorted shares, of which the first `known` are, are less than an edge.
CREATE FUNCTION share_below(whole bigint[], rest bigint[], edge numeric,
	known integer)
RETURNS integer LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
	-- In the least steps of a share: those below are those below its ceiling.
	steps numeric := ceil(edge * 10000000000000000);
	edge_whole bigint := least(greatest(div(steps, 10000000000000000),
		-9223372036854775807), 9223372036854775807);
	edge_rest bigint := mod(steps, 10000000000000000);
	low integer := known;
	high integer := cardinality(whole);
	middle integer;
BEGIN
	WHILE low < high LOOP
		middle := (low + high) / 2 + 1;
		IF whole[middle] < edge_whole OR whole[middle] = edge_whole
				AND rest[middle] < edge_rest THEN
			low := middle;
		ELSE
			high := middle - 1;
		END IF;
	END LOOP;
	RETURN low;
END $$;
