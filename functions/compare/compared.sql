-- Whom a comparison is among.  named: the counties given, and a county with its
-- peers; chosen: the same within the province, or all of the province.  Both null:
-- all.
CREATE FUNCTION compared(asked_province text, counties text[], peers_of text,
	wanted bigint, asked_basis text, asked_year integer,
	OUT named text[], OUT chosen text[])
LANGUAGE plpgsql STABLE AS $$
DECLARE
	within text;
BEGIN
	named := counties;
	IF asked_province IS NOT NULL THEN
		within := (SELECT left(code, 2) FROM division
			WHERE level = 'province' AND name = asked_province);
	END IF;
	IF peers_of IS NOT NULL THEN
		named := ARRAY(SELECT code FROM (
			SELECT code, n FROM unnest(counties)
				WITH ORDINALITY AS c(code, n)
			UNION ALL SELECT peers_of, 10000
			UNION ALL SELECT code, 10000 + place
			FROM peers(peers_of, wanted, asked_basis, asked_year)) c
			GROUP BY code ORDER BY min(n));
	END IF;
	IF named IS NOT NULL THEN
		chosen := ARRAY(SELECT c FROM unnest(named) c
			WHERE asked_province IS NULL OR left(c, 2) = within);
	ELSIF asked_province IS NOT NULL THEN
		chosen := ARRAY(SELECT code FROM division
			WHERE left(code, 2) = within
			UNION SELECT code FROM division_history
			WHERE left(code, 2) = within);
	END IF;
END $$;
