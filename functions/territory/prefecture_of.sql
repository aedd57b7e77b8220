-- The prefecture of a division, also of one that is no more.
CREATE FUNCTION prefecture_of(asked text) RETURNS text
LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN coalesce((SELECT prefecture FROM division WHERE code = asked),
		(SELECT prefecture FROM division_history WHERE code = asked
			ORDER BY valid_from DESC LIMIT 1));
END $$;
