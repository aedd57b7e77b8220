-- Whom a comparison is among.  named: the counties given, and a county with its
-- peers; chosen: the same within the province, or all of the province.  Both null:
-- all.  A county given by a code that it had is the county of today, and what is
-- filed under that code its own; peers are those of the county that has its land.
CREATE FUNCTION compared(asked_province text, counties text[], peers_of text,
	wanted bigint, asked_basis text, asked_year integer,
	OUT named text[], OUT chosen text[])
LANGUAGE plpgsql STABLE AS $$
DECLARE
	within text := province_part(asked_province);
	own text := coalesce(county_today(peers_of), peers_of);
BEGIN
	named := counties;
	IF EXISTS (SELECT FROM unnest(counties) c WHERE NOT EXISTS (
			SELECT FROM division d WHERE d.code = c)) THEN
		named := ARRAY(SELECT county_now(c) FROM unnest(counties)
				WITH ORDINALITY AS u(c, n)
			GROUP BY 1 ORDER BY min(n));
	END IF;
	IF peers_of IS NOT NULL THEN
		named := ARRAY(SELECT code FROM (
			SELECT code, n FROM unnest(named)
				WITH ORDINALITY AS c(code, n)
			UNION ALL SELECT own, 10000
			UNION ALL SELECT code, 10000 + place
			FROM peers(own, wanted, asked_basis, asked_year)) c
			GROUP BY code ORDER BY min(n));
	END IF;
	IF named IS NOT NULL THEN
		chosen := ARRAY(SELECT DISTINCT c
			FROM unnest(named || counties) c
			WHERE asked_province IS NULL OR left(c, 2) = within);
	ELSIF asked_province IS NOT NULL THEN
		chosen := ARRAY(SELECT code FROM division
			WHERE left(code, 2) = within
			UNION SELECT code FROM division_history
			WHERE left(code, 2) = within);
	END IF;
END $$;
