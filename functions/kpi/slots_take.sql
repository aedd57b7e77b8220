-- Takes counties away from those of a cell.
CREATE FUNCTION slots_take(INOUT few smallint[], INOUT many bit,
	gone smallint[])
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT ARRAY(SELECT s FROM unnest(few) s WHERE s <> ALL (gone) ORDER BY s),
		many & ~slot_bits(gone)
$$;
