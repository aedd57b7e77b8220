-- The county of today that has the whole territory of one that was recoded or
-- merged; the same code where it is still there, null where it was parted.
CREATE FUNCTION county_today(asked text) RETURNS text
LANGUAGE plpgsql STABLE AS $$
DECLARE
	now text := asked;
BEGIN
	FOR i IN 1 .. 20 LOOP
		EXIT WHEN now IS NULL;
		now := county_now(now);
		IF EXISTS (SELECT FROM division d WHERE d.code = now) THEN
			RETURN now;
		END IF;
		now := (SELECT l.successor FROM division_link l
			WHERE l.code = now AND l.kind = 'merged'
			ORDER BY l.year DESC LIMIT 1);
	END LOOP;
	RETURN NULL;
END $$;
