-- Whom a comparison is about: the divisions of today of a level, of a province,
-- or of a list, whatever they are or were.
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
	RETURN place_bits(ARRAY(SELECT bit FROM place_bit
		WHERE code = ANY (named) AND (asked_province IS NULL
			OR left(code, 2) = province_part(asked_province))));
END $$;
