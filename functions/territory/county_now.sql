-- The code of today of a county that was recoded; else the same code.
CREATE FUNCTION county_now(asked text) RETURNS text
LANGUAGE plpgsql STABLE AS $$
DECLARE
	now text := asked;
	next text;
BEGIN
	FOR i IN 1 .. 20 LOOP
		EXIT WHEN EXISTS (SELECT FROM division d WHERE d.code = now);
		SELECT l.successor INTO next FROM division_link l
		WHERE l.code = now AND l.kind = 'recoded'
		ORDER BY l.year DESC LIMIT 1;
		EXIT WHEN next IS NULL;
		now := next;
	END LOOP;
	RETURN now;
END $$;
