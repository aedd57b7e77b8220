-- The places of counties among the bits of what is counted; new ones get one.
CREATE FUNCTION kpi_slots(ids bigint[]) RETURNS void
LANGUAGE sql AS $$
	INSERT INTO kpi_county
	SELECT code, coalesce((SELECT max(slot) FROM kpi_county), -1)
		+ row_number() OVER (ORDER BY code)
	FROM (SELECT DISTINCT division_code AS code FROM disclosure
		WHERE id = ANY (ids)) n
	WHERE NOT EXISTS (SELECT FROM kpi_county c
		WHERE c.division_code = code)
$$;
