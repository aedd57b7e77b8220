-- Counties of cells of kpi_use.
CREATE FUNCTION slots_count(few smallint[], many bit) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT bit_count(coalesce(many | slot_bits(few), slot_bits(few)))
$$;
