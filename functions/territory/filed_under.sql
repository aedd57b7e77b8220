-- The forerunner of a county that a paper of that year names, in its publisher's
-- name or else its title; the county itself where none is named, or where it is
-- the same territory.
CREATE FUNCTION filed_under(d_code text, paper_year integer, publisher text,
	title text)
RETURNS text LANGUAGE plpgsql STABLE AS $$
BEGIN
	IF NOT EXISTS (SELECT FROM division_link WHERE successor = d_code
			AND kind IN ('recoded', 'merged') AND year > paper_year)
	THEN
		RETURN d_code;
	END IF;
	RETURN coalesce((
		SELECT m FROM territory_of(d_code, ARRAY[paper_year]) t
		CROSS JOIN unnest(t.members) m
		CROSS JOIN division_name(m, paper_year) name
		WHERE t.territory = 'merged'
			AND strpos(concat_ws(' ', publisher, title), name) > 0
		ORDER BY strpos(publisher, name) > 0 DESC NULLS LAST,
			length(name) DESC, m
		LIMIT 1), d_code);
END $$;
