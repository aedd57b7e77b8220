-- Whom coverage.matrix is about (counties; or those named, of any level), and who
-- of the divisions of today that the filters let through has a current paper.
CREATE FUNCTION coverage_places(named text[], asked_province text,
	asked_prefecture text, asked_scope text, asked_kind text,
	first_year integer, last_year integer, asked_type text,
	OUT wanted bit, OUT have bit)
LANGUAGE plpgsql STABLE AS $$
BEGIN
	named := nullif(array_remove(named, NULL), '{}');
	IF named IS NULL AND asked_prefecture IS NULL THEN
		wanted := wanted_places('county', asked_province, NULL);
		have := wanted_places('', asked_province, NULL);
	ELSE
		SELECT place_bits(array_agg(place(code)) FILTER (
				WHERE named IS NOT NULL OR level = 'county')),
			place_bits(array_agg(place(code)))
		INTO wanted, have FROM division
		WHERE (named IS NULL OR code = ANY (named))
			AND (asked_province IS NULL OR province = asked_province)
			AND (asked_prefecture IS NULL
				OR prefecture = asked_prefecture);
	END IF;
	have := have & coalesce((SELECT bit_or(places) FROM published_set
		WHERE (asked_scope IS NULL OR scope = asked_scope)
			AND (asked_kind IS NULL OR department_kind = asked_kind)
			AND (first_year IS NULL OR fiscal_year >= first_year
				AND fiscal_year <= last_year)
			AND (asked_type IS NULL OR doc_type = asked_type)),
		place_bits('{}'));
END $$;
