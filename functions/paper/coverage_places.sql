-- Whom coverage.matrix is about: counties; or those named, of any level, also by a
-- code that they had.  wanted: they; have: those of them with a current paper that
-- the filters let through; filed: under whose codes such papers are, of the years
-- of spans where that is not null: those named are followed to where theirs are.
CREATE FUNCTION coverage_places(named text[], asked_province text,
	asked_prefecture text, asked_scope text, asked_kind text,
	first_year integer, last_year integer, asked_type text,
	OUT wanted bit, OUT have bit, OUT filed bit, OUT spans jsonb)
LANGUAGE plpgsql STABLE AS $$
BEGIN
	named := nullif(array_remove(named, NULL), '{}');
	IF named IS NOT NULL THEN
		named := ARRAY(SELECT DISTINCT county_now(c) FROM unnest(named) c
			WHERE (asked_province IS NULL
				OR province_of(c) = asked_province)
				AND (asked_prefecture IS NULL
				OR prefecture_of(c) = asked_prefecture));
		spans := coalesce(followed(named), '{}');
		wanted := places_of(named);
		have := wanted;
		filed := places_of(followed_codes(named));
	ELSIF asked_prefecture IS NOT NULL THEN
		SELECT place_bits(array_agg(place(code)) FILTER (
				WHERE level = 'county')),
			place_bits(array_agg(place(code)))
		INTO wanted, have FROM division
		WHERE prefecture = asked_prefecture
			AND (asked_province IS NULL OR province = asked_province);
	ELSE
		wanted := wanted_places('county', asked_province, NULL);
		have := wanted_places('', asked_province, NULL);
	END IF;
	have := have & coalesce((SELECT bit_or(places) FROM published_set
		WHERE (asked_scope IS NULL OR scope = asked_scope)
			AND (asked_kind IS NULL OR department_kind = asked_kind)
			AND (first_year IS NULL
				OR fiscal_year BETWEEN first_year AND last_year)
			AND (asked_type IS NULL OR doc_type = asked_type)),
		place_bits('{}'));
	filed := coalesce(filed, have);
	-- Who has no paper of its own may have one under another code.
	IF spans IS NOT NULL THEN
		have := have | place_bits(ARRAY(
			SELECT place(c) FROM unnest(named) c
			WHERE get_bit(have, place(c)) = 0 AND EXISTS (
				SELECT FROM (SELECT followed(ARRAY[c]) AS own
					OFFSET 0) f
				CROSS JOIN LATERAL coverage_papers(
					followed_codes(ARRAY[c]), own,
					asked_scope, asked_kind, first_year,
					last_year, asked_type))));
	END IF;
END $$;
