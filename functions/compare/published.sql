-- Who of `wanted` has published a paper that should state figures of a year and
-- stage, now or as of a version.
CREATE FUNCTION published(wanted bit, scopes text[], asked_kind text,
	asked_stage text, asked_year integer, asked_version bigint)
RETURNS bit LANGUAGE plpgsql STABLE AS $$
BEGIN
	IF asked_version IS NULL THEN
		RETURN wanted & coalesce((SELECT bit_or(places) FROM published_set
			WHERE fiscal_year = asked_year AND scope = ANY (scopes)
				AND doc_type = stage_paper(asked_stage)
				AND (asked_kind IS NULL
					OR department_kind = asked_kind)),
			place_bits('{}'));
	END IF;
	RETURN place_bits(ARRAY(SELECT b.bit FROM place_bit b
		WHERE get_bit(wanted, b.bit) = 1 AND EXISTS (
			SELECT FROM disclosure d WHERE d.division_code = b.code
				AND d.scope = ANY (scopes)
				AND d.fiscal_year = asked_year
				AND d.doc_type = stage_paper(asked_stage)
				AND (asked_kind IS NULL
					OR d.department_kind = asked_kind)
				AND served(d.version_from, d.version_to,
					asked_version))));
END $$;
