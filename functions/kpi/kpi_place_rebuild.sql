-- What kpi.quality ranks, anew from the papers that are counted.
CREATE FUNCTION kpi_place_rebuild() RETURNS void LANGUAGE sql AS $$
	DELETE FROM kpi_place;
	SELECT kpi_place_count(ARRAY(SELECT disclosure_id FROM kpi_paper), 1)
$$;
