-- Whom a comparison is about: the divisions of today of a level, of a province,
-- or of a list, whatever their level.
CREATE FUNCTION wanted_places(asked_level text, asked_province text,
	named text[])
RETURNS bit LANGUAGE plpgsql STABLE AS $$
BEGIN
	IF named IS NULL THEN
		RETURN coalesce((SELECT places FROM place_set
			WHERE level = asked_level
				AND province = coalesce(asked_province, '')),
			place_bits('{}'));
	END IF;
	RETURN place_bits(ARRAY(SELECT b.bit FROM division d
		JOIN place_bit b USING (code)
		WHERE d.code = ANY (named) AND (asked_province IS NULL
			OR d.province = asked_province)));
END $$;
