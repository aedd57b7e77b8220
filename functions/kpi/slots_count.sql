-- Counties of a cell of kpi_use, or of several: slots and bits together.
CREATE FUNCTION slots_count(few smallint[], many bit) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT CASE WHEN many IS NULL THEN cardinality(few)
		ELSE bit_count(many | slot_bits(few)) END
$$;
